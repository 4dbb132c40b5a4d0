/**
 * Reach of every node at once: the expected number of distinct authentic people
 * it moves under independent cascade, itself not counted, with a 90 % interval.
 *
 * A node's reach is split in two. Those it moves straight are counted exactly:
 * the sum over its edges of probability times what the target counts for. Those
 * it moves only through others are estimated from reverse-reachable sets shared
 * by all nodes (Borgs et al. 2014): the share of sets in which it stands further
 * than one live edge from the root, times the weight of all roots. The interval
 * is that share's Wilson interval (1927), so it covers sampling error, not error
 * of the probabilities themselves. Sets are counted as they are made and never
 * kept, so memory is a few numbers a node whatever their number.
 *
 * The number of sets is fixed before the counted ones are drawn: at most
 * `setsMax`, fewer when a trial of 1,024 sets says that they would look at more
 * than `edgesMax` edges. Stopping in the middle would favour small sets.
 */
import { wilsonInterval } from '../../src/kernel/index.ts';
import type { Csr } from '../csr/csr.ts';
import { createLiveRows } from '../influence/live-rows.ts';
import { createSetSampler, setsPerBlock } from '../influence/reverse-reachable.ts';
import { createRoots } from '../influence/roots.ts';
import { createSetBuffer, emptySetBuffer, type SetBuffer } from '../influence/set-buffer.ts';

export interface ReachOptions {
  readonly seed: number | string;
  /** What each node counts for, such as authenticity; default 1 each. */
  readonly rootWeights?: ArrayLike<number>;
  readonly setsMax?: number;
  /** Edges that all sets together may look at; default 2,000,000,000. */
  readonly edgesMax?: number;
}

export interface Reach {
  readonly reach: Float64Array;
  /** 90 % interval of each. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Sets drawn; fewer than `setsMax` when `edgesMax` was met. */
  readonly sets: number;
}

const standardDeviations = 1.644854;
const trialBlocks = 16;

export function reachOfAll(csr: Csr, options: ReachOptions): Reach {
  const { setsMax = 200_000, edgesMax = 2_000_000_000, rootWeights, seed } = options;
  const { nodes } = csr;
  const roots = createRoots(nodes, rootWeights);
  const reach = straightReach(csr, rootWeights);
  const low = reach.slice();
  const high = reach.slice();
  if (roots.total === 0) return { reach, low, high, sets: 0 };
  const sampler = createSetSampler(createLiveRows(csr), roots, `reach/${seed}`);
  const buffer = createSetBuffer();
  let edgesOfTrial = 0;
  for (let block = 0; block < trialBlocks; block++) {
    emptySetBuffer(buffer);
    sampler.sampleBlock(block, buffer);
    edgesOfTrial += edgesInto(csr, buffer);
  }
  const affordable = Math.floor((edgesMax * trialBlocks) / Math.max(1, edgesOfTrial));
  const wanted = Math.ceil(setsMax / setsPerBlock);
  const blocks = Math.max(trialBlocks, Math.min(wanted, affordable));
  const met = new Float64Array(nodes);
  for (let block = 0; block < blocks; block++) {
    emptySetBuffer(buffer);
    sampler.sampleBlock(trialBlocks + block, buffer);
    countFurther(buffer, met);
  }
  const sets = blocks * setsPerBlock;
  for (let v = 0; v < nodes; v++) {
    if (!movesThroughOthers(csr, v)) continue;
    const { low: least, high: most } = wilsonInterval(met[v]!, sets, standardDeviations);
    reach[v]! += (met[v]! * roots.total) / sets;
    low[v]! += least * roots.total;
    high[v]! += most * roots.total;
  }
  return { reach, low, high, sets };
}

/** Edges that lead to the members of all sets: what a walk may have to look at. */
function edgesInto({ inOffsets }: Csr, { members, entries }: SetBuffer): number {
  let edges = 0;
  for (let i = 0; i < entries; i++) {
    edges += inOffsets[members[i]! + 1]! - inOffsets[members[i]!]!;
  }
  return edges;
}

/** Counts for each node the sets in which it stands further than one live edge from the root. */
function countFurther({ sets, ends, directEnds, members }: SetBuffer, met: Float64Array): void {
  for (let s = 0; s < sets; s++) {
    const end = ends[s + 1]!;
    for (let i = directEnds[s]!; i < end; i++) met[members[i]!]! += 1;
  }
}

/** Expected weight of those moved by the node's own edges. */
function straightReach(csr: Csr, weights: ArrayLike<number> | undefined): Float64Array {
  const straight = new Float64Array(csr.nodes);
  for (let u = 0; u < csr.nodes; u++) {
    for (let e = csr.outOffsets[u]!; e < csr.outOffsets[u + 1]!; e++) {
      const weight = weights === undefined ? 1 : weights[csr.outTargets[e]!]!;
      if (weight > 0) straight[u]! += csr.outProbabilities[e]! * weight;
    }
  }
  return straight;
}

/** Whether anybody but the node itself lies two edges away; if not, its reach is exact. */
function movesThroughOthers({ outOffsets, outTargets, outProbabilities }: Csr, v: number): boolean {
  for (let e = outOffsets[v]!; e < outOffsets[v + 1]!; e++) {
    if (outProbabilities[e] === 0) continue;
    const u = outTargets[e]!;
    for (let f = outOffsets[u]!; f < outOffsets[u + 1]!; f++) {
      if (outTargets[f] !== v && outProbabilities[f]! > 0) return true;
    }
  }
  return false;
}
