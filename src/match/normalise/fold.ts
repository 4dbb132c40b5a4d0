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

const plainAscii = /^[\x20-\x7e]*$/;
const pictures =
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\u20e3)+/gu;
const apostrophes = /['’‘`´.]/g;

/** Words of a text. Apostrophes and full stops join (`O'Brien`, `D.C.`), everything else parts. */
export function foldWords(text: string | null | undefined): string {
  if (text === null || text === undefined) return '';
  let ascii = text.length > charactersMax ? text.slice(0, charactersMax) : text;
  if (!plainAscii.test(ascii)) {
    ascii = anyAscii(ascii.normalize('NFKC').replace(pictures, ' ').replace(apostrophes, ''));
  }
  return ascii
    .replace(apostrophes, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

export const wordsOf = (folded: string): string[] => (folded === '' ? [] : folded.split(' '));

/**
 * A name word in the spelling that German umlauts share with their digraphs:
 * `mueller` and `müller` become `muller`. Words below four letters stay, so
 * that Joe is not Jo.
 */
export const foldNameWord = (word: string): string => (word.length < 4 ? word : foldDigraphs(word));

/** Text without digits, spaces and umlaut digraphs: the form handles are compared in. */
export const squash = (folded: string): string => foldDigraphs(folded.replace(/[^a-z]+/g, ''));

const foldDigraphs = (word: string): string => word.replace(/([aou])e+/g, '$1');
