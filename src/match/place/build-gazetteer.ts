/**
 * A gazetteer in typed arrays, made from GeoNames' dump of cities.
 *
 * Takes the bytes of `cities500.txt` (geonames.org, CC BY 4.0: one populated
 * place a line, 19 columns parted by tabs) and of the list of first-level
 * regions (JSON: `code` such as `DE.02`, `name`); gives arrays that threads can
 * share. Further spellings are taken of places with `spelledPeopleMin` people,
 * since those of hamlets are seldom written and often collide.
 */
import { foldWords } from '../normalise/fold.ts';
import { hashUtf8, lastHash } from './name-hash.ts';
import { codeOfRegionName } from './named-place.ts';

export interface GazetteerTables {
  /** One entry a place; the number of a place is its position. */
  readonly id: Uint32Array;
  readonly latitude: Float32Array;
  readonly longitude: Float32Array;
  readonly people: Uint32Array;
  /** Of the people in its country's places, 0–1. */
  readonly share: Float32Array;
  /** Two letters in sixteen bits. */
  readonly country: Uint16Array;
  /** Position in `regionCodes`. */
  readonly region: Uint16Array;
  readonly regionCodes: readonly string[];
  /** `name<tab>code`, folded names of first-level regions. */
  readonly regionNames: readonly string[];
  /** Chains of names by hash: first of a bucket, next in the chain, −1 at the end. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly hash: Uint32Array;
  readonly check: Uint32Array;
  /** Place a name belongs to, times two, plus one where it is the main name. */
  readonly place: Uint32Array;
}

export interface GazetteerSources {
  readonly cities: Uint8Array;
  readonly regions: Uint8Array;
}

const spelledPeopleMin = 5000;
const nameBytesMax = 120;
const [tab, newline, comma, minus, point] = [9, 10, 44, 45, 46];
/** Columns of the dump. */
const column = {
  id: 0,
  name: 1,
  plain: 2,
  others: 3,
  latitude: 4,
  longitude: 5,
  kind: 7,
  country: 8,
  region: 10,
  people: 14,
} as const;
const columnsRead = column.people + 1;
/** Gone, abandoned, or no settlement of its own. */
const leftOut: ReadonlySet<string> = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH']);
/** Most kinds have three letters. */
const leftOutLettersMin = 4;
/** American territories, which GeoNames lists as countries. */
const territories: ReadonlySet<string> = new Set(['PR', 'GU', 'VI', 'AS', 'MP']);

export function buildGazetteer(sources: GazetteerSources): GazetteerTables {
  const regions = readRegions(sources.regions);
  const places = new PlaceArrays();
  const names = new NameArrays();
  const { cities } = sources;
  const ends = new Int32Array(columnsRead);
  for (let at = 0; at < cities.length; ) {
    let columns = 0;
    let end = at;
    for (; end < cities.length; end += 1) {
      const byte = cities[end];
      if (byte === tab && columns < columnsRead) ends[columns++] = end;
      else if (byte === newline) break;
    }
    if (columns === columnsRead) {
      const line = new Line(cities, at, ends);
      readPlace(line, regions, places, names);
    }
    at = end + 1;
  }
  return {
    ...places.finished(),
    regionCodes: regions.codes,
    regionNames: regions.names,
    ...names.finished(),
  };
}

/** One line of the dump, by the ends of its columns. */
class Line {
  readonly bytes: Uint8Array;
  readonly #start: number;
  readonly #ends: Int32Array;

  constructor(bytes: Uint8Array, start: number, ends: Int32Array) {
    this.bytes = bytes;
    this.#start = start;
    this.#ends = ends;
  }

  from(column: number): number {
    return column === 0 ? this.#start : (this.#ends[column - 1] as number) + 1;
  }

  to(column: number): number {
    return this.#ends[column] as number;
  }

  /** A short text of ASCII. */
  code(column: number): string {
    let text = '';
    for (let at = this.from(column); at < this.to(column); at += 1) {
      text += String.fromCharCode(this.bytes[at] as number);
    }
    return text;
  }

  /** A number with a point and a sign, such as `-122.41942`. */
  decimal(column: number): number {
    let digits = 0;
    let parts = 1;
    let sign = 1;
    let afterPoint = false;
    for (let at = this.from(column); at < this.to(column); at += 1) {
      const byte = this.bytes[at] as number;
      if (byte === minus) sign = -1;
      else if (byte === point) afterPoint = true;
      else {
        digits = digits * 10 + byte - 48;
        if (afterPoint) parts *= 10;
      }
    }
    return (sign * digits) / parts;
  }

  whole(column: number): number {
    let value = 0;
    for (let at = this.from(column); at < this.to(column); at += 1) {
      value = value * 10 + (this.bytes[at] as number) - 48;
    }
    return value;
  }
}

function readPlace(line: Line, regions: Regions, places: PlaceArrays, names: NameArrays): void {
  const given = line.code(column.country);
  if (given.length !== 2 || isLeftOut(line)) return;
  const people = line.whole(column.people);
  const territory = territories.has(given);
  const country = territory ? 'US' : given;
  const at = places.add({
    id: line.whole(column.id),
    latitude: line.decimal(column.latitude),
    longitude: line.decimal(column.longitude),
    people,
    country,
    region: regions.position(country, territory ? given : line.code(column.region)),
  });
  const { bytes } = line;
  for (const main of [column.name, column.plain]) {
    names.add(hashUtf8(bytes, line.from(main), line.to(main)), at, true);
  }
  if (people >= spelledPeopleMin) readSpellings(line, at, names);
}

function isLeftOut(line: Line): boolean {
  if (line.to(column.kind) - line.from(column.kind) < leftOutLettersMin) return false;
  return leftOut.has(line.code(column.kind));
}

function readSpellings(line: Line, place: number, names: NameArrays): void {
  const { bytes } = line;
  const end = line.to(column.others);
  let from = line.from(column.others);
  for (let at = from; at <= end; at += 1) {
    if (at < end && bytes[at] !== comma) continue;
    const length = at - from;
    if (length > 1 && length <= nameBytesMax && !isCode(bytes, from, at)) {
      names.add(hashUtf8(bytes, from, at), place, false);
    }
    from = at + 1;
  }
}

/** Airport codes stand among the names. */
function isCode(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== 3) return false;
  for (let at = from; at < to; at += 1) {
    const code = bytes[at] as number;
    if (code < 65 || code > 90) return false;
  }
  return true;
}

interface Regions {
  readonly codes: string[];
  readonly names: string[];
  position(country: string, geonames: string): number;
}

function readRegions(bytes: Uint8Array): Regions {
  const given = JSON.parse(new TextDecoder().decode(bytes)) as { code: string; name: string }[];
  const codes: string[] = [''];
  const names: string[] = [];
  const positions = new Map<string, number>([['', 0]]);
  const position = (code: string): number => {
    let at = positions.get(code);
    if (at === undefined) {
      at = codes.length;
      codes.push(code);
      positions.set(code, at);
    }
    return at;
  };
  const ofGeonames = new Map<string, number>();
  for (const { code, name } of given) {
    const country = code.slice(0, 2);
    const folded = foldWords(name);
    const own = codeOfRegionName(folded, country) ?? `${country}-${code.slice(3)}`;
    ofGeonames.set(`${country}${code.slice(3)}`, position(own));
    names.push(`${folded}\t${own}`);
  }
  return {
    codes,
    names,
    position: (country, geonames) =>
      geonames === ''
        ? 0
        : (ofGeonames.get(country + geonames) ?? position(`${country}-${geonames}`)),
  };
}

interface PlaceRow {
  readonly id: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly people: number;
  readonly country: string;
  readonly region: number;
}

class PlaceArrays {
  readonly #id: number[] = [];
  readonly #latitude: number[] = [];
  readonly #longitude: number[] = [];
  readonly #people: number[] = [];
  readonly #country: number[] = [];
  readonly #region: number[] = [];
  readonly #ofCountry = new Float64Array(1 << 16);

  add(row: PlaceRow): number {
    const country = packCountry(row.country);
    this.#ofCountry[country] = (this.#ofCountry[country] ?? 0) + row.people;
    this.#id.push(row.id);
    this.#latitude.push(row.latitude);
    this.#longitude.push(row.longitude);
    this.#people.push(row.people);
    this.#country.push(country);
    return this.#region.push(row.region) - 1;
  }

  finished() {
    const share = shared(Float32Array, this.#id.length);
    for (let at = 0; at < share.length; at += 1) {
      const all = this.#ofCountry[this.#country[at] ?? 0] ?? 0;
      share[at] = all === 0 ? 0 : (this.#people[at] ?? 0) / all;
    }
    return {
      id: shared(Uint32Array, this.#id),
      latitude: shared(Float32Array, this.#latitude),
      longitude: shared(Float32Array, this.#longitude),
      people: shared(Uint32Array, this.#people),
      share,
      country: shared(Uint16Array, this.#country),
      region: shared(Uint16Array, this.#region),
    };
  }
}

const bucketBits = 19;
export const bucketMask = (1 << bucketBits) - 1;

class NameArrays {
  readonly #first = shared(Int32Array, 1 << bucketBits).fill(-1);
  readonly #next: number[] = [];
  readonly #hash: number[] = [];
  readonly #check: number[] = [];
  readonly #place: number[] = [];

  /** Adds the name hashed last. */
  add(letters: number, place: number, main: boolean): void {
    if (letters < 2) return;
    const { hash, check } = lastHash;
    const bucket = hash & bucketMask;
    const head = this.#first[bucket] as number;
    // The names of a place come together: its own are at the head of the chain.
    for (let at = head; at >= 0 && (this.#place[at] as number) >> 1 === place; ) {
      if (this.#hash[at] === hash && this.#check[at] === check) return;
      at = this.#next[at] as number;
    }
    this.#first[bucket] = this.#next.length;
    this.#next.push(head);
    this.#hash.push(hash);
    this.#check.push(check);
    this.#place.push(place * 2 + (main ? 1 : 0));
  }

  finished() {
    return {
      first: this.#first,
      next: shared(Int32Array, this.#next),
      hash: shared(Uint32Array, this.#hash),
      check: shared(Uint32Array, this.#check),
      place: shared(Uint32Array, this.#place),
    };
  }
}

export const packCountry = (country: string): number =>
  (country.charCodeAt(0) << 8) | country.charCodeAt(1);

type Typed = Int32Array | Uint32Array | Uint16Array | Float32Array;

/** A typed array in memory that threads can share. */
function shared<T extends Typed>(
  kind: { new (buffer: SharedArrayBuffer): T; readonly BYTES_PER_ELEMENT: number },
  values: readonly number[] | number,
): T {
  const length = typeof values === 'number' ? values : values.length;
  const array = new kind(new SharedArrayBuffer(length * kind.BYTES_PER_ELEMENT));
  if (typeof values !== 'number') array.set(values);
  return array;
}
