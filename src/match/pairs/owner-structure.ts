/**
 * What of the gathered pairs bears on each other, whatever the parameters are:
 * found once and used in every round.
 *
 * Slots are the pairs of one person on one platform; siblings the pairs of one
 * person with profiles of other platforms under one handle.
 */
import { isSameHandle } from '../compare/handle-marks.ts';
import { levelCode } from '../compare/levels.ts';
import { byPerson, type GatheredPairs, isKnownOwner, runsOf, slotOf } from './gathered-pairs.ts';

export interface OwnerStructure {
  readonly pairs: GatheredPairs;
  /** Places of pairs by customer and platform, records of one person together. */
  readonly order: Uint32Array;
  /** Number of the person by number of the customer. */
  readonly personOf: Uint32Array;
  /** By number of the person: 1 for one who has several records. */
  readonly severalRecords: Uint8Array;
  /** By place of the pair: 1 where a person or the customer says that it is one. */
  readonly known: Uint8Array;
  /** Where in `order` each slot of two pairs or more begins, and where it ends. */
  readonly slotBegins: Uint32Array;
  readonly slotEnds: Uint32Array;
  /** Places of pairs that have siblings, and those siblings: `siblings[begins[i] … begins[i + 1])`. */
  readonly withSiblings: Uint32Array;
  readonly siblingBegins: Uint32Array;
  readonly siblings: Uint32Array;
}

export function ownerStructure(pairs: GatheredPairs, personOf: Uint32Array): OwnerStructure {
  const order = byPerson(pairs, personOf);
  return {
    pairs,
    order,
    personOf,
    severalRecords: peopleOfSeveralRecords(personOf),
    known: knownOwners(pairs),
    ...slotsOf(pairs, order, personOf),
    ...siblingsOf(pairs, order, personOf),
  };
}

function knownOwners(pairs: GatheredPairs): Uint8Array {
  const known = new Uint8Array(pairs.length);
  for (let at = 0; at < pairs.length; at += 1) known[at] = isKnownOwner(pairs, at) ? 1 : 0;
  return known;
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
  const begins: number[] = [];
  const ends: number[] = [];
  for (const [from, to] of runsOf(order, (at) => slotOf(pairs, personOf, at))) {
    if (to - from < 2) continue;
    begins.push(from);
    ends.push(to);
  }
  return { slotBegins: Uint32Array.from(begins), slotEnds: Uint32Array.from(ends) };
}

const conflict = levelCode('name', 'conflict');

function siblingsOf(pairs: GatheredPairs, order: Uint32Array, personOf: Uint32Array) {
  const withSiblings: number[] = [];
  const begins: number[] = [0];
  const siblings: number[] = [];
  const person = (at: number): number => personOf[pairs.customer[at] ?? 0] ?? 0;
  for (const [from, to] of runsOf(order, person)) {
    if (to - from < 2) continue;
    const places = order.subarray(from, to).filter((at) => pairs.handleHash[at] !== 0);
    const alike = handlesAlike(pairs, places);
    for (const at of places) {
      if (pairs.closed[at] === 1 || pairs.reviewed[at] === 2) continue;
      if (pairs.levels.name[at] === conflict) continue;
      const before = siblings.length;
      for (const other of alike(at)) {
        if (!sameHandle(pairs, at, other)) continue;
        if (pairs.platform[other] === pairs.platform[at] || pairs.closed[other] === 1) continue;
        siblings.push(other);
      }
      if (siblings.length === before) continue;
      withSiblings.push(at);
      begins.push(siblings.length);
    }
  }
  return {
    withSiblings: Uint32Array.from(withSiblings),
    siblingBegins: Uint32Array.from(begins),
    siblings: Uint32Array.from(siblings),
  };
}

/** So few are looked through one by one. */
const fewPlaces = 16;

/** Places whose handle may be the same: of few all, of many those of equal marks. */
function handlesAlike(pairs: GatheredPairs, places: Uint32Array): (at: number) => Iterable<number> {
  if (places.length <= fewPlaces) return () => places;
  const byMark = new Map<number, number[]>();
  const add = (mark: number, at: number): void => {
    const known = byMark.get(mark);
    if (known === undefined) byMark.set(mark, [at]);
    else known.push(at);
  };
  // The start's last bit says whether the handle was cut; wholes stand apart from starts.
  const startMark = (at: number): number => -((pairs.handleStart[at] ?? 0) >>> 1);
  for (const at of places) {
    add(pairs.handleHash[at] ?? 0, at);
    if (startMark(at) !== 0) add(startMark(at), at);
  }
  return (at) => {
    const whole = byMark.get(pairs.handleHash[at] ?? 0) ?? [];
    const start = startMark(at) === 0 ? [] : (byMark.get(startMark(at)) ?? []);
    return start.length < 2 ? whole : new Set([...whole, ...start]);
  };
}

const sameHandle = (pairs: GatheredPairs, at: number, other: number): boolean =>
  isSameHandle(
    pairs.handleHash[at] ?? 0,
    pairs.handleStart[at] ?? 0,
    pairs.handleHash[other] ?? 0,
    pairs.handleStart[other] ?? 0,
  );
