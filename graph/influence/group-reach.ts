/**
 * What each place of a given order adds to a group's reach, on sets that had no
 * part in choosing it: how a group chosen for some people is seen by other weights,
 * such as everybody counting for one.
 */
import type { Csr } from '../csr/csr.ts';
import { createLiveRows } from './live-rows.ts';
import { createSetSampler, setsPerBlock } from './reverse-reachable.ts';
import { createRoots } from './roots.ts';
import { createSetBuffer, roomForSets, type SetBuffer } from './set-buffer.ts';

export interface GroupReachOptions {
  /** Nodes, each once, in the order in which they were chosen. */
  readonly order: ArrayLike<number>;
  readonly seed: number | string;
  /** Default 131,072, rounded up to whole blocks. */
  readonly sets?: number;
  /** What each node counts for; default 1 each. */
  readonly rootWeights?: ArrayLike<number>;
  /** Probability that a node, once moved, moves others in turn; default 1 each. */
  readonly passesOn?: ArrayLike<number>;
}

/** @returns expected people whom each place reaches and none before it does, itself included. */
export function groupReach(csr: Csr, options: GroupReachOptions): Float64Array {
  const { order, seed, sets = 131_072 } = options;
  const roots = createRoots(csr.nodes, options.rootWeights);
  if (roots.total === 0 || order.length === 0) return new Float64Array(order.length);
  const sampler = createSetSampler(createLiveRows(csr, options.passesOn), roots, `group/${seed}`);
  const buffer = createSetBuffer();
  const blocks = Math.ceil(sets / setsPerBlock);
  roomForSets(buffer, blocks * setsPerBlock);
  for (let block = 0; block < blocks; block++) sampler.sampleBlock(block, buffer);
  const worth = roots.total / buffer.sets;
  return firstMet(csr.nodes, buffer, order).map((met) => met * worth);
}

/** Sets that each place of the order meets and none before it does. */
export function firstMet(
  nodes: number,
  { sets, ends, members }: SetBuffer,
  order: ArrayLike<number>,
): Float64Array {
  const never = order.length;
  const placeOf = new Uint32Array(nodes).fill(never);
  for (let place = 0; place < order.length; place++) placeOf[order[place]!] = place;
  const met = new Float64Array(order.length);
  for (let s = 0; s < sets; s++) {
    let first = never;
    for (let i = ends[s]!; i < ends[s + 1]!; i++) first = Math.min(first, placeOf[members[i]!]!);
    if (first < never) met[first]! += 1;
  }
  return met;
}
