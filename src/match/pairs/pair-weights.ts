/**
 * Weights of gathered pairs, without an object a pair.
 *
 * Takes the columns of pairs and the parameters; gives for a place the bits of
 * the whole pair and of everything but prior and name, the same as `weightOf`
 * and `otherBits` give (`../weigh.ts`).
 */
import { comparisons } from '../compare/levels.ts';
import { chanceComes, type MatchParameters } from '../learn/parameters.ts';
import { priorBits } from '../weigh.ts';
import type { GatheredPairs } from './gathered-pairs.ts';

export interface PairWeights {
  /** log2 odds, prior included. */
  whole(at: number): number;
  /** Bits of everything but prior and name. */
  other(at: number): number;
}

export function pairWeights(pairs: GatheredPairs, parameters: MatchParameters): PairWeights {
  const prior = priorBits(parameters);
  const { levels, nameChance, claimChance, placeChance } = pairs;
  const mBits = bitsTable(parameters.m);
  const uBits = bitsTable(parameters.u);
  const others = comparisons.filter((one) => one !== 'name' && !chanceComes[one]);
  const fixed = others.map((comparison) => ({
    comparison,
    level: levels[comparison],
    m: mBits[comparison],
    u: uBits[comparison],
  }));
  const other = (at: number): number => {
    let bits = 0;
    const claim = levels.claim[at] ?? 0;
    if (claim !== 0) bits += (mBits.claim[claim] ?? 0) - (claimChance[at] ?? 0);
    for (const { comparison, level, m, u } of fixed) {
      const code = level[at] ?? 0;
      if (code === 0) continue;
      const chance = comparison === 'place' ? (placeChance[at] ?? 0) : 0;
      bits += (m[code] ?? 0) - (chance < 0 ? chance : (u[code] ?? 0));
    }
    return bits;
  };
  const whole = (at: number): number => {
    const name = levels.name[at] ?? 0;
    const named = name === 0 ? 0 : (mBits.name[name] ?? 0) - (nameChance[at] ?? 0);
    return prior + other(at) + named;
  };
  return { whole, other };
}

const bitsTable = (shares: MatchParameters['m']) =>
  Object.fromEntries(
    comparisons.map((comparison) => [
      comparison,
      Float64Array.from(shares[comparison], (share) => Math.log2(share)),
    ]),
  ) as Record<keyof MatchParameters['m'], Float64Array>;
