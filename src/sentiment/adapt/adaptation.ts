/**
 * A company's own small model, stacked on the shared one.
 *
 * Takes the shared model's probabilities and the post's own features; gives
 * probabilities again: softmax(c + A·b + W·f) with b the centred log
 * probabilities. It holds for the brands whose posts it has learned from and for
 * the shared model it was stacked on, nothing else. The decision is apart, as in
 * the shared model: it divides by how common each class is among the own posts.
 */
import type { SentimentLabel } from '../model/classes.ts';
import { classCount, classNames } from '../model/classes.ts';
import { type OwnFeatures, ownBuckets } from './own-features.ts';

export interface Adaptation {
  /** Version of the shared model it stands on. */
  readonly model: string;
  /** Brands it holds for; the empty name is the post as a whole. */
  readonly scopes: readonly string[];
  /** A, row by row: [class][class of the shared model]. */
  readonly mixing: readonly number[];
  readonly intercepts: readonly number[];
  /** W: `weights[bucket × 3 + class]`. */
  readonly weights: Float32Array;
  /** Share of each class among the own posts. */
  readonly shares: readonly number[];
}

export interface Probabilities {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
}

/** Below this a probability says no more: the shared model may be wrong at its surest. */
const leastProbability = 0.001;

/** Centred log probabilities of the shared model. */
export function baseLogits(one: Probabilities): readonly number[] {
  const logs = classNames.map((name) => Math.log(Math.max(leastProbability, one[name])));
  const mean = logs.reduce((sum, log) => sum + log, 0) / classCount;
  return logs.map((log) => log - mean);
}

/** Probabilities of the three classes into `into`; they sum to one. */
export function adaptInto(
  into: Float64Array,
  {
    mixing,
    intercepts,
    weights,
  }: Readonly<Record<'mixing' | 'intercepts' | 'weights', ArrayLike<number>>>,
  base: readonly number[],
  { buckets, values }: OwnFeatures,
): void {
  for (let c = 0; c < classCount; c += 1) {
    let sum = intercepts[c] as number;
    for (let b = 0; b < classCount; b += 1) {
      sum += (mixing[c * classCount + b] as number) * (base[b] as number);
    }
    into[c] = sum;
  }
  let [negative, neutral, positive] = [0, 0, 0];
  for (let f = 0; f < buckets.length; f += 1) {
    const row = (buckets[f] as number) * classCount;
    const value = values[f] as number;
    negative += (weights[row] as number) * value;
    neutral += (weights[row + 1] as number) * value;
    positive += (weights[row + 2] as number) * value;
  }
  into[0] = (into[0] as number) + negative;
  into[1] = (into[1] as number) + neutral;
  into[2] = (into[2] as number) + positive;
  toProbabilities(into);
}

function toProbabilities(values: Float64Array): void {
  const top = Math.max(values[0] as number, values[1] as number, values[2] as number);
  let total = 0;
  for (let c = 0; c < classCount; c += 1) {
    values[c] = Math.exp((values[c] as number) - top);
    total += values[c] as number;
  }
  for (let c = 0; c < classCount; c += 1) values[c] = (values[c] as number) / total;
}

/** The class that stands out most from how common it is; ties go to the more neutral one. */
export function adaptedLabel(probabilities: ArrayLike<number>, shares: readonly number[]) {
  const favour = (c: number): number => (probabilities[c] as number) / (shares[c] as number);
  let best = 1;
  if (favour(2) > favour(best)) best = 2;
  if (favour(0) > favour(best)) best = 0;
  return classNames[best] as SentimentLabel;
}

const format = 'kith sentiment adaptation 1';
const digits = 1e4;

/** The adaptation's file: JSON, weights that are zero left out. */
export function writeAdaptation(adaptation: Adaptation): string {
  const { model, scopes, mixing, intercepts, shares, weights } = adaptation;
  const rows: number[] = [];
  for (let bucket = 0; bucket < ownBuckets; bucket += 1) {
    const row = [...weights.subarray(bucket * classCount, (bucket + 1) * classCount)];
    const rounded = row.map((weight) => Math.round(weight * digits));
    if (rounded.some((weight) => weight !== 0)) rows.push(bucket, ...rounded);
  }
  return JSON.stringify({
    ...{ format, buckets: ownBuckets, model, scopes },
    ...{ mixing, intercepts, shares, rows },
  });
}

/** Undefined for what `writeAdaptation` did not make. */
export function parseAdaptation(text: string): Adaptation | undefined {
  const read = parsed(text);
  if (read?.format !== format || read.buckets !== ownBuckets) return undefined;
  const { model, scopes, mixing, intercepts, shares, rows } = read;
  const weights = new Float32Array(ownBuckets * classCount);
  for (let at = 0; at < rows.length; at += 1 + classCount) {
    const bucket = rows[at] as number;
    for (let c = 0; c < classCount; c += 1) {
      weights[bucket * classCount + c] = (rows[at + 1 + c] as number) / digits;
    }
  }
  return { model, scopes, mixing, intercepts, weights, shares };
}

type Written = Omit<Adaptation, 'weights'> & {
  readonly format: string;
  readonly buckets: number;
  readonly rows: readonly number[];
};

function parsed(text: string): Written | undefined {
  try {
    return JSON.parse(text) as Written;
  } catch {
    return undefined;
  }
}
