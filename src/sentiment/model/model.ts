/** The whole sentiment model. */
import type { Calibration } from '../calibration/calibration.ts';
import type { LanguageModel } from '../language/guess.ts';
import type { TowardWeights } from '../toward/toward-model.ts';
import type { LinearWeights } from './linear.ts';

export interface SentimentModel {
  /** Digest of the file, hexadecimal: posts scored by two versions do not compare. */
  readonly version: string;
  readonly language: LanguageModel;
  readonly linear: LinearWeights;
  /** The second stage, for posts that name a brand: in the order of `towardContexts`. */
  readonly toward: readonly TowardWeights[];
  readonly calibration: Calibration;
}
