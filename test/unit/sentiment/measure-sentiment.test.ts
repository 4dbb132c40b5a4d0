import { describe, expect, it } from 'vitest';
import { measureSentiment, type SentimentLabel } from '../../../src/sentiment/index.ts';

const sure = (label: SentimentLabel, probability: number) => {
  const rest = (1 - probability) / 2;
  return { negative: rest, neutral: rest, positive: rest, [label]: probability, label };
};

describe('measureSentiment', () => {
  it('agrees with an example worked by hand', () => {
    const truth: SentimentLabel[] = ['negative', 'negative', 'neutral', 'neutral', 'positive'];
    const predicted = [
      sure('negative', 0.9),
      sure('neutral', 0.5),
      sure('neutral', 0.6),
      sure('neutral', 0.7),
      sure('neutral', 0.4),
    ];
    const measures = measureSentiment(predicted, truth);
    expect(measures.confusion).toEqual([
      [1, 1, 0],
      [0, 2, 0],
      [0, 1, 0],
    ]);
    expect(measures.accuracy).toBeCloseTo(0.6, 12);
    expect(measures.macroRecall).toBeCloseTo((0.5 + 1 + 0) / 3, 12);
    expect(measures.macroF1).toBeCloseTo((2 / 3 + 4 / 6 + 0) / 3, 12);
    // Every post in a bin of its own: .1 + .5 + .4 + .3 + .4 over five posts.
    expect(measures.calibrationError).toBeCloseTo(0.34, 12);
    expect(measures.surerHalfAccuracy).toBe(1);
  });

  it('leaves classes out that never occur, and gives zeros for nothing', () => {
    const only = measureSentiment([sure('positive', 1)], ['positive']);
    expect(only).toMatchObject({ macroRecall: 1, macroF1: 1, calibrationError: 0 });
    expect(measureSentiment([], [])).toMatchObject({ posts: 0, accuracy: 0, macroRecall: 0 });
  });
});
