import { describe, expect, it } from 'vitest';
import { lowerBound, upperBound } from '../../../../graph/influence/bounds.ts';
import { createRoots } from '../../../../graph/influence/roots.ts';
import { createRandom } from '../../../../src/kernel/index.ts';

describe('bounds', () => {
  it('hold as often as they say, and close in as sets grow', () => {
    const random = createRandom(1);
    const share = 0.1;
    for (const sets of [100, 1000]) {
      let failed = 0;
      for (let trial = 0; trial < 1000; trial++) {
        let covered = 0;
        for (let i = 0; i < sets; i++) if (random.chance(share)) covered += 1;
        const sample = { covered, sets, total: 1, failure: 0.05 };
        if (lowerBound(sample) > share || upperBound(sample) < share) failed += 1;
      }
      expect(failed).toBeGreaterThan(0);
      expect(failed / 1000).toBeLessThan(0.1);
    }
    const gap = (sets: number) => {
      const sample = { covered: sets / 10, sets, total: 1, failure: 0.01 };
      return upperBound(sample) - lowerBound(sample);
    };
    expect(gap(100_000)).toBeLessThan(gap(1000) / 5);
  });

  it('say nothing without sets', () => {
    const none = { covered: 0, sets: 0, total: 7, failure: 0.01 };
    expect([lowerBound(none), upperBound(none)]).toEqual([0, 7]);
  });
});

describe('createRoots', () => {
  it('draws in proportion to the weights and never what weighs nothing', () => {
    const weights = [0, 1, 2, 0, 5, Number.NaN, 0.5];
    const roots = createRoots(7, weights);
    expect(roots.total).toBe(8.5);
    const random = createRandom(3);
    const drawn = new Array<number>(7).fill(0);
    for (let i = 0; i < 85_000; i++) drawn[roots.draw(random.below(7), random.uniform())]! += 1;
    expect([drawn[0], drawn[3], drawn[5]]).toEqual([0, 0, 0]);
    [10_000, 20_000, 50_000, 5000].forEach((expected, i) => {
      const found = drawn[[1, 2, 4, 6][i]!]!;
      expect(Math.abs(found - expected)).toBeLessThan(5 * Math.sqrt(expected));
    });
  });
});
