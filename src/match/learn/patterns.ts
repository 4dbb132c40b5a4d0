/**
 * Agreement patterns: how many pairs reached the same levels.
 *
 * Learning needs only these counts. The chance of an agreeing name or claim is
 * part of the pattern, rounded to whole bits, so that rare agreement is learnt
 * from as rare agreement.
 */
import type { EvidenceBatch } from '../compare/compare-each.ts';
import { type Comparison, comparisonLevels, comparisons } from '../compare/levels.ts';
import { createKeyCounter } from './key-counter.ts';

/** What is known of a pair without the model. */
export type PairLabel = 'unknown' | 'match' | 'non-match';

export interface Pattern {
  readonly levels: Readonly<Record<Comparison, number>>;
  /** log2 chances, whole bits, at most 0. */
  readonly nameChanceBits: number;
  readonly claimChanceBits: number;
  readonly addressChanceBits?: number;
  readonly placeChanceBits?: number;
  readonly label: PairLabel;
  /** Pairs that show it. */
  readonly pairs: number;
}

type CountedEvidence = Pick<
  EvidenceBatch,
  'levels' | 'nameChance' | 'claimChance' | 'addressChance' | 'placeChance'
>;

export interface PatternCounter {
  /** Counts the rows that `labelOf` gives a label; it is asked of each in turn, from the first. */
  add(evidence: CountedEvidence & { readonly length: number }, labelOf: LabelOf): void;
  patterns(): Pattern[];
}

type LabelOf = (row: number) => PairLabel | undefined;

const labels: readonly PairLabel[] = ['unknown', 'match', 'non-match'];
const chanceBase = 64;
const addressBase = 32;
const placeBase = 16;
const levelBases = comparisons.map((comparison) => comparisonLevels[comparison].length);

export function createPatternCounter(): PatternCounter {
  const counts = createKeyCounter();
  return {
    add(evidence, labelOf) {
      const columns = comparisons.map((comparison) => evidence.levels[comparison]);
      for (let row = 0; row < evidence.length; row += 1) {
        const label = labelOf(row);
        if (label !== undefined) counts.add(keyOf(evidence, columns, row, label));
      }
    },
    patterns: () =>
      counts
        .counted()
        .sort(([a], [b]) => a - b)
        .map(([key, pairs]) => patternOf(key, pairs)),
  };
}

function keyOf(
  { nameChance, claimChance, addressChance, placeChance }: CountedEvidence,
  columns: readonly Uint8Array[],
  row: number,
  label: PairLabel,
): number {
  let key = labels.indexOf(label);
  key = key * chanceBase + wholeBits(nameChance[row] ?? 0);
  key = key * chanceBase + wholeBits(claimChance[row] ?? 0);
  key = key * addressBase + Math.min(addressBase - 1, wholeBits(addressChance[row] ?? 0));
  key = key * placeBase + Math.min(placeBase - 1, wholeBits(placeChance[row] ?? 0));
  for (let nth = 0; nth < columns.length; nth += 1) {
    key = key * (levelBases[nth] ?? 1) + (columns[nth]?.[row] ?? 0);
  }
  return key;
}

function patternOf(packed: number, pairs: number): Pattern {
  let key = packed;
  const take = (base: number): number => {
    const value = key % base;
    key = (key - value) / base;
    return value;
  };
  const levels = {} as Record<Comparison, number>;
  for (const comparison of [...comparisons].reverse()) {
    levels[comparison] = take(comparisonLevels[comparison].length);
  }
  const placeChanceBits = -take(placeBase);
  const addressChanceBits = -take(addressBase);
  const claimChanceBits = -take(chanceBase);
  const nameChanceBits = -take(chanceBase);
  const label = labels[key] ?? 'unknown';
  return {
    levels,
    nameChanceBits,
    claimChanceBits,
    addressChanceBits,
    placeChanceBits,
    label,
    pairs,
  };
}

const wholeBits = (chance: number): number =>
  Math.min(chanceBase - 1, Math.max(0, Math.round(-chance)));
