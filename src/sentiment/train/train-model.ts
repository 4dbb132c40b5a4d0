/**
 * Learns a whole model from labelled posts: language, weights, calibration.
 *
 * Calibration is fitted on an eighth of the posts with weights that have
 * not seen them; the weights that ship learn from all posts. Same posts and
 * seed, same bytes.
 */
import { createRandom, hash32 } from '../../kernel/index.ts';
import type { SentimentModel } from '../model/model.ts';
import { quantise } from '../model/quantise.ts';
import { drawExamples } from './example-set.ts';
import { fitCalibration } from './fit-calibration.ts';
import { trainLanguage } from './train-language.ts';
import { trainWeights } from './train-weights.ts';
import { sameness, type TrainingPost } from './training-post.ts';

export interface TrainingSettings {
  readonly seed: number;
  /** Buckets of the hashed space, a power of two. */
  readonly buckets: number;
  readonly passes: number;
  readonly rate: number;
}

/** Chosen on validation posts. */
export const defaultTraining: TrainingSettings = {
  seed: 1,
  buckets: 1 << 20,
  passes: 3,
  rate: 0.1,
};

const calibrationParts = 8;

export function trainSentimentModel(
  posts: readonly TrainingPost[],
  settings: TrainingSettings = defaultTraining,
): Omit<SentimentModel, 'version'> {
  const random = createRandom(settings.seed);
  const language = trainLanguage(posts);
  // By sameness, so that copies of one post never stand on both sides.
  const heldOut = (post: TrainingPost): boolean =>
    hash32(sameness(post.text), settings.seed) % calibrationParts === 0;
  const options = { language, buckets: settings.buckets };
  const learned = drawExamples(
    posts.filter((post) => !heldOut(post)),
    options,
  );
  const held = drawExamples(posts.filter(heldOut), options);
  const calibration = fitCalibration(
    trainWeights(learned, settings, random.split('calibration')),
    held,
  );
  const linear = trainWeights(drawExamples(posts, options), settings, random.split('weights'));
  const { bytes, scale } = quantise(linear.weights);
  return { language, linear: { ...linear, weights: bytes, scale }, calibration };
}
