/**
 * Small maths shared by the pure rooms. Everything here is total: no input throws.
 */

export const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(high, value));

/** 1 / (1 + e^−x), exact at both tails. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** Probability (0–1) of log2 odds given in bits. */
export const probabilityOfBits = (bits: number): number => logistic(bits * Math.LN2);

/** log2 odds in bits of a probability, held within ±`limitBits` (default 60). */
export function bitsOfProbability(probability: number, limitBits = 60): number {
  if (probability <= 0) return -limitBits;
  if (probability >= 1) return limitBits;
  return clamp(Math.log2(probability / (1 - probability)), -limitBits, limitBits);
}

/** Rounds half away from zero to `digits` decimals; keeps −0 out. */
export function roundTo(value: number, digits: number): number {
  const factor = 10 ** digits;
  const rounded = Math.round(Math.abs(value) * factor) / factor;
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson score interval of a share (Wilson 1927), which stays within 0–1 and is
 * sane for few trials. With no trials the answer is the whole of 0–1.
 *
 * @param z standard deviations; 1.959964 is 95 %, 1.644854 is 90 %.
 */
export function wilsonInterval(successes: number, trials: number, z = 1.959964): Interval {
  if (trials <= 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const z2 = z * z;
  const centre = share + z2 / (2 * trials);
  const spread = z * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials));
  const scale = 1 + z2 / trials;
  return {
    low: Math.max(0, (centre - spread) / scale),
    high: Math.min(1, (centre + spread) / scale),
  };
}
