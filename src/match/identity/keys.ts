/**
 * Blocking keys: a customer and a profile that share one are compared.
 *
 * Takes identity batches; gives (id, rule, key) rows, distinct and ordered by
 * them when the ids are. A key is the 64-bit hash of rule and value.
 *
 * `handle`: a declared handle, on any platform. `name`: given name by nickname
 * group and family name. `near`: a short form, or a family name one slip away. `squash`: spellings of a name as handles join them.
 * `email`: the local part. `place-name`: family name with city or region.
 * `host`: the own site. `family`: the family name alone, as in `RepThompson`.
 * Not joined by themselves: `place` splits a block that is too large;
 * `platform` says on which platforms a customer declared a handle.
 */
import { type ColumnBatch, hash64 } from '../../kernel/index.ts';
import { foldNameWord, squash, wordsOf } from '../normalise/fold.ts';
import { honorifics } from '../normalise/name-words.ts';
import { formsOf, nicknameGroupsOf } from '../normalise/nickname.ts';
import { standsBesideNames } from '../normalise/person-name.ts';
import { isPlaceWord } from '../place/named-place.ts';
import { textColumn } from './read-columns.ts';

export const blockingRules = [
  'email',
  'family',
  'handle',
  'host',
  'name',
  'near',
  'place-name',
  'squash',
] as const;
export type BlockingRule = (typeof blockingRules)[number];
type KeyRule = BlockingRule | 'place' | 'platform';

const squashLettersMin = 5;
const familyLettersMin = 4;
const middleLettersMin = 3;
const nearLetters = 3;
const slipLettersMin = 5;
const longFamilyLetters = 8;
/** Letters that platforms leave of a long handle, with an underscore in it or without. */
const cutLengths = [14, 15, 17, 18] as const;
const keysPerRuleMax = 64;

export function customerKeys(identity: ColumnBatch): ColumnBatch {
  const text = (name: string) => textColumn(identity, name);
  const [given, middle, family] = [text('given'), text('middle'), text('family')];
  const [emailLocal, city, region] = [text('email_local'), text('city'), text('region')];
  const [host, page, handles] = [text('host'), text('page'), text('handles')];
  return keyRows(identity, 'customer_id', (row, add) => {
    const givens = words(given(row));
    const families = words(family(row));
    for (const declared of words(handles(row))) {
      const [platform = '', handle = ''] = declared.split(/:(.*)/s);
      add('platform', platform);
      add('handle', plainHandle(handle));
    }
    const middles = words(middle(row)).filter((word) => word.length >= middleLettersMin);
    for (const name of [...givens, ...middles]) {
      for (const group of nicknameGroupsOf(name)) {
        for (const last of families) add('name', `${group} ${last}`);
      }
      for (const last of families) for (const key of nearKeys(name, last)) add('near', key);
    }
    for (const value of squashes(givens, words(middle(row)), families)) add('squash', value);
    for (const last of families) {
      if (last.length >= familyLettersMin) add('family', last);
      for (const place of [region(row), city(row)]) {
        if (place !== null) add('place-name', `${last} ${place}`);
      }
    }
    for (const value of [host(row), page(row)]) if (value !== null) add('host', value);
    const local = emailLocal(row);
    if (local !== null && local.length >= squashLettersMin) {
      add('email', local);
      // The address may spell the name better than the name column does.
      if (squash(local).length >= squashLettersMin) add('squash', squash(local));
    }
    const where = region(row);
    if (where !== null) add('place', where);
  });
}

export function profileKeys(identity: ColumnBatch): ColumnBatch {
  const text = (name: string) => textColumn(identity, name);
  const [name, handleWords, letters] = [text('name'), text('handle_words'), text('handle_letters')];
  const [skeleton, plain, place] = [text('skeleton'), text('handle_plain'), text('place')];
  const [regions, hosts, pages] = [text('regions'), text('hosts'), text('pages')];
  return keyRows(identity, 'profile_id', (row, add) => {
    const shown = words(name(row));
    const spoken = handleNameWords(handleWords(row));
    const handle = plain(row);
    if (handle !== null) {
      add('handle', handle);
      if (handle.length >= squashLettersMin) add('email', handle);
    }
    for (const list of [shown, spoken]) {
      for (const [first, last] of namePairs(list)) {
        for (const group of nicknameGroupsOf(first)) add('name', `${group} ${last}`);
        for (const key of nearKeys(first, last)) add('near', key);
      }
    }
    const alone = shown.filter((word) => !standsBesideNames(word) && !isPlaceWord(word));
    const families = new Set(alone.length === 1 ? alone : []);
    for (const value of [
      letters(row),
      skeleton(row),
      squash(spoken.join('')),
      squash(shown.join('')),
      squash([...shown].reverse().join('')),
    ]) {
      if (value === null || value.length < familyLettersMin) continue;
      families.add(value);
      if (value.length >= squashLettersMin) add('squash', value);
    }
    if (spoken.length > 1) {
      for (const word of spoken) if (word.length > familyLettersMin) families.add(word);
    }
    for (const last of families) add('family', last);
    const places = [...words(regions(row)), ...(place(row) ?? '').split(' | ')];
    for (const last of new Set([...shown, ...families])) {
      if (standsBesideNames(last)) continue;
      for (const where of places) if (where !== '') add('place-name', `${last} ${where}`);
    }
    for (const value of [...words(hosts(row)), ...words(pages(row))]) add('host', value);
    for (const where of words(regions(row))) add('place', where);
  });
}

/** Key of a platform, as in the rule `platform` of customer keys. */
export const platformKey = (platform: string): bigint => hash64(`platform:${platform}`);

/** Words of a handle that may be a name: no digits, titles, or words that stand beside names. */
export function handleNameWords(handleWords: string | null): string[] {
  return words(handleWords)
    .filter((word) => !/\d/.test(word) && !honorifics.has(word) && !standsBesideNames(word))
    .map(foldNameWord);
}

/** Letters and digits of a handle, the instance of the fediverse left out. */
const plainHandle = (handle: string): string =>
  handle
    .replace(/^@/, '')
    .replace(/@.*$/, '')
    .replace(/[^a-z0-9]/g, '');

const words = (text: string | null): string[] => (text === null ? [] : wordsOf(text));

/** How handles join a name: bothways, with initials, with the other forms of the given name. */
function squashes(
  givens: readonly string[],
  middles: readonly string[],
  families: readonly string[],
): Set<string> {
  const found = new Set<string>();
  const add = (value: string): void => {
    const folded = squash(value);
    if (folded.length >= squashLettersMin) found.add(folded);
    for (const length of cutLengths) if (folded.length > length) found.add(folded.slice(0, length));
  };
  const [main] = givens;
  for (const last of families) {
    for (const first of givens) {
      add(first + last);
      add(last + first);
      add(first.slice(0, 1) + last);
      add(last + first.slice(0, 1));
      add(first + last.slice(0, 1));
      for (const second of middles) add(first + second.slice(0, 1) + last);
    }
    if (main === undefined) continue;
    for (const form of formsOf(main)) add(form + last);
    for (const second of middles) {
      add(main.slice(0, 1) + second.slice(0, 1) + last);
      add(main + second + last);
      add(second + last);
    }
  }
  return found;
}

/**
 * Keys of names that are nearly the same: a short form that keeps the first
 * letters of the given name, and one slip in the family name, which leaves its
 * beginning or its end as it is.
 */
function nearKeys(given: string, family: string): string[] {
  if (given.length < nearLetters || family.length < nearLetters) return [];
  const start = given.slice(0, nearLetters);
  const keys = [`${start} ${family}`];
  if (family.length < slipLettersMin) return keys;
  const part = family.length < longFamilyLetters ? nearLetters : nearLetters + 1;
  for (const group of nicknameGroupsOf(given)) {
    keys.push(`${group} ${family.slice(0, part)}-`, `${group} -${family.slice(-part)}`);
  }
  return keys;
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

type Add = (rule: KeyRule, value: string) => void;

function keyRows(
  identity: ColumnBatch,
  idColumn: 'customer_id' | 'profile_id',
  keysOf: (row: number, add: Add) => void,
): ColumnBatch {
  const id = textColumn(identity, idColumn);
  const ids: (string | null)[] = [];
  const rules: string[] = [];
  const keys: bigint[] = [];
  for (let row = 0; row < identity.length; row += 1) {
    const found = new Map<KeyRule, Set<bigint>>();
    keysOf(row, (rule, value) => {
      let set = found.get(rule);
      if (set === undefined) found.set(rule, (set = new Set()));
      if (value !== '' && set.size < keysPerRuleMax) set.add(hash64(`${rule}:${value}`));
    });
    for (const rule of [...found.keys()].sort()) {
      const sorted = [...(found.get(rule) ?? [])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      for (const key of sorted) {
        ids.push(id(row));
        rules.push(rule);
        keys.push(key);
      }
    }
  }
  return { length: ids.length, columns: { [idColumn]: ids, rule: rules, key: keys } };
}
