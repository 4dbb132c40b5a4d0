/**
 * Sampled sets kept for coverage: all members in one array, and for every node
 * the sets it stands in.
 */
import type { SetSampler } from './reverse-reachable.ts';

export interface SetPool {
  readonly sets: number;
  readonly entries: number;
  /** Samples sets until there are `wanted`, or more than `entriesMax` members; gives whether all were made. */
  grow(wanted: number, entriesMax: number): boolean;
  view(): SetView;
}

export interface SetView {
  readonly nodes: number;
  readonly sets: number;
  /** Members of set s stand at `setOffsets[s]` up to, not including, `setOffsets[s + 1]`. */
  readonly setOffsets: Uint32Array;
  readonly members: Uint32Array;
  /** Sets that v stands in: `memberships` at `nodeOffsets[v]` up to `nodeOffsets[v + 1]`. */
  readonly nodeOffsets: Uint32Array;
  readonly memberships: Uint32Array;
}

/** Set numbers run on from `firstIndex` in steps of `stride`, so that two pools share no set. */
export function createSetPool(
  nodes: number,
  sampler: SetSampler,
  firstIndex: number,
  stride: number,
): SetPool {
  let setOffsets = new Uint32Array(1024);
  let members = new Uint32Array(4096);
  let sets = 0;
  let entries = 0;
  return {
    get sets() {
      return sets;
    },
    get entries() {
      return entries;
    },
    grow(wanted, entriesMax) {
      setOffsets = roomFor(setOffsets, wanted + 1);
      while (sets < wanted && entries <= entriesMax) {
        const size = sampler.sample(firstIndex + sets * stride);
        members = roomFor(members, entries + size);
        if (size < 64) {
          for (let i = 0; i < size; i++) members[entries + i] = sampler.members[i]!;
        } else members.set(sampler.members.subarray(0, size), entries);
        entries += size;
        sets += 1;
        setOffsets[sets] = entries;
      }
      return sets >= wanted;
    },
    view: () => viewOf(nodes, sets, setOffsets, members),
  };
}

function roomFor(array: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  if (array.length >= length) return array;
  const larger = new Uint32Array(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}

/** Turns sets of nodes round into sets of each node, by counting sort. */
function viewOf(
  nodes: number,
  sets: number,
  setOffsets: Uint32Array,
  members: Uint32Array,
): SetView {
  const entries = setOffsets[sets]!;
  const nodeOffsets = new Uint32Array(nodes + 1);
  for (let i = 0; i < entries; i++) nodeOffsets[members[i]! + 1]! += 1;
  for (let v = 0; v < nodes; v++) nodeOffsets[v + 1]! += nodeOffsets[v]!;
  const next = nodeOffsets.slice(0, nodes);
  const memberships = new Uint32Array(entries);
  for (let s = 0; s < sets; s++) {
    for (let i = setOffsets[s]!; i < setOffsets[s + 1]!; i++) {
      memberships[next[members[i]!]!++] = s;
    }
  }
  return { nodes, sets, setOffsets, members, nodeOffsets, memberships };
}

/** How many sets each prefix of the seeds meets: entry i is for the first i + 1 seeds. */
export function coverageOfPrefixes(view: SetView, seeds: ArrayLike<number>): Float64Array {
  const covered = new Uint8Array(view.sets);
  const result = new Float64Array(seeds.length);
  let count = 0;
  for (let i = 0; i < seeds.length; i++) {
    const v = seeds[i]!;
    for (let m = view.nodeOffsets[v]!; m < view.nodeOffsets[v + 1]!; m++) {
      const s = view.memberships[m]!;
      if (covered[s] === 1) continue;
      covered[s] = 1;
      count += 1;
    }
    result[i] = count;
  }
  return result;
}
