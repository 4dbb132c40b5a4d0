/**
 * Weighted personalised PageRank: standing measured on the whole network.
 *
 * Page, Brin, Motwani and Winograd (1999); personalised as in Haveliwala (2002).
 * The one who is moved votes for those who move them, in proportion to the
 * weights, so votes run against the edges. Whoever is moved by nobody has no
 * vote of their own and hands it to the restart distribution, which keeps the
 * sum at one. The stopping rule is absolute: the sum over all nodes of what the
 * last step changed (L1) is at most `tolerance`, whatever the size of the
 * network; the distance to the true answer is then at most
 * `residual · damping / (1 − damping)`.
 */
import type { Csr } from '../csr/csr.ts';

export interface PageRankOptions {
  readonly damping?: number;
  /** Largest L1 change of the last step; default 1e−10. */
  readonly tolerance?: number;
  readonly iterationsMax?: number;
  /** Where a restart lands; any sum above 0. Default: every node alike. */
  readonly restart?: Float64Array;
  /** Ranks to begin with, such as last night's; any sum above 0. */
  readonly start?: Float64Array;
}

export interface PageRank {
  /** Sums to one; empty for an empty network. */
  readonly rank: Float64Array;
  readonly iterations: number;
  /** L1 change of the last step. */
  readonly residual: number;
  readonly converged: boolean;
}

export function pageRank(csr: Csr, options: PageRankOptions = {}): PageRank {
  const { damping = 0.85, tolerance = 1e-10, iterationsMax = 500 } = options;
  const { nodes } = csr;
  if (nodes === 0)
    return { rank: new Float64Array(0), iterations: 0, residual: 0, converged: true };
  const restart = distribution(nodes, options.restart);
  const inverseVotes = inverseVoteSums(csr);
  let rank: Float64Array = distribution(nodes, options.start ?? options.restart);
  let next: Float64Array = new Float64Array(nodes);
  const share = new Float64Array(nodes);
  let iterations = 0;
  let residual = Number.POSITIVE_INFINITY;
  while (iterations < iterationsMax && residual > tolerance) {
    let silent = 0;
    for (let v = 0; v < nodes; v++) {
      const inverse = inverseVotes[v]!;
      if (inverse === 0) silent += rank[v]!;
      share[v] = rank[v]! * inverse;
    }
    const restarted = 1 - damping + damping * silent;
    residual = step({ csr, share, restart, restarted, damping, rank, next });
    [rank, next] = [next, rank];
    iterations += 1;
  }
  return { rank: sumToOne(rank), iterations, residual, converged: residual <= tolerance };
}

interface Step {
  readonly csr: Csr;
  /** Rank of each voter divided by the sum of its votes. */
  readonly share: Float64Array;
  readonly restart: Float64Array;
  readonly restarted: number;
  readonly damping: number;
  readonly rank: Float64Array;
  readonly next: Float64Array;
}

/** One step, pulled over the out side; gives its L1 change. */
function step({ csr, share, restart, restarted, damping, rank, next }: Step): number {
  const { nodes, outOffsets, outTargets, outWeights } = csr;
  let change = 0;
  let e = 0;
  for (let u = 0; u < nodes; u++) {
    const end = outOffsets[u + 1]!;
    let votes = 0;
    for (; e < end; e++) votes += outWeights[e]! * share[outTargets[e]!]!;
    const value = restarted * restart[u]! + damping * votes;
    change += Math.abs(value - rank[u]!);
    next[u] = value;
  }
  return change;
}

/** 1 / (sum of weights into v), 0 for a node that nobody moves. */
function inverseVoteSums({ nodes, edges, outTargets, outWeights }: Csr): Float64Array {
  const sums = new Float64Array(nodes);
  for (let e = 0; e < edges; e++) sums[outTargets[e]!]! += outWeights[e]!;
  for (let v = 0; v < nodes; v++) sums[v] = sums[v]! > 0 ? 1 / sums[v]! : 0;
  return sums;
}

/** Scaled to sum to one; all alike when not given, or when nothing in it is above 0. */
function distribution(nodes: number, given: Float64Array | undefined): Float64Array {
  const scaled = new Float64Array(nodes);
  let sum = 0;
  if (given !== undefined) {
    for (let v = 0; v < nodes; v++) {
      const value = given[v]!;
      if (value > 0 && value < Number.POSITIVE_INFINITY) sum += scaled[v] = value;
    }
  }
  if (!(sum > 0 && sum < Number.POSITIVE_INFINITY)) return scaled.fill(1 / nodes);
  for (let v = 0; v < nodes; v++) scaled[v]! /= sum;
  return scaled;
}

/** Takes rounding out of the sum. */
function sumToOne(rank: Float64Array): Float64Array {
  let sum = 0;
  for (let v = 0; v < rank.length; v++) sum += rank[v]!;
  for (let v = 0; v < rank.length; v++) rank[v]! /= sum;
  return rank;
}
