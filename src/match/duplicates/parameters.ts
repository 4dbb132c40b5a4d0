/**
 * Parameters of the model of duplicates, and the judgements they start from.
 *
 * A pair is one person, kin (people of one household or family), or strangers.
 * Kin share surname, address, phone and even e-mail without being one person:
 * without a class of their own they would teach that another given name or
 * birth date says little. `u` of a level is its share among strangers where it
 * does not come with the value agreed on. Starting values are judgements from
 * general knowledge of such files; `priorPairs` says how many pairs each is
 * worth against the data.
 */
import type { LevelShares } from '../learn/em.ts';
import { type RecordComparison, recordComparisons, recordLevels } from './levels.ts';

export type RecordShares = LevelShares<RecordComparison>;

export interface DuplicateParameters {
  readonly person: RecordShares;
  readonly kin: RecordShares;
  readonly u: RecordShares;
  /** Shares of all pairs. */
  readonly personShare: number;
  readonly kinShare: number;
}

/** Pairs that the starting values are worth. Kin keep to what kin are. */
export const priorPairs = { person: 40, kin: 400 } as const;

export const priorPerson: RecordShares = {
  origin: [0, 0.5, 0.5],
  given: [0, 0.02, 0.03, 0.03, 0.06, 0.06, 0.8],
  family: [0, 0.03, 0.02, 0.06, 0.89],
  order: [0, 0.02, 0.98],
  middle: [0, 0.05, 0.35, 0.6],
  generation: [0, 0.02, 0.48, 0.5],
  birth: [0, 0.02, 0.02, 0.03, 0.05, 0.08, 0.8],
  email: [0, 0.2, 0.1, 0.06, 0.06, 0.58],
  phone: [0, 0.25, 0.05, 0.7],
  address: [0, 0.06, 0.08, 0.03, 0.13, 0.05, 0.25, 0.1, 0.3],
  work: [0, 0.3, 0.7],
  web: [0, 0.2, 0.8],
  identifier: [0, 0.06, 0.06, 0.88],
  sex: [0, 0.01, 0.99],
};

export const priorKin: RecordShares = {
  origin: [0, 0.5, 0.5],
  given: [0, 0.87, 0.035, 0.02, 0.01, 0.005, 0.06],
  family: [0, 0.12, 0.01, 0.02, 0.85],
  order: [0, 0.02, 0.98],
  middle: [0, 0.8, 0.1, 0.1],
  generation: [0, 0.3, 0.66, 0.04],
  birth: [0, 0.91, 0.04, 0.01, 0.005, 0.015, 0.02],
  email: [0, 0.5, 0.12, 0.02, 0.03, 0.33],
  phone: [0, 0.5, 0.02, 0.48],
  address: [0, 0.05, 0.05, 0.03, 0.12, 0.05, 0.2, 0.05, 0.45],
  work: [0, 0.9, 0.1],
  web: [0, 0.7, 0.3],
  identifier: [0, 0.97, 0.02, 0.01],
  sex: [0, 0.6, 0.4],
};

/** Where a chance comes with the pair, of a typical value: it only keeps levels in order. */
export const priorU: RecordShares = {
  origin: [0, 0.5, 0.5],
  given: [0, 0.92, 0.06, 6e-3, 4e-3, 4e-3, 4e-3],
  family: [0, 0.99, 2e-3, 1e-3, 4e-4],
  order: [0, 0.5, 0.5],
  middle: [0, 0.9, 0.09, 0.01],
  generation: [0, 0.2, 0.7, 0.1],
  birth: [0, 0.93, 0.045, 6e-3, 2e-3, 0.014, 4e-5],
  email: [0, 0.97, 0.03, 2e-5, 6e-6, 2e-6],
  phone: [0, 0.999, 1e-4, 2e-6],
  address: [0, 0.7, 0.2, 0.03, 0.02, 0.005, 0.005, 1e-3, 3e-5],
  work: [0, 0.99, 0.01],
  web: [0, 1, 2e-6],
  identifier: [0, 0.999, 1e-4, 2e-6],
  sex: [0, 0.5, 0.5],
};

/**
 * Levels whose `u` is a judgement for good. E-mails that are alike spell the same
 * name: of strangers of one name every fourth pair has such. Whether the names
 * of strangers agree crosswise is asked only where they agree.
 */
export const judgedU: Readonly<Partial<Record<RecordComparison, readonly number[]>>> = {
  email: [2],
  order: [1, 2],
};

export const judgedShares: Readonly<
  Partial<Record<RecordComparison, Readonly<Record<number, number>>>>
> = {
  email: { 2: 0.25 },
};

/** Every list of levels has a value in every table. */
export const isComplete = (shares: RecordShares): boolean =>
  recordComparisons.every(
    (comparison) => shares[comparison].length === recordLevels[comparison].length,
  );

/** Starting share of records that have a double. */
export const priorDoubled = 0.05;
/** Starting number of kin pairs for each pair that is one person. */
export const priorKinOfPersons = 0.5;
