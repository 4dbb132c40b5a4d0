import { describe, expect, it } from 'vitest';
import { findRings } from '../../../src/authenticity/index.ts';

/** Twenty accounts of which the first four look made; everybody else as real as usual. */
const surprise = [-6, -5, -6, -4, ...Array.from({ length: 16 }, (_, i) => 3 + (i % 3))];
const clique = (members: readonly number[]) =>
  members.flatMap((one) =>
    members.filter((other) => other > one).map((other) => [one, other] as const),
  );
const columns = (pairs: readonly (readonly [number, number])[]) => ({
  from: pairs.map(([one]) => one),
  to: pairs.map(([, other]) => other),
  surprise,
});

describe('findRings', () => {
  it('finds accounts that lift each other and look less real than others', () => {
    const [ring, ...others] = findRings(columns([...clique([0, 1, 2, 3]), ...clique([8, 9, 10])]));
    expect(ring).toMatchObject({ members: [0, 1, 2, 3], density: 1 });
    // By hand: mean 2.1, deviation 3.77; four members at −5.25 on average lie 1.95 deviations below.
    expect(ring?.bits).toBeCloseTo((4 * (1.951 - 0.5)) / Math.LN2, 1);
    expect(others).toEqual([]);
  });

  it('leaves alone friends, pairs, and groups that hardly lift each other', () => {
    expect(findRings(columns(clique([8, 9, 10, 11])))).toEqual([]);
    expect(findRings(columns([[0, 1]]))).toEqual([]);
    const chain = [0, 1, 2, 3, 4, 5].map((at) => [at, at + 1] as const);
    expect(findRings(columns(chain))).toEqual([]);
  });

  it('has nothing to say where nobody differs, or nobody is there', () => {
    const alike = surprise.map(() => 1);
    expect(findRings({ ...columns(clique([0, 1, 2])), surprise: alike })).toEqual([]);
    expect(findRings({ from: [], to: [], surprise: [] })).toEqual([]);
  });

  it('does not depend on the order of the pairs', () => {
    const pairs = clique([0, 1, 2, 3]);
    expect(findRings(columns(pairs.toReversed()))).toEqual(findRings(columns(pairs)));
  });
});
