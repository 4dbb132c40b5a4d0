import { describe, expect, it } from 'vitest';
import { measureDuplicates } from '../../../../src/match/index.ts';

const clusters = new Map(Object.entries({ a: '1', b: '1', c: '1', d: '2', e: '2', f: '3' }));

describe('measuring clusters', () => {
  it('counts all pairs where people are known', () => {
    const personOf = new Map(Object.entries({ a: 'x', b: 'x', c: 'y', d: 'y', e: 'y', f: 'z' }));
    // Found: ab ac bc de; true: ab, cd ce de; both: ab de.
    const measure = measureDuplicates(clusters, { kind: 'people', personOf });
    expect(measure).toMatchObject({ found: 4, true: 4, right: 2, precision: 0.5, recall: 0.5 });
    expect(measure.f1).toBeCloseTo(0.5);
  });

  it('counts labelled pairs alone where pairs are labelled', () => {
    const pairs = [
      { a: 'a', b: 'b', same: true },
      { a: 'c', b: 'd', same: true },
      { a: 'd', b: 'e', same: false },
      { a: 'f', b: 'nobody', same: false },
    ];
    const measure = measureDuplicates(clusters, { kind: 'pairs', pairs });
    expect(measure).toMatchObject({ found: 2, true: 2, right: 1 });
  });
});
