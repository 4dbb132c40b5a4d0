import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lentProbability, sharedSlot } from '../../../src/match/index.ts';

const probability = fc.double({ min: 0, max: 0.999_999, noNaN: true });
const several = fc.array(probability, { minLength: 2, maxLength: 12 });

/** Every set of accounts with its odds, added up one by one. */
function bySets(probabilities: readonly number[], second: number): number[] {
  const odds = probabilities.map((one) => one / (1 - one));
  const sums = odds.map(() => 0);
  let total = 0;
  for (let set = 0; set < 2 ** odds.length; set += 1) {
    const members = odds.flatMap((_, at) => ((set >> at) & 1 ? [at] : []));
    const weight = members.reduce((product, at) => product * (odds[at] ?? 0), 1);
    const odd = weight * second ** Math.max(0, members.length - 1);
    total += odd;
    for (const at of members) sums[at] = (sums[at] ?? 0) + odd;
  }
  return sums.map((sum) => sum / total);
}

describe('profiles of one customer on one platform', () => {
  it('share as all sets of them, counted one by one, do', () => {
    const few = fc.array(probability, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(few, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (given, second) => {
        const expected = bySets(given, second);
        for (const [at, one] of sharedSlot(given, second).entries()) {
          expect(one).toBeCloseTo(expected[at] ?? 0, 6);
        }
      }),
    );
  });

  it('stay as they are where second accounts are as common as first ones', () => {
    fc.assert(
      fc.property(several, (given) => {
        expect(sharedSlot(given, 1)).toEqual(given);
      }),
    );
  });

  it('lose by the others, and keep their order', () => {
    fc.assert(
      fc.property(several, (given) => {
        const shared = sharedSlot(given, 0.01);
        for (const [a, one] of given.entries()) {
          expect(shared[a]).toBeLessThanOrEqual(one + 1e-9);
          for (const [b, other] of given.entries()) {
            if (one > other) expect(shared[a]).toBeGreaterThanOrEqual((shared[b] ?? 0) - 1e-9);
          }
        }
      }),
    );
  });
});

describe('a profile known under the same handle elsewhere', () => {
  const lending = fc.record({
    own: probability,
    elsewhere: probability,
    priorBits: fc.constant(-14),
    handleBits: fc.double({ min: -40, max: 0, noNaN: true }),
    againstBits: fc.double({ min: -20, max: 0, noNaN: true }),
  });

  it('never takes, and never lends more than it has', () => {
    fc.assert(
      fc.property(lending, (given) => {
        const lent = lentProbability(given);
        expect(lent).toBeGreaterThanOrEqual(given.own - 1e-12);
        expect(lent).toBeLessThanOrEqual(Math.max(given.own, given.elsewhere) + 1e-12);
      }),
    );
  });

  it('lends more the rarer the handle', () => {
    fc.assert(
      fc.property(lending, (given) => {
        const rarer = lentProbability({ ...given, handleBits: given.handleBits - 1 });
        expect(rarer).toBeGreaterThanOrEqual(lentProbability(given) - 1e-12);
      }),
    );
  });
});
