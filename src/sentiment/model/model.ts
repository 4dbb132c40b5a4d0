/**
 * The sentiment model: a multinomial logistic regression over hashed features.
 *
 * Weights are single bytes with one scale; classes stand in the order negative,
 * neutral, positive.
 */
import type { Calibration } from '../calibration/calibration.ts';
import type { LanguageModel } from '../language/guess.ts';
import type { Features } from './features.ts';

export interface LinearWeights {
  /** Buckets of the hashed space, a power of two. */
  readonly buckets: number;
  /** `weights[bucket × 3 + class]` × `scale`. */
  readonly weights: Int8Array | Float32Array;
  readonly scale: number;
  /** [task][class] and [language][class], flattened. */
  readonly taskIntercepts: readonly number[];
  readonly languageIntercepts: readonly number[];
}

/** Weights while they are learned. */
export interface LearnedWeights extends LinearWeights {
  readonly weights: Float32Array;
}

export interface SentimentModel {
  /** Digest of the file, hexadecimal: posts scored by two versions do not compare. */
  readonly version: string;
  readonly language: LanguageModel;
  readonly linear: LinearWeights;
  readonly calibration: Calibration;
}

/** Log odds of the three classes, up to a constant, into `into`. */
export function logitsInto(
  into: Float64Array,
  linear: LinearWeights,
  features: Features,
  task: number,
  language: number,
): void {
  const { weights, scale, taskIntercepts, languageIntercepts } = linear;
  const { buckets, blockEnds, blockValues } = features;
  let negative = 0;
  let neutral = 0;
  let positive = 0;
  let from = 0;
  for (let b = 0; b < blockEnds.length; b += 1) {
    const end = blockEnds[b] as number;
    let n = 0;
    let m = 0;
    let p = 0;
    for (let f = from; f < end; f += 1) {
      const row = (buckets[f] as number) * 3;
      n += weights[row] as number;
      m += weights[row + 1] as number;
      p += weights[row + 2] as number;
    }
    const value = (blockValues[b] as number) * scale;
    negative += n * value;
    neutral += m * value;
    positive += p * value;
    from = end;
  }
  const t = task * 3;
  const l = language * 3;
  into[0] = negative + (taskIntercepts[t] as number) + (languageIntercepts[l] as number);
  into[1] = neutral + (taskIntercepts[t + 1] as number) + (languageIntercepts[l + 1] as number);
  into[2] = positive + (taskIntercepts[t + 2] as number) + (languageIntercepts[l + 2] as number);
}
