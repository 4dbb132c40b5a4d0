/**
 * The second stage: from a post and a brand's mention to log odds toward it.
 *
 * A logistic regression over the mention's hashed features, plus a small network
 * over the numbers that describe its surroundings and the post model's own log
 * odds. Numbers are centred, divided by their spread and cut at four of it, so
 * that no odd post runs away.
 */
import type { LinearWeights } from '../model/linear.ts';
import { stretchCount, surroundingCount } from './surroundings.ts';

/** Where the word network's log odds of each stretch begin: three a stretch. */
export const stretchesStart = surroundingCount;
/** Where the three log odds of the post model stand, centred. */
export const logitsStart = stretchesStart + 3 * stretchCount;
/** Where the word vectors left and right of the mention stand, each side pooled into one. */
export const poolsStart = logitsStart + 3;
/** Numbers of a pooled side: the most that a word vector may have. */
export const pooledSize = 64;
/** The surroundings, the stretches, the post model's log odds, the pooled sides. */
export const numberCount = poolsStart + 2 * pooledSize;
export const hiddenCount = 16;
const numberMax = 4;
/** Ways of naming a brand that have a second stage of their own, in the order of the model. */
export const towardContexts = ['named', 'addressed'] as const;

export interface TowardWeights {
  readonly linear: Pick<LinearWeights, 'buckets' | 'weights' | 'scale'>;
  readonly centres: readonly number[];
  readonly spreads: readonly number[];
  /** [unit][number], then [unit]. */
  readonly hidden: readonly number[];
  readonly hiddenBias: readonly number[];
  /** [class][unit], [class][number], [class]. */
  readonly output: readonly number[];
  readonly direct: readonly number[];
  readonly intercepts: readonly number[];
}

/** Puts the post model's log odds behind the surroundings, without what they share. */
export function appendLogits(numbers: Float64Array, logits: Float64Array): void {
  const mean = ((logits[0] as number) + (logits[1] as number) + (logits[2] as number)) / 3;
  for (let c = 0; c < 3; c += 1) numbers[logitsStart + c] = (logits[c] as number) - mean;
}

/** Centres and cuts the numbers of one mention, in place. */
export function standardise(
  numbers: Float64Array,
  centres: readonly number[],
  spreads: readonly number[],
): void {
  for (let i = 0; i < numberCount; i += 1) {
    const value = ((numbers[i] as number) - (centres[i] as number)) / (spreads[i] as number);
    numbers[i] = Math.max(-numberMax, Math.min(numberMax, value));
  }
}

/** Adds what the network says of standardised numbers; `units` takes the hidden layer. */
export function addNetwork(
  into: Float64Array,
  units: Float64Array,
  weights:
    | Pick<TowardWeights, 'hidden' | 'hiddenBias' | 'output' | 'direct' | 'intercepts'>
    | NetworkArrays,
  numbers: Float64Array,
): void {
  const { hidden, hiddenBias, output, direct, intercepts } = weights;
  for (let u = 0; u < hiddenCount; u += 1) {
    let sum = hiddenBias[u] as number;
    const row = u * numberCount;
    for (let i = 0; i < numberCount; i += 1) {
      sum += (hidden[row + i] as number) * (numbers[i] as number);
    }
    units[u] = sum > 0 ? sum : 0;
  }
  for (let c = 0; c < 3; c += 1) {
    let sum = intercepts[c] as number;
    for (let u = 0; u < hiddenCount; u += 1) {
      sum += (output[c * hiddenCount + u] as number) * (units[u] as number);
    }
    for (let i = 0; i < numberCount; i += 1) {
      sum += (direct[c * numberCount + i] as number) * (numbers[i] as number);
    }
    into[c] = (into[c] as number) + sum;
  }
}

/** The network while it is learned. */
export interface NetworkArrays {
  readonly hidden: Float64Array;
  readonly hiddenBias: Float64Array;
  readonly output: Float64Array;
  readonly direct: Float64Array;
  readonly intercepts: Float64Array;
}
