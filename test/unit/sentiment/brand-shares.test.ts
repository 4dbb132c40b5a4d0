/** Shares of people's feelings toward a brand, corrected and combined over the ways of naming it. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/kernel/index.ts';
import {
  brandShares,
  type Confusion,
  correctedShares,
  type LabelCount,
} from '../../../src/sentiment/index.ts';

const perfect: Confusion = [
  [10_000, 0, 0],
  [0, 10_000, 0],
  [0, 0, 10_000],
];
/** Finds half of the positive, takes the rest for neutral. */
const blind: Confusion = [
  [10_000, 0, 0],
  [0, 10_000, 0],
  [0, 5_000, 5_000],
];
const count = (context: string, label: LabelCount['label'], people: number): LabelCount => ({
  context,
  label,
  people,
});

describe('brandShares', () => {
  it('takes the known confusion out of what was counted', () => {
    const counts = [
      count('named', 'positive', 200),
      count('named', 'neutral', 600),
      count('named', 'negative', 200),
    ];
    const shares = brandShares(counts, [perfect, blind, perfect], createRandom(1));
    expect(shares.map(({ feeling }) => feeling)).toEqual(['negative', 'neutral', 'positive']);
    const [negative, neutral, positive] = shares;
    expect(positive?.countedShare).toBe(0.2);
    expect(positive?.share).toBeCloseTo(0.4, 2);
    expect(neutral?.share).toBeCloseTo(0.4, 2);
    expect(negative?.share).toBeCloseTo(0.2, 2);
    for (const { share, low, high } of shares) {
      expect(low).toBeLessThan(share);
      expect(high).toBeGreaterThan(share);
    }
  });

  it('corrects each way of naming the brand by its own confusion, weighted by people', () => {
    const counts = [
      count('named', 'positive', 100),
      count('named', 'neutral', 300),
      count('addressed', 'negative', 100),
    ];
    const [negative, neutral, positive] = brandShares(
      counts,
      [perfect, blind, perfect],
      createRandom(1),
    );
    expect(positive?.share).toBeCloseTo(0.4, 2);
    expect(neutral?.share).toBeCloseTo(0.4, 2);
    expect(negative?.share).toBeCloseTo(0.2, 2);
    expect([negative?.people, neutral?.people, positive?.people]).toEqual([100, 300, 100]);
  });

  it('says of one way alone what that way says, and is sure of more people', () => {
    const named = [
      count('named', 'positive', 30),
      count('named', 'neutral', 60),
      count('named', 'negative', 70),
    ];
    const shares = brandShares(named, [perfect, blind, perfect], createRandom(7));
    const alone = correctedShares({
      counts: [70, 60, 30],
      confusion: blind,
      random: createRandom(7).split('named'),
    });
    for (const [c, { share, low, high }] of shares.entries()) {
      expect(share).toBeCloseTo(alone[c]?.share as number, 5);
      expect(low).toBeCloseTo(alone[c]?.low as number, 5);
      expect(high).toBeCloseTo(alone[c]?.high as number, 5);
    }
    const many = brandShares(
      named.map((one) => ({ ...one, people: one.people * 100 })),
      [perfect, blind, perfect],
      createRandom(7),
    );
    const widthOf = ({ low, high }: { low: number; high: number }): number => high - low;
    for (const [c, share] of shares.entries()) {
      expect(widthOf(many[c] as never)).toBeLessThan(widthOf(share) / 3);
    }
  });

  it('is the same for the same seed, and empty for nobody', () => {
    const counts = [count('addressed', 'neutral', 5), count('named', 'positive', 2)];
    const of = (seed: number) => brandShares(counts, [perfect, blind, perfect], createRandom(seed));
    expect(of(3)).toEqual(of(3));
    expect(brandShares([], [perfect, blind, perfect], createRandom(1))).toEqual([]);
  });
});
