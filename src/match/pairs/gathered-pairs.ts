/**
 * What is kept of the candidate pairs: numbers only, some fifty bytes a pair,
 * ordered by profile, then customer. Learning and deciding read them again and
 * again without the text.
 */
import type { EvidenceBatch, PairColumns } from '../compare/compare-each.ts';
import { type Comparison, comparisons, levelCode } from '../compare/levels.ts';
import type { PairLevels } from '../weigh.ts';

export interface GatheredPairs extends EvidenceBatch {
  /** `nameChance` as it was compared; that one has the namesakes learnt. */
  readonly plainNameChance: Float32Array;
  readonly profile: Uint32Array;
  readonly customer: Uint32Array;
  readonly platform: Uint8Array;
  /** 0 none, 1 accepted by a person, 2 rejected by a person. */
  readonly reviewed: Uint8Array;
  /** 1 where the profile asks not to be found and this customer did not declare it. */
  readonly closed: Uint8Array;
}

export type Reviewed = 'accept' | 'reject' | null;

const declared = levelCode('claim', 'declared');

export const isDeclared = (pairs: GatheredPairs, at: number): boolean =>
  pairs.levels.claim[at] === declared;

export function reviewedAt(pairs: GatheredPairs, at: number): Reviewed {
  const code = pairs.reviewed[at];
  return code === 1 ? 'accept' : code === 2 ? 'reject' : null;
}

/** True where a person or the customer says that the pair is one. */
export const isKnownOwner = (pairs: GatheredPairs, at: number): boolean =>
  pairs.reviewed[at] === 1 || (pairs.reviewed[at] !== 2 && isDeclared(pairs, at));

export function levelsAt(pairs: GatheredPairs, at: number): PairLevels {
  const levels = {} as Record<Comparison, number>;
  for (const comparison of comparisons) levels[comparison] = pairs.levels[comparison][at] ?? 0;
  return {
    levels,
    nameChanceBits: pairs.nameChance[at] ?? 0,
    claimChanceBits: pairs.claimChance[at] ?? 0,
    addressChanceBits: pairs.addressChance[at] ?? 0,
    placeChanceBits: pairs.placeChance[at] ?? 0,
  };
}

/** Room for the evidence of these pairs. */
export function emptyPairs({ customer, profile }: PairColumns): GatheredPairs {
  const { length } = customer;
  const levels = {} as Record<Comparison, Uint8Array>;
  for (const comparison of comparisons) levels[comparison] = new Uint8Array(length);
  const chance = () => new Float32Array(length);
  return {
    length,
    levels,
    plainNameChance: chance(),
    nameChance: chance(),
    rarerNameChance: chance(),
    claimChance: chance(),
    addressChance: chance(),
    placeChance: chance(),
    handleChance: chance(),
    handleHash: new Uint32Array(length),
    handleStart: new Uint32Array(length),
    profile,
    customer,
    platform: new Uint8Array(length),
    reviewed: new Uint8Array(length),
    closed: new Uint8Array(length),
  };
}

/** What comparing told of the pairs, column by column, in a fixed order; namesakes left out. */
export const evidenceColumns = (pairs: GatheredPairs): readonly PairColumn[] => [
  ...comparisons.map((comparison) => pairs.levels[comparison]),
  pairs.plainNameChance,
  pairs.nameChance,
  pairs.rarerNameChance,
  pairs.claimChance,
  pairs.addressChance,
  pairs.placeChance,
  pairs.handleChance,
  pairs.handleHash,
  pairs.handleStart,
];

type PairColumn = Uint8Array | Uint32Array | Float32Array;

/** Puts the evidence of compared pairs at its place. */
export function keepEvidence(pairs: GatheredPairs, from: number, evidence: EvidenceBatch): void {
  for (const comparison of comparisons) {
    pairs.levels[comparison].set(evidence.levels[comparison], from);
  }
  pairs.plainNameChance.set(evidence.nameChance, from);
  pairs.nameChance.set(evidence.nameChance, from);
  pairs.rarerNameChance.set(evidence.rarerNameChance, from);
  pairs.claimChance.set(evidence.claimChance, from);
  pairs.addressChance.set(evidence.addressChance, from);
  pairs.placeChance.set(evidence.placeChance, from);
  pairs.handleChance.set(evidence.handleChance, from);
  pairs.handleHash.set(evidence.handleHash, from);
  pairs.handleStart.set(evidence.handleStart, from);
}

export interface PairFacts {
  /** By number of the profile: number of its platform; 1 where it asks not to be found. */
  readonly platform: Uint8Array;
  readonly closed: Uint8Array;
  /** What a person decided, by `profile customer`: 1 accepted, 2 rejected. */
  readonly reviews: ReadonlyMap<string, 1 | 2>;
}

/** Adds what is known beside the evidence, once all evidence is there. */
export function keepFacts(pairs: GatheredPairs, facts: PairFacts): void {
  const { profile, customer } = pairs;
  for (let at = 0; at < pairs.length; at += 1) {
    const number = profile[at] ?? 0;
    pairs.platform[at] = facts.platform[number] ?? 0;
    pairs.closed[at] = facts.closed[number] === 1 && !isDeclared(pairs, at) ? 1 : 0;
    if (facts.reviews.size === 0) continue;
    pairs.reviewed[at] = facts.reviews.get(`${number} ${customer[at]}`) ?? 0;
  }
}

/** Place after the last pair of the profile whose first pair stands at `from`. */
export function profileEnd({ profile, length }: GatheredPairs, from: number): number {
  let to = from + 1;
  while (to < length && profile[to] === profile[from]) to += 1;
  return to;
}

/**
 * Places of pairs: those of one person together, in it those of one platform,
 * then by record and profile. A stable counting sort, key by key from the least.
 */
export function byPerson(pairs: GatheredPairs, personOf: Uint32Array): Uint32Array {
  const { customer, platform } = pairs;
  let order = new Uint32Array(pairs.length).map((_, at) => at);
  order = countingSort(order, (at) => customer[at] ?? 0);
  order = countingSort(order, (at) => platform[at] ?? 0);
  return countingSort(order, (at) => personOf[customer[at] ?? 0] ?? 0);
}

function countingSort(order: Uint32Array, keyOf: (at: number) => number) {
  let top = 0;
  for (const at of order) top = Math.max(top, keyOf(at));
  const starts = new Uint32Array(top + 2);
  for (const at of order) starts[keyOf(at) + 1] = (starts[keyOf(at) + 1] ?? 0) + 1;
  for (let key = 1; key < starts.length; key += 1) {
    starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
  }
  const sorted = new Uint32Array(order.length);
  for (const at of order) {
    const key = keyOf(at);
    const place = starts[key] ?? 0;
    sorted[place] = at;
    starts[key] = place + 1;
  }
  return sorted;
}

/** Ranges `[from, to)` of `order` in which `keyOf` is the same. */
export function* runsOf(
  order: Uint32Array,
  keyOf: (at: number) => number,
): Generator<readonly [number, number]> {
  let from = 0;
  while (from < order.length) {
    const key = keyOf(order[from] ?? 0);
    let to = from + 1;
    while (to < order.length && keyOf(order[to] ?? 0) === key) to += 1;
    yield [from, to];
    from = to;
  }
}

const platformsMax = 256;

/** Number of a person on a platform. */
export const slotOf = (pairs: GatheredPairs, personOf: Uint32Array, at: number): number =>
  (personOf[pairs.customer[at] ?? 0] ?? 0) * platformsMax + (pairs.platform[at] ?? 0);
