/**
 * A handle taken apart: its words, the skeleton that remains without affixes,
 * its digits, and a year that may be the year of birth.
 *
 * Takes a handle with or without `@`, or with the instance of the fediverse
 * behind it; gives folded parts. Digits that stand for letters (`l3na`) are
 * read as such in the skeleton only, the weaker form. Handles are the
 * changeable public name; they are evidence, never a key.
 */
import { yearIn } from './digits.ts';
import { foldWords, squash } from './fold.ts';
import { handlePrefixes, handleSuffixes } from './handle-affixes.ts';

export interface HandleParts {
  /** Letters, digits and nothing else, lower case. */
  readonly plain: string;
  /** Letters only, umlaut digraphs folded. */
  readonly letters: string;
  /** `letters` without affixes; the same where nothing was taken off. */
  readonly skeleton: string;
  /** Words by case, digits and punctuation: `SteveKingIA` → `steve king ia`. */
  readonly words: string;
  /** Digits that may be the year of birth: four (1926–2015) or two; null otherwise. */
  readonly year: string | null;
}

const nobody: HandleParts = { plain: '', letters: '', skeleton: '', words: '', year: null };
const skeletonLettersMin = 4;
const affixesMax = 3;

export function handleParts(handle: string | null | undefined): HandleParts {
  if (handle === null || handle === undefined) return nobody;
  const local = withoutSerial(localOf(handle));
  const words = wordsByCase(local) ?? wordsOfAnyScript(local);
  const plain = words.indexOf(' ') < 0 ? words : words.replaceAll(' ', '');
  const letters = squash(plain);
  const bare = withoutAffixes(letters);
  const skeleton = bare === letters && letters.length < plain.length ? withLetters(plain) : bare;
  return { plain, letters, skeleton, words, year: yearIn(plain) };
}

function localOf(handle: string): string {
  const trimmed = handle.trim();
  const from = trimmed.startsWith('@') ? 1 : 0;
  const at = trimmed.indexOf('@', from);
  return at < 0 ? trimmed.slice(from) : trimmed.slice(from, at);
}

/** `lucy-weber-a7a7b14b` without the serial that a platform hung on. */
function withoutSerial(local: string): string {
  const dash = local.lastIndexOf('-');
  if (dash < 0) return local;
  const last = local.slice(dash + 1);
  return /\d/.test(last) && /^[0-9a-z]{5,}$/i.test(last) ? local.slice(0, dash) : local;
}

const [separator, lower, capital, digit] = [0, 1, 2, 3];
const kinds = new Uint8Array(128);
for (let code = 97; code <= 122; code += 1) kinds[code] = lower;
for (let code = 65; code <= 90; code += 1) kinds[code] = capital;
for (let code = 48; code <= 57; code += 1) kinds[code] = digit;

/** Words of a handle of ASCII; undefined for others. */
function wordsByCase(local: string): string | undefined {
  const { length } = local;
  let words = '';
  let from = 0;
  let before = separator;
  for (let at = 0; at < length; at += 1) {
    const code = local.charCodeAt(at);
    if (code > 127) return undefined;
    const kind = kinds[code] as number;
    let end = -1;
    if (kind === separator) end = at;
    // A capital belongs to the small letters after it; capitals before it are a word.
    else if (kind === lower && before === capital) end = at - from > 1 ? at - 1 : -1;
    else if (before !== separator && kind !== before) end = at;
    if (end > from) {
      words = withWord(words, local.slice(from, end));
      from = end;
    }
    if (kind === separator) from = at + 1;
    before = kind;
  }
  return (from < length ? withWord(words, local.slice(from)) : words).toLowerCase();
}

const withWord = (words: string, word: string): string =>
  words === '' ? word : `${words} ${word}`;

const wordsOfAnyScript = (local: string): string =>
  foldWords(
    local
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
      .replace(/(\d)(\p{L})/gu, '$1 $2')
      .replace(/(\p{L})(\d)/gu, '$1 $2')
      .replace(/[._]/g, ' '),
  );

const letterOfDigit: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['1', 'i'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['8', 'b'],
]);

const runningFor =
  /4(?:us)?(?:congress|senate|house|mayor|governor|gov|president|judge|sheriff|council|state).*$/;

/** Digits between letters read as the letters they look like. */
function withLetters(plain: string): string {
  const running = plain.replace(runningFor, '');
  if (running !== plain && running.length > 2) return withoutAffixes(squash(running));
  const read = plain.replace(
    /(?<=[a-z])[0134578](?=[a-z])/g,
    (one) => letterOfDigit.get(one) ?? one,
  );
  return withoutAffixes(squash(read));
}

function withoutAffixes(letters: string): string {
  let rest = letters;
  for (let taken = 0; taken < affixesMax; taken += 1) {
    const before = rest;
    rest = rest.slice(affixAt(rest, handlePrefixes, 'start'));
    rest = rest.slice(0, rest.length - affixAt(rest, handleSuffixes, 'end'));
    if (rest === before) break;
  }
  return rest;
}

/** Letters of the longest affix that leaves a skeleton, 0 for none. */
function affixAt(rest: string, affixes: ReadonlySet<string>, side: 'start' | 'end'): number {
  const letter = side === 'start' ? rest.charCodeAt(0) : rest.charCodeAt(rest.length - 1);
  const lengths = (side === 'start' ? prefixLengths : suffixLengths).get(letter);
  if (lengths === undefined) return 0;
  for (const length of lengths) {
    if (length > rest.length - skeletonLettersMin) continue;
    if (affixes.has(side === 'start' ? rest.slice(0, length) : rest.slice(-length))) return length;
  }
  return 0;
}

/** Lengths of the affixes by their outer letter, longest first. */
function lengthsBy(affixes: ReadonlySet<string>, at: 0 | -1): ReadonlyMap<number, number[]> {
  const lengths = new Map<number, number[]>();
  for (const affix of [...affixes].sort((a, b) => b.length - a.length)) {
    const letter = affix.at(at)?.charCodeAt(0) ?? 0;
    const known = lengths.get(letter);
    if (known === undefined) lengths.set(letter, [affix.length]);
    else if (!known.includes(affix.length)) known.push(affix.length);
  }
  return lengths;
}

const prefixLengths = lengthsBy(handlePrefixes, 0);
const suffixLengths = lengthsBy(handleSuffixes, -1);
