/**
 * How probable it is that a customer owns a profile, everybody else considered.
 *
 * First profile by profile (one owner each), then customer by customer: a
 * profile lends to the one under the same handle elsewhere, and profiles on one
 * platform compete. Records that are one person count as one.
 */
import type { MatchParameters } from '../learn/parameters.ts';
import { shareSlot } from '../slots.ts';
import { priorBits } from '../weigh.ts';
import type { EvidenceBits } from './evidence-bits.ts';
import { type GatheredPairs, profileEnd } from './gathered-pairs.ts';
import { lend } from './lend.ts';
import type { OwnerPrior } from './owner-prior.ts';
import type { OwnerStructure } from './owner-structure.ts';

export interface OwnerOptions {
  readonly structure: OwnerStructure;
  /** Bits of the pairs under these parameters; the share of matches is not in them. */
  readonly evidence: EvidenceBits;
  readonly parameters: MatchParameters;
  readonly prior: OwnerPrior;
}

/** Probability of each pair, 0–1. */
export function ownerProbabilities(options: OwnerOptions): Float64Array {
  const { structure, prior } = options;
  const { pairs, order } = structure;
  const probability = claimProbabilities(options);
  const ofPerson = new Float64Array(pairs.length);
  toRanks(probability, order, ofPerson);
  lend({ ...options, namesake: prior.namesake }, ofPerson, probability);
  takeExcess(pairs, probability);
  toRanks(probability, order, ofPerson);
  compete(structure, prior.second, ofPerson);
  for (let rank = 0; rank < order.length; rank += 1) {
    probability[order[rank] ?? 0] = ofPerson[rank] ?? 0;
  }
  return probability;
}

function toRanks(probability: Float64Array, order: Uint32Array, ofPerson: Float64Array): void {
  for (let rank = 0; rank < order.length; rank += 1) {
    ofPerson[rank] = probability[order[rank] ?? 0] ?? 0;
  }
}

/** The claimants of a profile share one certainty; of records of one person the best one claims. */
export function claimProbabilities(options: OwnerOptions): Float64Array {
  const { structure, evidence, parameters } = options;
  const { pairs, personOf, severalRecords } = structure;
  const probability = new Float64Array(pairs.length);
  const prior = priorBits(parameters);
  const bestOf = new Uint32Array(personOf.length);
  const { nobody } = options.prior;
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    to = profileEnd(pairs, from);
    let several = 0;
    for (let at = from; at < to; at += 1) {
      const out = pairs.closed[at] === 1 || pairs.reviewed[at] === 2;
      const bits = prior + (evidence.other[at] ?? 0) + (evidence.name[at] ?? 0);
      probability[at] = out ? Number.NEGATIVE_INFINITY : bits;
      several += severalRecords[personOf[pairs.customer[at] ?? 0] ?? 0] ?? 0;
    }
    if (several > 1) leaveBestRecords(structure, probability, { from, to }, bestOf);
    shareCertainty(probability, from, to, nobody);
  }
  return probability;
}

/** Takes the claim from all records of a person but the best. `bestOf`: zeros, by number of the person. */
function leaveBestRecords(
  { pairs: { customer }, personOf }: OwnerStructure,
  bits: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
  bestOf: Uint32Array,
): void {
  for (let at = from; at < to; at += 1) {
    const person = personOf[customer[at] ?? 0] ?? 0;
    const best = bestOf[person] ?? 0;
    if (best === 0 || (bits[at] ?? 0) > (bits[best - 1] ?? 0)) bestOf[person] = at + 1;
  }
  for (let at = from; at < to; at += 1) {
    const person = personOf[customer[at] ?? 0] ?? 0;
    if (bestOf[person] !== at + 1) bits[at] = Number.NEGATIVE_INFINITY;
  }
  for (let at = from; at < to; at += 1) bestOf[personOf[customer[at] ?? 0] ?? 0] = 0;
}

/** Odds so far below the best ones are none: a double has 53 bits. */
const bitsMin = -70;

/** `sharedProbabilities` in place, for bits from `from` to before `to`. */
function shareCertainty(bits: Float64Array, from: number, to: number, nobody: number): void {
  let top = 0;
  for (let at = from; at < to; at += 1) top = Math.max(top, bits[at] ?? 0);
  let total = nobody * 2 ** -top;
  for (let at = from; at < to; at += 1) {
    const below = (bits[at] ?? 0) - top;
    const odds = below < bitsMin ? 0 : 2 ** below;
    bits[at] = odds;
    total += odds;
  }
  for (let at = from; at < to; at += 1) bits[at] = (bits[at] ?? 0) / total;
}

/** A profile has one owner at most, whatever was lent. */
function takeExcess(pairs: GatheredPairs, probability: Float64Array): void {
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    to = profileEnd(pairs, from);
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += probability[at] ?? 0;
    for (let at = from; sum > 1 && at < to; at += 1) {
      probability[at] = (probability[at] ?? 0) / sum;
    }
  }
}

/** Profiles under one customer's name on one platform compete; `ofPerson` by rank, in place. */
function compete(structure: OwnerStructure, second: number, ofPerson: Float64Array): void {
  const { pairs, order, knownByRank, slotBegins, slotEnds } = structure;
  let alone = new Float64Array(64);
  for (let slot = 0; slot < slotBegins.length; slot += 1) {
    const [from, to] = [slotBegins[slot] ?? 0, slotEnds[slot] ?? 0];
    if (isNothing(knownByRank, ofPerson, from, to)) continue;
    if (alone.length < to - from) alone = new Float64Array(2 * (to - from));
    for (let rank = from; rank < to; rank += 1) {
      const owned = knownByRank[rank] === 1 && pairs.closed[order[rank] ?? 0] !== 1;
      alone[rank - from] = owned ? 1 : (ofPerson[rank] ?? 0);
    }
    shareSlot(alone, to - from, second);
    for (let rank = from; rank < to; rank += 1) {
      if (knownByRank[rank] !== 1) ofPerson[rank] = alone[rank - from] ?? 0;
    }
  }
}

/** Below this what the profiles of a slot take from each other, its square at most, is not seen in six digits. */
const slotMin = 2e-4;

function isNothing(
  knownByRank: Uint8Array,
  ofPerson: Float64Array,
  from: number,
  to: number,
): boolean {
  let sum = 0;
  for (let rank = from; rank < to; rank += 1) {
    if (knownByRank[rank] === 1) return false;
    sum += ofPerson[rank] ?? 0;
  }
  return sum < slotMin;
}
