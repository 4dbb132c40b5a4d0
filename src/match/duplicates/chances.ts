/**
 * How likely a stranger's record agrees as two records do, by how common what
 * they agree on is.
 *
 * Counted in the records themselves. Of a value that names one person (an
 * address, a phone, a number) the records that one person may have are left out
 * of its count; what is left is by chance.
 */

import { isWholeDate, yearOfBirth } from './birth.ts';
import { frequencyOf } from './name-counts.ts';
import type { PersonRecords, PooledColumn } from './person-records.ts';
import type { TextPool } from './text-pool.ts';

export interface Chances {
  /** Probability that a stranger shares the text of this code. */
  sharedText(column: PooledColumn, code: number): number;
  /** The same of a text that should belong to one person. */
  ownText(column: PooledColumn, code: number): number;
  ownIdentifier(at: number, code: number): number;
  birth(birth: number): number;
  family(word: string): number;
  given(word: string): number;
  /** Of a whole name, names of one country going together. */
  whole(given: string, family: string, country: string | null): number;
}

/** A person seldom has more records than this; of more bearers of a value some are others. */
const ownRecordsMax = 4;
/** Strangers share an address or number by mistake, however rare. */
const mistaken = 2e-6;
/** Days on which people are born: some eighty years. */
const anyDay = 1 / 29_000;
const anyYear = 1 / 100;

export function chancesOf(records: PersonRecords): Chances {
  const total = Math.max(1, records.length);
  const names = frequencyOf(records);
  const births = countBirths(records);
  const own = (pool: TextPool, code: number): number =>
    mistaken + Math.max(0, (pool.counts[code] ?? 0) - ownRecordsMax) / total;
  return {
    sharedText: (column, code) => {
      const { counts, filled } = records.pools[column];
      return ((counts[code] ?? 0) + 0.5) / (filled + 50);
    },
    ownText: (column, code) => own(records.pools[column], code),
    ownIdentifier: (at, code) =>
      own((records.identifiers[at] as { values: TextPool }).values, code),
    birth: (birth) => {
      const whole = isWholeDate(birth);
      const bearers = births.get(whole ? birth : yearOfBirth(birth)) ?? 0;
      return whole
        ? anyDay + Math.max(0, bearers - ownRecordsMax) / total
        : Math.max(anyYear / 2, bearers / total);
    },
    family: names.familyShare,
    given: names.givenShare,
    whole: names.wholeShare,
  };
}

/** Records by day and by year of birth. */
function countBirths({ birth }: PersonRecords): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const one of birth) {
    if (one === 0) continue;
    const year = yearOfBirth(one);
    counts.set(year, (counts.get(year) ?? 0) + 1);
    if (isWholeDate(one)) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
}
