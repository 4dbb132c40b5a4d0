/**
 * Learns a company's own small model from its own labels.
 *
 * Multinomial logistic loss with ridges: the mixing is held near the identity
 * and the weights near zero, so that few labels change little (Wolpert 1992,
 * stacking; Hoerl and Kennard 1970, ridge). Accelerated gradient (Nesterov 1983)
 * with the step that the data's greatest length allows, so it always converges.
 * The same examples in the same order give the same numbers.
 */
import { classCount, classNames, type SentimentLabel } from '../model/classes.ts';
import { type Adaptation, adaptInto, baseLogits, type Probabilities } from './adaptation.ts';
import { type OwnFeatures, ownBuckets } from './own-features.ts';

export interface AdaptationExample {
  /** What the shared model says. */
  readonly base: Probabilities & { readonly label: SentimentLabel };
  readonly features: OwnFeatures;
  readonly label: SentimentLabel;
  /** False for posts chosen because they tell much: they do not show how common a class is. */
  readonly ordinary: boolean;
}

export type FittedAdaptation = Omit<Adaptation, 'model' | 'scopes'>;

/**
 * Pulls toward the shared model, in posts; chosen on posts to airlines that the
 * shared model had not seen. Its log odds are worth more than a few labels can say
 * against them: with a pull of ten posts on the mixing 200 labels left a log loss of
 * .430, with a hundred .426, and 1,000 labels .420 and .419.
 */
const ridges = { mixing: 100, intercepts: 10, weights: 4 } as const;
const rounds = 150;
const identity = [1, 0, 0, 0, 1, 0, 0, 0, 1] as const;

export function fitAdaptation(examples: readonly AdaptationExample[]): FittedAdaptation {
  const fit: Fit = {
    mixing: new Momentum(Float64Array.from(identity), Float64Array.from(identity)),
    intercepts: new Momentum(new Float64Array(classCount)),
    weights: new Momentum(new Float64Array(ownBuckets * classCount)),
  };
  const touched = touchedBy(examples);
  const bases = examples.map(({ base }) => baseLogits(base));
  const step = stepOf(examples, bases);
  const slope = new Float64Array(classCount);
  let time = 1;
  for (let round = 0; round < rounds; round += 1) {
    const at = viewOf(fit);
    // Nesterov's sequence, as Beck and Teboulle (2009) write it.
    const nextTime = (1 + Math.sqrt(1 + 4 * time * time)) / 2;
    const push = (time - 1) / nextTime;
    time = nextTime;
    for (const [e, example] of examples.entries()) {
      const base = bases[e] as readonly number[];
      adaptInto(slope, at, base, example.features);
      const truth = classNames.indexOf(example.label);
      slope[truth] = (slope[truth] as number) - 1;
      addSlopes(fit, slope, base, example.features);
    }
    const move = { step, push, examples: examples.length };
    fit.mixing.descend({ ...move, ridge: ridges.mixing });
    fit.intercepts.descend({ ...move, ridge: ridges.intercepts });
    fit.weights.descend({ ...move, ridge: ridges.weights }, touched);
  }
  const fitted = {
    mixing: [...fit.mixing.values],
    intercepts: [...fit.intercepts.values],
    weights: Float32Array.from(fit.weights.values),
  };
  return { ...fitted, shares: sharesOf(examples, fitted) };
}

/** One group of numbers that descends with momentum toward where its ridge holds it. */
class Momentum {
  readonly values: Float64Array;
  /** Where slopes are taken: a little ahead of the values. */
  readonly ahead: Float64Array;
  readonly slopes: Float64Array;
  readonly #home: Float64Array | undefined;

  constructor(values: Float64Array, home?: Float64Array) {
    this.values = values;
    this.ahead = Float64Array.from(values);
    this.slopes = new Float64Array(values.length);
    this.#home = home;
  }

  /** @param touched the numbers that have slopes; all when not given. */
  descend({ step, push, ridge, examples }: Move, touched?: Int32Array): void {
    const count = touched?.length ?? this.values.length;
    const hold = ridge / examples;
    for (let n = 0; n < count; n += 1) {
      const i = touched?.[n] ?? n;
      const here = this.ahead[i] as number;
      const pull = hold * (here - (this.#home?.[i] ?? 0));
      const next = here - step * ((this.slopes[i] as number) / examples + pull);
      this.ahead[i] = next + push * (next - (this.values[i] as number));
      this.values[i] = next;
      this.slopes[i] = 0;
    }
  }
}

interface Move {
  readonly step: number;
  /** Share of the last move that is made again. */
  readonly push: number;
  /** Pull toward home, in posts. */
  readonly ridge: number;
  readonly examples: number;
}

type Fit = Readonly<Record<'mixing' | 'intercepts' | 'weights', Momentum>>;

const viewOf = ({ mixing, intercepts, weights }: Fit) => ({
  mixing: mixing.ahead,
  intercepts: intercepts.ahead,
  weights: weights.ahead,
});

function addSlopes(
  fit: Fit,
  slope: Float64Array,
  base: readonly number[],
  { buckets, values }: OwnFeatures,
): void {
  const mixing = fit.mixing.slopes;
  const intercepts = fit.intercepts.slopes;
  for (let c = 0; c < classCount; c += 1) {
    const own = slope[c] as number;
    intercepts[c] = (intercepts[c] as number) + own;
    for (let b = 0; b < classCount; b += 1) {
      const i = c * classCount + b;
      mixing[i] = (mixing[i] as number) + own * (base[b] as number);
    }
  }
  const { slopes } = fit.weights;
  const [negative = 0, neutral = 0, positive = 0] = slope;
  for (let f = 0; f < buckets.length; f += 1) {
    const row = (buckets[f] as number) * classCount;
    const value = values[f] as number;
    slopes[row] = (slopes[row] as number) + negative * value;
    slopes[row + 1] = (slopes[row + 1] as number) + neutral * value;
    slopes[row + 2] = (slopes[row + 2] as number) + positive * value;
  }
}

/** Places of the weights that any example has a feature for. */
function touchedBy(examples: readonly AdaptationExample[]): Int32Array {
  const buckets = new Set<number>();
  for (const { features } of examples) for (const bucket of features.buckets) buckets.add(bucket);
  const rows = Int32Array.from(buckets).sort();
  const places = new Int32Array(rows.length * classCount);
  for (const [r, bucket] of rows.entries()) {
    for (let c = 0; c < classCount; c += 1) places[r * classCount + c] = bucket * classCount + c;
  }
  return places;
}

/**
 * One over a bound of the curvature: half the mean squared length of the examples
 * (the greatest eigenvalue of a matrix is at most its trace), ridge included.
 */
function stepOf(
  examples: readonly AdaptationExample[],
  bases: readonly (readonly number[])[],
): number {
  let lengths = 0;
  for (const [e, { features }] of examples.entries()) {
    lengths += 1;
    for (const value of features.values) lengths += value * value;
    for (const base of bases[e] as readonly number[]) lengths += base * base;
  }
  return examples.length / (lengths / 2 + Math.max(...Object.values(ridges)));
}

/** Below this many ordinary labels all are counted, ordinary or not. */
const ordinaryMin = 50;

/**
 * How common each class is among ordinary posts: the mean of what the fitted model
 * says of them, which is steadier than their own labels.
 */
function sharesOf(
  examples: readonly AdaptationExample[],
  fitted: Omit<FittedAdaptation, 'shares'>,
): number[] {
  const ordinary = examples.filter((example) => example.ordinary);
  const counted = ordinary.length >= ordinaryMin ? ordinary : examples;
  const sums = new Float64Array(classCount);
  const said = new Float64Array(classCount);
  for (const { base, features } of counted) {
    adaptInto(said, fitted, baseLogits(base), features);
    for (let c = 0; c < classCount; c += 1) sums[c] = (sums[c] as number) + (said[c] as number);
  }
  return Array.from(sums, (sum) => (sum + 1) / (counted.length + classCount));
}
