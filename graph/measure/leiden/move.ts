/**
 * Fast local moving: every node goes to the neighbouring community it fits
 * best, until nobody wants to move (Traag, Waltman and van Eck 2019, MoveNodesFast).
 *
 * A node is looked at again only when a neighbour has left for elsewhere. The
 * gain of joining a community is weight of ties into it minus
 * `resolution · strength · strength of the community / ends`.
 */
import type { Random } from '../../../src/kernel/index.ts';
import type { Level } from './level.ts';

/** Moves nodes in place; `community` holds numbers below `level.nodes`. Gives the moves made. */
export function moveNodes(
  level: Level,
  community: Uint32Array,
  resolution: number,
  random: Random,
): number {
  const { nodes, offsets, neighbours, weights, strength } = level;
  const perEnd = level.ends > 0 ? resolution / level.ends : 0;
  const { total, empty } = communityTotals(level, community);
  const queue = shuffled(nodes, random);
  const queued = new Uint8Array(nodes).fill(1);
  const weightTo = new Float64Array(nodes);
  const met = new Uint32Array(nodes);
  let head = 0;
  let waiting = nodes;
  let moves = 0;
  while (waiting > 0) {
    const v = queue[head]!;
    head = head + 1 === nodes ? 0 : head + 1;
    waiting -= 1;
    queued[v] = 0;
    const own = community[v]!;
    let count = 0;
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const c = community[neighbours[e]!]!;
      if (weightTo[c] === 0) met[count++] = c;
      weightTo[c]! += weights[e]!;
    }
    const pull = perEnd * strength[v]!;
    total[own]! -= strength[v]!;
    let best = own;
    let bestGain = weightTo[own]! - pull * total[own]!;
    for (let i = 0; i < count; i++) {
      const c = met[i]!;
      const gain = weightTo[c]! - pull * total[c]!;
      if (gain > bestGain + gainLeast) {
        best = c;
        bestGain = gain;
      }
      weightTo[c] = 0;
    }
    if (bestGain < -gainLeast && empty.length > 0) best = empty.pop()!;
    total[best]! += strength[v]!;
    if (best === own) continue;
    moves += 1;
    community[v] = best;
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const u = neighbours[e]!;
      if (queued[u] === 1 || community[u] === best) continue;
      queued[u] = 1;
      queue[(head + waiting) % nodes] = u;
      waiting += 1;
    }
  }
  return moves;
}

/** Gains below this are rounding, and following them could go round in circles. */
const gainLeast = 1e-12;

function communityTotals({ nodes, strength }: Level, community: Uint32Array) {
  const total = new Float64Array(nodes);
  const used = new Uint8Array(nodes);
  for (let v = 0; v < nodes; v++) {
    total[community[v]!]! += strength[v]!;
    used[community[v]!] = 1;
  }
  const empty: number[] = [];
  for (let c = nodes - 1; c >= 0; c--) if (used[c] === 0) empty.push(c);
  return { total, empty };
}

/** Whole numbers below `count` in random order (Fisher and Yates 1938). */
export function shuffled(count: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  }
  return order;
}
