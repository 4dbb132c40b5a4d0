/**
 * A person's name as the parts that are compared.
 *
 * Takes names as a company's books or a profile hold them, in any order,
 * script and decoration; gives folded words. Honorifics and generational
 * suffixes are taken off, particles joined to the family name.
 */
import { foldNameWord, foldWords, wordsOf } from './fold.ts';
import { besideNames, generationSuffixes, honorifics, particles } from './name-words.ts';
import { isFamilyFirst, latinName } from './native-names.ts';
import { remember } from './remember.ts';

export interface PersonName {
  /** Given names the person may go by, the first one first. */
  readonly given: readonly string[];
  /** Middle names or initials. */
  readonly middle: readonly string[];
  /** Family names, joined; the full one first, then its parts. */
  readonly family: readonly string[];
  /** `jr`, `sr`, `ii` …; null where none is written. */
  readonly generation: string | null;
}

export interface NameColumns {
  readonly first: string | null | undefined;
  readonly middle: string | null | undefined;
  readonly last: string | null | undefined;
  readonly suffix: string | null | undefined;
  readonly nickname: string | null | undefined;
  readonly full: string | null | undefined;
  readonly aliases: readonly string[] | null | undefined;
}

const variantsMax = 6;
const familyPartLettersMin = 4;

export function personName(columns: NameColumns): PersonName {
  const whole = splitWhole(columns.full);
  const first = nameWords(columns.first);
  const last = nameWords(columns.last);
  const given = new Set<string>();
  const family = new Set<string>();
  const middle = new Set(nameWords(columns.middle));
  addGiven(given, first.length > 0 ? first : whole.given);
  const familyWords = last.length > 0 ? last : whole.family;
  addFamily(family, familyWords);
  if (middle.size === 0) for (const word of whole.middle) middle.add(word);
  for (const nick of alternatives(columns.nickname))
    addAlternative(nick, familyWords, given, family);
  for (const alias of columns.aliases ?? []) addAlternative(alias, familyWords, given, family);
  const generation = generationOf(columns.suffix) ?? generationOf(columns.last) ?? whole.generation;
  for (const word of given) middle.delete(word);
  return {
    given: [...given].slice(0, variantsMax),
    middle: [...middle].slice(0, variantsMax),
    family: [...family].slice(0, variantsMax),
    generation,
  };
}

/** Words of a shown name that may be names: no honorifics, suffixes, credentials or decorations. */
export function shownNameWords(text: string | null | undefined): string[] {
  if (text === null || text === undefined || text === '') return [];
  const parted = decorated.test(text)
    ? text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').replace(/[|•·–—:].*$/u, '')
    : text;
  const words: string[] = [];
  for (const word of wordsOf(foldWords(splitCamel(latinName(parted))))) {
    if (words.length === shownWordsMax) break;
    if (honorifics.has(word) || generationSuffixes.has(word) || /^\d+$/.test(word)) continue;
    words.push(foldNameWord(word));
  }
  return words;
}

const shownWordsMax = 8;
const decorated = /[([|•·–—:]/;

/** True when a word is one that stands beside names without being one. */
export const standsBesideNames = (word: string): boolean => besideNames.has(word);

/** Whether a generation may be named at all: most names bear none. */
const mayNameGeneration = /\b(?:jr|sr|junior|senior|ii|iii|iv|2nd|3rd|4th)\b/i;

export function generationOf(text: string | null | undefined): string | null {
  if (text === null || text === undefined || !mayNameGeneration.test(text)) return null;
  for (const word of wordsOf(foldWords(text))) {
    const suffix = generationSuffixes.get(word);
    if (suffix !== undefined) return suffix;
  }
  return null;
}

/** `DennisRoss` shown as one word is two; ordinary words and capitals stay. */
const splitCamel = (text: string): string =>
  text.includes(' ') && /\s/.test(text.trim())
    ? text
    : text.replace(/(\p{Ll}{2})(\p{Lu}\p{Ll})/gu, '$1 $2');

const none: readonly string[] = [];

function readNameWords(text: string): readonly string[] {
  const words: string[] = [];
  for (const word of wordsOf(foldWords(latinName(text)))) {
    if (!honorifics.has(word) && !generationSuffixes.has(word)) words.push(foldNameWord(word));
  }
  return words;
}

/** For names that come again; whole names hardly do. */
const rememberedWords = remember(readNameWords);

const nameWords = (text: string | null | undefined): readonly string[] =>
  text === null || text === undefined || text === '' ? none : rememberedWords(text);

const alternatives = (text: string | null | undefined): string[] =>
  (text ?? '').split(/[|;/]/).filter((part) => part.trim() !== '');

function addGiven(given: Set<string>, words: readonly string[]): void {
  const [first, second] = words;
  if (first === undefined) return;
  if (words.length > 1 && second !== undefined) given.add(foldNameWord(first + second));
  if (words.length === 1 || !particles.has(first)) given.add(first);
  if (first.length === 1 && second !== undefined) given.add(second);
}

function addFamily(family: Set<string>, words: readonly string[]): void {
  if (words.length === 0) return;
  family.add(foldNameWord(words.join('')));
  const bare = words.filter((word) => !particles.has(word));
  if (bare.length > 0) family.add(foldNameWord(bare.join('')));
  if (bare.length > 1) {
    for (const word of [bare.at(-1), ...bare]) {
      if (word !== undefined && word.length >= familyPartLettersMin) family.add(word);
    }
  }
}

/** An alias is another given name, or a whole name with another family name. */
function addAlternative(
  text: string,
  familyWords: readonly string[],
  given: Set<string>,
  family: Set<string>,
): void {
  const words = nameWords(text);
  const [first] = words;
  if (first === undefined) return;
  const onlyInitials = /^\s*(\p{L}\.\s*)+/u.test(text);
  if (first.length > 1 && !onlyInitials) given.add(first);
  if (words.length < 2) return;
  const tail = words.slice(-Math.max(1, familyWords.length)).join('');
  if (tail !== familyWords.join('')) {
    const last = words.at(-1);
    if (last !== undefined && last.length > 1) family.add(last);
  }
}

interface WholeName {
  readonly given: readonly string[];
  readonly middle: readonly string[];
  readonly family: readonly string[];
  readonly generation: string | null;
}

/** `First Middle de la Last Jr.` or `Last, First Middle`. */
function splitWhole(full: string | null | undefined): WholeName {
  const generation = generationOf(full);
  const comma = full?.indexOf(',') ?? -1;
  const before = readNameWords(comma < 0 ? (full ?? '') : (full ?? '').slice(0, comma));
  const after = comma < 0 ? none : readNameWords((full ?? '').slice(comma + 1));
  if (after.length > 0) {
    return { family: before, given: after.slice(0, 1), middle: after.slice(1), generation };
  }
  const words = before;
  if (words.length < 2) return { given: [], middle: [], family: words, generation };
  // Unparted names of these scripts are turned when they are parted; parted ones are as written.
  if (full != null && isFamilyFirst(full) && /\S\s+\S/.test(full)) {
    return {
      given: words.slice(1, 2),
      middle: words.slice(2),
      family: words.slice(0, 1),
      generation,
    };
  }
  let start = words.length - 1;
  while (start > 1 && particles.has(words[start - 1] ?? '')) start -= 1;
  return {
    given: words.slice(0, 1),
    middle: words.slice(1, start),
    family: words.slice(start),
    generation,
  };
}
