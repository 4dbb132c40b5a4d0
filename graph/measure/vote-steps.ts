/**
 * The inner loops of PageRank, over the out side: the one who is moved votes for
 * those who move them.
 *
 * A *sweep* puts each new rank to use at once (Gauss and Seidel), which needs
 * about half the passes of a plain step (Arasu et al. 2002); a *step* computes
 * all ranks from the old ones, so that what it changes is the true residual.
 * Votes are summed by a function of their own, which is compiled for speed long
 * before the first pass is over; without weights, since looking at one costs as
 * much as looking at a target.
 */

/** Links that votes are counted over; the out side of a CSR is one. */
export interface VoteSide {
  readonly nodes: number;
  readonly edges: number;
  readonly outOffsets: Uint32Array;
  readonly outTargets: Uint32Array;
  /** Left out where every edge counts the same. */
  readonly outWeights?: Float32Array | undefined;
}

export interface VoteState {
  readonly side: VoteSide;
  readonly damping: number;
  /** Where a restart lands; sums to one. */
  readonly restart: Float64Array;
  /** 1 / (weight of a node's votes), 0 for a node without a vote. */
  readonly inverseVotes: Float64Array;
  readonly rank: Float64Array;
  /** `rank · inverseVotes`: what each vote of a node is worth. */
  readonly share: Float64Array;
  /** Rank of nodes without a vote. */
  silent: number;
}

function linkVotes(share: Float64Array, targets: Uint32Array, from: number, to: number): number {
  let votes = 0;
  for (let e = from; e < to; e++) votes += share[targets[e]!]!;
  return votes;
}

function weightedVotes(
  share: Float64Array,
  targets: Uint32Array,
  weights: Float32Array,
  from: number,
  to: number,
): number {
  let votes = 0;
  for (let e = from; e < to; e++) votes += weights[e]! * share[targets[e]!]!;
  return votes;
}

/** Renews every rank in turn; gives the L1 change. */
export function sweep(state: VoteState): number {
  const { side, damping, restart, inverseVotes, rank, share } = state;
  const { nodes, outOffsets, outTargets, outWeights } = side;
  let { silent } = state;
  let change = 0;
  let e = 0;
  for (let u = 0; u < nodes; u++) {
    const end = outOffsets[u + 1]!;
    const votes =
      outWeights === undefined
        ? linkVotes(share, outTargets, e, end)
        : weightedVotes(share, outTargets, outWeights, e, end);
    e = end;
    const before = rank[u]!;
    const value = (1 - damping + damping * silent) * restart[u]! + damping * votes;
    const inverse = inverseVotes[u]!;
    if (inverse === 0) silent += value - before;
    else share[u] = value * inverse;
    rank[u] = value;
    change += Math.abs(value - before);
  }
  state.silent = silent;
  scaleToOne(state);
  return change;
}

/** A sweep does not keep the sum, and its drift would be the slowest part to settle. */
function scaleToOne(state: VoteState): void {
  const { rank, share } = state;
  let sum = 0;
  for (let v = 0; v < rank.length; v++) sum += rank[v]!;
  const scale = 1 / sum;
  for (let v = 0; v < rank.length; v++) {
    rank[v]! *= scale;
    share[v]! *= scale;
  }
  state.silent *= scale;
}

/** Computes all ranks from the old ones; gives the L1 change. */
export function step(state: VoteState, scratch: Float64Array): number {
  const { side, damping, restart, inverseVotes, rank, share } = state;
  const { nodes, outOffsets, outTargets, outWeights } = side;
  let silent = 0;
  for (let v = 0; v < nodes; v++) if (inverseVotes[v] === 0) silent += rank[v]!;
  const restarted = 1 - damping + damping * silent;
  let e = 0;
  for (let u = 0; u < nodes; u++) {
    const end = outOffsets[u + 1]!;
    const votes =
      outWeights === undefined
        ? linkVotes(share, outTargets, e, end)
        : weightedVotes(share, outTargets, outWeights, e, end);
    e = end;
    scratch[u] = restarted * restart[u]! + damping * votes;
  }
  let change = 0;
  silent = 0;
  for (let v = 0; v < nodes; v++) {
    const value = scratch[v]!;
    change += Math.abs(value - rank[v]!);
    rank[v] = value;
    share[v] = value * inverseVotes[v]!;
    if (inverseVotes[v] === 0) silent += value;
  }
  state.silent = silent;
  return change;
}

/** 1 / (sum of weights into v), 0 for a node that nobody moves. */
export function inverseVoteSums({ nodes, edges, outTargets, outWeights }: VoteSide): Float64Array {
  const sums = new Float64Array(nodes);
  if (outWeights === undefined) for (let e = 0; e < edges; e++) sums[outTargets[e]!]! += 1;
  else for (let e = 0; e < edges; e++) sums[outTargets[e]!]! += outWeights[e]!;
  for (let v = 0; v < nodes; v++) sums[v] = sums[v]! > 0 ? 1 / sums[v]! : 0;
  return sums;
}

/** The side without its weights where all are the same, which changes no rank. */
export function withoutEvenWeights(side: VoteSide): VoteSide {
  const { nodes, edges, outOffsets, outTargets, outWeights } = side;
  if (outWeights === undefined) return side;
  for (let e = 1; e < edges; e++) if (outWeights[e] !== outWeights[0]) return side;
  return { nodes, edges, outOffsets, outTargets };
}
