/**
 * One part of a location's text: what it may stand for.
 *
 * `Austin`, `TX`, `Texas' 23rd District` or `Greater Boston Area` each are one.
 */
import { foldWords } from '../normalise/fold.ts';
import { cityNicknames } from './city-nicknames.ts';
import type { Candidate, City, Gazetteer } from './gazetteer.ts';
import { areasCoded, areasNamed, type NamedArea } from './named-place.ts';

/** The readings of one name or code. */
export type AreaOptions = readonly NamedArea[];

export interface Segment {
  readonly folded: string;
  /** Regions and countries named in it, by our own tables. */
  readonly areas: readonly AreaOptions[];
  /** The areas are those of a code of capitals, of which many countries have the same. */
  readonly code: boolean;
  /** Regions it may name besides: first-level regions of all countries, codes in small letters. */
  readonly perhaps: readonly AreaOptions[];
  /** Cities it may name. */
  readonly cities: readonly Candidate[];
  /** The cities bear the whole segment as their name, not a part of it. */
  readonly whole: boolean;
  /** It is what people call their city, or an area around it. */
  readonly nicknamed: boolean;
  /** It names an area around the city. */
  readonly around: boolean;
}

const phraseWordsMax = 4;
const segmentWordsMax = 8;
/** Words that make a name another thing than the city. */
const divisions = new Set(
  'county parish kreis landkreis province provincia valley hills island lake river'.split(' '),
);
/** Cities whose names are everyday words are believed only as a whole segment. */
const everyday = new Set(
  `nice reading mobile orange split bath hull best same most march victoria of home earth here moon heaven
   everywhere nowhere somewhere world global internet online university college park independence the and
   liberty hope success paradise union media love man pop art male female born living based from god sun
   district central north south east west great house team`.split(/\s+/),
);

export function readSegment(given: string, gazetteer: Gazetteer): Segment | undefined {
  const text = given.replace(/['’]s?(?=\s|$)/g, '').trim();
  const folded = foldWords(text);
  if (folded === '') return undefined;
  const nicknamed = cityNicknames.get(folded);
  const areas: AreaOptions[] = [];
  const named = areasNamed(folded);
  const coded = codeOf(text);
  if (named.length + coded.length > 0) areas.push([...coded, ...named]);
  if (nicknamed !== undefined) {
    const cities = largest(
      gazetteer.find(nicknamed.name).filter((city) => liesIn(city, nicknamed.within)),
    );
    return {
      folded,
      areas,
      code: false,
      perhaps: [],
      cities,
      whole: true,
      nicknamed: true,
      around: nicknamed.area,
    };
  }
  const perhaps: AreaOptions[] = [];
  const minor = gazetteer.regions(folded);
  if (minor.length > 0) perhaps.push(minor);
  if (/^[A-Z][a-z]$/.test(text)) perhaps.push(areasCoded(text.toUpperCase()));
  const cities = gazetteer.find(text);
  if (cities.length > 0 || areas.length > 0) {
    const code = coded.length > 0;
    return { folded, areas, code, perhaps, cities, whole: true, nicknamed: false, around: false };
  }
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length < 2 || words.length > segmentWordsMax) {
    return {
      folded,
      areas,
      code: false,
      perhaps,
      cities: [],
      whole: true,
      nicknamed: false,
      around: false,
    };
  }
  const taken = words.map(() => false);
  takeAreas(words, taken, areas);
  const part = largestPart(words, taken, gazetteer);
  return {
    folded,
    areas,
    code: false,
    perhaps,
    cities: part,
    whole: false,
    nicknamed: false,
    around: false,
  };
}

/** `TX`, and the districts of Congress `TX-23`, `#TX23`. */
function codeOf(text: string): AreaOptions {
  const bare = text.replace(/\./g, '');
  if (/^[A-Z]{2,3}$/.test(bare)) return areasCoded(bare);
  const state = /^#?([A-Z]{2})-?\d{1,2}$/.exec(bare)?.[1];
  return state === undefined ? [] : areasCoded(state).filter(({ country }) => country === 'US');
}

const liesIn = (city: City, within: string): boolean =>
  city.region === within || city.country === within;

function largest(cities: readonly Candidate[]): readonly Candidate[] {
  const [first] = [...cities].sort((a, b) => b.people - a.people || a.id - b.id);
  return first === undefined ? [] : [first];
}

/** Regions and countries among the words, the longest first; marks the words they take. */
function takeAreas(words: readonly string[], taken: boolean[], areas: AreaOptions[]): void {
  for (let length = Math.min(phraseWordsMax, words.length); length > 0; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      if (taken.slice(at, at + length).includes(true)) continue;
      const phrase = words.slice(at, at + length).join(' ');
      const named = [...(at > 0 ? codeOf(phrase) : []), ...areasNamed(foldWords(phrase))];
      if (named.length === 0) continue;
      areas.push(named);
      taken.fill(true, at, at + length);
    }
  }
}

/** The cities of the longest phrase of free words that names any. */
function largestPart(
  words: readonly string[],
  taken: readonly boolean[],
  gazetteer: Gazetteer,
): readonly Candidate[] {
  for (let length = Math.min(phraseWordsMax, words.length - 1); length > 0; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      if (taken.slice(at, at + length).includes(true)) continue;
      if (divisions.has((words[at + length] ?? '').toLowerCase())) continue;
      const phrase = words.slice(at, at + length).join(' ');
      if (everyday.has(phrase.toLowerCase())) continue;
      const cities = gazetteer.find(phrase);
      if (cities.length > 0) return cities;
    }
  }
  return [];
}
