/**
 * Learns the parameters from agreement patterns.
 *
 * `m` and the share of matches by expectation-maximisation (`em.ts`); `u` stays
 * as random pairs and name frequencies give it. Pairs whose truth is known (a
 * declared handle, a person's review) are anchors: they teach with certainty, a
 * declared handle every comparison but its own.
 */
import { type Comparison, comparisonLevels, comparisons, levelCode } from '../compare/levels.ts';
import { bitsOf, priorBits, weightOf } from '../weigh.ts';
import { byComparison, countLevels, maximise, shrink } from './em.ts';
import { orderRatios } from './isotonic.ts';
import {
  abroadOfNamesakes,
  formsOfName,
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
  /** Random pairs; undefined for levels that they do not teach. */
  readonly u: Readonly<Record<Comparison, readonly (number | undefined)[]>>;
  /** Matches among all pairs. */
  readonly matches: number;
}

const abroad = levelCode('place', 'abroad');
const unnamed = levelCode('name', 'unnamed');
/** Random pairs that the starting values of `u` are worth. */
const priorRandomPairs = 100;
/** Matches that the starting share of matches is worth. */
const priorMatches = 5;

export function learn({ patterns, randomPatterns, size }: LearningInput): Learnt {
  const u = learnU(randomPatterns);
  const onlyKnown = taughtByKnown(patterns);
  const teaches = teachesOf(onlyKnown);
  const { classes, pairsOf, logPosteriors } = maximise<Comparison, Pattern>({
    comparisons,
    patterns,
    pairs: size.pairs,
    classes: [
      {
        startM: startingM(patterns, onlyKnown),
        priorM,
        priorPairs: byComparison(comparisons, (comparison) =>
          onlyKnown[comparison] ? knownPriorPairs : priorPairs,
        ),
        together: { name: formsOfName },
        priorShare: priorMatchShare(size),
        bitsOf: (m, pattern) => evidenceBits({ m, u, matchShare: evenShare }, pattern),
        teaches,
      },
    ],
    priorMatches,
    fixed: onlyKnown,
  });
  const { m: learntM, share: matchShare } = classes[0] as (typeof classes)[number];
  const m = byComparison(comparisons, (comparison) =>
    comparison === 'name' ? learntM[comparison] : orderRatios(learntM[comparison], u[comparison]),
  );
  const matches = pairsOf[0] ?? new Map<Pattern, number>();
  const learntFrom = {
    m: byComparison(comparisons, (comparison) =>
      countAll(patterns, comparison, (pattern) =>
        teaches(comparison, pattern) ? (matches.get(pattern) ?? 0) : 0,
      ),
    ),
    u: byComparison(comparisons, (comparison) =>
      countAll(randomPatterns, comparison, ({ pairs }) => pairs).map((pairs, level) =>
        isTaughtByStrangers(comparison, level) ? pairs : undefined,
      ),
    ),
    matches: [...matches.values()].reduce((sum, pairs) => sum + pairs, 0),
  };
  return { parameters: { m, u, matchShare }, logPosteriors, learntFrom };
}

const countAll = (
  patterns: readonly Pattern[],
  comparison: Comparison,
  pairsOf: (pattern: Pattern) => number,
): number[] => countLevels(patterns, comparison, comparisonLevels[comparison].length, pairsOf);

/** Share of matches among all pairs, with what the starting share is worth. */
export function shareOfMatches(matches: number, size: PoolSize): number {
  const priorTotal = priorMatches / priorMatchShare(size);
  return (matches + priorMatches) / (size.pairs + priorTotal);
}

/** Of a share of a half the prior is worth no bits. */
const evenShare = 0.5;

/** Bits of a pattern without the prior; what makes a declared pair known does not teach itself. */
const evidenceBits = (parameters: MatchParameters, pattern: Pattern): number =>
  weightOf(parameters, pattern) -
  priorBits(parameters) -
  (pattern.label === 'match'
    ? bitsOf(parameters, 'claim', pattern.levels.claim, pattern.claimChanceBits)
    : 0);

/** Pairs that the starting values are worth where known matches teach: they are many, and certain. */
const knownPriorPairs = 10;
/** From so many known matches on they alone teach what names and places a customer's own profiles show. */
const knownMatchesMin = 100;

/**
 * Comparisons that known matches alone teach. Blocking brings hardly any pair
 * together whose names disagree, so unknown pairs teach that names always agree;
 * a declared handle brings its profile whatever it is called. And namesakes,
 * who live anywhere, are counted in as half matches.
 */
function taughtByKnown(patterns: readonly Pattern[]): Readonly<Record<Comparison, boolean>> {
  const isEnough = (comparison: Comparison): boolean =>
    patterns.reduce(
      (sum, { label, levels, pairs }) =>
        sum + (label === 'match' && levels[comparison] > 0 ? pairs : 0),
      0,
    ) >= knownMatchesMin;
  return { ...knownMatchesTeach, name: isEnough('name'), place: isEnough('place') };
}

const teachesOf =
  (onlyKnown: Readonly<Record<Comparison, boolean>>) =>
  (comparison: Comparison, pattern: Pattern): boolean =>
    pattern.label === 'match' ? comparison !== 'claim' : !onlyKnown[comparison];

/** Starting values; for what only known matches teach these are already the last ones. */
const startingM = (
  patterns: readonly Pattern[],
  onlyKnown: Readonly<Record<Comparison, boolean>>,
): MatchParameters['m'] =>
  byComparison(comparisons, (comparison) =>
    onlyKnown[comparison]
      ? shrink(
          countLevels(patterns, comparison, priorM[comparison].length, (pattern) =>
            pattern.label === 'match' ? pattern.pairs : 0,
          ),
          priorM[comparison],
          knownPriorPairs,
        )
      : priorM[comparison],
  );

/** Of the random pairs that live abroad, as many as there would be if they bore one name. */
function abroadOf(counts: readonly number[]): number {
  const all = counts.slice(1).reduce((sum, count) => sum + count, 0);
  const others = all - (counts[abroad] ?? 0);
  return Math.min(counts[abroad] ?? 0, (others * abroadOfNamesakes) / (1 - abroadOfNamesakes));
}

/** How rare names, claims and addresses are tells how often strangers share them; random pairs are too few. */
function isTaughtByStrangers(comparison: Comparison, level: number): boolean {
  if (comparison === 'claim' || comparison === 'address') return false;
  if (comparison === 'name') return level === unnamed;
  return judgedU[comparison]?.includes(level) !== true;
}

/** Shares of levels among random pairs, shrunk toward the starting values, which the other levels keep. */
export function learnU(randomPatterns: readonly Pattern[]): MatchParameters['u'] {
  return byComparison(comparisons, (comparison) => {
    const levels = comparisonLevels[comparison].length;
    const counts = countLevels(randomPatterns, comparison, levels, (pattern) => pattern.pairs);
    if (comparison === 'place') counts[abroad] = abroadOf(counts);
    const learnt = shrink(counts, priorU[comparison], priorRandomPairs);
    return priorU[comparison].map((prior, level) =>
      isTaughtByStrangers(comparison, level) ? (learnt[level] ?? prior) : prior,
    );
  });
}
