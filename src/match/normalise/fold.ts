/**
 * Text folded to lower-case ASCII words, so that two spellings of one name meet.
 *
 * Takes text in any script; gives `a`–`z`, `0`–`9` and single spaces. Letters
 * are transliterated with any-ascii; emoji, symbols and the mathematical
 * letters people decorate their names with are unfolded (NFKC) or dropped.
 * Folding twice changes nothing.
 */
import anyAscii from 'any-ascii';

/** Longer texts are cut before folding: names, handles and bios never need more. */
const charactersMax = 600;

const pictures =
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\u20e3)+/gu;
const apostrophes = /['’‘`´.]/g;
const latinOne = /^[\u0020-\u007e\u00c0-\u00ff]*$/;

/** What a code of ASCII is: 0 parts words, 1 is dropped, 2 stays, 3 is a capital. */
const kinds = new Uint8Array(128);
for (let code = 97; code <= 122; code += 1) kinds[code] = 2;
for (let code = 48; code <= 57; code += 1) kinds[code] = 2;
for (let code = 65; code <= 90; code += 1) kinds[code] = 3;
for (const mark of "'`.") kinds[mark.charCodeAt(0)] = 1;

/** Words of a text. Apostrophes and full stops join (`O'Brien`, `D.C.`), everything else parts. */
export function foldWords(text: string | null | undefined): string {
  if (text === null || text === undefined || text === '') return '';
  const cut = text.length > charactersMax ? text.slice(0, charactersMax) : text;
  return foldAscii(cut) ?? (foldAscii(toAscii(cut)) as string);
}

function toAscii(text: string): string {
  // Most text beyond ASCII is a letter with a mark: nothing to unfold or to take out.
  if (latinOne.test(text)) return anyAscii(text);
  return anyAscii(text.normalize('NFKC').replace(pictures, ' ').replace(apostrophes, ''));
}

const space = 32;

/** ASCII text folded; undefined for other text. What is folded already comes back as it is. */
function foldAscii(text: string): string | undefined {
  const { length } = text;
  let capitals = false;
  let clean = true;
  let wasSpace = true;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) return undefined;
    const kind = kinds[code] as number;
    if (kind >= 2) {
      if (kind === 3) capitals = true;
      wasSpace = false;
    } else if (code === space && !wasSpace) {
      wasSpace = true;
    } else {
      clean = false;
    }
  }
  const lower = capitals ? text.toLowerCase() : text;
  return clean && !wasSpace ? lower : joinRuns(lower);
}

/** Puts the runs of letters and digits together, as the text between them says. */
function joinRuns(lower: string): string {
  const { length } = lower;
  let folded = '';
  let from = -1;
  let parted = false;
  for (let at = 0; at <= length; at += 1) {
    const code = at === length ? 0 : lower.charCodeAt(at);
    const kind = kinds[code] as number;
    if (kind === 2) {
      if (from < 0) from = at;
      continue;
    }
    if (from >= 0) {
      const run = lower.slice(from, at);
      folded = folded === '' ? run : parted ? `${folded} ${run}` : folded + run;
      from = -1;
      parted = false;
    }
    if (kind === 0) parted = true;
  }
  return folded;
}

/** Most texts are one word, which need not be split. */
export const wordsOf = (folded: string): string[] =>
  folded === '' ? [] : folded.includes(' ') ? folded.split(' ') : [folded];

/**
 * A name word in the spelling that German umlauts share with their digraphs:
 * `mueller` and `müller` become `muller`. Words below four letters stay, so
 * that Joe is not Jo.
 */
export const foldNameWord = (word: string): string =>
  word.length >= 4 && hasDigraph(word) ? word.replace(digraphs, '$1') : word;

const notLetters = /[^a-z]+/g;

/** Text without digits, spaces and umlaut digraphs: the form handles are compared in. */
export function squash(folded: string): string {
  const plain = isLetters(folded) ? folded : folded.replace(notLetters, '');
  return hasDigraph(plain) ? plain.replace(digraphs, '$1') : plain;
}

const digraphs = /([aou])e+/g;
const [a, e, o, u, z] = [97, 101, 111, 117, 122];

/** Nearly every word has none; asked letter by letter, which costs a fraction of a search. */
function hasDigraph(word: string): boolean {
  for (let at = 1; at < word.length; at += 1) {
    if (word.charCodeAt(at) !== e) continue;
    const before = word.charCodeAt(at - 1);
    if (before === a || before === o || before === u) return true;
  }
  return false;
}

function isLetters(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code < a || code > z) return false;
  }
  return true;
}
