/**
 * Blocking keys: a customer and a profile that share one are compared.
 *
 * Takes identity batches; gives (number, rule, key) rows, distinct and ordered
 * by them. A rule is its place in `keyRules`, a key the 64-bit hash of rule and
 * value.
 *
 * `handle`: a declared handle, on any platform. `name`: given name by nickname
 * group and family name. `near`: a short form, or a family name one slip away. `squash`: spellings of a name as handles join them.
 * `email`: the local part. `place-name`: family name with city or region.
 * `host`: the own site. `family`: the family name alone, as in `RepThompson`.
 * Not joined by itself: `platform` says on which platforms a customer declared
 * a handle.
 */
import type { Column, ColumnBatch } from '../../kernel/index.ts';
import { foldNameWord, squash, wordsOf } from '../normalise/fold.ts';
import { officePrefixes } from '../normalise/handle-affixes.ts';
import { generationSuffixes, honorifics } from '../normalise/name-words.ts';
import { formsOf, nicknameGroupsOf } from '../normalise/nickname.ts';
import { standsBesideNames } from '../normalise/person-name.ts';
import { areasCoded, isPlaceWord } from '../place/named-place.ts';
import { KeyRows, type KeyRule, keyBatch, keyOf, keyRules, type NumberedKeys } from './key-rows.ts';
import { textColumn } from './read-columns.ts';

const squashLettersMin = 5;
const familyLettersMin = 4;
const middleLettersMin = 3;
const nearLetters = 3;
const slipLettersMin = 5;
const longFamilyLetters = 8;
/** Letters that platforms leave of a long handle, with an underscore in it or without. */
const cutLengths = [14, 15, 17, 18] as const;

const numberOf = (name: KeyRule): number => keyRules.indexOf(name);
const rule = {
  email: numberOf('email'),
  family: numberOf('family'),
  handle: numberOf('handle'),
  host: numberOf('host'),
  name: numberOf('name'),
  near: numberOf('near'),
  placeName: numberOf('place-name'),
  platform: numberOf('platform'),
  squash: numberOf('squash'),
} as const;

export const customerKeys = (identity: ColumnBatch): ColumnBatch =>
  keyBatch(numberedCustomerKeys(identity), 'customer_number', firstNumberOf(identity));

export const profileKeys = (identity: ColumnBatch): ColumnBatch =>
  keyBatch(numberedProfileKeys(identity), 'profile_number', firstNumberOf(identity));

export function numberedCustomerKeys(identity: ColumnBatch): NumberedKeys {
  const text = (name: string) => textColumn(identity, name);
  const [given, middle, family] = [text('given'), text('middle'), text('family')];
  const [emailLocal, city, region] = [text('email_local'), text('city'), text('region')];
  const [host, page, handles] = [text('host'), text('page'), text('handles')];
  return keysOfRecords(identity, (row, add) => {
    const givens = words(given(row));
    const families = words(family(row));
    for (const declared of words(handles(row))) {
      const [platform = '', handle = ''] = declared.split(/:(.*)/s);
      add(rule.platform, platform);
      add(rule.handle, plainHandle(handle));
    }
    const middles = words(middle(row)).filter((word) => word.length >= middleLettersMin);
    for (const name of [...givens, ...middles]) {
      for (const group of nicknameGroupsOf(name)) {
        for (const last of families) add(rule.name, group, last);
      }
      for (const last of families) addNear(add, name, last);
    }
    addSquashes(add, givens, words(middle(row)), families);
    for (const last of families) {
      if (last.length >= familyLettersMin) add(rule.family, last);
      for (const place of [region(row), city(row)]) {
        if (place !== null) add(rule.placeName, last, place);
      }
    }
    for (const value of [host(row), page(row)]) if (value !== null) add(rule.host, value);
    const local = emailLocal(row);
    if (local !== null && local.length >= squashLettersMin) {
      add(rule.email, local);
      for (const length of cutLengths) {
        if (local.length > length) add(rule.email, local.slice(0, length));
      }
      // The address may spell the name better than the name column does.
      if (squash(local).length >= squashLettersMin) add(rule.squash, squash(local));
    }
  });
}

export function numberedProfileKeys(identity: ColumnBatch): NumberedKeys {
  const text = (name: string) => textColumn(identity, name);
  const [name, handleWords, letters] = [text('name'), text('handle_words'), text('handle_letters')];
  const [skeleton, plain, place] = [text('skeleton'), text('handle_plain'), text('place')];
  const [regions, hosts, pages] = [text('regions'), text('hosts'), text('pages')];
  return keysOfRecords(identity, (row, add) => {
    const shown = words(name(row));
    const spoken = handleNameWords(handleWords(row));
    const handle = plain(row);
    if (handle !== null) {
      add(rule.handle, handle);
      if (handle.length >= squashLettersMin) add(rule.email, handle);
    }
    for (const list of isSame(shown, spoken) ? [shown] : [shown, spoken]) {
      for (const [first, last] of namePairs(list)) {
        for (const group of nicknameGroupsOf(first)) add(rule.name, group, last);
        addNear(add, first, last);
      }
    }
    const alone = shown.filter((word) => !standsBesideNames(word) && !isPlaceWord(word));
    const families = new Set(alone.length === 1 ? alone : []);
    const spelt = new Set([letters(row), skeleton(row)]);
    if (spoken.length > 0) spelt.add(squash(spoken.join('')));
    if (shown.length > 0) spelt.add(squash(shown.join('')));
    if (shown.length > 1) spelt.add(squash([...shown].reverse().join('')));
    for (const value of spelt) {
      if (value === null || value.length < familyLettersMin) continue;
      families.add(value);
      if (value.length >= squashLettersMin) add(rule.squash, value);
    }
    const stateless = withoutState(letters(row), skeleton(row) ?? '');
    if (stateless !== '') {
      families.add(stateless);
      if (stateless.length >= squashLettersMin) add(rule.squash, stateless);
    }
    if (spoken.length > 1) {
      for (const word of spoken) if (word.length > familyLettersMin) families.add(word);
    }
    for (const last of families) add(rule.family, last);
    const places = [...words(regions(row)), ...(place(row) ?? '').split(' | ')];
    for (const last of new Set([...shown, ...families])) {
      if (standsBesideNames(last)) continue;
      for (const where of places) if (where !== '') add(rule.placeName, last, where);
    }
    for (const value of [...words(hosts(row)), ...words(pages(row))]) add(rule.host, value);
  });
}

/** The rule whose keys say on which platforms a customer declared a handle. */
export const platformRule = rule.platform;

/** Key of a platform, as in the rule `platform` of customer keys. */
export const platformKey = (platform: string): bigint => keyOf('platform', platform);

/** Words of a handle that may be a name: no digits, titles, or words that stand beside names. */
export function handleNameWords(handleWords: string | null): string[] {
  return words(handleWords).filter(isNameWord).map(foldNameWord);
}

const isNameWord = (word: string): boolean =>
  !hasDigit(word) &&
  !honorifics.has(word) &&
  !generationSuffixes.has(word) &&
  !standsBesideNames(word);

const codeOfNine = 57;

/** Of a folded word: letters lie above digits. */
function hasDigit(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (word.charCodeAt(at) <= codeOfNine) return true;
  return false;
}

/** `fettermanpa` of `senfettermanpa`: behind an office's name a state's code may stand. */
function withoutState(letters: string | null, skeleton: string): string {
  if (letters === null || skeleton.length < familyLettersMin + 2) return '';
  if (!letters.endsWith(skeleton)) return '';
  if (!officePrefixes.has(letters.slice(0, letters.length - skeleton.length))) return '';
  const coded = areasCoded(skeleton.slice(-2).toUpperCase());
  return coded.some(({ region, country }) => country === 'US' && region !== null)
    ? skeleton.slice(0, -2)
    : '';
}

/** Letters and digits of a handle, the instance of the fediverse left out. */
const plainHandle = (handle: string): string =>
  handle
    .replace(/^@/, '')
    .replace(/@.*$/, '')
    .replace(/[^a-z0-9]/g, '');

/** Most handles of several words spell the name that is shown. */
const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((word, at) => word === others[at]);

const words = (text: string | null): string[] => (text === null ? [] : wordsOf(text));

/**
 * How handles join a name. Every form here brings pairs that no other rule
 * brings, on the town or on the shared sets; forms that bring none are left out.
 */
function addSquashes(
  add: Add,
  givens: readonly string[],
  middles: readonly string[],
  families: readonly string[],
): void {
  if (givens[0] === undefined) return;
  const main = squash(givens[0]);
  for (let at = 0; at < families.length; at += 1) {
    const last = squash(families[at] as string);
    for (let other = 1; other < givens.length; other += 1) {
      addLong(add, joinedWords(squash(givens[other] as string), last));
    }
    const [forth, back] = [joinedWords(main, last), joinedWords(last, main)];
    addLong(add, forth);
    addLong(add, back);
    addLong(add, joinedWords(main.slice(0, 1), last));
    if (at > 0) continue;
    for (const length of cutLengths) {
      if (forth.length > length) {
        add(rule.squash, forth.slice(0, length));
        add(rule.squash, back.slice(0, length));
      }
    }
    addLong(add, main + last.slice(0, 1));
    for (const form of formsOf(givens[0])) addLong(add, joinedWords(squash(form), last));
    for (const second of middles) {
      const initials = main.slice(0, 1) + second.slice(0, 1);
      addLong(add, joinedWords(main + second.slice(0, 1), last));
      addLong(add, joinedWords(initials, last));
    }
  }
}

function addLong(add: Add, value: string): void {
  if (value.length >= squashLettersMin) add(rule.squash, value);
}

/** Two squashed words as a handle joins them: an umlaut digraph may arise between them. */
function joinedWords(before: string, after: string): string {
  if (!after.startsWith('e') || !/[aou]$/.test(before)) return before + after;
  return before + after.replace(/^e+/, '');
}

/**
 * Keys of names that are nearly the same: a short form that keeps the first
 * letters of the given name, and one slip in the family name, which leaves its
 * beginning or its end as it is.
 */
function addNear(add: Add, given: string, family: string): void {
  if (given.length < nearLetters || family.length < nearLetters) return;
  add(rule.near, given.slice(0, nearLetters), family);
  if (family.length < slipLettersMin) return;
  const part = family.length < longFamilyLetters ? nearLetters : nearLetters + 1;
  const [start, end] = [`${family.slice(0, part)}-`, `-${family.slice(-part)}`];
  // One group is enough: a nickname and a slip at once are rare.
  const [group = given] = nicknameGroupsOf(given);
  add(rule.near, group, start);
  add(rule.near, group, end);
}

/** Likely (given, family) readings of a shown name, swapped order included. */
function namePairs(shown: readonly string[]): [string, string][] {
  const first = shown[0];
  const last = shown.at(-1);
  if (first === undefined || last === undefined || shown.length < 2) return [];
  const pairs: [string, string][] = [
    [first, last],
    [last, first],
  ];
  for (let at = 1; at < shown.length - 1; at += 1) {
    const inner = shown[at] as string;
    pairs.push([first, inner], [inner, last], [first, foldNameWord(shown.slice(at).join(''))]);
  }
  return pairs;
}

type Add = (rule: number, value: string, second?: string) => void;

function keysOfRecords(
  identity: ColumnBatch,
  keysOf: (row: number, add: Add) => void,
): NumberedKeys {
  const rows = new KeyRows(identity.length);
  const add: Add = (of, value, second) => rows.add(of, value, second);
  for (let row = 0; row < identity.length; row += 1) {
    keysOf(row, add);
    rows.endRecord();
  }
  return rows.finished();
}

const firstNumberOf = (identity: ColumnBatch): number =>
  Number((identity.columns['number'] as Column<number> | undefined)?.[0] ?? 0);
