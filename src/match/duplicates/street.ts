/**
 * Street and house number of an address line, in the form in which two are
 * compared: words of the name joined, kinds of street in full, numbers apart.
 */
import { foldWords, wordsOf } from '../normalise/fold.ts';

/** Usual abbreviations of English, German, French, Spanish and Italian addresses. */
const inFull: ReadonlyMap<string, string> = new Map(
  `st street|str strasse|rd road|ave avenue|av avenue|blvd boulevard|cres crescent|cr crescent|pl place
  |dr drive|ct court|cct circuit|cl close|ln lane|sq square|tce terrace|ter terrace|pde parade|hwy highway
  |pkwy parkway|gr grove|apt apartment|c calle|avda avenida|v via|pza plaza|bd boulevard`
    .split('|')
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

/** Words of the street without numbers, joined; null for none. */
export function streetOf(line: string | null): string | null {
  const words = wordsOf(foldWords(line)).filter((word) => !/\d/.test(word));
  return words.map((word) => inFull.get(word) ?? word).join('') || null;
}

/** Numbers of the line, parted by spaces, the first one first; null for none. */
export function housesOf(line: string | null): string | null {
  return (
    wordsOf(foldWords(line))
      .filter((word) => /\d/.test(word))
      .join(' ') || null
  );
}
