/**
 * Expectation-maximisation over agreement patterns (Dempster, Laird and Rubin
 * 1977), for any set of comparisons.
 *
 * Takes patterns with their counts, and the classes a pair may be of beside
 * strangers: one person first, others (such as kin) after. Gives for each class
 * its share of all pairs and `m`, the probability of each level, with Dirichlet
 * priors, so that a file of a hundred people does not go astray. What strangers
 * do (`u`) is fixed: it comes with `bitsOf`.
 */
import type { PairLabel } from './patterns.ts';

export interface LevelPattern<C extends string> {
  readonly levels: Readonly<Record<C, number>>;
  readonly label: PairLabel;
  /** Pairs that show it. */
  readonly pairs: number;
}

/** By comparison and level code; code 0, `missing`, is never used. */
export type LevelShares<C extends string> = Readonly<Record<C, readonly number[]>>;

export interface LatentClass<C extends string, P extends LevelPattern<C>> {
  readonly startM: LevelShares<C>;
  readonly priorM: LevelShares<C>;
  /** Pairs that `priorM` is worth, by comparison. */
  readonly priorPairs: Readonly<Record<C, number>>;
  /** Starting share of all pairs, 0–1. */
  readonly priorShare: number;
  /** log2 of how much likelier the pattern is in the class than among strangers, prior left out. */
  bitsOf(m: LevelShares<C>, pattern: P): number;
  /** Levels whose `m` counts only together, by comparison: what they share is split as in `priorM`. */
  readonly together?: Partial<Record<C, readonly number[]>>;
  /** Whether a pattern teaches the `m` of a comparison; a comparison that nothing teaches stays. */
  teaches(comparison: C, pattern: P): boolean;
}

export interface EmProblem<C extends string, P extends LevelPattern<C>> {
  readonly comparisons: readonly C[];
  readonly patterns: readonly P[];
  /** All pairs there are; those without a pattern are taken as strangers. */
  readonly pairs: number;
  /** The first is one person: pairs labelled `match` are of it, `non-match` of any other. */
  readonly classes: readonly [LatentClass<C, P>, ...LatentClass<C, P>[]];
  /** Pairs of the first class that the starting shares are worth. */
  readonly priorMatches: number;
  /** Comparisons whose `m` is kept out of the posterior's prior, since it is not learnt here. */
  readonly fixed: Readonly<Record<C, boolean>>;
}

export interface LearntClass<C extends string> {
  readonly m: LevelShares<C>;
  /** Share of all pairs, 0–1. */
  readonly share: number;
}

export interface EmResult<C extends string, P extends LevelPattern<C>> {
  readonly classes: readonly LearntClass<C>[];
  /** By class, the pairs of each pattern that taught the last round. */
  readonly pairsOf: readonly ReadonlyMap<P, number>[];
  /** Log posterior (natural) after each round; never falls. */
  readonly logPosteriors: readonly number[];
}

const roundsMax = 60;
const toleranceOfRound = 1e-7;

export function maximise<C extends string, P extends LevelPattern<C>>(
  problem: EmProblem<C, P>,
): EmResult<C, P> {
  let pairsOf: readonly ReadonlyMap<P, number>[] = [];
  let classes: readonly LearntClass<C>[] = problem.classes.map(({ startM, priorShare }) => ({
    m: startM,
    share: priorShare,
  }));
  const logPosteriors: number[] = [];
  for (let round = 0; round < roundsMax; round += 1) {
    const step = emStep(problem, classes);
    logPosteriors.push(step.logPosterior);
    classes = step.next;
    pairsOf = step.pairsOf;
    const before = logPosteriors.at(-2);
    if (before !== undefined && step.logPosterior - before < toleranceOfRound * Math.abs(before))
      break;
  }
  return { classes, pairsOf, logPosteriors };
}

interface EmStep<C extends string, P extends LevelPattern<C>> {
  readonly next: readonly LearntClass<C>[];
  readonly pairsOf: readonly ReadonlyMap<P, number>[];
  /** Of the parameters the step began with. */
  readonly logPosterior: number;
}

function emStep<C extends string, P extends LevelPattern<C>>(
  problem: EmProblem<C, P>,
  classes: readonly LearntClass<C>[],
): EmStep<C, P> {
  const { patterns, pairs } = problem;
  const ofClass = classes.map(() => new Map<P, number>());
  const totals = classes.map(() => 0);
  let known = 0;
  let logPosterior = 0;
  for (const pattern of patterns) {
    const expected = expectation(problem, classes, pattern);
    for (const [at, probability] of expected.probabilities.entries()) {
      ofClass[at]?.set(pattern, probability * pattern.pairs);
      totals[at] = (totals[at] ?? 0) + probability * pattern.pairs;
    }
    known += pattern.pairs;
    logPosterior += pattern.pairs * expected.logLikelihood;
  }
  const strangers = 1 - classes.reduce((sum, { share }) => sum + share, 0);
  // Pairs no blocking rule brought together disagree on every name: they are taken as strangers.
  logPosterior += Math.max(0, pairs - known) * Math.log(strangers);
  const priorTotal = problem.priorMatches / problem.classes[0].priorShare;
  const priorOf = problem.classes.map(({ priorShare }) => priorShare * priorTotal);
  const priorStrangers = priorTotal - priorOf.reduce((sum, one) => sum + one, 0);
  for (const [at, one] of classes.entries()) {
    logPosterior += (priorOf[at] ?? 0) * Math.log(one.share);
    logPosterior += logPriorOfM(problem, at, one.m);
  }
  logPosterior += priorStrangers * Math.log(strangers);
  const next = classes.map((_, at) => ({
    m: byComparison(problem.comparisons, (comparison) =>
      nextM(problem, at, ofClass[at] as ReadonlyMap<P, number>, comparison),
    ),
    share: ((totals[at] ?? 0) + (priorOf[at] ?? 0)) / (Math.max(pairs, known) + priorTotal),
  }));
  return { next, pairsOf: ofClass, logPosterior };
}

interface Expectation {
  /** Of each class; what is left over to one is that of strangers. */
  readonly probabilities: readonly number[];
  /** Relative to everything being a stranger, which the parameters learnt do not change. */
  readonly logLikelihood: number;
}

/** What a pattern is, given the parameters and its label. */
function expectation<C extends string, P extends LevelPattern<C>>(
  problem: EmProblem<C, P>,
  classes: readonly LearntClass<C>[],
  pattern: P,
): Expectation {
  const logs = classes.map(({ m, share }, at) => {
    if (pattern.label !== 'unknown' && (pattern.label === 'match') !== (at === 0)) {
      return Number.NEGATIVE_INFINITY;
    }
    const bits = (problem.classes[at] as LatentClass<C, P>).bitsOf(m, pattern);
    return Math.log(share) + bits * Math.LN2;
  });
  const strangers =
    pattern.label === 'match'
      ? Number.NEGATIVE_INFINITY
      : Math.log(1 - classes.reduce((sum, { share }) => sum + share, 0));
  const top = Math.max(strangers, ...logs);
  const total = logs.reduce((sum, log) => sum + Math.exp(log - top), Math.exp(strangers - top));
  return {
    probabilities: logs.map((log) => Math.exp(log - top) / total),
    logLikelihood: top + Math.log(total),
  };
}

function nextM<C extends string, P extends LevelPattern<C>>(
  problem: EmProblem<C, P>,
  at: number,
  pairsOf: ReadonlyMap<P, number>,
  comparison: C,
): number[] {
  const { teaches, priorM, priorPairs, together } = problem.classes[at] as LatentClass<C, P>;
  const counts = countLevels(problem.patterns, comparison, priorM[comparison].length, (pattern) =>
    teaches(comparison, pattern) ? (pairsOf.get(pattern) ?? 0) : 0,
  );
  return splitAsBefore(
    shrink(counts, priorM[comparison], priorPairs[comparison]),
    priorM[comparison],
    together?.[comparison] ?? [],
  );
}

/** What the levels have together, split among them as `prior` is. */
function splitAsBefore(
  m: readonly number[],
  prior: readonly number[],
  levels: readonly number[],
): number[] {
  const sumOf = (shares: readonly number[]): number =>
    levels.reduce((sum, level) => sum + (shares[level] ?? 0), 0);
  const [all, before] = [sumOf(m), sumOf(prior)];
  return m.map((share, level) =>
    levels.includes(level) ? (all * (prior[level] ?? 0)) / before : share,
  );
}

function logPriorOfM<C extends string, P extends LevelPattern<C>>(
  { comparisons, classes, fixed }: EmProblem<C, P>,
  at: number,
  m: LevelShares<C>,
): number {
  const { priorM, priorPairs } = classes[at] as LatentClass<C, P>;
  let sum = 0;
  for (const comparison of comparisons) {
    if (fixed[comparison]) continue;
    for (let level = 1; level < priorM[comparison].length; level += 1) {
      const prior = priorM[comparison][level] ?? 0;
      if (prior > 0) sum += priorPairs[comparison] * prior * Math.log(m[comparison][level] ?? 1);
    }
  }
  return sum;
}

/** Pairs by level of one comparison. */
export function countLevels<C extends string, P extends LevelPattern<C>>(
  patterns: readonly P[],
  comparison: C,
  levels: number,
  pairsOf: (pattern: P) => number,
): number[] {
  const counts = new Array<number>(levels).fill(0);
  for (const pattern of patterns) {
    const level = pattern.levels[comparison];
    counts[level] = (counts[level] ?? 0) + pairsOf(pattern);
  }
  return counts;
}

/** Shares of the levels above `missing`, with the prior counted as so many pairs. */
export function shrink(
  counts: readonly number[],
  prior: readonly number[],
  worth: number,
): number[] {
  const total = counts.slice(1).reduce((sum, count) => sum + count, 0) + worth;
  return counts.map((count, level) =>
    level === 0 ? 0 : (count + worth * (prior[level] ?? 0)) / total,
  );
}

export function byComparison<C extends string, Value>(
  comparisons: readonly C[],
  read: (comparison: C) => Value,
): Record<C, Value> {
  const entries = comparisons.map((comparison) => [comparison, read(comparison)] as const);
  return Object.fromEntries(entries) as Record<C, Value>;
}
