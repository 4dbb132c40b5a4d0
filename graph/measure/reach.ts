/**
 * Reach of every node at once: the expected number of distinct authentic people
 * it moves under independent cascade, itself not counted, with a 90 % interval.
 *
 * A node's reach is split in two. Those it moves straight are counted exactly:
 * the sum over its edges of probability times what the target counts for. Those
 * it moves only through others are estimated from reverse-reachable sets shared
 * by all nodes (Borgs et al. 2014): the share of sets in which it stands further
 * than one live edge from the root, times the number of roots, each set counting
 * for what its root counts for. The interval is that share's Wilson interval
 * (1927), so it covers sampling error, not error of the probabilities
 * themselves; shares of sets vary less than whole ones, so it is wide enough for
 * them. Sets are counted as they are made and never kept, so memory is a few
 * numbers a node whatever their number. The same sets tell reach as it is without
 * weights, everybody counting for one.
 *
 * The number of sets is fixed before the counted ones are drawn: at most
 * `setsMax`, fewer when a trial of 1,024 sets says that they would look at more
 * than `edgesMax` edges. Stopping in the middle would favour small sets.
 */
import { wilsonInterval } from '../../src/kernel/index.ts';
import type { Csr } from '../csr/csr.ts';
import { createLiveRows } from '../influence/live-rows.ts';
import { createSetSampler, type SetSampler, setsPerBlock } from '../influence/reverse-reachable.ts';
import { createRoots } from '../influence/roots.ts';
import { createSetBuffer, emptySetBuffer, type SetBuffer } from '../influence/set-buffer.ts';

export interface ReachOptions {
  readonly seed: number | string;
  /** What each node counts for, such as authenticity; default 1 each. */
  readonly rootWeights?: ArrayLike<number>;
  /** Probability that a node, once moved, moves others in turn; default 1 each. */
  readonly passesOn?: ArrayLike<number>;
  readonly setsMax?: number;
  /** Edges that all sets together may look at; default 2,000,000,000. */
  readonly edgesMax?: number;
}

export interface Reach {
  readonly reach: Float64Array;
  /** 90 % interval of each. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The same with everybody counting for one. */
  readonly raw: Float64Array;
  /** Sets drawn; fewer than `setsMax` when `edgesMax` was met. */
  readonly sets: number;
}

const standardDeviations = 1.644854;
const trialBlocks = 16;

export function reachOfAll(csr: Csr, options: ReachOptions): Reach {
  const { setsMax = 200_000, edgesMax = 2_000_000_000, seed } = options;
  const { nodes } = csr;
  const weights = usableWeights(nodes, options.rootWeights);
  const reach = straightReach(csr, weights);
  const raw = straightReach(csr, new Float64Array(nodes).fill(1));
  const low = reach.slice();
  const high = reach.slice();
  if (nodes === 0) return { reach, low, high, raw, sets: 0 };
  const rows = createLiveRows(csr, options.passesOn);
  const sampler = createSetSampler(rows, createRoots(nodes), `reach/${seed}`);
  const buffer = createSetBuffer();
  const blocks = blocksWanted(csr, sampler, { buffer, setsMax, edgesMax });
  const heaviest = weights.reduce((most, one) => Math.max(most, one), 0);
  const shares = heaviest === 0 ? weights : weights.map((weight) => weight / heaviest);
  const met = { counted: new Float64Array(nodes), weighed: new Float64Array(nodes), shares };
  for (let block = 0; block < blocks; block++) {
    emptySetBuffer(buffer);
    sampler.sampleBlock(trialBlocks + block, buffer);
    countFurther(buffer, met);
  }
  const sets = blocks * setsPerBlock;
  for (let v = 0; v < nodes; v++) {
    if (!movesThroughOthers(csr, v)) continue;
    const share = met.weighed[v]!;
    const { low: least, high: most } = wilsonInterval(share, sets, standardDeviations);
    reach[v]! += (share * heaviest * nodes) / sets;
    low[v]! += least * heaviest * nodes;
    high[v]! += most * heaviest * nodes;
    raw[v]! += (met.counted[v]! * nodes) / sets;
  }
  return { reach, low, high, raw, sets };
}

/** Weights that are not above 0 and finite count as 0. */
function usableWeights(nodes: number, given: ArrayLike<number> | undefined): Float64Array {
  return new Float64Array(nodes).map((_, v) => {
    const weight = given === undefined ? 1 : given[v]!;
    return weight > 0 && weight < Number.POSITIVE_INFINITY ? weight : 0;
  });
}

interface WantedBlocks {
  readonly buffer: SetBuffer;
  readonly setsMax: number;
  readonly edgesMax: number;
}

function blocksWanted(csr: Csr, sampler: SetSampler, wanted: WantedBlocks): number {
  const { buffer, setsMax, edgesMax } = wanted;
  let edgesOfTrial = 0;
  for (let block = 0; block < trialBlocks; block++) {
    emptySetBuffer(buffer);
    sampler.sampleBlock(block, buffer);
    edgesOfTrial += edgesInto(csr, buffer);
  }
  const affordable = Math.floor((edgesMax * trialBlocks) / Math.max(1, edgesOfTrial));
  return Math.max(trialBlocks, Math.min(Math.ceil(setsMax / setsPerBlock), affordable));
}

/** Edges that lead to the members of all sets: what a walk may have to look at. */
function edgesInto({ inOffsets }: Csr, { members, entries }: SetBuffer): number {
  let edges = 0;
  for (let i = 0; i < entries; i++) {
    edges += inOffsets[members[i]! + 1]! - inOffsets[members[i]!]!;
  }
  return edges;
}

interface Met {
  /** Sets in which each node stands further than one live edge from the root, */
  readonly counted: Float64Array;
  /** and the same, each set counting for its root's share. */
  readonly weighed: Float64Array;
  readonly shares: Float64Array;
}

function countFurther(
  { sets, ends, directEnds, members }: SetBuffer,
  { counted, weighed, shares }: Met,
): void {
  for (let s = 0; s < sets; s++) {
    const end = ends[s + 1]!;
    const share = shares[members[ends[s]!]!]!;
    for (let i = directEnds[s]!; i < end; i++) {
      const v = members[i]!;
      counted[v]! += 1;
      weighed[v]! += share;
    }
  }
}

/** Expected weight of those moved by the node's own edges. */
function straightReach(csr: Csr, weights: Float64Array): Float64Array {
  const straight = new Float64Array(csr.nodes);
  for (let u = 0; u < csr.nodes; u++) {
    for (let e = csr.outOffsets[u]!; e < csr.outOffsets[u + 1]!; e++) {
      straight[u]! += csr.outProbabilities[e]! * weights[csr.outTargets[e]!]!;
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
