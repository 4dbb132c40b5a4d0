/**
 * Where somebody is, from the free text of a profile or the columns of a record.
 *
 * Takes text such as `Houston, TX` or `Berlin · Deutschland`; gives the folded
 * words, region codes (`US-TX`) and country codes. Words are looked up longest
 * first, so that `washington dc` is not the state of Washington. Two-letter
 * codes count only in capitals and only in a location, never in running text.
 */
import { foldWords, wordsOf } from './fold.ts';
import { countryNames, regionsOfCountry } from './regions.ts';

export interface Place {
  /** Folded words, for finding a city in them; `|` stands where the text parts places. */
  readonly words: string;
  readonly regions: readonly string[];
  readonly countries: readonly string[];
}

interface Region {
  readonly code: string;
  readonly country: string;
}

const phraseWordsMax = 4;
const regionOfName = new Map<string, Region>();
const regionOfUsCode = new Map<string, Region>();
const countryOfName = new Map<string, string>();
const placeWords = new Set<string>();
const placeWordLettersMin = 4;
const everydayCodes = new Set([
  'al',
  'de',
  'hi',
  'id',
  'in',
  'la',
  'ma',
  'md',
  'me',
  'oh',
  'ok',
  'or',
  'pa',
]);
readTables();

/** @param codes whether two-letter codes in capitals are read: yes in a location, no in a sentence. */
export function placeOfText(text: string | null | undefined, codes: boolean): Place {
  const regions = new Set<string>();
  const countries = new Set<string>();
  const remaining = wordsOf(foldWords(text));
  for (let at = 0; at < remaining.length; ) at += readPhrase(remaining, at, regions, countries);
  if (codes) {
    const original = (text ?? '').replace(/\./g, '');
    for (const [, code] of original.matchAll(/(?:^|[\s,/|])([A-Z]{2})(?=$|[\s,/|])/g)) {
      const region = regionOfUsCode.get(code ?? '');
      if (region === undefined) continue;
      regions.add(region.code);
      countries.add(region.country);
    }
  }
  return { words: segmentsOf(text), regions: [...regions], countries: [...countries] };
}

/** True for a word that is the name of a region or country, or part of one. */
export const isPlaceWord = (word: string): boolean => placeWords.has(word);

/**
 * Regions a handle ends in: `MikeTurnerOH`, `dandonovan_ny`, `YoungForIowa`. A
 * code counts in capitals after lower case, or after an underscore when it is no
 * everyday word.
 */
export function regionsOfHandle(handle: string | null | undefined): readonly string[] {
  const text = (handle ?? '').replace(/@.*$/, '');
  const named = placeOfText(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'), false).regions;
  if (named.length > 0) return named;
  const [, capitals, parted] = /(?:\p{Ll}([A-Z]{2})\d{0,2}|_([a-z]{2}))$/u.exec(text) ?? [];
  const code = capitals ?? (parted === undefined || everydayCodes.has(parted) ? '' : parted);
  const region = regionOfUsCode.get(code.toUpperCase());
  return region === undefined ? [] : [region.code];
}

/** Region code of a record: `TX` or `Texas`, with or without a country. */
export function regionCode(
  region: string | null | undefined,
  country: string | null,
): string | null {
  const folded = foldWords(region);
  if (folded === '') return null;
  const named = regionOfName.get(folded);
  if (named !== undefined && (country === null || named.country === country)) return named.code;
  const code = folded.toUpperCase();
  if (country !== null && country !== 'US') return `${country}-${code}`;
  return regionOfUsCode.get(code)?.code ?? null;
}

/** ISO code of a country written as code or name. */
export function countryCode(country: string | null | undefined): string | null {
  const folded = foldWords(country);
  if (folded === '') return null;
  const upper = folded.toUpperCase();
  return countryOfName.get(folded) ?? (/^[A-Z]{2}$/.test(upper) ? upper : null);
}

/** Country that a region code lies in. */
export const countryOfRegion = (region: string | null): string | null =>
  region === null ? null : (region.split('-')[0] ?? null);

const segmentsOf = (text: string | null | undefined): string =>
  (text ?? '')
    .split(/[,/|;·•&()]|\s[-–—]\s/)
    .map(foldWords)
    .filter((segment) => segment !== '')
    .join(' | ');

function readPhrase(
  words: readonly string[],
  at: number,
  regions: Set<string>,
  countries: Set<string>,
): number {
  for (let length = Math.min(phraseWordsMax, words.length - at); length > 0; length -= 1) {
    const phrase = words.slice(at, at + length).join(' ');
    const region = regionOfName.get(phrase);
    const country = region?.country ?? countryOfName.get(phrase);
    if (region !== undefined) regions.add(region.code);
    if (country !== undefined) {
      countries.add(country);
      return length;
    }
  }
  return 1;
}

function readTables(): void {
  for (const [country, list] of Object.entries(regionsOfCountry)) {
    for (const [code, name] of entries(list)) {
      const region = { code: `${country}-${code}`, country };
      addPlaceWords(name);
      if (!regionOfName.has(name)) regionOfName.set(name, region);
      if (country === 'US') regionOfUsCode.set(code, region);
    }
  }
  for (const [code, name] of entries(countryNames)) {
    addPlaceWords(name);
    countryOfName.set(name, code);
  }
}

function addPlaceWords(name: string): void {
  for (const word of wordsOf(name)) if (word.length >= placeWordLettersMin) placeWords.add(word);
}

function entries(list: string): [string, string][] {
  return list.split('|').map((entry) => {
    const [code = '', ...name] = entry.trim().split(/\s+/);
    return [code, name.join(' ')];
  });
}
