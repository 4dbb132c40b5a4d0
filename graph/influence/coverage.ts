/**
 * Which sampled sets a growing group meets, and what one more node would add.
 *
 * Gains of all nodes are counted once and lowered as sets are met, which in all
 * looks at every member of a met set once. The sets of a node are only looked up
 * for nodes that are taken, and these come from the top; so the index from nodes
 * to sets is made for the top alone, and made again, larger, if that was not
 * enough. A tally of gains gives the largest ones without sorting, in one pass over
 * the candidates.
 */
import type { SetBuffer } from './set-buffer.ts';

export interface Coverage {
  readonly sets: number;
  /** Sets met so far. */
  readonly covered: number;
  /** Sets not met yet that each node stands in. */
  readonly gains: Uint32Array;
  /** Takes the node into the group. */
  take(node: number): void;
  /** Sum of the `count` largest gains of candidates. */
  largest(count: number): number;
}

export function createCoverage(
  nodes: number,
  buffer: SetBuffer,
  candidates: Uint32Array,
): Coverage {
  const { sets, ends, members, entries } = buffer;
  const counts = new Uint32Array(nodes);
  for (let i = 0; i < entries; i++) counts[members[i]!]! += 1;
  const gains = counts.slice();
  const met = new Uint8Array(sets);
  let covered = 0;
  let index = indexOfTop(nodes, buffer, counts, indexedMin);
  return {
    sets,
    gains,
    get covered() {
      return covered;
    },
    take(node) {
      if (counts[node] === 0) return;
      while (counts[node]! < index.countLeast) {
        index = indexOfTop(nodes, buffer, counts, index.indexed * 8);
      }
      const { offsets, memberships } = index;
      const last = offsets[node + 1]!;
      for (let m = offsets[node]!; m < last; m++) {
        const s = memberships[m]!;
        if (met[s] === 1) continue;
        met[s] = 1;
        covered += 1;
        const end = ends[s + 1]!;
        for (let i = ends[s]!; i < end; i++) {
          gains[members[i]!]! -= 1;
        }
      }
    },
    largest(count) {
      const tally = tallyOf(gains, candidates);
      let left = count;
      let sum = 0;
      for (let gain = tally.length - 1; gain > 0 && left > 0; gain--) {
        const taken = Math.min(left, tally[gain]!);
        sum += taken * gain;
        left -= taken;
      }
      return sum;
    },
  };
}

/** How many candidates have each count. */
function tallyOf(counts: Uint32Array, candidates: Uint32Array): Uint32Array {
  let most = 0;
  for (let i = 0; i < candidates.length; i++) {
    const count = counts[candidates[i]!]!;
    if (count > most) most = count;
  }
  const tally = new Uint32Array(most + 1);
  for (let i = 0; i < candidates.length; i++) tally[counts[candidates[i]!]!]! += 1;
  return tally;
}

/** Nodes that are indexed to begin with. */
const indexedMin = 4096;

interface TopIndex {
  /** Nodes that stand in fewer sets are not indexed. */
  readonly countLeast: number;
  readonly indexed: number;
  readonly offsets: Uint32Array;
  readonly memberships: Uint32Array;
}

function indexOfTop(
  nodes: number,
  { sets, ends, members }: SetBuffer,
  counts: Uint32Array,
  wanted: number,
): TopIndex {
  const countLeast = wanted >= nodes ? 0 : nthLargest(counts, wanted);
  const offsets = new Uint32Array(nodes + 1);
  let indexed = 0;
  for (let v = 0; v < nodes; v++) {
    const isTop = counts[v]! >= countLeast;
    if (isTop) indexed += 1;
    offsets[v + 1] = offsets[v]! + (isTop ? counts[v]! : 0);
  }
  // Whoever is not indexed writes to the one place behind all: a branch here would be guessed wrong.
  const places = offsets[nodes]!;
  const memberships = new Uint32Array(places + 1);
  const next = new Uint32Array(nodes);
  const step = new Uint8Array(nodes);
  for (let v = 0; v < nodes; v++) {
    const isTop = counts[v]! >= countLeast;
    next[v] = isTop ? offsets[v]! : places;
    step[v] = isTop ? 1 : 0;
  }
  for (let s = 0; s < sets; s++) {
    const end = ends[s + 1]!;
    for (let i = ends[s]!; i < end; i++) {
      const v = members[i]!;
      const place = next[v]!;
      memberships[place] = s;
      next[v] = place + step[v]!;
    }
  }
  return { countLeast, indexed, offsets, memberships };
}

function nthLargest(counts: Uint32Array, nth: number): number {
  let most = 0;
  for (let v = 0; v < counts.length; v++) if (counts[v]! > most) most = counts[v]!;
  const tally = new Uint32Array(most + 1);
  for (let v = 0; v < counts.length; v++) tally[counts[v]!]! += 1;
  let above = 0;
  let count = most;
  while (count > 0 && above + tally[count]! < nth) above += tally[count--]!;
  return count;
}

/** How many sets each group meets; 8 groups at most. One pass over the sets, no index. */
export function setsMet(
  nodes: number,
  { sets, ends, members }: SetBuffer,
  groups: readonly ArrayLike<number>[],
): Float64Array {
  const groupsOf = new Uint8Array(nodes);
  for (const [g, group] of groups.entries()) {
    for (let i = 0; i < group.length; i++) groupsOf[group[i]!]! |= 1 << g;
  }
  const setsOf = new Float64Array(256);
  for (let s = 0; s < sets; s++) {
    const end = ends[s + 1]!;
    let met = 0;
    for (let i = ends[s]!; i < end; i++) met |= groupsOf[members[i]!]!;
    setsOf[met]! += 1;
  }
  return Float64Array.from(groups, (_, g) =>
    setsOf.reduce((sum, count, met) => ((met >> g) & 1 ? sum + count : sum), 0),
  );
}

/**
 * How many sets each longer prefix of the seeds meets, kept ones always
 * counted: entry i is for the first i seeds. One pass over the sets, no index.
 */
export function coverageOfPrefixes(
  nodes: number,
  { sets, ends, members }: SetBuffer,
  { kept, seeds }: { readonly kept: ArrayLike<number>; readonly seeds: ArrayLike<number> },
): Float64Array {
  const never = seeds.length + 1;
  const placeOf = new Uint32Array(nodes).fill(never);
  for (let i = seeds.length - 1; i >= 0; i--) placeOf[seeds[i]!] = i + 1;
  for (let i = 0; i < kept.length; i++) placeOf[kept[i]!] = 0;
  const firstMet = new Float64Array(seeds.length + 2);
  for (let s = 0; s < sets; s++) {
    const end = ends[s + 1]!;
    let first = never;
    for (let i = ends[s]!; i < end; i++) {
      const place = placeOf[members[i]!]!;
      if (place < first) first = place;
    }
    firstMet[first]! += 1;
  }
  for (let i = 1; i <= seeds.length; i++) firstMet[i]! += firstMet[i - 1]!;
  return firstMet.subarray(0, seeds.length + 1);
}
