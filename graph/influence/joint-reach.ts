/**
 * Joint reach: the k nodes that together move the most, with proof of how good.
 *
 * OPIM-C (Tang, Tang, Xiao and Yuan 2018) under independent cascade: choose by
 * greedy coverage on one half of the sampled sets, judge on the other half,
 * double both until the judged lower bound over the upper bound reaches
 * 1 − 1/e − ε. The judged half also compares the choice with the plain ones
 * (largest summed probability, PageRank), and the best is returned, so the
 * answer is never worse than these. A proof reached on few sets is true but
 * wasteful of reach, since the choice then follows the sample's noise; so the
 * judged lower bound must also have come near the estimate it bounds.
 *
 * Reach of a group counts the group itself: they are reached, being contacted.
 */
import type { Csr } from '../csr/csr.ts';
import { pageRank } from '../measure/pagerank.ts';
import { lowerBound, upperBound } from './bounds.ts';
import { greedyCoverage } from './greedy-coverage.ts';
import { createSetSampler } from './reverse-reachable.ts';
import { createRoots } from './roots.ts';
import { coverageOfPrefixes, createSetPool, type SetPool } from './set-pool.ts';

export interface JointReachOptions {
  /** How many to choose. */
  readonly size: number;
  readonly seed: number | string;
  /** Nodes that may be chosen; default all. Doubles and unknown numbers are left out. */
  readonly candidates?: ArrayLike<number>;
  /** What each node counts for, such as authenticity; default 1 each. */
  readonly rootWeights?: ArrayLike<number>;
  /** Distance from 1 − 1/e at which the proof is good enough; default 0.05. */
  readonly epsilon?: number;
  /** Largest share by which the lower bound may lie under the estimate; default 0.05. */
  readonly precision?: number;
  /** Probability that a bound does not hold; default 1 / nodes. */
  readonly failure?: number;
  /** Sets in each half to begin with; default 4,096. */
  readonly setsMin?: number;
  /** Sets in each half at most; default 4,194,304. */
  readonly setsMax?: number;
  /** Members kept in each half at most (4 bytes each, twice); default 50,000,000. */
  readonly entriesMax?: number;
}

export type Choice = 'greedy' | 'degree' | 'pagerank';

export interface JointReach {
  /** In the order chosen; shorter than asked when there are fewer candidates. */
  readonly seeds: Uint32Array;
  /** Expected reach of the first i + 1 seeds together, estimated on the judging half. */
  readonly jointReach: Float64Array;
  /** The whole group moves at least this, */
  readonly lowerBound: number;
  /** and no group of this size moves more than this; both with probability 1 − failure. */
  readonly upperBound: number;
  /** `lowerBound / upperBound`: the proven share of the best possible. */
  readonly guarantee: number;
  readonly choice: Choice;
  /** Sets in each half. */
  readonly sets: number;
  readonly stoppedBy: 'proof' | 'sets' | 'memory' | 'nothing-to-choose';
}

export function jointReach(csr: Csr, options: JointReachOptions): JointReach {
  const candidates = usableCandidates(csr.nodes, options.candidates);
  const size = Math.max(0, Math.min(Math.floor(options.size), candidates.length));
  const roots = createRoots(csr.nodes, options.rootWeights);
  if (size === 0 || roots.total === 0) return nothing(candidates.slice(0, size));
  const { epsilon = 0.05, precision = 0.05, failure = 1 / Math.max(2, csr.nodes) } = options;
  const { setsMin = 4096, setsMax = 4_194_304, entriesMax = 50_000_000 } = options;
  const sampler = createSetSampler(csr, roots, options.seed);
  const choosing = createSetPool(csr.nodes, sampler, 0, 2);
  const judging = createSetPool(csr.nodes, sampler, 1, 2);
  const roundsMax = Math.max(1, Math.ceil(Math.log2(Math.max(1, setsMax / setsMin))) + 1);
  const plain = plainChoices(csr, candidates, size);
  // Every round asks for one upper bound and a lower bound of each choice; together they may fail `failure`.
  const failureOfEach = failure / (roundsMax * (2 + plain.length));
  for (let wanted = Math.min(setsMin, setsMax); ; wanted = Math.min(2 * wanted, setsMax)) {
    const all = growBoth(choosing, judging, wanted, entriesMax);
    const greedy = greedyCoverage(choosing.view(), candidates, size);
    const judged = bestOf(judging, [{ choice: 'greedy', seeds: greedy.seeds }, ...plain]);
    const { total } = roots;
    const sets = judging.sets;
    const low = lowerBound({
      covered: judged.covered.at(-1)!,
      sets,
      total,
      failure: failureOfEach,
    });
    const high = upperBound({
      covered: greedy.coveredMax,
      sets: choosing.sets,
      total,
      failure: failureOfEach,
    });
    const guarantee = high > 0 ? Math.min(1, low / high) : 1;
    const estimate = (judged.covered.at(-1)! * total) / sets;
    const proven = guarantee >= 1 - 1 / Math.E - epsilon && low >= (1 - precision) * estimate;
    if (!proven && all && wanted < setsMax) continue;
    return {
      seeds: judged.seeds,
      jointReach: judged.covered.map((covered) => (covered * total) / sets),
      lowerBound: low,
      upperBound: high,
      guarantee,
      choice: judged.choice,
      sets,
      stoppedBy: proven ? 'proof' : all ? 'sets' : 'memory',
    };
  }
}

/** Both halves always end with the same number of sets. */
function growBoth(
  choosing: SetPool,
  judging: SetPool,
  wanted: number,
  entriesMax: number,
): boolean {
  const first = choosing.grow(wanted, entriesMax);
  const second = judging.grow(choosing.sets, Number.POSITIVE_INFINITY);
  return first && second;
}

interface Chosen {
  readonly choice: Choice;
  readonly seeds: Uint32Array;
}

/** The choice that meets most sets of the judging half; the first of equals. */
function bestOf(judging: SetPool, choices: readonly Chosen[]) {
  const view = judging.view();
  const judged = choices.map((one) => ({ ...one, covered: coverageOfPrefixes(view, one.seeds) }));
  return judged.reduce((best, one) => (one.covered.at(-1)! > best.covered.at(-1)! ? one : best));
}

function plainChoices(csr: Csr, candidates: Uint32Array, size: number): Chosen[] {
  const expected = new Float64Array(csr.nodes);
  for (let u = 0; u < csr.nodes; u++) {
    for (let e = csr.outOffsets[u]!; e < csr.outOffsets[u + 1]!; e++) {
      expected[u]! += csr.outProbabilities[e]!;
    }
  }
  const { rank } = pageRank(csr, { tolerance: 1e-6 });
  return [
    { choice: 'degree', seeds: topBy(expected, candidates, size) },
    { choice: 'pagerank', seeds: topBy(rank, candidates, size) },
  ];
}

function topBy(value: Float64Array, candidates: Uint32Array, size: number): Uint32Array {
  return candidates
    .slice()
    .sort((a, b) => value[b]! - value[a]! || a - b)
    .slice(0, size);
}

function usableCandidates(nodes: number, given: ArrayLike<number> | undefined): Uint32Array {
  if (given === undefined) return Uint32Array.from({ length: nodes }, (_, v) => v);
  const wanted = new Uint8Array(nodes);
  for (let i = 0; i < given.length; i++) {
    const v = given[i]!;
    if (Number.isInteger(v) && v >= 0 && v < nodes) wanted[v] = 1;
  }
  const candidates: number[] = [];
  for (let v = 0; v < nodes; v++) if (wanted[v] === 1) candidates.push(v);
  return Uint32Array.from(candidates);
}

/** Nobody to choose, or nobody who counts: the bounds are exact. */
const nothing = (seeds: Uint32Array): JointReach => ({
  seeds,
  jointReach: new Float64Array(seeds.length),
  lowerBound: 0,
  upperBound: 0,
  guarantee: 1,
  choice: 'greedy',
  sets: 0,
  stoppedBy: 'nothing-to-choose',
});
