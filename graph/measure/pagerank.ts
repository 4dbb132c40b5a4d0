/**
 * Weighted personalised PageRank: standing measured on the whole network.
 *
 * Page, Brin, Motwani and Winograd (1999); personalised as in Haveliwala (2002).
 * The one who is moved votes for those who move them, in proportion to the
 * weights, so votes run against the edges. Whoever is moved by nobody has no
 * vote of their own and hands it to the restart distribution, which keeps the
 * sum at one. The stopping rule is absolute: the sum over all nodes of what the
 * last plain step changed (L1) is at most `tolerance`, whatever the size of the
 * network; the distance to the true answer is then at most
 * `residual · damping / (1 − damping)`. Between plain steps, sweeps that use each
 * new rank at once go the way in about half the passes.
 */
import {
  inverseVoteSums,
  step,
  sweep,
  type VoteSide,
  type VoteState,
  withoutEvenWeights,
} from './vote-steps.ts';

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
  /** Passes over the edges. */
  readonly iterations: number;
  /** L1 change of the last step. */
  readonly residual: number;
  readonly converged: boolean;
}

export function pageRank(csr: VoteSide, options: PageRankOptions = {}): PageRank {
  const { damping = 0.85, tolerance = 1e-10, iterationsMax = 500 } = options;
  const { nodes } = csr;
  if (nodes === 0)
    return { rank: new Float64Array(0), iterations: 0, residual: 0, converged: true };
  const state = beginning(csr, damping, options);
  const scratch = new Float64Array(nodes);
  let iterations = 0;
  let residual = Number.POSITIVE_INFINITY;
  let change = 0;
  while (iterations < iterationsMax && residual > tolerance) {
    // Steps say how far it is; sweeps go there. The first may find that the start was the answer.
    const isStep = iterations === 0 || change <= tolerance || iterations === iterationsMax - 1;
    if (isStep) change = residual = step(state, scratch);
    else change = sweep(state);
    iterations += 1;
  }
  return { rank: sumToOne(state.rank), iterations, residual, converged: residual <= tolerance };
}

function beginning(csr: VoteSide, damping: number, options: PageRankOptions): VoteState {
  const { nodes } = csr;
  const side = withoutEvenWeights(csr);
  const restart = distribution(nodes, options.restart);
  const inverseVotes = inverseVoteSums(side);
  const rank = distribution(nodes, options.start ?? options.restart);
  const share = new Float64Array(nodes);
  for (let v = 0; v < nodes; v++) share[v] = rank[v]! * inverseVotes[v]!;
  return { side, damping, restart, inverseVotes, rank, share, silent: 0 };
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
