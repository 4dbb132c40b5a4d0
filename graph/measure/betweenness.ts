/**
 * Betweenness: the share of all shortest paths that lead through a node, 0–1.
 *
 * Brandes (2001) from every node while the network is small, otherwise from a
 * random sample of pivots (Brandes and Pich 2007), each path one hop an edge,
 * along the direction of influence. The value of v is the mean over ordered
 * pairs (s, t), both other than v, of the share of shortest s–t paths that pass
 * v. With pivots it is estimated without bias; the error is stated twice: the
 * largest standard error seen over the nodes, and a bound that holds for all
 * nodes at once with 90 % (Hoeffding 1963, union over the nodes), which is wide.
 */
import type { Random } from '../../src/kernel/index.ts';
import type { Csr } from '../csr/csr.ts';

export interface BetweennessOptions {
  readonly random: Random;
  /** Sources looked from; all of them when the network has no more. Default 256. */
  readonly pivotsMax?: number;
}

export interface Betweenness {
  readonly betweenness: Float64Array;
  readonly pivots: number;
  readonly exact: boolean;
  /** Largest standard error over the nodes; 0 when exact. */
  readonly standardErrorMax: number;
  /** Every value is this near the truth with 90 %; 0 when exact. */
  readonly errorBound: number;
}

export function betweenness(
  csr: Csr,
  { random, pivotsMax = 256 }: BetweennessOptions,
): Betweenness {
  const { nodes } = csr;
  const exact = nodes <= pivotsMax;
  const pivots = exact ? nodes : pivotsMax;
  const sum = new Float64Array(nodes);
  const squares = new Float64Array(nodes);
  const walk = createWalk(csr);
  for (const source of chosen(nodes, pivots, random)) {
    const reached = walk.from(source);
    for (let i = 1; i < reached; i++) {
      const v = walk.order[i]!;
      const dependency = walk.dependency[v]! / Math.max(1, nodes - 2);
      sum[v]! += dependency;
      squares[v]! += dependency * dependency;
    }
  }
  // A pivot equal to v says nothing about v, so the mean is over the other n − 1 sources.
  const unbiased = nodes > 1 ? nodes / (nodes - 1) / pivots : 0;
  const result = sum.map((value) => Math.min(1, value * unbiased));
  const standardErrorMax = exact ? 0 : largestError(sum, squares, pivots, nodes);
  const errorBound = exact ? 0 : Math.min(1, Math.sqrt(Math.log((2 * nodes) / 0.1) / (2 * pivots)));
  return { betweenness: result, pivots, exact, standardErrorMax, errorBound };
}

function largestError(sum: Float64Array, squares: Float64Array, pivots: number, nodes: number) {
  let largest = 0;
  for (let v = 0; v < nodes; v++) {
    const variance = squares[v]! / pivots - (sum[v]! / pivots) ** 2;
    largest = Math.max(largest, variance);
  }
  const withoutReplacement = (nodes - pivots) / Math.max(1, nodes - 1);
  return Math.sqrt((largest * withoutReplacement) / Math.max(1, pivots - 1));
}

/** The first `count` of a random order of the nodes, sorted so that sums do not depend on it. */
function chosen(nodes: number, count: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: nodes }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const j = i + random.below(nodes - i);
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  }
  return order.slice(0, count).sort();
}

/** Breadth-first walks that reuse their arrays. */
function createWalk({ nodes, outOffsets, outTargets }: Csr) {
  const order = new Uint32Array(nodes);
  const distance = new Int32Array(nodes).fill(-1);
  const paths = new Float64Array(nodes);
  const dependency = new Float64Array(nodes);
  let reached = 0;

  /** Nodes reached in order of distance, the source first; their dependencies are then filled. */
  const from = (source: number): number => {
    for (let i = 0; i < reached; i++) {
      const v = order[i]!;
      distance[v] = -1;
      paths[v] = 0;
      dependency[v] = 0;
    }
    order[0] = source;
    distance[source] = 0;
    paths[source] = 1;
    reached = 1;
    for (let i = 0; i < reached; i++) {
      const v = order[i]!;
      const nextDistance = distance[v]! + 1;
      for (let e = outOffsets[v]!; e < outOffsets[v + 1]!; e++) {
        const u = outTargets[e]!;
        if (distance[u]! < 0) {
          distance[u] = nextDistance;
          order[reached++] = u;
        }
        if (distance[u] === nextDistance) paths[u]! += paths[v]!;
      }
    }
    for (let i = reached - 1; i > 0; i--) {
      const v = order[i]!;
      const nextDistance = distance[v]! + 1;
      let passed = 0;
      for (let e = outOffsets[v]!; e < outOffsets[v + 1]!; e++) {
        const u = outTargets[e]!;
        if (distance[u] === nextDistance) passed += (1 + dependency[u]!) / paths[u]!;
      }
      dependency[v] = passed * paths[v]!;
    }
    return reached;
  };
  return { from, order, dependency };
}
