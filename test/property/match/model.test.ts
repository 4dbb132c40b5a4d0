import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedProbabilities } from '../../../src/match/decide.ts';
import {
  bitsOf,
  comparisonLevels,
  comparisons,
  learn,
  type Pattern,
  priorParameters,
} from '../../../src/match/index.ts';
import { orderRatios } from '../../../src/match/learn/isotonic.ts';
import { priorU } from '../../../src/match/learn/parameters.ts';

const level = (comparison: keyof typeof comparisonLevels) =>
  fc.integer({ min: 0, max: comparisonLevels[comparison].length - 1 });

const pattern: fc.Arbitrary<Pattern> = fc.record({
  levels: fc.record({
    claim: level('claim'),
    name: level('name'),
    address: level('address'),
    place: level('place'),
    work: level('work'),
    birth: level('birth'),
    nature: level('nature'),
  }),
  nameChanceBits: fc.integer({ min: -25, max: 0 }),
  claimChanceBits: fc.integer({ min: -20, max: 0 }),
  label: fc.constantFrom('unknown', 'unknown', 'unknown', 'match', 'non-match'),
  pairs: fc.integer({ min: 1, max: 500 }),
});

const input = fc.record({
  patterns: fc.array(pattern, { maxLength: 40 }),
  randomPatterns: fc.array(pattern, { maxLength: 20 }),
  size: fc.record({
    customers: fc.integer({ min: 1, max: 5000 }),
    profiles: fc.integer({ min: 1, max: 5000 }),
    pairs: fc.integer({ min: 25_000, max: 25_000_000 }),
  }),
});

describe('learning', () => {
  it('never makes the data less likely from round to round', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { logPosteriors } = learn(given);
        for (const [round, value] of logPosteriors.entries()) {
          const before = logPosteriors[round - 1];
          if (before === undefined) continue;
          expect(value).toBeGreaterThanOrEqual(before - 1e-9 * Math.abs(before));
        }
      }),
    );
  });

  it('never lets a better level weigh less', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { parameters } = learn(given);
        for (const comparison of comparisons) {
          // A name weighs by how rare it is, not by the form in which it is shown.
          if (comparison === 'name') continue;
          let last = Number.NEGATIVE_INFINITY;
          for (let code = 1; code < comparisonLevels[comparison].length; code += 1) {
            const chance = comparison === 'claim' ? Math.log2(priorU[comparison][code] ?? 1) : 0;
            const bits = bitsOf(parameters, comparison, code, chance);
            expect(bits).toBeGreaterThanOrEqual(last - 1e-9);
            last = bits;
          }
        }
      }),
    );
  });

  it('stays with what it started from when there is nothing to learn from', () => {
    const size = { customers: 100, profiles: 100, pairs: 10_000 };
    const { parameters } = learn({ patterns: [], randomPatterns: [], size });
    const start = priorParameters(size);
    for (const comparison of comparisons) {
      for (const [code, m] of parameters.m[comparison].entries()) {
        expect(m).toBeCloseTo(start.m[comparison][code] ?? 0, 3);
      }
    }
  });
});

describe('orderRatios', () => {
  const positive = fc.double({ min: 1e-6, max: 1, noNaN: true });

  it('keeps the sum and makes the ratios rise', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(positive, positive), { minLength: 1, maxLength: 12 }),
        (pairs) => {
          const m = [0, ...pairs.map(([one]) => one)];
          const u = [0, ...pairs.map(([, one]) => one)];
          const ordered = orderRatios(m, u);
          expect(sum(ordered)).toBeCloseTo(sum(m), 9);
          for (let code = 2; code < m.length; code += 1) {
            const before = (ordered[code - 1] ?? 0) / (u[code - 1] ?? 1);
            expect((ordered[code] ?? 0) / (u[code] ?? 1)).toBeGreaterThanOrEqual(
              before * (1 - 1e-9),
            );
          }
        },
      ),
    );
  });
});

describe('claimants of one profile', () => {
  it('share at most one certainty, in the order of their weights', () => {
    const bits = fc.double({ min: -60, max: 60, noNaN: true });
    fc.assert(
      fc.property(fc.array(bits, { minLength: 1, maxLength: 30 }), (weights) => {
        const shared = sharedProbabilities(weights);
        expect(sum(shared)).toBeLessThanOrEqual(1 + 1e-9);
        for (const [a, one] of weights.entries()) {
          for (const [b, other] of weights.entries()) {
            if (one > other) expect(shared[a]).toBeGreaterThanOrEqual(shared[b] ?? 0);
          }
        }
      }),
    );
  });
});

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
