/**
 * Learns the parameters from agreement patterns.
 *
 * `m` and the share of matches by expectation-maximisation (Dempster, Laird and
 * Rubin 1977) with Dirichlet priors, so that a file of a hundred people does not
 * go astray; `u` stays as random pairs and name frequencies give it. Pairs whose
 * truth is known (a declared handle, a person's review) are anchors: they teach
 * with certainty, a declared handle every comparison but its own.
 */
import { probabilityOfBits } from '../../kernel/index.ts';
import { type Comparison, comparisonLevels, comparisons, levelCode } from '../compare/levels.ts';
import { bitsOf, weightOf } from '../weigh.ts';
import { orderRatios } from './isotonic.ts';
import {
  abroadOfNamesakes,
  chanceComes,
  judgedU,
  knownMatchesTeach,
  type MatchParameters,
  type PoolSize,
  priorM,
  priorMatchShare,
  priorPairs,
  priorU,
} from './parameters.ts';
import type { Pattern } from './patterns.ts';

export interface LearningInput {
  readonly patterns: readonly Pattern[];
  /** Levels of random pairs, for `u`; names and claims in them are not used. */
  readonly randomPatterns: readonly Pattern[];
  readonly size: PoolSize;
}

export interface Learnt {
  readonly parameters: MatchParameters;
  /** Log posterior (natural) after each round; never falls. */
  readonly logPosteriors: readonly number[];
  readonly learntFrom: LearntFrom;
}

/** Pairs that taught each level, the starting values not counted. */
export interface LearntFrom {
  /** Matches, by their probability. */
  readonly m: Readonly<Record<Comparison, readonly number[]>>;
  /** Random pairs; zeros where the chance comes with the pair. */
  readonly u: Readonly<Record<Comparison, readonly number[]>>;
  /** Matches among all pairs. */
  readonly matches: number;
}

const abroad = levelCode('place', 'abroad');
const roundsMax = 60;
const toleranceOfRound = 1e-7;
/** Random pairs that the starting values of `u` are worth. */
const priorRandomPairs = 100;
/** Matches that the starting share of matches is worth. */
const priorMatches = 5;

export function learn(input: LearningInput): Learnt {
  const u = learnU(input.randomPatterns);
  let parameters: MatchParameters = {
    m: startingM(input.patterns),
    u,
    matchShare: priorMatchShare(input.size),
  };
  const logPosteriors: number[] = [];
  let matchesOf: ReadonlyMap<Pattern, number> = new Map();
  for (let round = 0; round < roundsMax; round += 1) {
    const step = emStep(parameters, input);
    logPosteriors.push(step.logPosterior);
    parameters = step.next;
    matchesOf = step.matchesOf;
    const before = logPosteriors.at(-2);
    if (before !== undefined && step.logPosterior - before < toleranceOfRound * Math.abs(before))
      break;
  }
  const m = byComparison((comparison) => orderRatios(parameters.m[comparison], u[comparison]));
  const learntFrom = {
    m: byComparison((comparison) => teachingCounts(input.patterns, matchesOf, comparison)),
    u: byComparison((comparison) =>
      countLevels(input.randomPatterns, comparison, ({ pairs }) =>
        chanceComes[comparison] ? 0 : pairs,
      ),
    ),
    matches: [...matchesOf.values()].reduce((sum, matches) => sum + matches, 0),
  };
  return { parameters: { ...parameters, m }, logPosteriors, learntFrom };
}

/** Starting values; for what only known matches teach these are already the last ones. */
const startingM = (patterns: readonly Pattern[]): MatchParameters['m'] =>
  byComparison((comparison) =>
    knownMatchesTeach[comparison]
      ? nextM(patterns, knownMatches(patterns), comparison)
      : priorM[comparison],
  );

const knownMatches = (patterns: readonly Pattern[]): ReadonlyMap<Pattern, number> =>
  new Map(patterns.filter((one) => one.label === 'match').map((one) => [one, one.pairs]));

/** Shares of levels among random pairs, shrunk toward the starting values. */
export function learnU(randomPatterns: readonly Pattern[]): MatchParameters['u'] {
  return byComparison((comparison) => {
    if (chanceComes[comparison]) return priorU[comparison];
    const counts = countLevels(randomPatterns, comparison, (pattern) => pattern.pairs);
    if (comparison === 'place') counts[abroad] = (counts[abroad] ?? 0) * abroadOfNamesakes;
    const learnt = shrink(counts, priorU[comparison], priorRandomPairs);
    for (const level of judgedU[comparison] ?? []) learnt[level] = priorU[comparison][level] ?? 1;
    return learnt;
  });
}

function byComparison<Value>(read: (comparison: Comparison) => Value): Record<Comparison, Value> {
  const entries = comparisons.map((comparison) => [comparison, read(comparison)] as const);
  return Object.fromEntries(entries) as Record<Comparison, Value>;
}

interface EmStep {
  readonly next: MatchParameters;
  /** Expected matches of each pattern by the parameters the step began with. */
  readonly matchesOf: ReadonlyMap<Pattern, number>;
  /** Of the parameters the step began with. */
  readonly logPosterior: number;
}

function emStep(parameters: MatchParameters, { patterns, size }: LearningInput): EmStep {
  const matchesOf = new Map<Pattern, number>();
  const priorMatchOdds = parameters.matchShare / (1 - parameters.matchShare);
  let known = 0;
  let matches = 0;
  let logPosterior = 0;
  for (const pattern of patterns) {
    const weight = weightOf(parameters, pattern) - ownTeaching(parameters, pattern);
    const probability =
      pattern.label === 'unknown' ? probabilityOfBits(weight) : pattern.label === 'match' ? 1 : 0;
    matchesOf.set(pattern, probability * pattern.pairs);
    matches += probability * pattern.pairs;
    known += pattern.pairs;
    logPosterior +=
      pattern.pairs * logLikelihood(pattern, weight, priorMatchOdds, parameters.matchShare);
  }
  // Pairs no blocking rule brought together disagree on every name: they are taken as non-matches.
  const others = Math.max(0, size.pairs - known);
  logPosterior += others * Math.log1p(-parameters.matchShare);
  const share0 = priorMatchShare(size);
  const priorTotal = priorMatches / share0;
  const prior = { matches: priorMatches, others: priorTotal - priorMatches };
  logPosterior += prior.matches * Math.log(parameters.matchShare);
  logPosterior += prior.others * Math.log1p(-parameters.matchShare);
  for (const comparison of comparisons) {
    if (!knownMatchesTeach[comparison]) logPosterior += logPriorOfM(parameters, comparison);
  }
  const m = byComparison((comparison) => nextM(patterns, matchesOf, comparison));
  const matchShare = (matches + prior.matches) / (Math.max(size.pairs, known) + priorTotal);
  return { next: { m, u: parameters.u, matchShare }, matchesOf, logPosterior };
}

/** Bits of the claim of a declared pair: what makes it known does not teach itself. */
const ownTeaching = (parameters: MatchParameters, pattern: Pattern): number =>
  pattern.label === 'match'
    ? bitsOf(parameters, 'claim', pattern.levels.claim, pattern.claimChanceBits)
    : 0;

/** Relative to everything being a stranger, which the parameters learnt do not change. */
function logLikelihood(pattern: Pattern, weight: number, odds: number, share: number): number {
  const ratio = weight * Math.LN2 - Math.log(odds);
  if (pattern.label === 'match') return Math.log(share) + ratio;
  if (pattern.label === 'non-match') return Math.log1p(-share);
  const a = Math.log(share) + ratio;
  const b = Math.log1p(-share);
  const top = Math.max(a, b);
  return top + Math.log(Math.exp(a - top) + Math.exp(b - top));
}

function nextM(
  patterns: readonly Pattern[],
  matchesOf: ReadonlyMap<Pattern, number>,
  comparison: Comparison,
): number[] {
  const counts = teachingCounts(patterns, matchesOf, comparison);
  return shrink(counts, priorM[comparison], priorPairs);
}

/** Matches at each level of a comparison, those left out that may not teach it. */
function teachingCounts(
  patterns: readonly Pattern[],
  matchesOf: ReadonlyMap<Pattern, number>,
  comparison: Comparison,
): number[] {
  return countLevels(patterns, comparison, (pattern) => {
    if (pattern.label === 'match' && comparison === 'claim') return 0;
    if (pattern.label !== 'match' && knownMatchesTeach[comparison]) return 0;
    return matchesOf.get(pattern) ?? 0;
  });
}

function logPriorOfM(parameters: MatchParameters, comparison: Comparison): number {
  let sum = 0;
  for (let level = 1; level < priorM[comparison].length; level += 1) {
    sum +=
      priorPairs *
      (priorM[comparison][level] ?? 0) *
      Math.log(parameters.m[comparison][level] ?? 1);
  }
  return sum;
}

function countLevels(
  patterns: readonly Pattern[],
  comparison: Comparison,
  pairsOf: (pattern: Pattern) => number,
): number[] {
  const counts = new Array<number>(comparisonLevels[comparison].length).fill(0);
  for (const pattern of patterns) {
    const level = pattern.levels[comparison];
    counts[level] = (counts[level] ?? 0) + pairsOf(pattern);
  }
  return counts;
}

/** Shares of the levels above `missing`, with the prior counted as so many pairs. */
function shrink(counts: readonly number[], prior: readonly number[], worth: number): number[] {
  const total = counts.slice(1).reduce((sum, count) => sum + count, 0) + worth;
  return counts.map((count, level) =>
    level === 0 ? 0 : (count + worth * (prior[level] ?? 0)) / total,
  );
}
