/**
 * The rounds of a search for the group of most joint reach: choose on one part
 * of the sampled sets, judge on the other, say how many sets are needed next
 * (`joint-reach.ts` says why). Who samples them, and on how many threads, is the
 * caller's affair.
 */
import type { Csr } from '../csr/csr.ts';
import { lowerBound, upperBound } from './bounds.ts';
import { type Choice, type Chosen, plainChoices, requireLimits, usableNodes } from './choices.ts';
import { coverageOfPrefixes, setsMet } from './coverage.ts';
import { type Budget, greedyCoverage } from './greedy-coverage.ts';
import type { Roots } from './roots.ts';
import type { SetBuffer } from './set-buffer.ts';
import type { SetParts } from './set-parts.ts';

export interface JointReachOptions {
  /** How many to choose. */
  readonly size: number;
  readonly seed: number | string;
  /** Nodes that may be chosen; default all. Doubles and unknown numbers are left out. */
  readonly candidates?: ArrayLike<number>;
  /** Already chosen and staying: counted first, not among the seeds and not part of the size. */
  readonly kept?: ArrayLike<number>;
  /** What each node costs and what all chosen may cost together; default no limit. */
  readonly budget?: Budget;
  /** What each node counts for, such as authenticity; default 1 each. */
  readonly rootWeights?: ArrayLike<number>;
  /** Probability that a node, once moved, moves others in turn; default 1 each. */
  readonly passesOn?: ArrayLike<number>;
  /** Distance from 1 − 1/e at which the proof is good enough; default 0.05. */
  readonly epsilon?: number;
  /** Largest share by which the estimate may be too high, with probability 1 − failure; default `epsilon`. */
  readonly precision?: number;
  /** Probability that a bound does not hold; default 1 / nodes, and 0.01 where nodes are few. */
  readonly failure?: number;
  /** Sets that judge to begin with; five times as many choose. Default 4,096. */
  readonly setsMin?: number;
  /** Sets that judge at most; default 2,097,152. */
  readonly setsMax?: number;
  /** Members kept at most (4 bytes each); default 100,000,000. */
  readonly entriesMax?: number;
}

export interface JointReach {
  /** In the order chosen; shorter than asked when candidates or budget run out. */
  readonly seeds: Uint32Array;
  /** Expected reach of those kept and the first i + 1 seeds together, estimated on the sets that judge. */
  readonly jointReach: Float64Array;
  /** Expected reach of those kept alone. */
  readonly keptReach: number;
  /** The whole group moves at least this, */
  readonly lowerBound: number;
  /** and no group that may be chosen moves more than this; both with probability 1 − failure. */
  readonly upperBound: number;
  /** `lowerBound / upperBound`: the proven share of the best possible. */
  readonly guarantee: number;
  readonly choice: Choice;
  /** Sets that judged; five times as many chose. */
  readonly sets: number;
  readonly stoppedBy: 'proof' | 'sets' | 'memory' | 'nothing-to-choose';
}

export interface JointReachSearch {
  readonly csr: Csr;
  readonly options: JointReachOptions;
  readonly roots: Roots;
  readonly parts: SetParts;
}

/**
 * Yields how many sets should judge next and takes whether all were made; the
 * caller samples them into the parts.
 */
export function* searchJointReach({
  csr,
  options,
  roots,
  parts,
}: JointReachSearch): Generator<number, JointReach, boolean> {
  const { budget, epsilon = 0.05, precision = epsilon } = options;
  requireLimits(options.size, budget, csr.nodes);
  const kept =
    options.kept === undefined ? new Uint32Array(0) : usableNodes(csr.nodes, options.kept);
  const candidates = usableNodes(csr.nodes, options.candidates, kept).filter(
    (v) => budget === undefined || budget.costs[v]! <= budget.spendMax,
  );
  const size = Math.min(options.size, candidates.length);
  if (size + kept.length === 0 || roots.total === 0) return nothing(candidates.slice(0, size));
  const { failure = 1 / Math.max(100, csr.nodes) } = options;
  const { setsMin = 4096, setsMax = 2_097_152 } = options;
  const doublings = Math.ceil(Math.log2(Math.max(1, setsMax / setsMin)));
  const roundsMax = doublings + 1 + shortRoundsMax;
  const plain = plainChoices(csr, { candidates, size, budget }, options.seed);
  // Every round asks for one upper bound and a lower bound of each choice; together they may fail `failure`.
  const failureOfEach = failure / (roundsMax * (2 + plain.length));
  const { total } = roots;
  // Greedy for cost promises no share of the best, so more sets could wait for it in vain.
  const guaranteeLeast = budget === undefined ? 1 - 1 / Math.E - epsilon : 0;
  let isFirst = true;
  let shortRounds = 0;
  for (let wanted = Math.min(setsMin, setsMax); ; ) {
    const whole = yield wanted;
    const { choosing, judging } = parts;
    if (isFirst && whole) {
      // Plain choices tell how many sets it takes before greedy does; they meet no more than it.
      isFirst = false;
      const share = bestOf(csr.nodes, judging, kept, plain).covered.at(-1)! / judging.sets;
      const needed = Math.min(setsForPrecision(share, precision, failure), setsMax);
      if (needed >= 2 * wanted) {
        wanted = needed;
        continue;
      }
    }
    const greedy = greedyCoverage(choosing, { nodes: csr.nodes, candidates, size, kept, budget });
    const judged = bestOf(csr.nodes, judging, kept, [
      { choice: 'greedy', seeds: greedy.seeds },
      ...plain,
    ]);
    const { sets } = judging;
    const covered = judged.covered.at(-1)!;
    const low = lowerBound({ covered, sets, total, failure: failureOfEach });
    const high = upperBound({
      covered: greedy.coveredMax,
      sets: choosing.sets,
      total,
      failure: failureOfEach,
    });
    const guarantee = high > 0 ? Math.min(1, low / high) : 1;
    const known = lowerBound({ covered, sets, total, failure });
    const near = known >= ((1 - precision) * covered * total) / sets;
    const proven = near && guarantee >= guaranteeLeast;
    if (!proven && whole && wanted < setsMax) {
      const needed = near ? 0 : 1.05 * setsForPrecision(covered / sets, precision, failure);
      const isShortOfLittle = !near && needed < 2 * wanted && shortRounds < shortRoundsMax;
      if (isShortOfLittle) shortRounds += 1;
      const larger = isShortOfLittle
        ? Math.max(1.05 * wanted, needed)
        : Math.max(2 * wanted, needed);
      wanted = Math.min(Math.ceil(larger), setsMax);
      continue;
    }
    return {
      seeds: judged.seeds,
      jointReach: judged.covered.subarray(1).map((met) => (met * total) / sets),
      keptReach: (judged.covered[0]! * total) / sets,
      lowerBound: low,
      upperBound: high,
      guarantee,
      choice: judged.choice,
      sets,
      stoppedBy: proven ? 'proof' : whole ? 'sets' : 'memory',
    };
  }
}

/** Rounds that may grow by less than double, when little is missing. */
const shortRoundsMax = 2;

/**
 * Sets after which the lower bound should lie near the estimate, if the share
 * met stays what it is: the bound is √covered − √(a/2), squared, so `covered`
 * must reach about 2a / precision².
 */
function setsForPrecision(share: number, precision: number, failure: number): number {
  if (share <= 0) return 0;
  const covered = (2 * Math.log(1 / failure)) / (precision * precision);
  return Math.ceil(covered / share);
}

/** The choice that meets most sets of those that judge; the first of equals. */
function bestOf(nodes: number, judging: SetBuffer, kept: Uint32Array, choices: readonly Chosen[]) {
  const groups = choices.map(({ seeds }) => [...kept, ...seeds]);
  const met = setsMet(nodes, judging, groups);
  const best = choices[met.indexOf(Math.max(...met))]!;
  return { ...best, covered: coverageOfPrefixes(nodes, judging, { kept, seeds: best.seeds }) };
}

/** Nobody to choose, or nobody who counts: the bounds are exact. */
const nothing = (seeds: Uint32Array): JointReach => ({
  seeds,
  jointReach: new Float64Array(seeds.length),
  keptReach: 0,
  lowerBound: 0,
  upperBound: 0,
  guarantee: 1,
  choice: 'greedy',
  sets: 0,
  stoppedBy: 'nothing-to-choose',
});
