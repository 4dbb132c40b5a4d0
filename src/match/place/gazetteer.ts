/**
 * Looking names of places up in a built gazetteer.
 *
 * Takes its tables; gives the places that bear a name, and what is known of a
 * place by its number. Places come by number, so that the order of the dump
 * decides nothing.
 */
import { bucketMask, type GazetteerTables } from './build-gazetteer.ts';
import { hashName, lastHash } from './name-hash.ts';
import type { NamedArea } from './named-place.ts';

export interface City {
  /** GeoNames number. */
  readonly id: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly people: number;
  /** Of the people in its country’s places, 0–1. */
  readonly share: number;
  readonly region: string | null;
  readonly country: string;
}

/** A place that may be meant by a name. */
export interface Candidate extends City {
  /** The name is the main one, not another spelling. */
  readonly main: boolean;
}

export interface Gazetteer {
  /** Places of a name in any script; none for names of one letter. */
  find(name: string): readonly Candidate[];
  /** The answer given before to the same text, or made now; the text says what kind of answer it is. */
  remembered<T>(text: string, answer: () => T): T;
  /** First-level regions of all countries, by their folded name in English. */
  regions(folded: string): readonly NamedArea[];
}

/** Of one name; more bear only names such as San José, and those are told apart by country. */
const candidatesMax = 200;
const cacheEntriesMax = 50_000;
/** Names of regions that say nothing by themselves. */
const directions = new Set(
  `central northern southern eastern western north south east west north east north west south east
   south west capital centre center upper lower island islands coast delta plateau federal district
   state province region metropolitan area national river`.split(/\s+/),
);

export function openGazetteer(tables: GazetteerTables): Gazetteer {
  const found = new Map<string, readonly Candidate[]>();
  const answers = new Map<string, unknown>();
  const regions = regionsByName(tables.regionNames);
  return {
    find(name) {
      const known = found.get(name);
      if (known !== undefined) return known;
      if (found.size >= cacheEntriesMax) found.clear();
      const candidates = findIn(tables, name);
      found.set(name, candidates);
      return candidates;
    },
    remembered<T>(text: string, answer: () => T): T {
      const known = answers.get(text);
      if (known !== undefined) return known as T;
      if (answers.size >= cacheEntriesMax) answers.clear();
      const made = answer();
      answers.set(text, made);
      return made;
    },
    regions: (folded) => regions.get(folded) ?? noAreas,
  };
}

function findIn(tables: GazetteerTables, name: string): readonly Candidate[] {
  if (hashName(name) < 2) return none;
  const { hash, check } = lastHash;
  const places: number[] = [];
  for (
    let at = tables.first[hash & bucketMask] as number;
    at >= 0;
    at = tables.next[at] as number
  ) {
    if (tables.hash[at] === hash && tables.check[at] === check) {
      places.push(tables.place[at] as number);
    }
  }
  if (places.length === 0) return none;
  places.sort((a, b) => a - b);
  return places.slice(0, candidatesMax).map((place) => candidateAt(tables, place >> 1, place % 2));
}

const none: readonly Candidate[] = [];
const noAreas: readonly NamedArea[] = [];

function candidateAt(tables: GazetteerTables, at: number, main: number): Candidate {
  const country = tables.country[at] as number;
  return {
    id: tables.id[at] as number,
    latitude: tables.latitude[at] as number,
    longitude: tables.longitude[at] as number,
    people: tables.people[at] as number,
    share: tables.share[at] as number,
    region: tables.regionCodes[tables.region[at] as number] || null,
    country: String.fromCharCode(country >> 8, country & 0xff),
    main: main === 1,
  };
}

function regionsByName(names: readonly string[]): ReadonlyMap<string, NamedArea[]> {
  const areas = new Map<string, NamedArea[]>();
  for (const entry of names) {
    const [name = '', region = ''] = entry.split('\t');
    if (name.length < 4 || name.split(' ').every((word) => directions.has(word))) continue;
    const area = { region, country: region.slice(0, 2) };
    const known = areas.get(name);
    if (known === undefined) areas.set(name, [area]);
    else known.push(area);
  }
  return areas;
}
