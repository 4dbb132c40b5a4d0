/**
 * Agreement patterns of records: how many pairs reached the same levels with
 * agreement of the same rarity.
 *
 * Each pair keeps the number of its pattern alone. What strangers do is fixed
 * before learning, so a pattern needs only their bits altogether, rounded to a
 * half; what EM and weights need is all here.
 */
import type { LevelPattern } from '../learn/em.ts';
import type { PairLabel } from '../learn/patterns.ts';
import type { RecordEvidence } from './compare-records.ts';
import {
  type RecordComparison,
  recordComparisons,
  recordLevelName,
  recordLevels,
} from './levels.ts';
import type { RecordShares } from './parameters.ts';

export interface RecordPattern extends LevelPattern<RecordComparison> {
  /** log2 probability of the levels among strangers, at most 0. */
  readonly strangerBits: number;
}

export interface RecordPatternCounter {
  /** Counts a pair; gives the number of its pattern. */
  add(evidence: RecordEvidence, label: PairLabel): number;
  /** By number. */
  patterns(): RecordPattern[];
}

const labels: readonly PairLabel[] = ['unknown', 'match', 'non-match'];
const stepsPerBit = 2;
const stepsMax = 512;

/** @param u of the levels whose chance does not come with the pair. */
export function createRecordPatternCounter(u: RecordShares): RecordPatternCounter {
  const numberOf = new Map<number, number>();
  const keys: number[] = [];
  const counts: number[] = [];
  const bitsOfLevel = levelBitsOf(u);
  return {
    add(evidence, label) {
      const steps = Math.min(
        stepsMax - 1,
        Math.round(-strangerBitsOf(evidence, bitsOfLevel) * stepsPerBit),
      );
      const key = packed(evidence.levels, steps, labels.indexOf(label));
      let number = numberOf.get(key);
      if (number === undefined) {
        number = keys.length;
        numberOf.set(key, number);
        keys.push(key);
        counts.push(0);
      }
      counts[number] = (counts[number] ?? 0) + 1;
      return number;
    },
    patterns: () => keys.map((key, number) => unpacked(key, counts[number] ?? 0)),
  };
}

/** The pattern of one pair that is not counted. */
export function createPatternReader(u: RecordShares): (evidence: RecordEvidence) => RecordPattern {
  const bitsOfLevel = levelBitsOf(u);
  return (evidence) => {
    const levels = {} as Record<RecordComparison, number>;
    for (const [place, comparison] of recordComparisons.entries()) {
      levels[comparison] = evidence.levels[place] ?? 0;
    }
    return {
      levels,
      strangerBits: strangerBitsOf(evidence, bitsOfLevel),
      label: 'unknown',
      pairs: 1,
    };
  };
}

const levelBitsOf = (u: RecordShares): number[][] =>
  recordComparisons.map((comparison) =>
    u[comparison].map((share, level) => (level === 0 ? 0 : Math.log2(share))),
  );

function strangerBitsOf(
  { levels, chanceBits }: RecordEvidence,
  bitsOfLevel: readonly (readonly number[])[],
): number {
  let bits = 0;
  for (let place = 0; place < levels.length; place += 1) {
    const level = levels[place] ?? 0;
    if (level === 0) continue;
    const chance = chanceBits[place] ?? 0;
    bits += Number.isNaN(chance) ? (bitsOfLevel[place]?.[level] ?? 0) : chance;
  }
  return bits;
}

/** Levels of all comparisons, rarity and label in one whole number below 2⁵³. */
function packed(levels: Uint8Array, steps: number, label: number): number {
  let key = label * stepsMax + steps;
  for (let place = 0; place < recordComparisons.length; place += 1) {
    const comparison = recordComparisons[place] as RecordComparison;
    key = key * recordLevels[comparison].length + (levels[place] ?? 0);
  }
  return key;
}

function unpacked(packedKey: number, pairs: number): RecordPattern {
  let key = packedKey;
  const take = (base: number): number => {
    const value = key % base;
    key = (key - value) / base;
    return value;
  };
  const levels = {} as Record<RecordComparison, number>;
  for (const comparison of [...recordComparisons].reverse()) {
    levels[comparison] = take(recordLevels[comparison].length);
  }
  const strangerBits = -take(stepsMax) / stepsPerBit;
  return { levels, strangerBits, label: labels[key] ?? 'unknown', pairs };
}

/** `given=same;family=slip;…`: what the comparisons that said something reached. */
export function recordPatternText(pattern: RecordPattern | undefined): string {
  if (pattern === undefined) return '';
  return recordComparisons
    .filter((comparison) => pattern.levels[comparison] > 0)
    .map((comparison) => `${comparison}=${recordLevelName(comparison, pattern.levels[comparison])}`)
    .join(';');
}
