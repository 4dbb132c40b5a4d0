/**
 * From figures to points between 0 and 100.
 *
 * Reach and activity spread over orders of magnitude, so their points follow
 * the logarithm, from 0 at nothing to 100 at a figure of reference (the
 * company's own 99th percentile): the step from 10 to 100 counts as much as
 * that from 100 to 1,000.
 */
import { clamp, type Interval } from '../kernel/index.ts';

/** 1.645 standard deviations: the half width of a 90 % interval of a normal quantity. */
export const z90 = 1.644854;

/** Points of a count or an expected number; `full` is the figure that earns 100. */
export function logPoints(value: number, full: number): number {
  if (full <= 0) return 0;
  return 100 * clamp(Math.log1p(Math.max(0, value)) / Math.log1p(full), 0, 1);
}

/** Points of a sentiment from −1 to 1; indifference is the middle. */
export const sentimentPoints = (sentiment: number): number => 50 + 50 * clamp(sentiment, -1, 1);

/**
 * 90 % interval of the rate behind a count, by the square root transform that
 * steadies the variance of a Poisson count (Anscombe 1948). No count at all
 * still leaves room for one or two.
 */
export function countInterval(count: number): Interval {
  const root = Math.sqrt(count + 3 / 8);
  return {
    low: Math.min(count, Math.max(0, root - z90 / 2) ** 2),
    high: (root + z90 / 2) ** 2,
  };
}

/**
 * Probability that a normal quantity with this estimate and 90 % interval lies
 * above 0; 1 or 0 when the interval has no width. The error function after
 * Abramowitz and Stegun (1964) 7.1.26, exact to 1.5·10⁻⁷.
 */
export function probabilityAboveZero(estimate: number, { low, high }: Interval): number {
  const deviation = (high - low) / (2 * z90);
  if (deviation <= 0) return estimate > 0 ? 1 : 0;
  const x = Math.abs(estimate) / deviation / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const tail = (polynomial * Math.exp(-x * x)) / 2;
  return estimate >= 0 ? 1 - tail : tail;
}

/** Value below which the share `quantile` (0–1) of an ascending column lies; 0 of nothing (type 7 of Hyndman and Fan 1996). */
export function quantileOf(ascending: Float64Array, quantile: number): number {
  if (ascending.length === 0) return 0;
  const at = clamp(quantile, 0, 1) * (ascending.length - 1);
  const below = Math.floor(at);
  const low = ascending[below] as number;
  const high = ascending[Math.min(below + 1, ascending.length - 1)] as number;
  return low + (high - low) * (at - below);
}
