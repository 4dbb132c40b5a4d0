/** Shares of people's feelings toward a brand, corrected and combined over the ways of naming it. */
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../../src/kernel/index.ts';
import {
  brandShares,
  type Confusion,
  classNames,
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

/** Shares drawn from all there are, as somebody who knows nothing expects them. */
function simplex(random: Random): number[] {
  const drawn = [0, 1, 2].map(() => random.exponential());
  const total = drawn.reduce((sum, one) => sum + one, 0);
  return drawn.map((one) => one / total);
}

/** Rates of a brand's own around the known ones: the shares of posts drawn from them. */
const ownRates = (rates: readonly number[], posts: number, random: Random): number[] => {
  const counts = [0, 0, 0];
  for (let post = 0; post < posts; post += 1) {
    const at = drawnFrom(rates, random);
    counts[at] = (counts[at] as number) + 1;
  }
  return counts.map((one) => one / posts);
};

function drawnFrom(rates: readonly number[], random: Random): number {
  const u = random.uniform();
  if (u < (rates[0] as number)) return 0;
  return u < (rates[0] as number) + (rates[1] as number) ? 1 : 2;
}

describe('brandShares', () => {
  it('holds the truth in nine of ten brands that each confuse in their own way', () => {
    const random = createRandom(11);
    const known = [
      [0.45, 0.4, 0.15],
      [0.1, 0.65, 0.25],
      [0.05, 0.3, 0.65],
    ];
    const confusion = known.map((row) => row.map((rate) => 10_000 * rate));
    let held = 0;
    const brands = 30;
    for (let brand = 0; brand < brands; brand += 1) {
      const truth = simplex(random);
      const rates = known.map((row) => ownRates(row, 12, random));
      const people = [0, 0, 0];
      for (let person = 0; person < 400; person += 1) {
        const label = drawnFrom(rates[drawnFrom(truth, random)] as number[], random);
        people[label] = (people[label] as number) + 1;
      }
      const counts = classNames.map((label, c) => count('named', label, people[c] as number));
      const shares = brandShares(counts, [confusion, confusion, confusion], random.split(brand));
      for (const [c, { low, high }] of shares.entries()) {
        if (low <= (truth[c] as number) && (truth[c] as number) <= high) held += 1;
      }
    }
    expect(held / (3 * brands)).toBeGreaterThan(0.84);
  });

  it('moves what was counted toward what the confusion says is hidden', () => {
    const counts = [
      count('named', 'positive', 200),
      count('named', 'neutral', 600),
      count('named', 'negative', 200),
    ];
    const shares = brandShares(counts, [perfect, blind, perfect], createRandom(1));
    expect(shares.map(({ feeling }) => feeling)).toEqual(['negative', 'neutral', 'positive']);
    const [negative, neutral, positive] = shares;
    expect(positive?.countedShare).toBe(0.2);
    expect(positive?.share).toBeGreaterThan(0.35);
    expect(positive?.share).toBeLessThan(0.5);
    expect(neutral?.share).toBeLessThan(0.5);
    expect(negative?.share).toBeCloseTo(0.2, 1);
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
    const shares = brandShares(counts, [perfect, blind, perfect], createRandom(1));
    expect(shares.map(({ people }) => people)).toEqual([100, 300, 100]);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 5);
    const named = brandShares(counts.slice(0, 2), [perfect, blind, perfect], createRandom(1));
    for (const [c, { share }] of named.entries()) {
      const addressed = c === 0 ? 0.2 : 0;
      expect(shares[c]?.share).toBeCloseTo(0.8 * share + addressed, 1);
    }
  });

  it('is the same for the same seed, and empty for nobody', () => {
    const counts = [count('addressed', 'neutral', 5), count('named', 'positive', 2)];
    const of = (seed: number) => brandShares(counts, [perfect, blind, perfect], createRandom(seed));
    expect(of(3)).toEqual(of(3));
    expect(of(3)).not.toEqual(of(4));
    expect(brandShares([], [perfect, blind, perfect], createRandom(1))).toEqual([]);
  });
});
