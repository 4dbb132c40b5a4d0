/**
 * From learnt parameters to decisions, profile by profile.
 */
import {
  acceptProbability,
  decideProfile,
  type MatchParameters,
  type Verdict,
  weightOf,
} from '../../src/match/index.ts';
import { type GatheredPairs, isDeclared, levelsAt, profileRuns, reviewedAt } from './gather.ts';
import type { MatchJobSettings } from './settings.ts';

export interface Judged {
  readonly acceptProbability: number;
  /** Places of the pairs worth keeping, in the order of the stream. */
  readonly kept: ReadonlyMap<number, Verdict>;
}

/**
 * Keeps accepted pairs, pairs for review, and what a person rejected. What the
 * model rejects is not kept: it is nearly everything, and says nothing that the
 * lack of a link does not say.
 */
export function judge(
  pairs: GatheredPairs,
  parameters: MatchParameters,
  settings: MatchJobSettings['match'],
): Judged {
  const undecided = { acceptProbability: 1, reviewProbability: 1 };
  const probabilities: number[] = [];
  for (const { verdicts } of verdictsOf(pairs, parameters, undecided)) {
    for (const verdict of verdicts) {
      if (verdict.decidedBy === 'model') probabilities.push(verdict.probability);
    }
  }
  const accept = acceptProbability(probabilities, settings.precision);
  const review = Math.min(settings.reviewProbability, accept);
  const thresholds = { acceptProbability: accept, reviewProbability: review };
  const kept = new Map<number, Verdict>();
  for (const { places, verdicts } of verdictsOf(pairs, parameters, thresholds)) {
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
  parameters: MatchParameters,
  thresholds: { readonly acceptProbability: number; readonly reviewProbability: number },
): Generator<{ readonly places: readonly number[]; readonly verdicts: readonly Verdict[] }> {
  for (const [from, to] of profileRuns(pairs)) {
    const places: number[] = [];
    for (let at = from; at < to; at += 1) if (pairs.closed[at] !== 1) places.push(at);
    if (places.length === 0) continue;
    const verdicts = decideProfile(
      {
        weightBits: places.map((at) => weightOf(parameters, levelsAt(pairs, at))),
        declared: places.map((at) => isDeclared(pairs, at)),
        reviewed: places.map((at) => reviewedAt(pairs, at)),
      },
      thresholds,
    );
    yield { places, verdicts };
  }
}
