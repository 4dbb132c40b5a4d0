/**
 * A handle taken apart: its words, the skeleton that remains without affixes,
 * its digits, and a year that may be the year of birth.
 *
 * Takes a handle with or without `@`, or with the instance of the fediverse
 * behind it; gives folded parts. Handles are the changeable public name; they
 * are evidence, never a key.
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

const skeletonLettersMin = 4;
const affixesMax = 3;

export function handleParts(handle: string | null | undefined): HandleParts {
  const local = withoutSerial((handle ?? '').trim().replace(/^@/, '').replace(/@.*$/, ''));
  const words = foldWords(
    local
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
      .replace(/(\d)(\p{L})/gu, '$1 $2')
      .replace(/(\p{L})(\d)/gu, '$1 $2')
      .replace(/[._]/g, ' '),
  );
  const plain = words.replace(/ /g, '');
  const letters = squash(plain);
  return { plain, letters, skeleton: withoutAffixes(letters), words, year: yearIn(plain) };
}

/** `lucy-weber-a7a7b14b` without the serial that a platform hung on. */
function withoutSerial(local: string): string {
  const segments = local.split('-');
  if (segments.length < 2) return local;
  const last = segments.at(-1) ?? '';
  const serial = /\d/.test(last) && /^[0-9a-z]{5,}$/i.test(last);
  return serial ? segments.slice(0, -1).join('-') : local;
}

function withoutAffixes(letters: string): string {
  let rest = letters;
  for (let taken = 0; taken < affixesMax; taken += 1) {
    const prefix = handlePrefixes.find((affix) => rest.startsWith(affix) && leaves(rest, affix));
    if (prefix !== undefined) rest = rest.slice(prefix.length);
    const suffix = handleSuffixes.find((affix) => rest.endsWith(affix) && leaves(rest, affix));
    if (suffix !== undefined) rest = rest.slice(0, rest.length - suffix.length);
    if (prefix === undefined && suffix === undefined) break;
  }
  return rest;
}

const leaves = (rest: string, affix: string): boolean =>
  rest.length - affix.length >= skeletonLettersMin;
