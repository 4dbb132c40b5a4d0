/**
 * What the pairs of one customer tell about each other.
 *
 * A customer rarely has two accounts on one platform, so profiles under their
 * name there compete (`sharedSlot`). And whoever owns one profile owns the one
 * under the same handle elsewhere, as surely as the handle is rare
 * (`lentProbability`).
 */
import { probabilityOfBits } from '../kernel/index.ts';

/**
 * Probabilities of the profiles of one customer on one platform, given how
 * probable each is alone. With odds o₁…oₙ a set S of k ≥ 1 of them is the
 * customer's with odds ρᵏ⁻¹ · Π o over S, ρ telling how much rarer a second
 * account is than a first. With ρ = 1 they are independent.
 */
export function sharedSlot(probabilities: readonly number[], second: number): number[] {
  const shared = Float64Array.from(probabilities);
  shareSlot(shared, shared.length, second);
  return [...shared];
}

/** The same in place, for the first `length` of the probabilities. */
export function shareSlot(probabilities: Float64Array, length: number, second: number): void {
  if (length < 2 || second >= 1) return;
  const rho = Math.max(second, secondMin);
  let all = 0;
  for (let at = 0; at < length; at += 1) {
    const one = probabilities[at] ?? 0;
    const odds = Math.min(oddsMax, one / Math.max(1 - one, 1 / oddsMax));
    probabilities[at] = odds;
    all += Math.log1p(rho * odds);
  }
  const total = all > manyBits ? all - Math.log(rho) : Math.log1p(Math.expm1(all) / rho);
  const share = Math.exp(all - total);
  for (let at = 0; at < length; at += 1) {
    const odds = probabilities[at] ?? 0;
    probabilities[at] = Math.min(1, (odds / (1 + rho * odds)) * share);
  }
}

const secondMin = 1e-4;
const oddsMax = 2 ** 40;
const manyBits = 30;

/** Of two profiles of one person on two platforms, so many have one handle. */
const usualHandle = 0.6;

export interface Lending {
  /** Probability of the pair itself, and of the pair under the same handle elsewhere. */
  readonly own: number;
  readonly elsewhere: number;
  /** log2 odds that a random allowed pair is one person. */
  readonly priorBits: number;
  /** log2 chance that a stranger has the handle. */
  readonly handleBits: number;
  /** What speaks against the pair, at most 0 bits. */
  readonly againstBits: number;
}

/** A handle known elsewhere lends its probability, as far as both are one person's. */
export function lentProbability(lending: Lending): number {
  const { own, elsewhere, priorBits, handleBits, againstBits } = lending;
  if (elsewhere <= own) return own;
  const same = probabilityOfBits(priorBits + Math.log2(usualHandle) - handleBits + againstBits);
  return same * elsewhere + (1 - same) * own;
}
