/**
 * The parameters of a night as rows, and back again.
 *
 * Everything that turns compared pairs into decisions is among them: the share
 * of matches, `m` and `u` by level, the namesakes, and the thresholds. A night
 * judged by the rows of another one judges as that one did; on the same pairs it
 * gives the same links.
 */
import { type Comparison, comparisonLevels, comparisons, levelName } from './compare/levels.ts';
import type { Thresholds } from './decide.ts';
import type { LearntFrom } from './learn/learn.ts';
import { affinityBits, type NamesakeModel } from './learn/namesakes.ts';
import { isComplete, type MatchParameters } from './learn/parameters.ts';

export type ParameterKind = 'm' | 'namesakes' | 'prior' | 'threshold' | 'u';

export interface ParameterRow {
  readonly kind: ParameterKind;
  /** `all` where it belongs to no comparison. */
  readonly comparison: string;
  readonly level: string;
  readonly value: number;
  /** Pairs it was learnt from, the starting values not counted; null where pairs do not teach it. */
  readonly pairs: number | null;
}

export interface StoredParameters {
  readonly parameters: MatchParameters;
  readonly namesakes: NamesakeModel;
  readonly thresholds: Thresholds;
}

const namesakeNames = ['second', 'share'] as const;
const affinityNames = affinityBits.map((bits) => `affinity_${-bits}`);

/** Ordered by kind, comparison and level, byte by byte. Without `learntFrom` they are another night's. */
export function parameterRows(
  { parameters, namesakes, thresholds }: StoredParameters,
  learntFrom?: LearntFrom,
): ParameterRow[] {
  const row = (
    kind: ParameterKind,
    [comparison, level]: readonly [string, string],
    value: number,
    pairs: number | undefined = undefined,
  ): ParameterRow => ({ kind, comparison, level, value, pairs: pairs ?? null });
  const ofLevels = (kind: 'm' | 'u'): ParameterRow[] =>
    comparisons.flatMap((comparison) =>
      parameters[kind][comparison]
        .map((value, level) =>
          row(
            kind,
            [comparison, levelName(comparison, level)],
            value,
            learntFrom?.[kind][comparison][level],
          ),
        )
        .slice(1),
    );
  return [
    ...ofLevels('m'),
    ...namesakeNames.map((name) => row('namesakes', ['all', name], namesakes[name])),
    ...affinityNames.map((name, knot) =>
      row('namesakes', ['all', name], namesakes.affinity[knot] ?? 1),
    ),
    row('prior', ['all', 'match_share'], parameters.matchShare, learntFrom?.matches),
    row('threshold', ['all', 'accept'], thresholds.acceptProbability),
    row('threshold', ['all', 'review'], thresholds.reviewProbability),
    ...ofLevels('u'),
  ].sort((a, b) => compare(keyOf(a), keyOf(b)));
}

const keyOf = ({ kind, comparison, level }: Omit<ParameterRow, 'value' | 'pairs'>): string =>
  `${kind} ${comparison} ${level}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Undefined when rows are missing: made by a kith that compared otherwise. */
export function storedParameters(
  rows: readonly Omit<ParameterRow, 'pairs'>[],
): StoredParameters | undefined {
  const values = new Map(rows.map((row) => [keyOf(row), row.value]));
  let complete = true;
  const value = (kind: ParameterKind, comparison: string, level: string): number => {
    const found = values.get(keyOf({ kind, comparison, level }));
    complete &&= found !== undefined;
    return found ?? Number.NaN;
  };
  const levels = (kind: 'm' | 'u') =>
    Object.fromEntries(
      comparisons.map((comparison) => [
        comparison,
        comparisonLevels[comparison].map((level, code) =>
          code === 0 ? 0 : value(kind, comparison, level),
        ),
      ]),
    ) as Record<Comparison, number[]>;
  const parameters = {
    m: levels('m'),
    u: levels('u'),
    matchShare: value('prior', 'all', 'match_share'),
  };
  const namesakes = {
    affinity: affinityNames.map((name) => value('namesakes', 'all', name)),
    second: value('namesakes', 'all', 'second'),
    share: value('namesakes', 'all', 'share'),
  };
  const thresholds = {
    acceptProbability: value('threshold', 'all', 'accept'),
    reviewProbability: value('threshold', 'all', 'review'),
  };
  return complete && isComplete(parameters) ? { parameters, namesakes, thresholds } : undefined;
}
