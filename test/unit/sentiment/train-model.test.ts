import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/kernel/index.ts';
import {
  createScorer,
  defaultTraining,
  parseSentimentModel,
  readBrand,
  trainSentimentModel,
  writeSentimentModel,
} from '../../../src/sentiment/index.ts';
import { logitsInto } from '../../../src/sentiment/model/linear.ts';
import { quantise } from '../../../src/sentiment/model/quantise.ts';
import { createFeatureView, drawExamples } from '../../../src/sentiment/train/example-set.ts';
import { trainLanguage } from '../../../src/sentiment/train/train-language.ts';
import { trainWeights } from '../../../src/sentiment/train/train-weights.ts';
import { inventedPosts } from './invented-posts.ts';

const settings = {
  ...defaultTraining,
  seed: 3,
  buckets: 1 << 14,
  toward: { ...defaultTraining.toward, buckets: 1 << 12 },
};
const train = ({ seed = settings.seed, posts = 900 } = {}): Uint8Array =>
  writeSentimentModel(trainSentimentModel(inventedPosts(posts), { ...settings, seed }));

describe('trainSentimentModel', () => {
  it('gives the same bytes for the same posts and seed, others for another seed', () => {
    const one = train({ posts: 120 });
    expect(Buffer.compare(one, train({ posts: 120 }))).toBe(0);
    expect(Buffer.compare(one, train({ posts: 120, seed: 4 }))).not.toBe(0);
  });

  it('learns what words feel like, for whole posts and toward a brand', () => {
    const scorer = createScorer(parseSentimentModel(train()));
    const labelOf = (text: string): string => scorer.score({ text }).label;
    expect(labelOf('my coffee great and best 😍')).toBe('positive');
    expect(labelOf('my coffee awful and worst 😡')).toBe('negative');
    expect(labelOf('the city meeting monday')).toBe('neutral');
    const brand = readBrand({ name: 'Acme', terms: [] });
    const [toward] = scorer.scoreToward({ text: 'Acme my love great' }, [brand]);
    expect(toward).toMatchObject({ brand: 'Acme', label: 'positive' });
  });

  it('moves no log odds by more than half a step a weight when quantised', () => {
    const posts = inventedPosts(300);
    const examples = drawExamples(posts, { language: trainLanguage(posts), buckets: 1 << 14 });
    const learned = trainWeights(examples, settings, createRandom(1));
    const { bytes, scale } = quantise(learned.weights, 1);
    const view = createFeatureView();
    const [full, small] = [new Float64Array(3), new Float64Array(3)];
    for (let e = 0; e < examples.length; e += 1) {
      const features = examples.featuresOf(e, view);
      logitsInto(full, learned, features, 0, 0);
      logitsInto(small, { ...learned, weights: bytes, scale }, features, 0, 0);
      let bound = 1e-9;
      let from = 0;
      for (const [b, end] of features.blockEnds.entries()) {
        bound += (end - from) * (features.blockValues[b] ?? 0) * (scale / 2) * 1.0001;
        from = end;
      }
      for (let c = 0; c < 3; c += 1) {
        expect(Math.abs((full[c] ?? 0) - (small[c] ?? 0))).toBeLessThanOrEqual(bound);
      }
    }
  });
});
