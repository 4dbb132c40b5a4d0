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
  const told = { pairs, probability, watched, least: thresholds.reviewProbability };
  const kept = new Map<number, Verdict>();
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    to = profileEnd(pairs, from);
    for (const [at, verdict] of verdictsOf(told, { from, to }, thresholds)) {
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

/** Those from one half on that the model decides; a person or a declaration may decide the others of their profile. */
function probabilitiesByModel(pairs: GatheredPairs, probability: Float64Array): number[] {
  const told = { pairs, probability, watched: undefined, least: acceptableFrom };
  const found: number[] = [];
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    to = profileEnd(pairs, from);
    for (const [, verdict] of verdictsOf(told, { from, to }, undecided)) {
      if (verdict.decidedBy === 'model') found.push(verdict.probability);
    }
  }
  return found;
}

const undecided: Thresholds = { acceptProbability: 1, reviewProbability: 1 };

const isKept = (pairs: GatheredPairs, at: number, verdict: Verdict): boolean =>
  verdict.decision !== 'reject' || reviewedAt(pairs, at) === 'reject';

interface Told {
  readonly pairs: GatheredPairs;
  readonly probability: Float64Array;
  readonly watched: ReadonlySet<number> | undefined;
  /** Pairs less probable are rejected anyhow, unless somebody spoke of them. */
  readonly least: number;
}

/** Verdicts on the claimants of one profile that may be more than rejected, or are watched; closed ones left out. */
function verdictsOf(
  told: Told,
  { from, to }: { readonly from: number; readonly to: number },
  thresholds: Thresholds,
): readonly (readonly [number, Verdict])[] {
  const { pairs, probability } = told;
  const places: number[] = [];
  for (let at = from; at < to; at += 1) if (isOpen(told, at)) places.push(at);
  if (places.length === 0) return [];
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

function isOpen({ pairs, probability, watched, least }: Told, at: number): boolean {
  if (pairs.closed[at] === 1) return false;
  if ((probability[at] ?? 0) >= least || pairs.reviewed[at] !== 0) return true;
  return isDeclared(pairs, at) || watched?.has(at) === true;
}
