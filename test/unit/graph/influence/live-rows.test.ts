import { describe, expect, it } from 'vitest';
import { createLiveRows } from '../../../../graph/influence/live-rows.ts';
import { createSetSampler, setsPerBlock } from '../../../../graph/influence/reverse-reachable.ts';
import { createRoots } from '../../../../graph/influence/roots.ts';
import { createSetBuffer, roomForSets } from '../../../../graph/influence/set-buffer.ts';
import { createOutcomeTables } from '../../../../graph/influence/subset-table.ts';
import { type EdgeRow, network } from '../networks.ts';

const choose = (n: number, k: number): number =>
  Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1);

/** The probability of each outcome that a table of slots stands for. */
function chancesOf(words: Int32Array, start: number): Map<number, number> {
  const bits = 32 - words[start]!;
  const chances = new Map<number, number>();
  const add = (outcome: number, chance: number): void => {
    if (chance > 0) chances.set(outcome, (chances.get(outcome) ?? 0) + chance / 2 ** bits);
  };
  for (let slot = 0; slot < 2 ** bits; slot++) {
    const below = (words[start + 1 + 2 * slot]! + 2 ** 31 + 1) / 2 ** 32;
    const outcomes = words[start + 2 + 2 * slot]!;
    add(outcomes & 0xffff, below);
    add(outcomes >>> 16, 1 - below);
  }
  return chances;
}

describe('tables of outcomes', () => {
  it.each([
    [3, 0.25],
    [40, 0.025],
    [500, 0.01],
    [7, 0.7],
  ])('hold the binomial distribution of %i chances of %f', (n, p) => {
    const tables = createOutcomeTables();
    const start = tables.countOf(n, p);
    const chances = chancesOf(tables.words, start);
    for (let count = 0; count < Math.min(n, 8); count++) {
      const expected = choose(n, count) * p ** count * (1 - p) ** (n - count);
      expect(chances.get(count) ?? 0).toBeCloseTo(expected, 9);
    }
    expect(Math.max(...chances.keys())).toBeLessThanOrEqual(n);
    expect(tables.countOf(n, p)).toBe(start);
  });

  it('hold every subset of a short row', () => {
    const tables = createOutcomeTables();
    tables.countOf(3, 0.2);
    const chances = chancesOf(tables.words, tables.subsetsOf(3, 0.2));
    for (let subset = 0; subset < 8; subset++) {
      const live = [0, 1, 2].filter((i) => (subset >> i) & 1).length;
      expect(chances.get(subset)).toBeCloseTo(0.2 ** live * 0.8 ** (3 - live), 9);
    }
    expect(chances.size).toBe(8);
  });
});

describe('rows drawn by how many come true', () => {
  /** One target with 60 sources; how often each source is in its set must be the edge's probability. */
  const sources = 60;
  const frequencies = (probabilityOf: (u: number) => number) => {
    const rows = Array.from({ length: sources }, (_, u) => [u + 1, 0, probabilityOf(u)] as EdgeRow);
    const csr = network(sources + 1, rows);
    const onlyTarget = [1, ...new Array<number>(sources).fill(0)];
    const sampler = createSetSampler(createLiveRows(csr), createRoots(sources + 1, onlyTarget), 1);
    const buffer = createSetBuffer();
    const blocks = 1500;
    roomForSets(buffer, blocks * setsPerBlock);
    for (let block = 0; block < blocks; block++) sampler.sampleBlock(block, buffer);
    const met = new Float64Array(sources + 1);
    for (let i = 0; i < buffer.entries; i++) met[buffer.members[i]!]! += 1;
    return { shares: met.map((count) => count / buffer.sets).subarray(1), buffer };
  };
  const expectShares = (probabilityOf: (u: number) => number) => {
    const { shares, buffer } = frequencies(probabilityOf);
    for (let u = 0; u < sources; u++) {
      const p = probabilityOf(u);
      const noise = Math.sqrt((p * (1 - p)) / buffer.sets);
      expect(Math.abs(shares[u]! - p)).toBeLessThanOrEqual(4.5 * noise);
    }
    return buffer;
  };

  it('are live with their probability when all are equal, and independently so', () => {
    const buffer = expectShares(() => 1 / sources);
    // Of two equal, independent edges, the share of both is the product.
    let pairs = 0;
    for (let s = 0; s < buffer.sets; s++) {
      const size = buffer.ends[s + 1]! - buffer.ends[s]! - 1;
      pairs += (size * (size - 1)) / 2;
    }
    const expected = ((sources * (sources - 1)) / 2 / sources ** 2) * buffer.sets;
    expect(Math.abs(pairs - expected)).toBeLessThan(5 * Math.sqrt(expected) * 1.5);
  });

  it('are live with their probability when they differ', () => {
    expectShares((u) => 0.001 + 0.0007 * u);
    expectShares((u) => (u % 7 === 0 ? 0 : 0.01 * (u % 3)));
  });

  it.each([2, 3, 5])(
    'are live with their probability in a row of %i, all by one word',
    (degree) => {
      expectShares((u) => (u < degree ? 1 / degree : 0));
    },
  );

  it('are always live at 1 and never at 0', () => {
    expectShares((u) => u % 2);
  });
});

describe('blocks', () => {
  it('are the same in whatever order they are sampled', () => {
    const csr = network(
      30,
      Array.from({ length: 200 }, (_, i) => [i % 30, (i * 7 + 3) % 30, 0.2] as EdgeRow),
    );
    const sampled = (order: readonly number[]) => {
      const sampler = createSetSampler(createLiveRows(csr), createRoots(30), 5);
      return new Map(
        order.map((block) => {
          const buffer = createSetBuffer();
          sampler.sampleBlock(block, buffer);
          return [block, [...buffer.members.subarray(0, buffer.entries)]];
        }),
      );
    };
    const [first, second] = [sampled([0, 1, 2]), sampled([2, 0, 1])];
    for (const block of [0, 1, 2]) expect(second.get(block)).toEqual(first.get(block));
    expect(first.get(0)).not.toEqual(first.get(1));
  });
});
