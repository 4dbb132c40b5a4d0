/**
 * From probabilities to decisions, profile by profile.
 */
import { acceptProbability, decideProfile, type Thresholds, type Verdict } from '../decide.ts';
import { type GatheredPairs, isDeclared, profileRuns, reviewedAt } from './gathered-pairs.ts';
import { type OwnerOptions, ownerProbabilities } from './owner-probabilities.ts';

export interface Judged {
  readonly acceptProbability: number;
  /** Places of the pairs worth keeping, in the order of the stream. */
  readonly kept: ReadonlyMap<number, Verdict>;
}

interface JudgeOptions extends OwnerOptions {
  readonly settings: {
    /** Share of accepted links that shall be right, 0–1. */
    readonly precision: number;
    readonly reviewProbability: number;
  };
}

/**
 * Keeps accepted pairs, pairs for review, and what a person rejected. What the
 * model rejects is not kept: it is nearly everything, and says nothing that the
 * lack of a link does not say.
 */
export function judge(options: JudgeOptions): Judged {
  const { pairs, settings } = options;
  const probability = ownerProbabilities(options);
  const undecided = { acceptProbability: 1, reviewProbability: 1 };
  const probabilities: number[] = [];
  for (const { verdicts } of verdictsOf(pairs, probability, undecided)) {
    for (const verdict of verdicts) {
      if (verdict.decidedBy === 'model') probabilities.push(verdict.probability);
    }
  }
  const accept = acceptProbability(probabilities, settings.precision);
  const review = Math.min(settings.reviewProbability, accept);
  const thresholds = { acceptProbability: accept, reviewProbability: review };
  const kept = new Map<number, Verdict>();
  for (const { places, verdicts } of verdictsOf(pairs, probability, thresholds)) {
    for (const [index, verdict] of verdicts.entries()) {
      const at = places[index];
      if (at !== undefined && isKept(pairs, at, verdict)) kept.set(at, verdict);
    }
  }
  return { acceptProbability: accept, kept };
}

const isKept = (pairs: GatheredPairs, at: number, verdict: Verdict): boolean =>
  verdict.decision !== 'reject' || reviewedAt(pairs, at) === 'reject';

function* verdictsOf(
  pairs: GatheredPairs,
  probability: Float64Array,
  thresholds: Thresholds,
): Generator<{ readonly places: readonly number[]; readonly verdicts: readonly Verdict[] }> {
  for (const [from, to] of profileRuns(pairs)) {
    const places: number[] = [];
    for (let at = from; at < to; at += 1) if (pairs.closed[at] !== 1) places.push(at);
    if (places.length === 0) continue;
    const verdicts = decideProfile(
      {
        weightBits: [],
        probabilities: places.map((at) => probability[at] ?? 0),
        declared: places.map((at) => isDeclared(pairs, at)),
        reviewed: places.map((at) => reviewedAt(pairs, at)),
      },
      thresholds,
    );
    yield { places, verdicts };
  }
}
