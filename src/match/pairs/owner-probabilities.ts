/**
 * How probable it is that a customer owns a profile, everybody else considered.
 *
 * First profile by profile (one owner each), then customer by customer: a
 * profile lends to the one under the same handle elsewhere, and profiles on one
 * platform compete. Records that are one person count as one.
 */
import { levelCode } from '../compare/levels.ts';
import type { MatchParameters } from '../learn/parameters.ts';
import { lentProbability, shareSlot } from '../slots.ts';
import { priorBits } from '../weigh.ts';
import type { EvidenceBits } from './evidence-bits.ts';
import { type GatheredPairs, profileEnd } from './gathered-pairs.ts';
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
  const probability = claimProbabilities(options);
  lend(options, probability);
  compete(options, probability);
  return probability;
}

/** The claimants of a profile share one certainty; of records of one person the best one claims. */
export function claimProbabilities(options: OwnerOptions): Float64Array {
  const { structure, evidence, parameters } = options;
  const { pairs, personOf, severalRecords } = structure;
  const probability = new Float64Array(pairs.length);
  const prior = priorBits(parameters);
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
    if (several > 1) leaveBestRecords(pairs, personOf, probability.subarray(from, to), from);
    shareCertainty(probability, from, to, nobody);
  }
  return probability;
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

/** What is known of a profile speaks for the one under the same handle elsewhere. */
function lend(
  { structure, evidence, parameters, prior: { namesake } }: OwnerOptions,
  probability: Float64Array,
): void {
  const { pairs, known, withSiblings, siblingBegins, siblings } = structure;
  const bitsBefore = priorBits(parameters);
  // All lend what they had before anybody was lent anything.
  const lent = new Float64Array(withSiblings.length);
  for (let nth = 0; nth < withSiblings.length; nth += 1) {
    const at = withSiblings[nth] ?? 0;
    const own = probability[at] ?? 0;
    const [begin, end] = [siblingBegins[nth] ?? 0, siblingBegins[nth + 1] ?? 0];
    let elsewhere = 0;
    for (let place = begin; place < end; place += 1) {
      const other = siblings[place] ?? 0;
      elsewhere = Math.max(elsewhere, known[other] === 1 ? 1 : (probability[other] ?? 0));
    }
    lent[nth] = own;
    // Nothing is lent to a record that leaves the claim to a better one of its person.
    if (own === 0 || elsewhere <= own || elsewhere < lentMin) continue;
    let handleBits = handleChance(pairs, at, namesake);
    for (let place = begin; place < end; place += 1) {
      // Of a handle that was cut only what is left agrees.
      const bits = handleChance(pairs, siblings[place] ?? 0, namesake);
      handleBits = Math.max(handleBits, bits);
    }
    // Another person's name speaks against it as all else does.
    const againstBits = Math.min(0, evidence.other[at] ?? 0) + Math.min(0, evidence.name[at] ?? 0);
    lent[nth] = lentProbability({ own, elsewhere, priorBits: bitsBefore, handleBits, againstBits });
  }
  for (let nth = 0; nth < withSiblings.length; nth += 1) {
    probability[withSiblings[nth] ?? 0] = lent[nth] ?? 0;
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

const wholeName = levelCode('name', 'initial');
/** Of namesakes, one in four makes the same handle of the name. */
const sameForm = 0.25;

/** log2 chance that a stranger has the handle; one that spells the name is a namesake's too. */
function handleChance(pairs: GatheredPairs, at: number, namesake: number): number {
  const bits = pairs.handleChance[at] ?? 0;
  if ((pairs.levels.name[at] ?? 0) < wholeName) return bits;
  return Math.log2(2 ** bits + namesake * sameForm);
}

/** What is lent of less is not seen in six digits. */
const lentMin = 1e-7;

/** Profiles under one customer's name on one platform compete. */
function compete({ structure, prior: { second } }: OwnerOptions, probability: Float64Array): void {
  const { pairs, known, order, slotBegins, slotEnds } = structure;
  let alone = new Float64Array(64);
  for (let slot = 0; slot < slotBegins.length; slot += 1) {
    const [from, to] = [slotBegins[slot] ?? 0, slotEnds[slot] ?? 0];
    if (isNothing(structure, probability, from, to)) continue;
    if (alone.length < to - from) alone = new Float64Array(2 * (to - from));
    for (let place = from; place < to; place += 1) {
      const at = order[place] ?? 0;
      const owned = known[at] === 1 && pairs.closed[at] !== 1;
      alone[place - from] = owned ? 1 : (probability[at] ?? 0);
    }
    shareSlot(alone, to - from, second);
    for (let place = from; place < to; place += 1) {
      const at = order[place] ?? 0;
      if (known[at] !== 1) probability[at] = alone[place - from] ?? 0;
    }
  }
}

/** Below this what the profiles of a slot take from each other, its square at most, is not seen in six digits. */
const slotMin = 2e-4;

function isNothing(
  { known, order }: OwnerStructure,
  probability: Float64Array,
  from: number,
  to: number,
): boolean {
  let sum = 0;
  for (let place = from; place < to; place += 1) {
    const at = order[place] ?? 0;
    if (known[at] === 1) return false;
    sum += probability[at] ?? 0;
  }
  return sum < slotMin;
}
