/**
 * The sentiment model: a multinomial logistic regression over hashed features.
 *
 * Weights are whole bytes with one scale a block (see `quantise`); class order
 * is negative, neutral, positive.
 */
import type { Calibration } from '../calibration/calibration.ts';
import type { LanguageModel } from '../language/guess.ts';
import type { Features } from './features.ts';

export const classNames = ['negative', 'neutral', 'positive'] as const;
export type SentimentLabel = (typeof classNames)[number];
export const classCount = 3;

/** What a post is judged for: its feeling as a whole, or its feeling toward a named brand. */
export const taskNames = ['post', 'toward'] as const;
export type Task = (typeof taskNames)[number];

export interface LinearWeights {
  /** Buckets of the hashed space, a power of two. */
  readonly bucketCount: number;
  /** `weights[bucket × 3 + class]` × `scale`. */
  readonly weights: Int8Array;
  readonly scale: number;
  /** Intercepts: [task][language][class], flattened. */
  readonly intercepts: Float64Array;
}

export interface SentimentModel {
  /** Digest of the file, hexadecimal: scores of two versions are not comparable. */
  readonly version: string;
  readonly language: LanguageModel;
  readonly linear: LinearWeights;
  readonly calibration: Calibration;
}

/** Log odds of the three classes (up to a constant) into `into`. */
export function logitsInto(
  into: Float64Array,
  linear: Pick<LinearWeights, 'weights' | 'scale'>,
  features: Features,
): void {
  const { weights, scale } = linear;
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
  into[0] = negative;
  into[1] = neutral;
  into[2] = positive;
}
