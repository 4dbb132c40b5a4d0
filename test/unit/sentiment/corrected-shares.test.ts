import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/kernel/index.ts';
import { correctedShares } from '../../../src/sentiment/index.ts';

const confusion = [
  [700, 200, 100],
  [150, 700, 150],
  [100, 300, 600],
];

/** Labels that a thousand times a thousand people would get. */
const labelsOf = (shares: readonly number[], people: number): number[] =>
  [0, 1, 2].map((label) =>
    Math.round(
      shares.reduce(
        (sum, share, truth) => sum + (people * share * (confusion[truth]?.[label] ?? 0)) / 1000,
        0,
      ),
    ),
  );

describe('correctedShares', () => {
  it.each([[[0.1, 0.8, 0.1]], [[0.6, 0.2, 0.2]], [[0.05, 0.15, 0.8]]])(
    'finds the shares %j behind the labels, which counting misses',
    (shares) => {
      const counts = labelsOf(shares, 1_000_000);
      const corrected = correctedShares({ counts, confusion, random: createRandom(1) });
      for (const [c, share] of shares.entries()) {
        expect(Math.abs((corrected[c]?.share ?? 1) - share)).toBeLessThan(0.01);
      }
      const missed = shares.map((share, c) => Math.abs((counts[c] ?? 0) / 1_000_000 - share));
      expect(Math.max(...missed)).toBeGreaterThan(0.05);
    },
  );

  it('stays shares where inverting the confusion would leave 0–1', () => {
    const corrected = correctedShares({ counts: [0, 0, 50], confusion, random: createRandom(1) });
    const [negative, neutral, positive] = corrected.map((one) => one.share);
    expect(positive).toBeGreaterThan(0.99);
    expect((negative ?? 1) + (neutral ?? 1) + (positive ?? 1)).toBeCloseTo(1, 5);
  });

  it('covers the truth in nine of ten draws, and is wide for few', () => {
    const random = createRandom(7);
    const truth = [0.2, 0.5, 0.3];
    const draws = 100;
    let covered = 0;
    let width = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      const counts = [0, 0, 0];
      for (let person = 0; person < 150; person += 1) {
        const row = confusion[pick(truth, random.uniform())] ?? [];
        const label = pick(
          row.map((count) => count / 1000),
          random.uniform(),
        );
        counts[label] = (counts[label] ?? 0) + 1;
      }
      const positive = correctedShares({ counts, confusion, random })[2];
      if (positive === undefined) throw new Error('three classes');
      if (positive.low <= 0.3 && 0.3 <= positive.high) covered += 1;
      width += (positive.high - positive.low) / draws;
    }
    expect(covered / draws).toBeGreaterThan(0.82);
    expect(covered / draws).toBeLessThan(0.97);
    expect(width).toBeGreaterThan(0.15);
  });

  it('knows nothing from nothing', () => {
    const [one] = correctedShares({ counts: [0, 0, 0], confusion, random: createRandom(1) });
    expect(one).toMatchObject({ low: 0, high: 1 });
  });
});

function pick(shares: readonly number[], at: number): number {
  let sum = 0;
  for (const [index, share] of shares.entries()) {
    sum += share;
    if (at < sum) return index;
  }
  return shares.length - 1;
}
