/**
 * Greedy maximum coverage over sampled sets, with a bound on the best possible.
 *
 * Nemhauser, Wolsey and Fisher (1978): taking the node that meets most sets not
 * met yet comes within 1 − 1/e of the best; where nodes have costs, most sets
 * for its cost (Khuller, Moss and Naor 1999). The bound is that of OPIM-C (Tang,
 * Tang, Xiao and Yuan 2018): whatever is taken already, no group meets more than
 * that plus the largest gains left that a group could hold.
 */
import { createCandidateHeap } from './candidate-heap.ts';
import { type Coverage, createCoverage } from './coverage.ts';
import type { SetBuffer } from './set-buffer.ts';

export interface GreedyOptions {
  readonly nodes: number;
  /** Distinct node numbers, ascending. */
  readonly candidates: Uint32Array;
  /** How many to choose at most. */
  readonly size: number;
  /** Already in the group; take no part of size or budget. */
  readonly kept?: ArrayLike<number>;
  readonly budget?: Budget | undefined;
}

export interface Budget {
  /** What each node costs, above 0; parallel to the nodes. */
  readonly costs: ArrayLike<number>;
  readonly spendMax: number;
}

export interface GreedyCoverage {
  /** In the order chosen; shorter than asked when candidates or budget run out. */
  readonly seeds: Uint32Array;
  /** Sets met by those kept and the first i seeds. */
  readonly covered: Float64Array;
  /** No group that may be chosen meets more sets than this, those kept included. */
  readonly coveredMax: number;
}

export function greedyCoverage(buffer: SetBuffer, options: GreedyOptions): GreedyCoverage {
  const { nodes, candidates, size, kept = [], budget } = options;
  const coverage = createCoverage(nodes, buffer, candidates);
  const { gains } = coverage;
  for (let i = 0; i < kept.length; i++) coverage.take(kept[i]!);
  const costs = budget?.costs;
  const worthOf =
    costs === undefined
      ? (v: number): number => gains[v]!
      : (v: number): number => gains[v]! / costs[v]!;
  const heap = createCandidateHeap(candidates, worthOf);
  // Every prefix bounds what is possible; the last ones are the closest, and a few are near enough.
  const boundEvery = Math.ceil(size / boundsAsked);
  const seeds: number[] = [];
  const covered = [coverage.covered];
  let coveredMax = coveredMaxOf(coverage, options);
  let left = budget?.spendMax ?? Number.POSITIVE_INFINITY;
  while (seeds.length < size) {
    const v = heap.takeBest();
    if (v < 0) break;
    const cost = costs === undefined ? 0 : costs[v]!;
    if (cost > left) continue;
    left -= cost;
    coverage.take(v);
    seeds.push(v);
    covered.push(coverage.covered);
    if (seeds.length % boundEvery !== 0) continue;
    coveredMax = Math.min(coveredMax, coveredMaxOf(coverage, options));
  }
  coveredMax = Math.min(coveredMax, coveredMaxOf(coverage, options));
  return { seeds: Uint32Array.from(seeds), covered: Float64Array.from(covered), coveredMax };
}

/** Prefixes of the choice that a bound is taken from. */
const boundsAsked = 8;

/** What is met, plus the largest gains that a group within size and budget could hold. */
function coveredMaxOf(coverage: Coverage, { candidates, size, budget }: GreedyOptions): number {
  const bySize = coverage.largest(size);
  const byBudget =
    budget === undefined ? bySize : worthOfBudget(coverage.gains, candidates, budget);
  return Math.min(coverage.sets, coverage.covered + Math.min(bySize, byBudget));
}

/** Most gain that the budget buys when the last one may be bought in part. */
function worthOfBudget(gains: Uint32Array, candidates: Uint32Array, budget: Budget): number {
  const { costs, spendMax } = budget;
  const worth = (v: number): number => gains[v]! / costs[v]!;
  const affordable = candidates.filter((v) => costs[v]! <= spendMax && gains[v]! > 0);
  let left = spendMax;
  let sum = 0;
  for (const v of affordable.sort((a, b) => worth(b) - worth(a) || a - b)) {
    const share = Math.min(1, left / costs[v]!);
    sum += share * gains[v]!;
    left -= share * costs[v]!;
    if (left <= 0) break;
  }
  return sum;
}
