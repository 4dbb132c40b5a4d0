/**
 * Decides what becomes of the candidate pairs of each profile.
 *
 * A profile has at most one owner, so its claimants share one certainty: with
 * odds o₁…oₙ the i-th owns it with probability oᵢ / (ν + Σ o), ν being the share
 * of profiles that no customer is known to own. Two equal claimants thus get at
 * most one half each, and the margin between the best two decides. A customer may own several profiles. A person's word beats a
 * declaration, a declaration beats the model.
 */
import { bitsOfProbability } from '../kernel/index.ts';

export type Decision = 'accept' | 'review' | 'reject';
export type DecidedBy = 'model' | 'person' | 'declaration';

/** All candidate pairs of one profile. */
export interface Claimants {
  /** log2 odds of each pair, prior included, in bits. */
  readonly weightBits: readonly number[];
  /** True where the customer declared the profile. */
  readonly declared: readonly boolean[];
  /** Probabilities where more is known than the claimants themselves tell, 0–1. */
  readonly probabilities?: readonly number[];
  /** A person's decision, where there is one. */
  readonly reviewed: readonly (Exclude<Decision, 'review'> | null)[];
}

export interface Thresholds {
  readonly acceptProbability: number;
  readonly reviewProbability: number;
}

export interface Verdict {
  readonly decision: Decision;
  readonly decidedBy: DecidedBy;
  /** log2 odds after the other claimants, bits. */
  readonly weightBits: number;
  /** The same as 0–1. */
  readonly probability: number;
}

/** Bits at which a person's word stands: as good as certain, yet finite. */
export const personBits = 20;

/**
 * Probability of each claimant, the others and nobody at all considered.
 *
 * @param nobody share of profiles that have no owner among the customers, 0–1:
 * the odds of each pair take all other customers for strangers of the profile,
 * yet one of them may be its owner.
 */
export function sharedProbabilities(weightBits: readonly number[], nobody = 1): number[] {
  const top = Math.max(0, ...weightBits);
  const odds = weightBits.map((bits) => 2 ** (bits - top));
  const total = odds.reduce((sum, one) => sum + one, nobody * 2 ** -top);
  return odds.map((one) => one / total);
}

export function decideProfile(claimants: Claimants, thresholds: Thresholds): Verdict[] {
  const shared =
    claimants.probabilities ??
    sharedProbabilities(
      claimants.weightBits.map((bits, at) =>
        claimants.reviewed[at] === 'reject' ? Number.NEGATIVE_INFINITY : bits,
      ),
    );
  const takenByPerson = claimants.reviewed.includes('accept');
  const declarations = claimants.declared.filter(
    (declared, at) => declared && claimants.reviewed[at] !== 'reject',
  ).length;
  return claimants.declared.map((_, at) => {
    const reviewed = claimants.reviewed[at] ?? null;
    if (reviewed !== null) return byPerson(reviewed);
    const probability = shared[at] ?? 0;
    const verdict = { probability, weightBits: bitsOfProbability(probability) };
    if (takenByPerson) return { ...verdict, decision: 'reject', decidedBy: 'person' };
    if (declarations > 0) {
      const decision =
        claimants.declared[at] !== true ? 'reject' : declarations === 1 ? 'accept' : 'review';
      return { ...verdict, decision, decidedBy: 'declaration' };
    }
    return { ...verdict, decision: byModel(probability, thresholds), decidedBy: 'model' };
  });
}

const byPerson = (decision: Exclude<Decision, 'review'>): Verdict => {
  const weightBits = decision === 'accept' ? personBits : -personBits;
  return { decision, decidedBy: 'person', weightBits, probability: 1 / (1 + 2 ** -weightBits) };
};

function byModel(probability: number, thresholds: Thresholds): Decision {
  if (probability >= thresholds.acceptProbability) return 'accept';
  return probability >= thresholds.reviewProbability ? 'review' : 'reject';
}

/** No single link may err more often than this many times what all may on average. */
const singleErrorFactor = 10;

/**
 * The lowest probability at which the accepted pairs together still have the
 * precision asked for, by their own probabilities; and no single one is accepted
 * below `1 − 10 · (1 − precision)`.
 */
export function acceptProbability(probabilities: readonly number[], precision: number): number {
  const floor = Math.max(0.5, 1 - singleErrorFactor * (1 - precision));
  const able = probabilities.filter((probability) => probability >= floor).sort((a, b) => b - a);
  let sum = 0;
  let lowest = Math.max(floor, precision);
  for (const [at, probability] of able.entries()) {
    sum += probability;
    if (sum / (at + 1) < precision) break;
    lowest = Math.min(lowest, probability);
  }
  return lowest;
}
