/**
 * Greedy maximum coverage over sampled sets, with a bound on the best possible.
 *
 * Nemhauser, Wolsey and Fisher (1978): taking the node that meets most sets not
 * met yet comes within 1 − 1/e of the best. The bound is that of OPIM-C (Tang,
 * Tang, Xiao and Yuan 2018): after any i picks, no group of k meets more than
 * what is met already plus the k largest gains left. Equal gains go to the
 * lower node number. Sizes only fall, so a heap whose top is checked again when
 * taken is enough; a tally of gains gives the k largest without sorting.
 */
import type { SetView } from './set-pool.ts';

export interface GreedyCoverage {
  /** In the order chosen; shorter than asked when the candidates run out. */
  readonly seeds: Uint32Array;
  /** Sets met by the first i + 1 seeds. */
  readonly covered: Float64Array;
  /** No group of that size meets more sets than this. */
  readonly coveredMax: number;
}

/** @param candidates distinct node numbers, ascending. */
export function greedyCoverage(
  view: SetView,
  candidates: Uint32Array,
  size: number,
): GreedyCoverage {
  const { nodes, sets, setOffsets, members, nodeOffsets, memberships } = view;
  const picks = Math.min(size, candidates.length);
  const gain = new Uint32Array(nodes);
  const isCandidate = new Uint8Array(nodes);
  for (const v of candidates) {
    isCandidate[v] = 1;
    gain[v] = nodeOffsets[v + 1]! - nodeOffsets[v]!;
  }
  const tally = createTally(gain, candidates);
  const heap = createHeap(gain, candidates);
  const covered = new Uint8Array(sets);
  const seeds = new Uint32Array(picks);
  const coveredAfter = new Float64Array(picks);
  let count = 0;
  let coveredMax = tally.largest(picks);
  for (let i = 0; i < picks; i++) {
    const v = heap.takeBest();
    seeds[i] = v;
    count += gain[v]!;
    for (let m = nodeOffsets[v]!; m < nodeOffsets[v + 1]!; m++) {
      const s = memberships[m]!;
      if (covered[s] === 1) continue;
      covered[s] = 1;
      for (let j = setOffsets[s]!; j < setOffsets[s + 1]!; j++) {
        const u = members[j]!;
        if (isCandidate[u] === 1) tally.lower(gain[u]!--);
      }
    }
    coveredAfter[i] = count;
    coveredMax = Math.min(coveredMax, count + tally.largest(picks));
  }
  return { seeds, covered: coveredAfter, coveredMax };
}

/** How many candidates have each gain. */
function createTally(gain: Uint32Array, candidates: Uint32Array) {
  let top = 0;
  for (const v of candidates) top = Math.max(top, gain[v]!);
  const tally = new Uint32Array(top + 1);
  for (const v of candidates) tally[gain[v]!]! += 1;
  return {
    lower(from: number): void {
      tally[from]! -= 1;
      tally[from - 1]! += 1;
    },
    /** Sum of the `count` largest gains. */
    largest(count: number): number {
      while (top > 0 && tally[top] === 0) top -= 1;
      let left = count;
      let sum = 0;
      for (let g = top; g > 0 && left > 0; g--) {
        const taken = Math.min(left, tally[g]!);
        sum += taken * g;
        left -= taken;
      }
      return sum;
    },
  };
}

/** Max-heap by gain when entered, then lower node number; a stale top sinks to its present gain. */
function createHeap(gain: Uint32Array, candidates: Uint32Array) {
  const node = candidates.slice();
  const key = candidates.map((v) => gain[v]!);
  let length = node.length;
  const before = (i: number, j: number): boolean =>
    key[i]! > key[j]! || (key[i] === key[j] && node[i]! < node[j]!);
  const swap = (i: number, j: number): void => {
    const heldNode = node[i]!;
    const heldKey = key[i]!;
    node[i] = node[j]!;
    key[i] = key[j]!;
    node[j] = heldNode;
    key[j] = heldKey;
  };
  const sink = (start: number): void => {
    let i = start;
    for (;;) {
      let best = i;
      if (2 * i + 1 < length && before(2 * i + 1, best)) best = 2 * i + 1;
      if (2 * i + 2 < length && before(2 * i + 2, best)) best = 2 * i + 2;
      if (best === i) return;
      swap(i, best);
      i = best;
    }
  };
  for (let i = (length >> 1) - 1; i >= 0; i--) sink(i);
  return {
    takeBest(): number {
      while (key[0] !== gain[node[0]!]) {
        key[0] = gain[node[0]!]!;
        sink(0);
      }
      const best = node[0]!;
      length -= 1;
      swap(0, length);
      sink(0);
      return best;
    },
  };
}
