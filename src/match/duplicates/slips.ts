/**
 * How many slips of the keyboard lie between two words, and what a word sounds
 * like.
 */
import { oneSlipApart } from '../compare/edit-distance.ts';

/**
 * Slips between two texts: letters added, left out, changed, or neighbours
 * swapped (Damerau 1964; optimal string alignment). Gives `most + 1` for any
 * greater distance.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  if (most === 0) return 1;
  if (oneSlipApart(a, b)) return 1;
  if (most === 1) return 2;
  return alignment(a, b, most);
}

const charactersMax = 64;
let before = new Uint8Array(charactersMax + 1);
let last = new Uint8Array(charactersMax + 1);
let row = new Uint8Array(charactersMax + 1);

function alignment(left: string, right: string, most: number): number {
  const a = left.slice(0, charactersMax);
  const b = right.slice(0, charactersMax);
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let least = i;
    const from = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j += 1) {
      const to = b.charCodeAt(j - 1);
      let cost = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (from === to ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && from === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === to;
      if (swapped) cost = Math.min(cost, (before[j - 2] as number) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(most + 1, last[b.length] as number);
}

/** Slips a text of this length may have and still be called alike: none below four letters. */
export const slipsAllowed = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : 2);

/**
 * What a name sounds like, roughly, in the manner of Soundex (Russell 1918): the
 * first letter, then the consonants by kind. For folded words.
 */
export function soundOf(word: string): string {
  let sound = '';
  let kindBefore = '';
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const kind = kindOf(letter, word.charAt(at + 1));
    if (kind !== '' && kind !== kindBefore) sound += kind;
    if (letter !== 'h' && letter !== 'w') kindBefore = kind;
  }
  const first = vowels.has(word.charAt(0)) ? 'a' : '';
  return first + sound;
}

const vowels: ReadonlySet<string> = new Set('aeiouy');

function kindOf(letter: string, next: string): string {
  switch (letter) {
    case 'b':
      return 'b';
    case 'p':
      return next === 'h' ? 'f' : 'b';
    case 'f':
    case 'v':
      return 'f';
    case 'c':
      return next === 'e' || next === 'i' ? 's' : 'k';
    case 'k':
    case 'q':
    case 'g':
      return 'k';
    case 'j':
      return 'j';
    case 's':
    case 'z':
    case 'x':
      return 's';
    case 'd':
    case 't':
      return 't';
    case 'm':
    case 'n':
      return 'n';
    case 'l':
    case 'r':
      return letter;
    default:
      return '';
  }
}
