/**
 * Which sampled sets a growing group meets, and what one more node would add.
 *
 * Gains of all nodes are counted once and lowered as sets are met, which in all
 * looks at every member of a met set once. The sets of a node are only looked up
 * for nodes that are taken, which are few; so the members that stand for one node
 * are a chain, made in the pass that counts, and not an index that takes a pass of
 * its own. A tally of gains gives the largest ones without sorting, in one pass
 * over the candidates.
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
  const gains = new Uint32Array(nodes);
  // The place after a node's last member, and after the one before each member; 0 for none.
  const last = new Uint32Array(nodes);
  const before = new Uint32Array(entries);
  for (let i = 0; i < entries; i++) {
    const v = members[i]!;
    before[i] = last[v]!;
    last[v] = i + 1;
    gains[v]! += 1;
  }
  const stretches = setsOfStretches(buffer);
  const met = new Uint8Array(sets);
  let covered = 0;
  return {
    sets,
    gains,
    get covered() {
      return covered;
    },
    take(node) {
      for (let place = last[node]!; place > 0; place = before[place - 1]!) {
        let s = stretches[(place - 1) >>> stretchBits]!;
        while (ends[s + 1]! < place) s += 1;
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

/** Members from whose first one the set of each is looked for: 2 to this power. */
const stretchBits = 4;

/** The set that the first member of every stretch stands in. */
function setsOfStretches({ ends, entries }: SetBuffer): Uint32Array {
  const stretches = new Uint32Array(Math.ceil(entries / (1 << stretchBits)));
  for (let stretch = 0, s = 0; stretch < stretches.length; stretch++) {
    while (ends[s + 1]! <= stretch << stretchBits) s += 1;
    stretches[stretch] = s;
  }
  return stretches;
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
