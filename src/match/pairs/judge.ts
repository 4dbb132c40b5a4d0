/**
 * From learnt parameters to decisions.
 *
 * Probabilities first profile by profile (one owner each), then customer by
 * customer: a profile lends to the one under the same handle elsewhere, and
 * profiles on one platform compete. Records that are one person count as one.
 */
import {
  acceptProbability,
  decideProfile,
  sharedProbabilities,
  type Thresholds,
  type Verdict,
} from '../decide.ts';
import type { MatchParameters } from '../learn/parameters.ts';
import { lentProbability, sharedSlot } from '../slots.ts';
import { priorBits } from '../weigh.ts';
import {
  type GatheredPairs,
  isDeclared,
  isKnownOwner,
  profileRuns,
  reviewedAt,
  runsOf,
  slotOf,
} from './gathered-pairs.ts';
import { pairWeights } from './pair-weights.ts';

export interface Judged {
  readonly acceptProbability: number;
  /** Places of the pairs worth keeping, in the order of the stream. */
  readonly kept: ReadonlyMap<number, Verdict>;
}

interface JudgeOptions {
  readonly pairs: GatheredPairs;
  readonly parameters: MatchParameters;
  /** Places of pairs by customer and platform, records of one person together. */
  readonly order: Uint32Array;
  /** Number of the person by number of the customer. */
  readonly personOf: Uint32Array;
  /** How much rarer a second account on a platform is than a first, 0–1. */
  readonly second: number;
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
  const probability = startingProbabilities(options);
  lend(options, probability);
  compete(options, probability);
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

const isOut = (pairs: GatheredPairs, at: number): boolean =>
  pairs.closed[at] === 1 || pairs.reviewed[at] === 2;

/** The claimants of a profile share one certainty; of records of one person the best one claims. */
function startingProbabilities({ pairs, parameters, personOf }: JudgeOptions): Float64Array {
  const probability = new Float64Array(pairs.length);
  const weights = pairWeights(pairs, parameters);
  for (const [from, to] of profileRuns(pairs)) {
    const bits: number[] = [];
    for (let at = from; at < to; at += 1) {
      bits.push(isOut(pairs, at) ? Number.NEGATIVE_INFINITY : weights.whole(at));
    }
    const bestOf = new Map<number, number>();
    for (const [index, weight] of bits.entries()) {
      const person = personOf[pairs.customer[from + index] ?? 0] ?? 0;
      const best = bestOf.get(person);
      if (best === undefined || weight > (bits[best] ?? 0)) bestOf.set(person, index);
    }
    const claiming = bits.map((weight, index) => {
      const person = personOf[pairs.customer[from + index] ?? 0] ?? 0;
      return bestOf.get(person) === index ? weight : Number.NEGATIVE_INFINITY;
    });
    probability.set(sharedProbabilities(claiming), from);
  }
  return probability;
}

/** What is known of a profile speaks for the one under the same handle elsewhere. */
function lend(options: JudgeOptions, probability: Float64Array): void {
  const { pairs, parameters, order, personOf } = options;
  const before = probability.slice();
  const weights = pairWeights(pairs, parameters);
  const prior = priorBits(parameters);
  const person = (at: number): number => personOf[pairs.customer[at] ?? 0] ?? 0;
  for (const [from, to] of runsOf(order, person)) {
    if (to - from < 2) continue;
    const places = order.subarray(from, to);
    for (const at of places) {
      const handle = pairs.handleHash[at] ?? 0;
      if (handle === 0 || isOut(pairs, at) || isConflict(pairs, at)) continue;
      let elsewhere = 0;
      for (const other of places) {
        if (pairs.handleHash[other] !== handle) continue;
        if (pairs.platform[other] === pairs.platform[at] || pairs.closed[other] === 1) continue;
        const known = isKnownOwner(pairs, other) ? 1 : (before[other] ?? 0);
        elsewhere = Math.max(elsewhere, known);
      }
      probability[at] = lentProbability({
        own: before[at] ?? 0,
        elsewhere,
        priorBits: prior,
        handleBits: pairs.handleChance[at] ?? 0,
        againstBits: Math.min(0, weights.other(at)),
      });
    }
  }
  for (const [from, to] of profileRuns(pairs)) {
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += probability[at] ?? 0;
    for (let at = from; sum > 1 && at < to; at += 1) {
      probability[at] = (probability[at] ?? 0) / sum;
    }
  }
}

const conflictLevel = 1;
const isConflict = (pairs: GatheredPairs, at: number): boolean =>
  pairs.levels.name[at] === conflictLevel;

/** Profiles under one customer's name on one platform compete. */
function compete(options: JudgeOptions, probability: Float64Array): void {
  const { pairs, order, personOf, second } = options;
  for (const [from, to] of runsOf(order, (at) => slotOf(pairs, personOf, at))) {
    if (to - from < 2) continue;
    const places = [...order.subarray(from, to)];
    const alone = places.map((at) =>
      isKnownOwner(pairs, at) && pairs.closed[at] !== 1 ? 1 : (probability[at] ?? 0),
    );
    const shared = sharedSlot(alone, second);
    for (const [index, at] of places.entries()) {
      if (!isKnownOwner(pairs, at)) probability[at] = shared[index] ?? 0;
    }
  }
}

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
