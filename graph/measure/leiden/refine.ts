/**
 * Refinement: each community is built up again from single nodes, merging only
 * along ties, so that what is aggregated is connected (Traag, Waltman and van
 * Eck 2019, MergeNodesSubset, with the best merge taken instead of a random one).
 *
 * Only a node still alone, and well tied to the rest of its community, joins;
 * and only a group that is well tied to the rest of its community.
 */
import type { Random } from '../../../src/kernel/index.ts';
import type { Level } from './level.ts';
import { shuffled } from './move.ts';

/** Gives the group of each node, numbered below `level.nodes` with gaps; groups never cross communities. */
export function refine(
  level: Level,
  community: Uint32Array,
  resolution: number,
  random: Random,
): Uint32Array {
  const { nodes, offsets, neighbours, weights, strength } = level;
  const perEnd = level.ends > 0 ? resolution / level.ends : 0;
  const group = Uint32Array.from({ length: nodes }, (_, v) => v);
  const groupStrength = strength.slice();
  const alone = new Uint8Array(nodes).fill(1);
  const communityStrength = new Float64Array(nodes);
  for (let v = 0; v < nodes; v++) communityStrength[community[v]!]! += strength[v]!;
  /** Weight of ties between a group and the rest of its community. */
  const outward = outwardWeights(level, community);
  const wellTied = (g: number, c: number): boolean =>
    outward[g]! >= perEnd * groupStrength[g]! * (communityStrength[c]! - groupStrength[g]!);

  const weightTo = new Float64Array(nodes);
  const met = new Uint32Array(nodes);
  for (const v of shuffled(nodes, random)) {
    const c = community[v]!;
    if (alone[v] === 0 || !wellTied(v, c)) continue;
    let count = 0;
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const u = neighbours[e]!;
      if (community[u] !== c) continue;
      const g = group[u]!;
      if (weightTo[g] === 0) met[count++] = g;
      weightTo[g]! += weights[e]!;
    }
    let best = v;
    let bestGain = 0;
    let bestWeight = 0;
    for (let i = 0; i < count; i++) {
      const g = met[i]!;
      const gain = weightTo[g]! - perEnd * strength[v]! * groupStrength[g]!;
      if (gain > bestGain && wellTied(g, c)) {
        best = g;
        bestGain = gain;
        bestWeight = weightTo[g]!;
      }
      weightTo[g] = 0;
    }
    if (best === v) continue;
    group[v] = best;
    groupStrength[best]! += strength[v]!;
    outward[best]! += outward[v]! - 2 * bestWeight;
    alone[v] = 0;
    alone[best] = 0;
  }
  return group;
}

function outwardWeights({ nodes, offsets, neighbours, weights }: Level, community: Uint32Array) {
  const outward = new Float64Array(nodes);
  for (let v = 0; v < nodes; v++) {
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      if (community[neighbours[e]!] === community[v]) outward[v]! += weights[e]!;
    }
  }
  return outward;
}
