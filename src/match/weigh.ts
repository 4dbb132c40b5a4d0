/**
 * Match weight of a candidate pair, in bits, comparison by comparison.
 *
 * Takes levels and chances; gives log2 of m/u each, which add up with the prior
 * to log2 of the odds that both records are one person. Fellegi and Sunter
 * (1969). A missing value weighs 0.
 */
import { type Comparison, comparisons } from './compare/levels.ts';
import { type MatchParameters, weighingM } from './learn/parameters.ts';

export interface PairLevels {
  readonly levels: Readonly<Record<Comparison, number>>;
  readonly nameChanceBits: number;
  readonly claimChanceBits: number;
  /** Of a handle that is the e-mail address; 0 or absent where the level is another. */
  readonly addressChanceBits?: number;
  /** Of a shared city; 0 or absent where the level is another. */
  readonly placeChanceBits?: number;
}

/** Bits that one comparison adds; a chance of 0 bits leaves it to the `u` of the level. */
export function bitsOf(
  parameters: MatchParameters,
  comparison: Comparison,
  level: number,
  chanceBits: number,
): number {
  if (level === 0) return 0;
  const m = Math.log2(weighingM(parameters.m, comparison, level));
  return m - (chanceBits < 0 ? chanceBits : Math.log2(parameters.u[comparison][level] ?? 1));
}

/** log2 odds of the pair, prior included. */
export function weightOf(parameters: MatchParameters, pair: PairLevels): number {
  let bits = priorBits(parameters);
  for (const comparison of comparisons) {
    bits += bitsOf(parameters, comparison, pair.levels[comparison], chanceOf(pair, comparison));
  }
  return bits;
}

export const priorBits = (parameters: MatchParameters): number =>
  Math.log2(parameters.matchShare / (1 - parameters.matchShare));

export const chanceOf = (pair: PairLevels, comparison: Comparison): number =>
  comparison === 'name'
    ? pair.nameChanceBits
    : comparison === 'claim'
      ? pair.claimChanceBits
      : comparison === 'address'
        ? (pair.addressChanceBits ?? 0)
        : comparison === 'place'
          ? (pair.placeChanceBits ?? 0)
          : 0;

/** Bits of everything but prior and name. */
export function otherBits(parameters: MatchParameters, pair: PairLevels): number {
  let bits = 0;
  for (const comparison of comparisons) {
    if (comparison === 'name') continue;
    bits += bitsOf(parameters, comparison, pair.levels[comparison], chanceOf(pair, comparison));
  }
  return bits;
}
