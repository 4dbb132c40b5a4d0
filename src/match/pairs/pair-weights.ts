/**
 * Weights of gathered pairs, without an object a pair.
 *
 * Takes the columns of pairs and the parameters; gives for a place the bits of
 * the whole pair and of everything but prior and name, the same as `weightOf`
 * and `otherBits` give (`../weigh.ts`).
 */
import { type Comparison, comparisonLevels, comparisons } from '../compare/levels.ts';
import { type MatchParameters, weighingM } from '../learn/parameters.ts';
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
  const columns = columnsOf(pairs, parameters);
  const [named] = columns.filter(({ comparison }) => comparison === 'name');
  const others = columns.filter(({ comparison }) => comparison !== 'name');
  const bitsAt = ({ level, chance, m, u }: BitColumn, at: number): number => {
    const code = level[at] ?? 0;
    if (code === 0) return 0;
    const bits = chance[at] ?? 0;
    return (m[code] ?? 0) - (bits < 0 ? bits : (u[code] ?? 0));
  };
  const other = (at: number): number => {
    let bits = 0;
    for (const column of others) bits += bitsAt(column, at);
    return bits;
  };
  const whole = (at: number): number =>
    prior + other(at) + (named === undefined ? 0 : bitsAt(named, at));
  return { whole, other };
}

interface BitColumn {
  readonly comparison: Comparison;
  readonly level: Uint8Array;
  /** Empty where no chance comes with the pair. */
  readonly chance: Float32Array;
  /** log2 by level. */
  readonly m: Float64Array;
  readonly u: Float64Array;
}

function columnsOf(pairs: GatheredPairs, parameters: MatchParameters): BitColumn[] {
  const { levels, nameChance, claimChance, placeChance } = pairs;
  const none = new Float32Array(0);
  return comparisons.map((comparison) => ({
    comparison,
    level: levels[comparison],
    chance:
      comparison === 'name'
        ? nameChance
        : comparison === 'claim'
          ? claimChance
          : comparison === 'place'
            ? placeChance
            : none,
    m: bitsTable(comparison, (level) => weighingM(parameters.m, comparison, level)),
    u: bitsTable(comparison, (level) => parameters.u[comparison][level] ?? 1),
  }));
}

const bitsTable = (comparison: Comparison, shareOf: (level: number) => number): Float64Array =>
  Float64Array.from(comparisonLevels[comparison], (_, level) => Math.log2(shareOf(level)));

/** Bits of every pair at once: of everything but prior and name, and of the name. */
export interface EvidenceBits {
  readonly other: Float64Array;
  readonly name: Float64Array;
}

export function evidenceBits(pairs: GatheredPairs, parameters: MatchParameters): EvidenceBits {
  const bits = { other: new Float64Array(pairs.length), name: new Float64Array(pairs.length) };
  for (const column of columnsOf(pairs, parameters)) {
    addColumn(column.comparison === 'name' ? bits.name : bits.other, column);
  }
  return bits;
}

function addColumn(sums: Float64Array, { level, chance, m, u }: BitColumn): void {
  for (let at = 0; at < sums.length; at += 1) {
    const code = level[at] ?? 0;
    if (code === 0) continue;
    const bits = chance[at] ?? 0;
    sums[at] = (sums[at] ?? 0) + ((m[code] ?? 0) - (bits < 0 ? bits : (u[code] ?? 0)));
  }
}
