/**
 * Bits of gathered pairs, column by column, without an object a pair.
 *
 * Takes the columns of pairs and the parameters; gives of each pair the bits of
 * its name and of everything but prior and name: with the prior they are what
 * `weightOf` gives (`../weigh.ts`).
 */
import { type Comparison, comparisonLevels, comparisons } from '../compare/levels.ts';
import { type MatchParameters, weighingM } from '../learn/parameters.ts';
import type { GatheredPairs } from './gathered-pairs.ts';

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
  const { levels, nameChance, claimChance, addressChance, placeChance } = pairs;
  const chances: Partial<Record<Comparison, Float32Array>> = {
    name: nameChance,
    claim: claimChance,
    address: addressChance,
    place: placeChance,
  };
  const none = new Float32Array(0);
  return comparisons.map((comparison) => ({
    comparison,
    level: levels[comparison],
    chance: chances[comparison] ?? none,
    m: bitsTable(comparison, (level) => weighingM(parameters.m, comparison, level)),
    u: bitsTable(comparison, (level) => parameters.u[comparison][level] ?? 1),
  }));
}

const bitsTable = (comparison: Comparison, shareOf: (level: number) => number): Float64Array =>
  Float64Array.from(comparisonLevels[comparison], (_, level) => Math.log2(shareOf(level)));
