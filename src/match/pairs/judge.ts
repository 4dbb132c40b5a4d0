/**
 * From probabilities to decisions, profile by profile.
 */
import { acceptProbability, decideProfile, type Thresholds, type Verdict } from '../decide.ts';
import { evidenceBits } from './evidence-bits.ts';
import { type GatheredPairs, isDeclared, profileEnd, reviewedAt } from './gathered-pairs.ts';
import { type OwnerOptions, ownerProbabilities } from './owner-probabilities.ts';

export interface Judged {
  readonly thresholds: Thresholds;
  /** Places of the pairs worth keeping, in the order of the stream. */
  readonly kept: ReadonlyMap<number, Verdict>;
}

interface JudgeOptions extends Omit<OwnerOptions, 'evidence'> {
  readonly settings: {
    /** Share of accepted links that shall be right, 0–1. */
    readonly precision: number;
    readonly reviewProbability: number;
  };
  /** Thresholds of another night; without them they follow from the precision wanted. */
  readonly thresholds?: Thresholds | undefined;
  /** Places of pairs whose verdict is wanted even when it is a rejection: those linked before. */
  readonly watched?: ReadonlySet<number>;
}

/**
 * Keeps accepted pairs, pairs for review, and what a person rejected. What the
 * model rejects is not kept: it is nearly everything, and says nothing that the
 * lack of a link does not say.
 */
export function judge(options: JudgeOptions): Judged {
  const { parameters, watched } = options;
  const { pairs } = options.structure;
  const evidence = evidenceBits(pairs, parameters);
  const probability = ownerProbabilities({ ...options, evidence });
  const thresholds = options.thresholds ?? thresholdsOf(options, probability);
  const least = thresholds.reviewProbability;
  const kept = new Map<number, Verdict>();
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    to = profileEnd(pairs, from);
    const range = { from, to };
    if (!mayKeep(pairs, probability, { ...range, least }) && !anyOf(watched, range)) continue;
    for (const [at, verdict] of verdictsOf(pairs, probability, { ...range, thresholds })) {
      if (isKept(pairs, at, verdict) || watched?.has(at) === true) kept.set(at, verdict);
    }
  }
  return { thresholds, kept };
}

function thresholdsOf(
  { structure, settings }: JudgeOptions,
  probability: Float64Array,
): Thresholds {
  const accept = acceptProbability(
    probabilitiesByModel(structure.pairs, probability),
    settings.precision,
  );
  const review = Math.min(settings.reviewProbability, accept);
  return { acceptProbability: accept, reviewProbability: review };
}

/** Nothing less is accepted. */
const acceptableFrom = 0.5;

/** Those from one half on. Of profiles about which nobody said anything the model decides every pair. */
function probabilitiesByModel(pairs: GatheredPairs, probability: Float64Array): number[] {
  const found: number[] = [];
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    to = profileEnd(pairs, from);
    if (isSpokenOf(pairs, { from, to })) {
      for (const [, verdict] of verdictsOf(pairs, probability, {
        from,
        to,
        thresholds: undecided,
      })) {
        if (verdict.decidedBy === 'model') found.push(verdict.probability);
      }
      continue;
    }
    for (let at = from; at < to; at += 1) {
      const one = probability[at] ?? 0;
      if (one >= acceptableFrom && pairs.closed[at] !== 1) found.push(one);
    }
  }
  return found;
}

const undecided: Thresholds = { acceptProbability: 1, reviewProbability: 1 };

/** Whether a customer declared the profile, or a person judged a pair of it. */
function isSpokenOf(pairs: GatheredPairs, { from, to }: ProfileRange): boolean {
  for (let at = from; at < to; at += 1) {
    if (pairs.reviewed[at] !== 0 || isDeclared(pairs, at)) return true;
  }
  return false;
}

interface ProfileRange {
  readonly from: number;
  readonly to: number;
}

/** Whether any pair of a profile is probable enough, or decided by a customer or a person. */
function mayKeep(
  pairs: GatheredPairs,
  probability: Float64Array,
  { from, to, least }: ProfileRange & { readonly least: number },
): boolean {
  for (let at = from; at < to; at += 1) {
    if ((probability[at] ?? 0) >= least || pairs.reviewed[at] !== 0 || isDeclared(pairs, at)) {
      return true;
    }
  }
  return false;
}

function anyOf(places: ReadonlySet<number> | undefined, { from, to }: ProfileRange): boolean {
  if (places === undefined || places.size === 0) return false;
  for (let at = from; at < to; at += 1) if (places.has(at)) return true;
  return false;
}

const isKept = (pairs: GatheredPairs, at: number, verdict: Verdict): boolean =>
  verdict.decision !== 'reject' || reviewedAt(pairs, at) === 'reject';

/** Verdicts by place of the pair, closed ones left out. */
function verdictsOf(
  pairs: GatheredPairs,
  probability: Float64Array,
  { from, to, thresholds }: ProfileRange & { readonly thresholds: Thresholds },
): [number, Verdict][] {
  const places: number[] = [];
  for (let at = from; at < to; at += 1) if (pairs.closed[at] !== 1) places.push(at);
  const verdicts = decideProfile(
    {
      weightBits: [],
      probabilities: places.map((at) => probability[at] ?? 0),
      declared: places.map((at) => isDeclared(pairs, at)),
      reviewed: places.map((at) => reviewedAt(pairs, at)),
    },
    thresholds,
  );
  return verdicts.map((verdict, index) => [places[index] ?? from, verdict]);
}
