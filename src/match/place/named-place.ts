/**
 * Regions and countries named in text or in a record, without a gazetteer.
 *
 * Takes text such as a bio, or a region column; gives region codes (`US-TX`)
 * and country codes. Words are looked up longest first, so that `washington dc`
 * is not the state of Washington.
 */
import { foldWords, wordsOf } from '../normalise/fold.ts';
import {
  countryOfName,
  countryOfPlainName,
  isCountryCode,
  plainCountryNames,
} from './country-name.ts';
import { regionSpellings, regionsOfCountry } from './regions.ts';

/** A region, or a country alone. */
export interface NamedArea {
  readonly region: string | null;
  readonly country: string;
}

export interface NamedAreas {
  readonly regions: readonly string[];
  readonly countries: readonly string[];
}

const phraseWordsMax = 4;
const placeWordLettersMin = 4;
const areasOfName = new Map<string, NamedArea[]>();
const areasOfSpelling = new Map<string, NamedArea[]>();
const areasOfCode = new Map<string, NamedArea[]>();
const placeWords = new Set<string>();
/** First words of phrases: most words of a text begin none. */
const firstWords = new Set<string>();
const everydayCodes = new Set('al de hi id in la ma md me oh ok or pa'.split(' '));
readTables();

/** Regions and countries named in running text; codes are not read. */
export const areasInText = (folded: string): NamedAreas => areasInWords(wordsOf(folded));

/** The same of words. */
export function areasInWords(words: readonly string[]): NamedAreas {
  let found: { readonly regions: Set<string>; readonly countries: Set<string> } | undefined;
  for (let at = 0; at < words.length; ) {
    if (firstWords.has(words[at] as string)) {
      found ??= { regions: new Set(), countries: new Set() };
      at += readPhrase(words, at, found.regions, found.countries);
    } else at += 1;
  }
  if (found === undefined) return noAreas;
  return { regions: [...found.regions], countries: [...found.countries] };
}

/** True for a word that is the name of a region or country, or part of one. */
export const isPlaceWord = (word: string): boolean => placeWords.has(word);

/**
 * Regions a handle names or ends in: `MikeTurnerOH`, `dandonovan_ny`, `YoungForIowa`. A
 * code counts in capitals after lower case, or after an underscore when it is no
 * everyday word.
 */
export function regionsOfHandle(
  handle: string | null | undefined,
  handleWords: readonly string[],
): readonly string[] {
  if (handle === null || handle === undefined) return noRegions;
  const named = areasInWords(handleWords).regions;
  if (named.length > 0) return named;
  const at = handle.indexOf('@', 1);
  const code = codeAtEnd(at > 0 ? handle.slice(0, at) : handle);
  const state = areasOfCode.get(code)?.find((area) => area.country === 'US');
  return state?.region == null ? noRegions : [state.region];
}

const noRegions: readonly string[] = [];

/** Two capitals after a small letter, or two letters after an underscore; empty where neither stands. */
function codeAtEnd(text: string): string {
  let end = text.length;
  while (end > text.length - 2 && isBetween(text, end - 1, '0', '9')) end -= 1;
  const code = text.slice(end - 2, end);
  if (isBetween(code, 0, 'A', 'Z') && isBetween(code, 1, 'A', 'Z')) {
    return /\p{Ll}/u.test(text[end - 3] ?? '') ? code : '';
  }
  const parted = end === text.length && text[end - 3] === '_' && /^[a-z]{2}$/.test(code);
  return parted && !everydayCodes.has(code) ? code.toUpperCase() : '';
}

const isBetween = (text: string, at: number, from: string, to: string): boolean => {
  const letter = text[at];
  return letter !== undefined && letter >= from && letter <= to;
};

/** What a folded name may stand for in a location or record: regions first, then countries. */
export function areasNamed(folded: string): readonly NamedArea[] {
  const regions = areasOfName.get(folded) ?? areasOfSpelling.get(folded);
  const country = countryOfName(folded);
  if (country === undefined) return regions ?? none;
  return regions === undefined
    ? [{ region: null, country }]
    : [...regions, { region: null, country }];
}

/** What a code in capitals may stand for: American states first, then regions elsewhere, then countries. */
export function areasCoded(code: string): readonly NamedArea[] {
  const regions = areasOfCode.get(code) ?? none;
  return isCountryCode(code) ? [...regions, { region: null, country: code }] : regions;
}

/** Code of a region by its folded name in our own tables. */
export function codeOfRegionName(folded: string, country: string): string | undefined {
  const named = areasOfName.get(folded) ?? areasOfSpelling.get(folded);
  return named?.find((area) => area.country === country)?.region ?? undefined;
}

/** Region code of a record: `TX` or `Texas`, with or without a country; null where no table knows it. */
export function regionCode(
  region: string | null | undefined,
  country: string | null,
): string | null {
  if (region === null || region === undefined) return null;
  const folded = foldWords(region);
  if (folded === '') return null;
  const here = (area: NamedArea): boolean => country === null || area.country === country;
  const named = areasOfName.get(folded) ?? areasOfSpelling.get(folded);
  const byName = named?.find(here)?.region;
  if (byName != null) return byName;
  const coded = areasOfCode.get(folded.toUpperCase());
  const wanted = country ?? 'US';
  return coded?.find((area) => area.country === wanted)?.region ?? null;
}

/** ISO code of a country written as code or name. */
export function countryCode(country: string | null | undefined): string | null {
  if (country === null || country === undefined) return null;
  if (isCountryCode(country)) return country;
  const folded = foldWords(country);
  if (folded === '') return null;
  const upper = folded.toUpperCase();
  return countryOfName(folded) ?? (/^[A-Z]{2}$/.test(upper) ? upper : null);
}

/** Country that a region code lies in. */
export const countryOfRegion = (region: string | null): string | null =>
  region === null ? null : region.slice(0, region.indexOf('-'));

const none: readonly NamedArea[] = [];
const noAreas: NamedAreas = { regions: [], countries: [] };

function readPhrase(
  words: readonly string[],
  at: number,
  regions: Set<string>,
  countries: Set<string>,
): number {
  for (let length = Math.min(phraseWordsMax, words.length - at); length > 0; length -= 1) {
    const phrase = length === 1 ? (words[at] as string) : words.slice(at, at + length).join(' ');
    const area = areasOfName.get(phrase)?.[0];
    const country = area?.country ?? countryOfPlainName(phrase);
    if (area?.region != null) regions.add(area.region);
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
      const area = { region: `${country}-${code}`, country };
      addPlaceWords(name);
      addArea(areasOfName, name, area);
      addArea(areasOfCode, code, area);
    }
  }
  for (const [country, list] of Object.entries(regionSpellings)) {
    for (const [code, name] of entries(list)) {
      addArea(areasOfSpelling, name, { region: `${country}-${code}`, country });
    }
  }
  for (const name of plainCountryNames()) addPlaceWords(name);
}

function addArea(areas: Map<string, NamedArea[]>, name: string, area: NamedArea): void {
  const known = areas.get(name);
  if (known === undefined) areas.set(name, [area]);
  else if (!known.some((one) => one.region === area.region)) known.push(area);
}

function addPlaceWords(name: string): void {
  const words = wordsOf(name);
  if (words[0] !== undefined) firstWords.add(words[0]);
  for (const word of words) if (word.length >= placeWordLettersMin) placeWords.add(word);
}

function entries(list: string): [string, string][] {
  return list.split('|').map((entry) => {
    const [code = '', ...name] = entry.trim().split(/\s+/);
    return [code, name.join(' ')];
  });
}
