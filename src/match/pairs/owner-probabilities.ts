/**
 * How probable it is that a customer owns a profile, everybody else considered.
 *
 * First profile by profile (one owner each), then customer by customer: a
 * profile lends to the one under the same handle elsewhere, and profiles on one
 * platform compete. Records that are one person count as one.
 */
import { isSameHandle } from '../compare/handle-marks.ts';
import { sharedProbabilities } from '../decide.ts';
import type { MatchParameters } from '../learn/parameters.ts';
import { lentProbability, sharedSlot } from '../slots.ts';
import { priorBits } from '../weigh.ts';
import { type GatheredPairs, isKnownOwner, profileRuns, runsOf, slotOf } from './gathered-pairs.ts';
import { pairWeights } from './pair-weights.ts';

export interface OwnerOptions {
  readonly pairs: GatheredPairs;
  readonly parameters: MatchParameters;
  /** Places of pairs by customer and platform, records of one person together. */
  readonly order: Uint32Array;
  /** Number of the person by number of the customer. */
  readonly personOf: Uint32Array;
  /** How much rarer a second account on a platform is than a first, 0–1. */
  readonly second: number;
  /** Share of profiles that no customer is known to own, 0–1. */
  readonly nobody: number;
}

/** Probability of each pair, 0–1. */
export function ownerProbabilities(options: OwnerOptions): Float64Array {
  const probability = startingProbabilities(options);
  lend(options, probability);
  compete(options, probability);
  return probability;
}

const isOut = (pairs: GatheredPairs, at: number): boolean =>
  pairs.closed[at] === 1 || pairs.reviewed[at] === 2;

/** The claimants of a profile share one certainty; of records of one person the best one claims. */
function startingProbabilities({
  pairs,
  parameters,
  personOf,
  nobody,
}: OwnerOptions): Float64Array {
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
    probability.set(sharedProbabilities(claiming, nobody), from);
  }
  return probability;
}

/** What is known of a profile speaks for the one under the same handle elsewhere. */
function lend(options: OwnerOptions, probability: Float64Array): void {
  const { pairs, parameters, order, personOf } = options;
  const before = probability.slice();
  const weights = pairWeights(pairs, parameters);
  const prior = priorBits(parameters);
  const person = (at: number): number => personOf[pairs.customer[at] ?? 0] ?? 0;
  for (const [from, to] of runsOf(order, person)) {
    if (to - from < 2) continue;
    const places = order.subarray(from, to);
    for (const at of places) {
      if (pairs.handleHash[at] === 0 || isOut(pairs, at) || isConflict(pairs, at)) continue;
      let elsewhere = 0;
      let handleBits = pairs.handleChance[at] ?? 0;
      for (const other of places) {
        if (pairs.platform[other] === pairs.platform[at] || pairs.closed[other] === 1) continue;
        if (!sameHandle(pairs, at, other)) continue;
        const known = isKnownOwner(pairs, other) ? 1 : (before[other] ?? 0);
        elsewhere = Math.max(elsewhere, known);
        // Of a handle that was cut only what is left agrees.
        handleBits = Math.max(handleBits, pairs.handleChance[other] ?? 0);
      }
      probability[at] = lentProbability({
        own: before[at] ?? 0,
        elsewhere,
        priorBits: prior,
        handleBits,
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

const sameHandle = (pairs: GatheredPairs, at: number, other: number): boolean =>
  isSameHandle(
    pairs.handleHash[at] ?? 0,
    pairs.handleStart[at] ?? 0,
    pairs.handleHash[other] ?? 0,
    pairs.handleStart[other] ?? 0,
  );

const conflictLevel = 1;
const isConflict = (pairs: GatheredPairs, at: number): boolean =>
  pairs.levels.name[at] === conflictLevel;

/** Profiles under one customer's name on one platform compete. */
function compete(options: OwnerOptions, probability: Float64Array): void {
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
