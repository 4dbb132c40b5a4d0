/**
 * Fits the authenticity model: penalised additive logistic regression.
 *
 * Each feature becomes a broken line through knots at quantiles; heights are
 * found by Newton's method with a ridge on heights and on their bends (as
 * P-splines, Eilers and Marx 1996). Profiles in a night often lack counts, so
 * every account is also shown with random features hidden, which keeps the model
 * calibrated when they are missing. Deterministic by the random stream.
 */
import {
  bitsOfProbability,
  logistic,
  type Random,
  roundTo,
  solveCholesky,
} from '../kernel/index.ts';
import { type AuthenticityFacts, type FeatureName, featureNames, features } from './facts.ts';
import type { AuthenticityModel, FeatureCurve } from './score.ts';

export interface LabelledFacts {
  readonly facts: AuthenticityFacts;
  readonly authentic: boolean;
}

export interface TrainingOptions {
  readonly random: Random;
  /** Knots of a feature at most; fewer where its values repeat. */
  readonly knotsMax?: number;
  /** Ridge on heights. */
  readonly ridge?: number;
  /** Ridge on bends between neighbouring knots. */
  readonly bendRidge?: number;
  /** Copies of each account with features hidden. */
  readonly hiddenCopies?: number;
  readonly featureNames?: readonly FeatureName[];
}

export function trainAuthenticity(
  rows: readonly LabelledFacts[],
  options: TrainingOptions,
): AuthenticityModel {
  const { knotsMax = 7, ridge = 0.5, bendRidge = 1, hiddenCopies = 2, random } = options;
  const terms = termsOf(rows, options.featureNames ?? featureNames, knotsMax);
  const width = terms.reduce((sum, term) => sum + term.knots.length, 0);
  const trainingPrior = roundTo(rows.filter((row) => row.authentic).length / rows.length, 4);
  const design = designOf(rows, terms, hiddenCopies, random);
  const penalty = penaltyOf(terms, width, ridge, bendRidge);
  const beta = newton(design, penalty, width, bitsOfProbability(trainingPrior) * Math.LN2);
  return { trainingPrior, curves: terms.map((term) => curveOf(term, beta)) };
}

interface Term {
  readonly feature: FeatureName;
  readonly knots: readonly number[];
  /** Place of the first height among the coefficients. */
  readonly place: number;
}

function termsOf(
  rows: readonly LabelledFacts[],
  names: readonly FeatureName[],
  knotsMax: number,
): Term[] {
  const terms: Term[] = [];
  let place = 0;
  for (const feature of names) {
    const values = rows
      .map((row) => features[feature](row.facts))
      .filter((value) => value !== null)
      .sort((a, b) => a - b);
    const knots = knotsOf(values, knotsMax);
    if (knots.length < 2) continue;
    terms.push({ feature, knots, place });
    place += knots.length;
  }
  return terms;
}

/** Distinct quantiles, ends at 1 % and 99 %, rounded so that the table stays short. */
function knotsOf(values: readonly number[], knotsMax: number): number[] {
  const knots: number[] = [];
  for (let k = 0; k < knotsMax; k++) {
    const quantile = 0.01 + (0.98 * k) / (knotsMax - 1);
    const knot = roundTo(values[Math.floor(quantile * values.length)] ?? 0, 3);
    if (values.length > 0 && (knots.length === 0 || knot > knots.at(-1)!)) knots.push(knot);
  }
  return knots;
}

/** Value of each hat function: two of them share a value between their knots. */
function hats(knots: readonly number[], value: number): number[] {
  const result = new Array<number>(knots.length).fill(0);
  const last = knots.length - 1;
  if (value <= knots[0]!) result[0] = 1;
  else if (value >= knots[last]!) result[last] = 1;
  else {
    let right = 1;
    while (knots[right]! < value) right += 1;
    const share = (value - knots[right - 1]!) / (knots[right]! - knots[right - 1]!);
    result[right - 1] = 1 - share;
    result[right] = share;
  }
  return result;
}

interface DesignRow {
  readonly x: Float64Array;
  readonly y: number;
  readonly weight: number;
}

function designOf(
  rows: readonly LabelledFacts[],
  terms: readonly Term[],
  hiddenCopies: number,
  random: Random,
): DesignRow[] {
  const width = terms.reduce((sum, term) => sum + term.knots.length, 0);
  const design: DesignRow[] = [];
  for (const { facts, authentic } of rows) {
    for (let copy = 0; copy <= hiddenCopies; copy++) {
      const hiddenShare = copy === 0 ? 0 : random.uniform();
      const x = new Float64Array(width);
      for (const { feature, knots, place } of terms) {
        const hidden = copy > 0 && random.chance(hiddenShare);
        const value = features[feature](facts);
        if (value === null || hidden) continue;
        hats(knots, value).forEach((hat, k) => {
          x[place + k] = hat;
        });
      }
      const weight = copy === 0 ? 1 : 0.25 / hiddenCopies;
      design.push({ x, y: authentic ? 1 : 0, weight });
    }
  }
  return design;
}

/** Quadratic penalty, row-major. */
function penaltyOf(terms: readonly Term[], width: number, ridge: number, bendRidge: number) {
  const penalty = new Float64Array(width * width);
  for (const { knots, place } of terms) {
    for (let k = 0; k < knots.length; k++) penalty[(place + k) * (width + 1)]! += ridge;
    for (let k = 1; k + 1 < knots.length; k++) {
      const bend = [1, -2, 1];
      for (let i = 0; i < 3; i++) {
        for (let j = 0; j < 3; j++) {
          penalty[(place + k - 1 + i) * width + place + k - 1 + j]! +=
            bendRidge * bend[i]! * bend[j]!;
        }
      }
    }
  }
  return penalty;
}

const newtonStepsMax = 30;

/**
 * Maximises the penalised likelihood; the penalty makes it strictly concave. The
 * log odds of the prior are held, so that nothing known means the prior.
 */
function newton(
  design: readonly DesignRow[],
  penalty: Float64Array,
  width: number,
  priorLogOdds: number,
): Float64Array {
  const beta = new Float64Array(width);
  for (let iteration = 0; iteration < newtonStepsMax; iteration++) {
    const hessian = penalty.slice();
    const gradient = new Float64Array(width);
    for (let i = 0; i < width; i++) {
      for (let j = 0; j < width; j++) gradient[i]! -= penalty[i * width + j]! * beta[j]!;
    }
    for (const row of design) addRow(row, beta, priorLogOdds, gradient, hessian);
    const move = solveCholesky(hessian, gradient);
    let largest = 0;
    for (let i = 0; i < width; i++) {
      beta[i]! += move[i]!;
      largest = Math.max(largest, Math.abs(move[i]!));
    }
    if (largest < 1e-9) break;
  }
  return beta;
}

function addRow(
  { x, y, weight }: DesignRow,
  beta: Float64Array,
  priorLogOdds: number,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const width = x.length;
  let logOdds = priorLogOdds;
  for (let i = 0; i < width; i++) logOdds += x[i]! * beta[i]!;
  const p = logistic(logOdds);
  const curvature = weight * p * (1 - p);
  for (let i = 0; i < width; i++) {
    if (x[i] === 0) continue;
    gradient[i]! += weight * (y - p) * x[i]!;
    for (let j = 0; j < width; j++) hessian[i * width + j]! += curvature * x[i]! * x[j]!;
  }
}

const curveOf = ({ feature, knots, place }: Term, beta: Float64Array): FeatureCurve => ({
  feature,
  knots,
  heights: knots.map((_, k) => roundTo(beta[place + k]!, 4)),
});
