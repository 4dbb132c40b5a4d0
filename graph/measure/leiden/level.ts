/**
 * One level of the Leiden algorithm: a weighted network whose nodes may already
 * stand for groups of the level below.
 */
import type { Symmetric } from '../../csr/symmetric.ts';

export interface Level {
  readonly nodes: number;
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly weights: Float64Array;
  /** Weight of the ties inside each node, each counted from both ends. */
  readonly inner: Float64Array;
  /** Weight of all tie ends at each node, inner ones included. */
  readonly strength: Float64Array;
  /** Weight of all tie ends of the network. */
  readonly ends: number;
}

export function firstLevel({ nodes, offsets, neighbours, weights }: Symmetric): Level {
  const strength = new Float64Array(nodes);
  let ends = 0;
  for (let v = 0; v < nodes; v++) {
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) strength[v]! += weights[e]!;
    ends += strength[v]!;
  }
  return {
    nodes,
    offsets,
    neighbours,
    weights,
    inner: new Float64Array(nodes),
    strength,
    ends,
  };
}

/** The level above: one node for each of the `groups` (numbered from 0 without gaps). */
export function aggregate(level: Level, groupOf: Uint32Array, groups: number): Level {
  const members = membersOf(groupOf, groups);
  const inner = new Float64Array(groups);
  const strength = new Float64Array(groups);
  const offsets = new Uint32Array(groups + 1);
  const neighbours = new Uint32Array(level.neighbours.length);
  const weights = new Float64Array(level.neighbours.length);
  const weightTo = new Float64Array(groups);
  const met = new Uint32Array(groups);
  let ties = 0;
  for (let g = 0; g < groups; g++) {
    let count = 0;
    for (let m = members.offsets[g]!; m < members.offsets[g + 1]!; m++) {
      const v = members.nodes[m]!;
      inner[g]! += level.inner[v]!;
      strength[g]! += level.strength[v]!;
      for (let e = level.offsets[v]!; e < level.offsets[v + 1]!; e++) {
        const h = groupOf[level.neighbours[e]!]!;
        if (h === g) inner[g]! += level.weights[e]!;
        else {
          if (weightTo[h] === 0) met[count++] = h;
          weightTo[h]! += level.weights[e]!;
        }
      }
    }
    for (let i = 0; i < count; i++) {
      const h = met[i]!;
      neighbours[ties] = h;
      weights[ties++] = weightTo[h]!;
      weightTo[h] = 0;
    }
    offsets[g + 1] = ties;
  }
  return {
    nodes: groups,
    offsets,
    neighbours: neighbours.slice(0, ties),
    weights: weights.slice(0, ties),
    inner,
    strength,
    ends: level.ends,
  };
}

/** Nodes by group, in node order within each. */
export function membersOf(groupOf: Uint32Array, groups: number) {
  const offsets = new Uint32Array(groups + 1);
  for (let v = 0; v < groupOf.length; v++) offsets[groupOf[v]! + 1]! += 1;
  for (let g = 0; g < groups; g++) offsets[g + 1]! += offsets[g]!;
  const next = offsets.slice(0, groups);
  const nodes = new Uint32Array(groupOf.length);
  for (let v = 0; v < groupOf.length; v++) nodes[next[groupOf[v]!]!++] = v;
  return { offsets, nodes };
}

/** Renumbers groups from 0 without gaps, in the order of their first node; gives their number. */
export function compact(groupOf: Uint32Array): number {
  let highest = 0;
  for (let v = 0; v < groupOf.length; v++) highest = Math.max(highest, groupOf[v]!);
  const fresh = new Int32Array(highest + 1).fill(-1);
  let groups = 0;
  for (let v = 0; v < groupOf.length; v++) {
    const old = groupOf[v]!;
    if (fresh[old]! < 0) fresh[old] = groups++;
    groupOf[v] = fresh[old]!;
  }
  return groups;
}
