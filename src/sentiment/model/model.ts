/** The whole sentiment model. */
import type { Calibration } from '../calibration/calibration.ts';
import type { LanguageModel } from '../language/guess.ts';
import type { TowardWeights } from '../toward/toward-model.ts';
import type { LinearWeights } from './linear.ts';
import type { WordNetwork } from './word-network.ts';

/** What judges a post as a whole: hashed n-grams and word vectors, their log odds added. */
export interface PostModel {
  readonly linear: LinearWeights;
  readonly network: WordNetwork;
}

export interface SentimentModel extends PostModel {
  /** Digest of the file, hexadecimal: posts scored by two versions do not compare. */
  readonly version: string;
  readonly language: LanguageModel;
  /** The second stage, for posts that name a brand: in the order of `towardContexts`. */
  readonly toward: readonly TowardWeights[];
  readonly calibration: Calibration;
}
