/**
 * What of the gathered pairs bears on each other, whatever the parameters are:
 * found once and used in every round.
 *
 * Pairs stand by profile; a pair's rank is its place among those by person and
 * platform. Slots are the pairs of one person on one platform, runs of ranks.
 */

import { createNumberList } from '../number-list.ts';
import { byPerson, type GatheredPairs, isKnownOwner, runsOf, slotOf } from './gathered-pairs.ts';
import { type HandleSiblings, handleSiblings } from './handle-siblings.ts';

export interface OwnerStructure {
  readonly pairs: GatheredPairs;
  /** Place of each pair by rank: by person and platform, records of one person together. */
  readonly order: Uint32Array;
  /** Number of the person by number of the customer. */
  readonly personOf: Uint32Array;
  /** By number of the person: 1 for one who has several records. */
  readonly severalRecords: Uint8Array;
  /** By place of the pair: 1 where a person or the customer says that it is one. */
  readonly known: Uint8Array;
  /** The same by rank. */
  readonly knownByRank: Uint8Array;
  /** Ranks at which each slot of two pairs or more begins, and at which it ends. */
  readonly slotBegins: Uint32Array;
  readonly slotEnds: Uint32Array;
  readonly handles: HandleSiblings;
}

export function ownerStructure(pairs: GatheredPairs, personOf: Uint32Array): OwnerStructure {
  const order = byPerson(pairs, personOf);
  const known = knownOwners(pairs);
  return {
    pairs,
    order,
    personOf,
    severalRecords: peopleOfSeveralRecords(personOf),
    known,
    knownByRank: byRank(known, order),
    ...slotsOf(pairs, order, personOf),
    handles: handleSiblings(pairs, order, personOf),
  };
}

function knownOwners(pairs: GatheredPairs): Uint8Array {
  const known = new Uint8Array(pairs.length);
  for (let at = 0; at < pairs.length; at += 1) known[at] = isKnownOwner(pairs, at) ? 1 : 0;
  return known;
}

function byRank(values: Uint8Array, order: Uint32Array): Uint8Array {
  const ranked = new Uint8Array(order.length);
  for (let rank = 0; rank < order.length; rank += 1) ranked[rank] = values[order[rank] ?? 0] ?? 0;
  return ranked;
}

function peopleOfSeveralRecords(personOf: Uint32Array): Uint8Array {
  const several = new Uint8Array(personOf.length);
  for (let customer = 0; customer < personOf.length; customer += 1) {
    const person = personOf[customer] ?? 0;
    if (person !== customer) several[person] = 1;
  }
  return several;
}

function slotsOf(pairs: GatheredPairs, order: Uint32Array, personOf: Uint32Array) {
  const begins = createNumberList();
  const ends = createNumberList();
  for (const [from, to] of runsOf(order, (at) => slotOf(pairs, personOf, at))) {
    if (to - from < 2) continue;
    begins.push(from);
    ends.push(to);
  }
  return { slotBegins: begins.build(), slotEnds: ends.build() };
}
