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
import { byComparison, type LevelShares } from '../learn/em.ts';
import { type RecordComparison, recordComparisons, recordLevels } from './levels.ts';

export type RecordShares = LevelShares<RecordComparison>;

export interface PairClass {
  readonly m: RecordShares;
  /** Share of all pairs, 0–1. */
  readonly share: number;
}

export interface DuplicateParameters {
  readonly person: PairClass;
  /** By `kinClasses`. */
  readonly kin: Readonly<Record<KinClass, PairClass>>;
  readonly u: RecordShares;
}

/** Relatives of any name, and parent and child of one name. */
export const kinClasses = ['relative', 'junior'] as const;
export type KinClass = (typeof kinClasses)[number];

/**
 * Pairs that the starting values are worth. What makes kin kin (another given
 * name, another birth date, another number) stays as it is, else the class would
 * drift to people with faults in their records; what they share is learnt.
 */
export const priorPairs: Readonly<
  Record<'person' | KinClass, Readonly<Record<RecordComparison, number>>>
> = {
  person: worth(40, { given: 200, birth: 200, family: 100, identifier: 100, generation: 100 }),
  relative: worth(40, {
    given: 400,
    birth: 400,
    generation: 400,
    identifier: 400,
    sex: 400,
    middle: 400,
  }),
  junior: worth(400, { email: 40, phone: 40, address: 40 }),
};

export const priorPerson: RecordShares = {
  origin: [0, 0.5, 0.5],
  given: [0, 0.003, 0.012, 0.03, 0.03, 0.06, 0.06, 0.805],
  family: [0, 0.03, 0.02, 0.06, 0.89],
  order: [0, 0.02, 0.98],
  middle: [0, 0.05, 0.35, 0.6],
  generation: [0, 5e-4, 0.005, 0.005, 0.9895],
  birth: [0, 0.02, 0.02, 0.03, 0.05, 0.08, 0.8],
  email: [0, 0.2, 0.1, 0.06, 0.06, 0.58],
  phone: [0, 0.25, 0.05, 0.7],
  address: [0, 0.06, 0.08, 0.03, 0.13, 0.05, 0.25, 0.1, 0.3],
  work: [0, 0.3, 0.1, 0.6],
  web: [0, 0.2, 0.8],
  identifier: [0, 0.06, 0.06, 0.88],
  sex: [0, 0.01, 0.99],
  birthplace: [0, 0.05, 0.1, 0.85],
};

export const priorRelative: RecordShares = {
  origin: [0, 0.5, 0.5],
  given: [0, 0.42, 0.5, 0.035, 0.02, 0.005, 0.005, 0.015],
  family: [0, 0.12, 0.01, 0.02, 0.85],
  order: [0, 0.02, 0.98],
  middle: [0, 0.8, 0.1, 0.1],
  generation: [0, 0.003, 0.016, 0.001, 0.98],
  birth: [0, 0.936, 0.03, 0.005, 0.002, 0.015, 0.012],
  email: [0, 0.5, 0.12, 0.02, 0.03, 0.33],
  phone: [0, 0.5, 0.02, 0.48],
  address: [0, 0.05, 0.05, 0.03, 0.12, 0.05, 0.2, 0.05, 0.45],
  work: [0, 0.85, 0.05, 0.1],
  web: [0, 0.7, 0.3],
  identifier: [0, 0.979, 0.02, 0.001],
  sex: [0, 0.6, 0.4],
  birthplace: [0, 0.6, 0.05, 0.35],
};

export const priorJunior: RecordShares = {
  ...priorRelative,
  given: [0, 0.002, 0.003, 0.005, 0.005, 0.005, 0.06, 0.92],
  family: [0, 0.005, 0.005, 0.01, 0.98],
  middle: [0, 0.08, 0.22, 0.7],
  generation: [0, 0.05, 0.54, 0.01, 0.4],
  birth: [0, 0.974, 0.01, 0.01, 0.003, 0.002, 0.001],
  email: [0, 0.4, 0.35, 0.03, 0.04, 0.18],
  sex: [0, 0.01, 0.99],
};

/** Where a chance comes with the pair, of a typical value: it only keeps levels in order. */
export const priorU: RecordShares = {
  origin: [0, 0.5, 0.5],
  given: [0, 0.42, 0.5, 0.06, 6e-3, 4e-3, 4e-3, 4e-3],
  family: [0, 0.99, 2e-3, 1e-3, 4e-4],
  order: [0, 0.5, 0.5],
  middle: [0, 0.9, 0.09, 0.01],
  generation: [0, 5e-4, 0.0095, 2e-4, 0.9898],
  birth: [0, 0.93, 0.045, 6e-3, 2e-3, 0.014, 4e-5],
  email: [0, 0.97, 0.03, 2e-5, 6e-6, 2e-6],
  phone: [0, 0.999, 1e-4, 2e-6],
  address: [0, 0.7, 0.2, 0.03, 0.02, 0.005, 0.005, 1e-3, 3e-5],
  work: [0, 0.94, 0.05, 0.01],
  web: [0, 1, 2e-6],
  identifier: [0, 0.999, 1e-4, 2e-6],
  sex: [0, 0.5, 0.5],
  birthplace: [0, 0.95, 0.01, 0.04],
};

/**
 * Levels whose `u` is a judgement for good. E-mails that are alike spell the same
 * name: of strangers of one name every fourth pair has such.
 */
export const judgedShares: Readonly<
  Partial<Record<RecordComparison, Readonly<Record<number, number>>>>
> = {
  email: { 2: 0.25 },
};

/** Levels too rare for random pairs to show, unless numbers are given out in a row: `u` is no less. */
export const leastShares: typeof judgedShares = {
  phone: { 2: 1e-4 },
  identifier: { 2: 1e-4 },
};

/** Every list of levels has a value in every table. */
export const isComplete = (shares: RecordShares): boolean =>
  recordComparisons.every(
    (comparison) => shares[comparison].length === recordLevels[comparison].length,
  );

/** Starting share of records that have a double. */
export const priorDoubled = 0.05;
/**
 * Starting number of pairs of a class for each pair that is one person. Parent
 * and child of one name rather too many: where only name and town are known
 * nothing tells them from one person, and then somebody is asked.
 */
export const priorKinOfPersons: Readonly<Record<KinClass, number>> = { relative: 1, junior: 0.3 };

function worth(
  usual: number,
  others: Readonly<Partial<Record<RecordComparison, number>>>,
): Readonly<Record<RecordComparison, number>> {
  return byComparison(recordComparisons, (comparison) => others[comparison] ?? usual);
}

/**
 * Relatives, and parents or children of one name, that a record has in the file
 * on average, at most. Beyond it people just share a surname, or are namesakes.
 */
export const kinMax: Readonly<Record<KinClass, number>> = { relative: 1, junior: 0.04 };
