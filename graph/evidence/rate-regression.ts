/**
 * What a tie's circumstances say about how often its chances are answered, before
 * its own answers are looked at.
 *
 * A log-linear model of counts: the expected number of answers of a tie is its
 * `expected` times exp(Σ coefficient × circumstance). Fitted by Newton's method
 * with weights of a negative binomial of dispersion one, since answers of a few
 * keen people come in heaps (McCullagh and Nelder 1989; a quasi-likelihood, so the
 * dispersion need not be right), and a ridge that keeps a circumstance that tells
 * nothing near zero. Learned anew from every network; nothing is carried over.
 */
import { solveCholesky } from '../../src/kernel/index.ts';

export interface RateSample {
  /** One column a circumstance, each as long as `answers`. */
  readonly circumstances: readonly Float64Array[];
  readonly answers: Float64Array;
  /** Answers expected where circumstances say nothing, above 0. */
  readonly expected: Float64Array;
}

export interface RateModel {
  /** Natural log of the factor where all circumstances are 0. */
  readonly intercept: number;
  /** Natural log of the factor of one unit of each circumstance. */
  readonly coefficients: readonly number[];
}

const stepsMax = 30;
const ridge = 5;
/** Logs of factors are held within this while fitting, so that no step runs away. */
const logMax = 6;

/** Fewer ties with an answer than this say nothing of circumstances: the model is then flat. */
const answeredMin = 30;

export function fitRates(sample: RateSample): RateModel {
  const { circumstances, answers } = sample;
  const flat = { intercept: 0, coefficients: circumstances.map(() => 0) };
  let answered = 0;
  for (const one of answers) if (one > 0) answered += 1;
  if (answered < answeredMin) return flat;
  const centres = circumstances.map(meanOf);
  const beta = new Float64Array(circumstances.length + 1);
  for (let step = 0; step < stepsMax; step++) {
    const change = newtonStep(sample, centres, beta);
    if (change === undefined) return flat;
    if (change < 1e-9) break;
  }
  const coefficients = Array.from(beta.subarray(1));
  const shift = coefficients.reduce((sum, one, c) => sum + one * centres[c]!, 0);
  return { intercept: beta[0]! - shift, coefficients };
}

const meanOf = (column: Float64Array): number =>
  column.length === 0 ? 0 : column.reduce((sum, one) => sum + one, 0) / column.length;

/** Moves `beta` one step; gives the sum of changes, undefined where the system has no answer. */
function newtonStep(
  { circumstances, answers, expected }: RateSample,
  centres: readonly number[],
  beta: Float64Array,
): number | undefined {
  const width = beta.length;
  const gradient = new Float64Array(width);
  const hessian = new Float64Array(width * width);
  const x = new Float64Array(width);
  x[0] = 1;
  for (let row = 0; row < answers.length; row++) {
    let log = beta[0]!;
    for (let c = 1; c < width; c++) {
      x[c] = circumstances[c - 1]![row]! - centres[c - 1]!;
      log += beta[c]! * x[c]!;
    }
    const mean = expected[row]! * Math.exp(Math.max(-logMax, Math.min(logMax, log)));
    const residual = (answers[row]! - mean) / (1 + mean);
    const curvature = mean / (1 + mean);
    for (let i = 0; i < width; i++) {
      gradient[i]! += residual * x[i]!;
      for (let j = 0; j <= i; j++) hessian[i * width + j]! += curvature * x[i]! * x[j]!;
    }
  }
  for (let i = 0; i < width; i++) {
    gradient[i]! -= ridge * beta[i]!;
    hessian[i * width + i]! += ridge;
  }
  const change = solveCholesky(hessian, gradient);
  let moved = 0;
  for (let i = 0; i < width; i++) {
    if (!Number.isFinite(change[i]!)) return undefined;
    beta[i]! += change[i]!;
    moved += Math.abs(change[i]!);
  }
  return moved;
}
