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
 * `setsMax`, fewer when a trial of 1,000 sets says that they would look at more
 * than `edgesMax` edges. Stopping in the middle would favour small sets.
 */
import { wilsonInterval } from '../../src/kernel/index.ts';
import type { Csr } from '../csr/csr.ts';
import { createSetSampler } from '../influence/reverse-reachable.ts';
import { createRoots } from '../influence/roots.ts';

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
const trialSets = 1000;

export function reachOfAll(csr: Csr, options: ReachOptions): Reach {
  const { setsMax = 200_000, edgesMax = 2_000_000_000, rootWeights, seed } = options;
  const { nodes } = csr;
  const roots = createRoots(nodes, rootWeights);
  const reach = straightReach(csr, rootWeights);
  const low = reach.slice();
  const high = reach.slice();
  if (roots.total === 0) return { reach, low, high, sets: 0 };
  const sampler = createSetSampler(csr, roots, `reach/${seed}`);
  let edgesOfTrial = 0;
  for (let i = 0; i < trialSets; i++) {
    sampler.sample(i);
    edgesOfTrial += sampler.edgesSeen;
  }
  const affordable = Math.floor((edgesMax * trialSets) / Math.max(1, edgesOfTrial));
  const sets = Math.max(trialSets, Math.min(setsMax, affordable));
  const met = new Float64Array(nodes);
  for (let i = 0; i < sets; i++) {
    const size = sampler.sample(trialSets + i);
    for (let m = sampler.direct; m < size; m++) met[sampler.members[m]!]! += 1;
  }
  for (let v = 0; v < nodes; v++) {
    if (!movesThroughOthers(csr, v)) continue;
    const { low: least, high: most } = wilsonInterval(met[v]!, sets, standardDeviations);
    reach[v]! += (met[v]! * roots.total) / sets;
    low[v]! += least * roots.total;
    high[v]! += most * roots.total;
  }
  return { reach, low, high, sets };
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
