/**
 * Blocking keys of customer records: two that share one are compared.
 *
 * A key is the 64-bit hash of rule and value. Each rule survives faults that
 * another one does not: a slip in the name, a move, a new address, names
 * exchanged. `wide` rules are broad: their blocks count only while they are
 * small.
 */
import { type ColumnBatch, hash64 } from '../../kernel/index.ts';
import { wordsOf } from '../normalise/fold.ts';
import { isWholeDate, yearOfBirth } from './birth.ts';
import { givenGroup } from './names.ts';
import type { PersonRecords, PooledColumn } from './person-records.ts';
import { soundOf } from './sound.ts';
import type { TextPool } from './text-pool.ts';

export const recordRules = {
  /** E-mail address. */
  email: { wide: false },
  /** Local part of the address. */
  local: { wide: false },
  phone: { wide: false },
  /** Number that behaves as an identifier. */
  identifier: { wide: false },
  /** Own web page or declared handle. */
  web: { wide: false },
  /** Given name by nickname group and family name, in either order. */
  name: { wide: false },
  /** What the family name sounds like, initial of the given name, year of birth. */
  'sound-year': { wide: false },
  /** What the family name sounds like, and postcode or city. */
  'sound-place': { wide: false },
  /** What the given name sounds like, and postcode. */
  'given-place': { wide: false },
  /** Day of birth and a first letter of the names. */
  birth: { wide: false },
  /** Given name and year and month, or month and day, of birth. */
  'given-birth': { wide: false },
  /** Street and house. */
  house: { wide: false },
  /** Beginning of the street and postcode. */
  street: { wide: false },
  'wide-birth': { wide: true },
  'wide-family': { wide: true },
  'wide-given': { wide: true },
  'wide-sound': { wide: true },
  'wide-mail': { wide: true },
} as const;
export type RecordRule = keyof typeof recordRules;

/** Rules in the order in which they are written. */
export const recordRuleNames = Object.keys(recordRules) as readonly RecordRule[];

const localCharactersMin = 4;
const streetStart = 6;
const mailStart = 6;
const familiesMax = 3;

type Add = (rule: RecordRule, value: string) => void;

/** Rows of (record number, place of the rule in `recordRuleNames`, key) of the records `[from, to)`. */
export function recordKeys(records: PersonRecords, from: number, to: number): ColumnBatch {
  const numbers: number[] = [];
  const rules: number[] = [];
  const keys: bigint[] = [];
  const writer = keyWriter(records);
  const placeOf = new Map(recordRuleNames.map((rule, place) => [rule, place]));
  const seen = new Set<string>();
  for (let record = from; record < to; record += 1) {
    seen.clear();
    writer(record, (rule, value) => {
      const text = `${rule}:${value}`;
      if (seen.has(text)) return;
      seen.add(text);
      numbers.push(record);
      rules.push(placeOf.get(rule) as number);
      keys.push(hash64(text));
    });
  }
  return { length: numbers.length, columns: { number: numbers, rule: rules, key: keys } };
}

/** Rows of (record number, key): name, year of birth and postcode, by which a block too large is split. */
export function splitKeys(records: PersonRecords, from: number, to: number): ColumnBatch {
  const numbers: number[] = [];
  const keys: bigint[] = [];
  const { given, family, postcode } = records.pools;
  const wordsAt = (pool: TextPool, record: number): string[] =>
    wordsOf(pool.texts[pool.codes[record] ?? 0] ?? '');
  for (let record = from; record < to; record += 1) {
    const birth = records.birth[record] ?? 0;
    const values = wordsAt(family, record)
      .slice(0, familiesMax)
      .map((last) => nameKey(wordsAt(given, record)[0] ?? '', last));
    values.push(wordsAt(postcode, record)[0] ?? '');
    if (birth > 0) values.push(String(yearOfBirth(birth)));
    for (const value of new Set(values)) {
      if (value === '') continue;
      numbers.push(record);
      keys.push(hash64(`split:${value}`));
    }
  }
  return { length: numbers.length, columns: { number: numbers, key: keys } };
}

/** Given and family name in either order; empty without a given name. */
const nameKey = (given: string, family: string): string =>
  given === '' ? '' : [givenGroup(given), givenGroup(family)].sort().join(' ');

function keyWriter(records: PersonRecords): (record: number, add: Add) => void {
  const { pools } = records;
  const textOf = (column: PooledColumn, record: number): string =>
    pools[column].texts[pools[column].codes[record] ?? 0] ?? '';
  return (record, add) => {
    const text = (column: PooledColumn): string => textOf(column, record);
    const givens = wordsOf(text('given'));
    const families = wordsOf(text('family')).slice(0, familiesMax);
    const birth = records.birth[record] ?? 0;
    const postcode = text('postcode');
    const places = [postcode, text('city')].filter((place) => place !== '');
    addContact(text, add);
    for (const { values } of records.identifiers) {
      const value = values.texts[values.codes[record] ?? 0] ?? '';
      if (value !== '') add('identifier', value);
    }
    const group = givenGroup(givens[0] ?? '');
    for (const family of families) {
      const name = nameKey(givens[0] ?? '', family);
      if (name !== '') add('name', name);
      const sound = soundOf(family);
      for (const place of places) add('sound-place', `${sound} ${place}`);
      if (birth > 0) add('sound-year', `${sound} ${group.charAt(0)} ${yearOfBirth(birth)}`);
      add('wide-family', family);
      if (group !== '') add('wide-sound', `${sound} ${soundOf(group)}`);
    }
    if (group !== '') {
      add('wide-given', group);
      if (postcode !== '') add('given-place', `${soundOf(group)} ${postcode}`);
    }
    addBirth(birth, [...givens.slice(0, 1), ...families.slice(0, 1)], add);
    addStreet(text, add);
  };
}

function addContact(text: (column: PooledColumn) => string, add: Add): void {
  const email = text('email');
  if (email !== '') {
    add('email', email);
    const local = email.replace(/@.*$/, '');
    if (local.length >= localCharactersMin) add('local', local);
    if (local.length >= mailStart) add('wide-mail', local.slice(0, mailStart));
    const host = email.slice(local.length + 1);
    if (host !== '') add('wide-mail', `@${host}`);
  }
  for (const phone of wordsOf(text('phones'))) add('phone', phone);
  for (const value of [text('page'), ...wordsOf(text('handles'))]) {
    if (value !== '') add('web', value);
  }
}

function addBirth(birth: number, names: readonly string[], add: Add): void {
  if (!isWholeDate(birth)) return;
  add('wide-birth', String(birth));
  const [year, rest] = [yearOfBirth(birth), birth % 10000];
  for (const name of names) {
    add('birth', `${birth} ${name.charAt(0)}`);
    const sound = soundOf(name);
    add('given-birth', `${sound} ${year} ${Math.floor(rest / 100)}`);
    add('given-birth', `${sound} ${rest}`);
  }
}

function addStreet(text: (column: PooledColumn) => string, add: Add): void {
  const street = text('street') || text('street2');
  if (street === '') return;
  const house = wordsOf(text('house'))[0] ?? '';
  const where = text('postcode') || text('city');
  if (house !== '') add('house', `${street} ${house} ${where}`);
  if (where !== '') add('street', `${street.slice(0, streetStart)} ${where}`);
}
