/**
 * Learns how records of one person, and of kin, agree.
 *
 * `u` from random pairs, shrunk toward judgements; the rest by EM over patterns
 * (`../learn/em.ts`) with kin as a class beside one person and strangers.
 */
import { byComparison, countLevels, type LatentClass, maximise, shrink } from '../learn/em.ts';
import { type RecordComparison, recordComparisons, recordLevels } from './levels.ts';
import {
  type DuplicateParameters,
  judgedShares,
  type KinClass,
  kinMax,
  leastShares,
  type PairClass,
  priorDoubled,
  priorJunior,
  priorKinOfPersons,
  priorPairs,
  priorPerson,
  priorRelative,
  priorU,
  type RecordShares,
} from './parameters.ts';
import type { RecordPattern } from './record-patterns.ts';

/** Random pairs that the starting values of `u` are worth. */
const priorRandomPairs = 200;
const priorMatches = 5;

/** Shares of levels among random pairs; origin as the sizes of the files have it. */
export function learnRecordU(
  randomPatterns: readonly RecordPattern[],
  otherFileShare: number,
): RecordShares {
  return byComparison(recordComparisons, (comparison) => {
    if (comparison === 'origin') {
      const other = Math.min(1 - 1e-6, Math.max(1e-6, otherFileShare));
      return [0, 1 - other, other];
    }
    const levels = recordLevels[comparison].length;
    const counts = countLevels(randomPatterns, comparison, levels, ({ pairs }) => pairs);
    const learnt = shrink(counts, priorU[comparison], priorRandomPairs);
    for (const [level, share] of Object.entries(judgedShares[comparison] ?? {})) {
      learnt[Number(level)] = share;
    }
    for (const [level, share] of Object.entries(leastShares[comparison] ?? {})) {
      learnt[Number(level)] = Math.max(share, learnt[Number(level)] ?? 0);
    }
    // Whether names of strangers agree crosswise is asked only where they agree.
    return comparison === 'order' ? [...priorU.order] : learnt;
  });
}

export interface LearnDuplicatesInput {
  readonly patterns: readonly RecordPattern[];
  readonly u: RecordShares;
  readonly records: number;
}

export interface LearntDuplicates {
  readonly parameters: DuplicateParameters;
  readonly logPosteriors: readonly number[];
}

export function learnDuplicates({ patterns, u, records }: LearnDuplicatesInput): LearntDuplicates {
  const pairs = Math.max(1, (records * (records - 1)) / 2);
  const personShare = Math.min(0.25, (priorDoubled * Math.max(1, records)) / 2 / pairs);
  const classOf = (
    prior: RecordShares,
    worth: Readonly<Record<RecordComparison, number>>,
    share: number,
  ): LatentClass<RecordComparison, RecordPattern> => ({
    startM: prior,
    priorM: prior,
    priorPairs: worth,
    priorShare: share,
    bitsOf: levelBits,
    teaches: () => true,
  });
  const { classes, logPosteriors } = maximise<RecordComparison, RecordPattern>({
    comparisons: recordComparisons,
    patterns,
    pairs,
    classes: [
      classOf(priorPerson, priorPairs.person, personShare),
      classOf(priorRelative, priorPairs.relative, personShare * priorKinOfPersons.relative),
      classOf(priorJunior, priorPairs.junior, personShare * priorKinOfPersons.junior),
    ],
    priorMatches,
    fixed: nothingFixed,
  });
  const [person, relative, junior] = classes as [PairClass, PairClass, PairClass];
  const capped = (one: PairClass, kin: KinClass): PairClass => ({
    ...one,
    share: Math.min(one.share, (kinMax[kin] * records) / 2 / pairs),
  });
  const kin = { relative: capped(relative, 'relative'), junior: capped(junior, 'junior') };
  const parameters = { person, kin, u };
  return { parameters, logPosteriors };
}

const nothingFixed = byComparison(recordComparisons, () => false);

/** log2 of how much likelier the levels are in a class than among strangers. */
export function levelBits(shares: RecordShares, pattern: RecordPattern): number {
  let bits = -pattern.strangerBits;
  for (const comparison of recordComparisons) {
    const level = pattern.levels[comparison];
    if (level > 0) bits += Math.log2(shares[comparison][level] ?? 0);
  }
  return bits;
}
