/**
 * How likely a stranger's record agrees as two records do, by how common what
 * they agree on is.
 *
 * Counted in the records themselves. Of a value that names one person (an
 * address, a phone, a number) the records that one person may have are left out
 * of its count; what is left is by chance.
 */

import { wordsOf } from '../normalise/fold.ts';
import { isKnownGivenName } from '../normalise/nickname.ts';
import { isWholeDate, yearOfBirth } from './birth.ts';
import { localOf } from './email.ts';
import { frequencyOf, ownRecordsMax } from './name-counts.ts';
import type { PersonRecords, PooledColumn } from './person-records.ts';
import type { TextPool } from './text-pool.ts';

export interface Chances {
  /** Probability that a stranger shares the text of this code. */
  sharedText(column: PooledColumn, code: number): number;
  /** The same of a text that should belong to one person. */
  ownText(column: PooledColumn, code: number): number;
  /** Of an address that differs by slips, or by its host. */
  email(address: string, sameHost: boolean): number;
  /** Of a place, among the people of its country: a name tells the country already. */
  place(column: 'city' | 'postcode', code: number, country: number): number;
  ownIdentifier(at: number, code: number): number;
  birth(birth: number): number;
  family(word: string): number;
  given(word: string): number;
  /** Whether a word is a given name of its own rather than a slip in one. */
  isGivenName(word: string): boolean;
  /** Of a whole name, names of one country going together. */
  whole(given: string, family: string, country: string | null): number;
}

/** Strangers share an address or number by mistake, however rare. */
const mistaken = 2e-6;
/** Days on which people are born: some eighty years. */
const anyDay = 1 / 29_000;
const anyYear = 1 / 100;
/** Of strangers of one name so many spell it alike in their addresses. */
const sameName = 0.25;
/** A word that so many records bear, or this share of them, is a name. */
const bearersOfNameMin = 8;
const bearersOfNameShare = 5e-4;
/** Digits of an address that count: more are a number of their own. */
const digitsMax = 4;

export function chancesOf(records: PersonRecords): Chances {
  const total = Math.max(1, records.length);
  const names = frequencyOf(records);
  const births = countBirths(records);
  const hosts = countHosts(records);
  const { country } = records.pools;
  const bearers = countGivenWords(records);
  const namesFrom = Math.max(bearersOfNameMin, total * bearersOfNameShare);
  const own = (pool: TextPool, code: number): number =>
    mistaken + Math.max(0, (pool.counts[code] ?? 0) - ownRecordsMax) / total;
  return {
    sharedText: (column, code) => {
      const { counts, filled } = records.pools[column];
      return ((counts[code] ?? 0) + 0.5) / (filled + 50);
    },
    ownText: (column, code) => own(records.pools[column], code),
    email: (address, sameHost) => {
      const local = localOf(address);
      const digits = Math.min(digitsMax, local.replace(/\D/g, '').length);
      const spelt = sameName * 10 ** -digits;
      const ofHost = (hosts.get(address.slice(local.length + 1)) ?? 0) / (hosts.size + total);
      return mistaken + spelt * (sameHost ? ofHost : 1);
    },
    place: (column, code, countryCode) => {
      const { counts, filled } = records.pools[column];
      const people =
        countryCode === 0 ? filled : Math.min(filled, country.counts[countryCode] ?? filled);
      return Math.min(1, ((counts[code] ?? 0) + 0.5) / (people + 20));
    },
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
    isGivenName: (word) => isListedName(word) || (bearers.get(word) ?? 0) >= namesFrom,
    whole: names.wholeShare,
  };
}

/** Shorter ones with an `a` are other words: Ana, Eda. */
const stemLettersMin = 4;

/** A name of the tables, or the form for women of one: Petr, Petra. */
const isListedName = (word: string): boolean =>
  isKnownGivenName(word) ||
  (word.length > stemLettersMin && word.endsWith('a') && isKnownGivenName(word.slice(0, -1)));

/** Records by first word of the given name. */
function countGivenWords({ pools }: PersonRecords): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [code, text] of pools.given.texts.entries()) {
    const word = wordsOf(text)[0] ?? '';
    counts.set(word, (counts.get(word) ?? 0) + (pools.given.counts[code] ?? 0));
  }
  return counts;
}

/** Records by host of their e-mail address. */
function countHosts({ pools }: PersonRecords): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [code, address] of pools.email.texts.entries()) {
    const host = address.slice(localOf(address).length + 1);
    counts.set(host, (counts.get(host) ?? 0) + (pools.email.counts[code] ?? 0));
  }
  return counts;
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
