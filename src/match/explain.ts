/**
 * Why a pair weighs what it weighs: the waterfall from prior to posterior.
 *
 * Takes the pair's levels, the parameters, and the weight after the other
 * claimants; gives one step per comparison that said something, in fixed order,
 * whose bits add up to the weight.
 */
import { roundTo } from '../kernel/index.ts';
import { type Comparison, comparisons, levelName } from './compare/levels.ts';
import { personBits, type Verdict } from './decide.ts';
import type { MatchParameters } from './learn/parameters.ts';
import { bitsOf, chanceOf, type PairLevels, priorBits } from './weigh.ts';

export interface WaterfallStep {
  readonly comparison: Comparison | 'prior' | 'rivals' | 'sibling' | 'person';
  readonly level: string;
  /** Rounded to 0.001. */
  readonly bits: number;
}

const digits = 3;
/** What rounding the steps may leave over. */
const roundingMax = 0.005;

/** @param nobody share of profiles without a known owner, as it was shared out (`decide.ts`). */
export function explain(
  parameters: MatchParameters,
  pair: PairLevels,
  verdict: Pick<Verdict, 'weightBits' | 'decision' | 'decidedBy'>,
  nobody = 1,
): WaterfallStep[] {
  const prior = priorBits(parameters) - Math.log2(nobody);
  const steps: WaterfallStep[] = [
    { comparison: 'prior', level: 'random pair', bits: roundTo(prior, digits) },
  ];
  for (const comparison of comparisons) {
    const level = pair.levels[comparison];
    if (level === 0) continue;
    const bits = bitsOf(parameters, comparison, level, chanceOf(pair, comparison));
    steps.push({ comparison, level: levelName(comparison, level), bits: roundTo(bits, digits) });
  }
  const sum = steps.reduce((total, step) => total + step.bits, 0);
  const rest = roundTo(verdict.weightBits - sum, digits);
  const byPerson = verdict.decidedBy === 'person' && Math.abs(verdict.weightBits) === personBits;
  if (byPerson) steps.push({ comparison: 'person', level: verdict.decision, bits: rest });
  else if (rest > roundingMax)
    steps.push({ comparison: 'sibling', level: 'same handle elsewhere', bits: rest });
  else if (rest < -roundingMax)
    steps.push({ comparison: 'rivals', level: 'other claimants', bits: rest });
  return steps;
}

/** `claim=missing;name=full;…`: every comparison, in fixed order. */
export const patternText = (pair: PairLevels): string =>
  comparisons
    .map((comparison) => `${comparison}=${levelName(comparison, pair.levels[comparison])}`)
    .join(';');
