/**
 * Where somebody says they are: a location's free text as cities, regions and
 * countries.
 *
 * Takes text such as `Austin, TX`, `Berlin 🇩🇪 / Lisbon`, `東京` or coordinates;
 * gives the city named first, and every region and country named or implied. A
 * name that many places bear is settled by the regions and countries beside it,
 * then by other cities beside it, then by people. A name beside a country it
 * does not lie in is no city. Where nothing stands beside it, a hamlet's name is
 * not believed, for most words are the name of some hamlet.
 */
import { countriesOfFlags } from './country-name.ts';
import { kilometresBetween, type Point } from './distance.ts';
import type { Candidate, City, Gazetteer } from './gazetteer.ts';
import type { NamedArea } from './named-place.ts';
import { type AreaOptions, readSegment, type Segment } from './read-segment.ts';

export interface Located {
  /** Folded words; `|` stands where the text parts places. */
  readonly words: string;
  readonly regions: readonly string[];
  readonly countries: readonly string[];
  /** The city named first. */
  readonly city: City | undefined;
  /** The text names an area around that city. */
  readonly around: boolean;
  /** Several places bear the name and nothing beside it tells which. */
  readonly guessed: boolean;
  /** Coordinates given instead of a name. */
  readonly point: Point | undefined;
}

export const nowhere: Located = {
  words: '',
  regions: [],
  countries: [],
  city: undefined,
  around: false,
  guessed: false,
  point: undefined,
};

const textCharactersMax = 160;
const segmentsMax = 6;
/** People a place needs to be believed when nothing beside it says where it is. */
const peopleMin = {
  whole: 15_000,
  wholeOther: 100_000,
  part: 100_000,
  partOther: 500_000,
} as const;
const nearKm = 150;
/** Between places. */
const apart = /[/|;·•&\n→>+*~]|\s[-–—]\s|\s(?:and|und|y|et|e|to|via)\s/u;
/** Between a place and what it lies in. */
const within = /[,()]/;
const pictures =
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u{1f1e6}-\u{1f1ff}]|\u200d|\ufe0f)+/gu;
const plainAscii = /^[\x20-\x7e]*$/;
const coordinates = /(-?\d{1,2}\.\d{2,})\s*,\s*(-?\d{1,3}\.\d{2,})/;

/** Countries whose regions are so large that their names seldom mean a city. */
const federal: ReadonlySet<string> = new Set(['US', 'CA', 'AU']);

type Group = readonly Segment[];

export function readLocation(text: string | null | undefined, gazetteer: Gazetteer): Located {
  if (text === null || text === undefined || text.trim() === '') return nowhere;
  const cut = text.length > textCharactersMax ? text.slice(0, textCharactersMax) : text;
  return gazetteer.remembered(`location:${cut}`, () => read(cut, gazetteer));
}

function read(cut: string, gazetteer: Gazetteer): Located {
  const given = coordinates.exec(cut);
  if (given !== null) {
    const point = { latitude: Number(given[1]), longitude: Number(given[2]) };
    return Math.abs(point.latitude) > 90 || Math.abs(point.longitude) > 180
      ? nowhere
      : { ...nowhere, point };
  }
  const plain = plainAscii.test(cut);
  const flags = plain ? [] : countriesOfFlags(cut);
  const groups = groupsOf(plain ? cut : cut.replace(pictures, ' | '), gazetteer);
  const flagged = flags.map((country): AreaOptions => [{ region: null, country }]);
  return settle(groups, flagged);
}

function groupsOf(text: string, gazetteer: Gazetteer): Group[] {
  const groups: Segment[][] = [];
  let segments = 0;
  for (const part of text.split(apart)) {
    const group: Segment[] = [];
    for (const name of part.split(within)) {
      const segment = segments < segmentsMax ? readSegment(name, gazetteer) : undefined;
      if (segment === undefined) continue;
      group.push(segment);
      segments += 1;
    }
    if (group.length > 0) groups.push(group);
  }
  return groups;
}

interface Settled {
  readonly segment: Segment;
  readonly city: Candidate | undefined;
  readonly guessed: boolean;
}

function settle(groups: readonly Group[], flags: readonly AreaOptions[]): Located {
  const all = groups.flat();
  const settled: Settled[] = [];
  for (const group of groups) {
    const before = settled.length;
    for (const segment of group) {
      // `Washington` after Seattle is the state that Seattle lies in.
      const told = settled
        .slice(before)
        .some(({ city }) => city !== undefined && saysWhere(segment, city));
      const chosen = told ? undefined : chosenCity(segment, { group, flags, all });
      const guessed = chosen?.placed === false && segment.cities.length > 1;
      settled.push({ segment, city: chosen?.city, guessed });
    }
  }
  const first = settled.find(({ city }) => city !== undefined);
  return {
    words: all.map(({ folded }) => folded).join(' | '),
    ...areasOf(settled, flags),
    city: first?.city,
    around: first?.segment.around ?? false,
    guessed: first?.guessed ?? false,
    point: undefined,
  };
}

function areasOf(settled: readonly Settled[], flags: readonly AreaOptions[]) {
  const regions = new Set<string>();
  const countries = new Set<string>();
  for (const { city } of settled) {
    if (city === undefined) continue;
    if (city.region !== null) regions.add(city.region);
    countries.add(city.country);
  }
  for (const [flag] of flags) if (flag !== undefined) countries.add(flag.country);
  const add = ({ region, country }: NamedArea): void => {
    if (region !== null) regions.add(region);
    countries.add(country);
  };
  const fits = (area: NamedArea): boolean =>
    area.region === null ? countries.has(area.country) : regions.has(area.region);
  const codes: AreaOptions[] = [];
  for (const { segment, city } of settled) {
    for (const options of segment.areas) {
      const fitting = options.find(fits);
      // The name of a chosen city is not also a region elsewhere.
      if (fitting === undefined && city !== undefined && segment.whole) continue;
      const here = fitting ?? options.find(({ country }) => countries.has(country));
      if (here !== undefined || !segment.code) add(here ?? (options[0] as NamedArea));
      else codes.push(options);
    }
  }
  // `DE` alone is Delaware or Germany; beside a city it does not fit it is some region of that country.
  if (countries.size === 0) {
    for (const options of codes) {
      const [only, ...more] = options;
      if (only !== undefined && more.length === 0) add(only);
      else for (const { country } of options) countries.add(country);
    }
  }
  for (const { segment, city } of settled) {
    if (city !== undefined) continue;
    for (const options of segment.perhaps) {
      const here = options.filter(({ country }) => countries.size === 0 || countries.has(country));
      if (here.length === 1 && here[0] !== undefined) add(here[0]);
    }
  }
  return { regions: [...regions], countries: [...countries] };
}

const saysWhere = (segment: Segment, city: City): boolean =>
  [...segment.areas, ...segment.perhaps].some((options) =>
    options.some((area) => isIn(city, area)),
  );

const isIn = (city: City, { region, country }: NamedArea): boolean =>
  region === null ? country === city.country : region === city.region;

interface Choice {
  readonly city: Candidate;
  /** Something beside the name tells which place of the name is meant. */
  readonly placed: boolean;
}

interface Surroundings {
  /** Segments that say what the place lies in. */
  readonly group: Group;
  readonly flags: readonly AreaOptions[];
  readonly all: readonly Segment[];
}

function chosenCity(segment: Segment, around: Surroundings): Choice | undefined {
  if (segment.cities.length === 0) return undefined;
  const { group, flags, all } = around;
  const areasBeside = (others: readonly Segment[]): AreaOptions[] =>
    // A part of a segment may say where the rest of it lies; a whole one names itself.
    others.flatMap((other) =>
      other !== segment || !segment.whole
        ? other.areas.filter((options) => !other.code || mayLieIn(segment, options))
        : [],
    );
  const beside = areasBeside(group);
  const hints = group.flatMap((other) => (other === segment ? [] : other.perhaps));
  const elsewhere = [...flags, ...areasBeside(all.filter((other) => !group.includes(other)))];
  let best: Choice | undefined;
  let bestPoints = Number.NEGATIVE_INFINITY;
  for (const city of segment.cities) {
    const named = fitOf(city, beside);
    if (named < 0) continue;
    const fit = Math.max(named, fitOf(city, hints), fitOf(city, elsewhere) / 2);
    if (fit < 2 && segment.whole && !isCapitalOfName(city, segment)) continue;
    const near = isNearAnother(city, segment, all);
    const placed = fit > 0 || near;
    if (!placed && !isBelieved(city, segment)) continue;
    const points = 4 * fit + (near ? 3 : 0) + Math.log10(city.people + 1) + (city.main ? 1 : 0);
    if (points > bestPoints || (points === bestPoints && city.id < (best?.city.id ?? 0))) {
      best = { city, placed };
      bestPoints = points;
    }
  }
  return best;
}

/** Codes of regions are the same in many countries, and not all are known: `Chennai, TN`. */
const mayLieIn = (segment: Segment, options: AreaOptions): boolean =>
  segment.cities.some((city) => options.some((area) => isIn(city, area)));

/** Of a city so large, and so many times larger than any in the area of the name, the name is. */
const famous = { people: 100_000, times: 4 } as const;

/** Freiburg is a canton and a far larger city elsewhere. */
function isFamous(city: Candidate, segment: Segment, options: AreaOptions): boolean {
  if (city.people < famous.people || options.some(({ country }) => federal.has(country))) {
    return false;
  }
  return segment.cities.every(
    (other) =>
      !options.some((area) => isIn(other, area)) || other.people * famous.times <= city.people,
  );
}

/** The name of a region or country is a city's only where the city lies in it: Berlin, Singapore. */
function isCapitalOfName(city: Candidate, segment: Segment): boolean {
  const [options] = segment.areas;
  if (options === undefined || segment.nicknamed) return true;
  if (!options.some((area) => isIn(city, area))) return isFamous(city, segment, options);
  // Wien is a city and a region; Oklahoma is a state, and short for a city to few.
  return city.main || (city.people >= peopleMin.partOther && !federal.has(city.country));
}

/** 2 in a region named beside it, 1 in a country, 0 where none is named, −1 in none of those named. */
function fitOf(city: Candidate, beside: readonly AreaOptions[]): number {
  let fit = beside.length === 0 ? 0 : -1;
  for (const options of beside) {
    for (const { region, country } of options) {
      if (region !== null && region === city.region) return 2;
      if (region === null && country === city.country) fit = 1;
    }
  }
  return fit;
}

function isNearAnother(city: Candidate, own: Segment, all: readonly Segment[]): boolean {
  if (all.length < 2) return false;
  const isLargeNear = (there: Candidate): boolean =>
    there.people >= peopleMin.part &&
    there.id !== city.id &&
    kilometresBetween(city, there) <= nearKm;
  return all.some((other) => other !== own && other.whole && other.cities.some(isLargeNear));
}

function isBelieved(city: Candidate, segment: Segment): boolean {
  if (segment.whole) return city.people >= (city.main ? peopleMin.whole : peopleMin.wholeOther);
  return city.people >= (city.main ? peopleMin.part : peopleMin.partOther);
}

/** The city of a record, whose other columns say where it lies. */
export function readCity(
  record: {
    readonly city: string | null;
    readonly region: string | null;
    readonly country: string | null;
  },
  gazetteer: Gazetteer,
): City | undefined {
  const { city, region, country } = record;
  if (city === null) return undefined;
  const columns: Segment[] = [];
  if (region !== null) columns.push(segmentOf({ region, country: region.slice(0, 2) }));
  else if (country !== null) columns.push(segmentOf({ region: null, country }));
  for (const segment of groupsOf(city, gazetteer).flat()) {
    const chosen = chosenCity(segment, { group: [segment, ...columns], flags: [], all: [] });
    if (chosen !== undefined) return chosen.city;
  }
  return undefined;
}

const segmentOf = (area: NamedArea): Segment => ({
  folded: '',
  areas: [[area]],
  code: false,
  perhaps: [],
  cities: [],
  whole: true,
  around: false,
  nicknamed: false,
});
