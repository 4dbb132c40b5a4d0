/**
 * How probable it is that a customer owns a profile, everybody else considered.
 *
 * First profile by profile (one owner each), then customer by customer: a
 * profile lends to the one under the same handle elsewhere, and profiles on one
 * platform compete. Records that are one person count as one.
 */
import { isSameHandle } from '../compare/handle-marks.ts';
import type { MatchParameters } from '../learn/parameters.ts';
import { lentProbability, sharedSlot } from '../slots.ts';
import { priorBits } from '../weigh.ts';
import { type GatheredPairs, isKnownOwner, profileEnd, runsOf, slotOf } from './gathered-pairs.ts';
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
  const severalRecords = peopleOfSeveralRecords(personOf);
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    to = profileEnd(pairs, from);
    let several = 0;
    for (let at = from; at < to; at += 1) {
      probability[at] = isOut(pairs, at) ? Number.NEGATIVE_INFINITY : weights.whole(at);
      several += severalRecords[personOf[pairs.customer[at] ?? 0] ?? 0] ?? 0;
    }
    if (several > 1) leaveBestRecords(pairs, personOf, probability.subarray(from, to), from);
    shareCertainty(probability, from, to, nobody);
  }
  return probability;
}

/** By number of the person: 1 for one who has several records. */
function peopleOfSeveralRecords(personOf: Uint32Array): Uint8Array {
  const several = new Uint8Array(personOf.length);
  for (let customer = 0; customer < personOf.length; customer += 1) {
    const person = personOf[customer] ?? 0;
    if (person !== customer) several[person] = 1;
  }
  return several;
}

/** Takes the claim from all records of a person but the best. */
function leaveBestRecords(
  pairs: GatheredPairs,
  personOf: Uint32Array,
  bits: Float64Array,
  from: number,
): void {
  const bestOf = new Map<number, number>();
  for (const [index, weight] of bits.entries()) {
    const person = personOf[pairs.customer[from + index] ?? 0] ?? 0;
    const best = bestOf.get(person);
    if (best === undefined || weight > (bits[best] ?? 0)) bestOf.set(person, index);
  }
  for (const index of bits.keys()) {
    const person = personOf[pairs.customer[from + index] ?? 0] ?? 0;
    if (bestOf.get(person) !== index) bits[index] = Number.NEGATIVE_INFINITY;
  }
}

/** `sharedProbabilities` in place, for bits from `from` to before `to`. */
export function shareCertainty(bits: Float64Array, from: number, to: number, nobody: number): void {
  let top = 0;
  for (let at = from; at < to; at += 1) top = Math.max(top, bits[at] ?? 0);
  let total = nobody * 2 ** -top;
  for (let at = from; at < to; at += 1) {
    const odds = 2 ** ((bits[at] ?? 0) - top);
    bits[at] = odds;
    total += odds;
  }
  for (let at = from; at < to; at += 1) bits[at] = (bits[at] ?? 0) / total;
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
      const own = before[at] ?? 0;
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
      if (elsewhere <= own) continue;
      probability[at] = lentProbability({
        own,
        elsewhere,
        priorBits: prior,
        handleBits,
        againstBits: Math.min(0, weights.other(at)),
      });
    }
  }
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    to = profileEnd(pairs, from);
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
    if (to - from < 2 || isNothing(options, probability, from, to)) continue;
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

/** Below this a slot's profiles have nothing to share that would be seen in six digits. */
const slotMin = 1e-7;

function isNothing(
  { pairs, order }: OwnerOptions,
  probability: Float64Array,
  from: number,
  to: number,
): boolean {
  let sum = 0;
  for (let place = from; place < to; place += 1) {
    const at = order[place] ?? 0;
    if (isKnownOwner(pairs, at)) return false;
    sum += probability[at] ?? 0;
  }
  return sum < slotMin;
}
