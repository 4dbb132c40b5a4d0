/**
 * Records of one person, as clusters: cautious about chains.
 *
 * Takes pairs that may be one person, and what any two records say about each
 * other; gives clusters. Within what the pairs connect, the two clusters whose
 * records speak for each other most on average are joined, as long as that
 * average reaches the asked bits (average linkage, Sokal and Michener 1958). So
 * one weak bridge never joins two groups whose records contradict each other.
 * Pairs that share nothing to compare have no say.
 *
 * An operator's word comes first: `same` is joined before anything else,
 * `different` is never joined.
 */
import { createDisjointSets } from './disjoint-sets.ts';

export interface ClusterInput {
  /** Records, numbered from 0. */
  readonly records: number;
  readonly pairs: CandidatePairs;
  /**
   * What two records say of being one person, in bits: positive for, negative
   * against, 0 nothing. Asked for pairs that were no candidates, too.
   */
  say(a: number, b: number): number;
  /** Average say from which clusters are joined, bits. */
  readonly acceptBits: number;
  readonly reviews: readonly RecordReview[];
}

export interface CandidatePairs {
  readonly length: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly bits: Float32Array;
}

export interface RecordReview {
  readonly a: number;
  readonly b: number;
  readonly decision: 'same' | 'different';
}

export interface Clustering {
  /** Smallest number of each record's cluster. */
  readonly clusterOf: Uint32Array;
  /** Average say of a record with the others of its cluster, bits; 0 where it is alone. */
  readonly supportBits: Float32Array;
  /** Groups of connected records that had to be cut at their weakest pairs first. */
  readonly cut: number;
}

/** Beyond these a single pair says no more. */
const sayMax = 10;
const supportMax = 20;
/** Records looked at together. */
const groupMax = 150;
/** Raises the floor so much at a time where a group is larger. */
const cutBits = 3;
const cutsMax = 12;

export function clusterRecords(input: ClusterInput): Clustering {
  const clusterOf = new Uint32Array(input.records).map((_, at) => at);
  const supportBits = new Float32Array(input.records);
  let cut = 0;
  const reviews = reviewsByRecord(input.reviews);
  const all = Uint32Array.from({ length: input.pairs.length }, (_, place) => place);
  const waiting: { places: Uint32Array; floor: number; cuts: number }[] = [
    { places: all, floor: Math.min(0, input.acceptBits), cuts: 0 },
  ];
  for (let group = waiting.pop(); group !== undefined; group = waiting.pop()) {
    for (const { records, places } of connected(input, group.places, group.floor, reviews)) {
      if (records.length > groupMax && group.cuts < cutsMax) {
        if (group.cuts === 0) cut += 1;
        waiting.push({ places, floor: group.floor + cutBits, cuts: group.cuts + 1 });
        continue;
      }
      for (const members of agglomerate(input, records.slice(0, groupMax), reviews)) {
        const first = Math.min(...members);
        for (const member of members) clusterOf[member] = first;
        if (members.length > 1) support(input, members, reviews, supportBits);
      }
    }
  }
  return { clusterOf, supportBits, cut };
}

type Reviews = ReadonlyMap<number, ReadonlyMap<number, RecordReview['decision']>>;

function reviewsByRecord(reviews: readonly RecordReview[]): Reviews {
  const byRecord = new Map<number, Map<number, RecordReview['decision']>>();
  const put = (a: number, b: number, decision: RecordReview['decision']): void => {
    let others = byRecord.get(a);
    if (others === undefined) byRecord.set(a, (others = new Map()));
    others.set(b, decision);
  };
  for (const { a, b, decision } of reviews) {
    put(a, b, decision);
    put(b, a, decision);
  }
  return byRecord;
}

interface Group {
  /** Ascending. */
  readonly records: readonly number[];
  /** Places of its pairs. */
  readonly places: Uint32Array;
}

/** Groups of two or more records that pairs at or above the floor, or an operator, connect. */
function connected(
  { records, pairs }: ClusterInput,
  places: Uint32Array,
  floor: number,
  reviews: Reviews,
): Group[] {
  const sets = createDisjointSets(records);
  const above = places.filter((place) => (pairs.bits[place] ?? 0) >= floor);
  for (const place of above) sets.join(pairs.a[place] ?? 0, pairs.b[place] ?? 0);
  for (const [a, others] of reviews) {
    for (const [b, decision] of others) if (decision === 'same') sets.join(a, b);
  }
  const members = new Map<number, number[]>();
  const touched = new Set<number>();
  for (const place of above) {
    touched.add(pairs.a[place] ?? 0);
    touched.add(pairs.b[place] ?? 0);
  }
  for (const [a, others] of reviews) {
    for (const decision of others.values()) if (decision === 'same') touched.add(a);
  }
  for (const record of [...touched].sort((a, b) => a - b)) {
    const root = sets.find(record);
    const group = members.get(root);
    if (group === undefined) members.set(root, [record]);
    else group.push(record);
  }
  const placesOf = new Map<number, number[]>();
  for (const place of above) {
    const root = sets.find(pairs.a[place] ?? 0);
    const own = placesOf.get(root);
    if (own === undefined) placesOf.set(root, [place]);
    else own.push(place);
  }
  return [...members].map(([root, group]) => ({
    records: group,
    places: Uint32Array.from(placesOf.get(root) ?? []),
  }));
}

/** Joins clusters of a group, best first; gives their members. */
function agglomerate(
  input: ClusterInput,
  records: readonly number[],
  reviews: Reviews,
): readonly (readonly number[])[] {
  const size = records.length;
  const clusters: (number[] | undefined)[] = records.map((record) => [record]);
  const sums = new Float64Array(size * size);
  const voices = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = i + 1; j < size; j += 1) {
      const bits = sayOf(input, reviews, records[i] as number, records[j] as number);
      const clipped =
        Math.abs(bits) > supportMax ? bits : Math.max(-sayMax, Math.min(sayMax, bits));
      sums[i * size + j] = sums[j * size + i] = clipped;
      voices[i * size + j] = voices[j * size + i] = bits === 0 ? 0 : 1;
    }
  }
  const mean = (i: number, j: number): number => {
    const count = voices[i * size + j] ?? 0;
    return count === 0 ? Number.NEGATIVE_INFINITY : (sums[i * size + j] ?? 0) / count;
  };
  for (;;) {
    let best = Number.NEGATIVE_INFINITY;
    let [from, into] = [-1, -1];
    for (let i = 0; i < size; i += 1) {
      if (clusters[i] === undefined) continue;
      for (let j = i + 1; j < size; j += 1) {
        if (clusters[j] === undefined || mean(i, j) <= best) continue;
        best = mean(i, j);
        [into, from] = [i, j];
      }
    }
    if (from < 0 || best < input.acceptBits) break;
    clusters[into] = [...(clusters[into] ?? []), ...(clusters[from] ?? [])];
    clusters[from] = undefined;
    for (let k = 0; k < size; k += 1) {
      const [a, b] = [into * size + k, from * size + k];
      sums[a] = sums[k * size + into] = (sums[a] ?? 0) + (sums[b] ?? 0);
      voices[a] = voices[k * size + into] = (voices[a] ?? 0) + (voices[b] ?? 0);
    }
  }
  return clusters.filter((members) => members !== undefined);
}

/** An operator's word, as bits that no average outweighs. */
const wordBits = 1e9;

function sayOf(input: ClusterInput, reviews: Reviews, a: number, b: number): number {
  const decision = reviews.get(a)?.get(b);
  if (decision !== undefined) return decision === 'same' ? wordBits : -wordBits * wordBits;
  return input.say(a, b);
}

function support(
  input: ClusterInput,
  members: readonly number[],
  reviews: Reviews,
  supportBits: Float32Array,
): void {
  for (const one of members) {
    let sum = 0;
    let voices = 0;
    for (const other of members) {
      if (one === other) continue;
      const bits = sayOf(input, reviews, one, other);
      if (bits === 0) continue;
      sum += Math.max(-supportMax, Math.min(supportMax, bits));
      voices += 1;
    }
    supportBits[one] = voices === 0 ? 0 : sum / voices;
  }
}
