/**
 * Bounds on expected reach from sampled sets (Tang, Tang, Xiao and Yuan 2018,
 * OPIM-C, lemmas 4.2 and 4.3). Each fails with at most `failure` probability.
 */

export interface CoverageSample {
  /** Sets met. */
  readonly covered: number;
  readonly sets: number;
  /** Weight of all roots. */
  readonly total: number;
  readonly failure: number;
}

/** The group that met so many sets, sampled independently of how it was chosen, moves at least this. */
export function lowerBound({ covered, sets, total, failure }: CoverageSample): number {
  if (sets === 0) return 0;
  const a = Math.log(1 / failure);
  const root = Math.sqrt(covered + (2 * a) / 9) - Math.sqrt(a / 2);
  if (root <= 0) return 0;
  return Math.max(0, ((root * root - a / 18) * total) / sets);
}

/** No group of the size moves more than this, where `covered` bounds what any group met. */
export function upperBound({ covered, sets, total, failure }: CoverageSample): number {
  if (sets === 0) return total;
  const a = Math.log(1 / failure);
  const root = Math.sqrt(covered + a / 2) + Math.sqrt(a / 2);
  return Math.min(total, (root * root * total) / sets);
}
