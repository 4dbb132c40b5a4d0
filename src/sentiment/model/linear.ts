/**
 * Linear weights over hashed features: multinomial logistic regression.
 *
 * Weights are single bytes with one scale; classes stand in the order negative,
 * neutral, positive.
 */
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

/** Log odds of the three classes, up to a constant, into `into`. */
export function logitsInto(
  into: Float64Array,
  linear: LinearWeights,
  features: Features,
  task: number,
  language: number,
): void {
  const { taskIntercepts, languageIntercepts } = linear;
  for (let c = 0; c < 3; c += 1) {
    into[c] =
      (taskIntercepts[task * 3 + c] as number) + (languageIntercepts[language * 3 + c] as number);
  }
  addFeatures(into, linear, features);
}

/** Adds what hashed features weigh. */
export function addFeatures(
  into: Float64Array,
  { weights, scale }: Pick<LinearWeights, 'weights' | 'scale'>,
  { buckets, blockEnds, blockValues }: Features,
): void {
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
  into[0] = (into[0] as number) + negative;
  into[1] = (into[1] as number) + neutral;
  into[2] = (into[2] as number) + positive;
}
