/**
 * Where they are: how near the customer's place is to the profile's.
 *
 * Takes what both identities say of places; gives the level reached, 0 where
 * either says nothing, and the chance that a stranger names the same city. Two
 * cities the gazetteer knows are compared by distance, others by name.
 */
import { kilometresBetween } from '../place/distance.ts';
import type { KnownCities } from './known-cities.ts';
import { levelCode } from './levels.ts';

const code = {
  abroad: levelCode('place', 'abroad'),
  other: levelCode('place', 'other'),
  elsewhere: levelCode('place', 'elsewhere'),
  country: levelCode('place', 'country'),
  region: levelCode('place', 'region'),
  near: levelCode('place', 'near'),
  city: levelCode('place', 'city'),
} as const;

/** A city of the gazetteer, or the area around one. */
export interface Spot {
  /** GeoNames number; null for an area. */
  readonly id: number | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly people: number;
}

export interface PlaceSides {
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly spot: Spot | null;
  /** Words of the profile's location, `|` between places. */
  readonly place: string | null;
  readonly regions: string | null;
  readonly countries: string | null;
  readonly said: Spot | null;
  /** Only the number of its people tells which place of its name the profile means. */
  readonly guessed: boolean;
}

/** Half the width of a city, and of the land its people commute from, km; both grow with its people. */
const cityKm = { least: 2, ofMillion: 6 } as const;
const nearKm = { least: 25, ofMillion: 15, most: 75 } as const;

/**
 * A city of the same name in another region does not count, unless the profile
 * names no region and there are several of the name. A profile may name several
 * places: the customer's region among them is enough for `region`.
 */
export function comparePlaces(sides: PlaceSides, cities: KnownCities): number {
  const { city, region, country, place, regions, countries, spot, said } = sides;
  const sameRegion = region !== null && hasWord(regions, region);
  const otherRegion = region !== null && regions !== null && !sameRegion;
  const named = city !== null && place !== null && ` ${place} `.includes(` ${city} `);
  if (named && (!otherRegion || sides.guessed)) return code.city;
  if (spot !== null && said !== null) {
    const distance = distanceLevel(spot, said, sameRegion);
    if (distance > 0) return distance;
  }
  if (sameRegion) return code.region;
  if (country !== null && countries !== null && !hasWord(countries, country)) return code.abroad;
  if (otherRegion) return code.other;
  if (spot !== null && said !== null) return code.elsewhere;
  const other = city === null && region === null ? undefined : cities.named(place);
  if (other !== undefined) {
    if (country !== null && other.country !== null && country !== other.country) return code.abroad;
    if (region !== null && region === other.region) return code.region;
    return city === null ? code.country : code.elsewhere;
  }
  return country !== null && countries !== null ? code.country : 0;
}

function distanceLevel(spot: Spot, said: Spot, sameRegion: boolean): number {
  if (spot.id !== null && spot.id === said.id) return code.city;
  const km = kilometresBetween(spot, said);
  if (km > nearKm.most) return 0;
  const size = Math.sqrt(Math.max(spot.people, said.people) / 1e6);
  const within = cityKm.least + cityKm.ofMillion * size;
  // A part of a city has a name of its own: Brooklyn, Kreuzberg.
  if (sameRegion && said.id !== null && km <= within) return code.city;
  return km <= Math.min(nearKm.most, nearKm.least + nearKm.ofMillion * size) ? code.near : 0;
}

/** What the chance of naming one city follows from. */
export interface CitySides {
  readonly city: string | null;
  readonly country: string | null;
  readonly spot: Spot | null;
  /** Share of the people of the country who live in the customer's city, 0–1. */
  readonly share: number | null;
  /** The same of the city the profile names. */
  readonly saidShare: number | null;
  readonly guessed: boolean;
}

/** log2 of the chance that a stranger names the same city. */
export function cityChance(sides: CitySides, cities: KnownCities): number {
  const own = cities.shareOf({
    city: sides.city,
    country: sides.country,
    placeId: sides.spot?.id ?? null,
    placeShare: sides.share,
  });
  // Strangers who name the larger city of the name mean that one.
  return Math.log2(sides.guessed ? Math.max(own, sides.saidShare ?? 0) : own);
}

/** True when a text of words parted by spaces has this one. */
export function hasWord(text: string | null, word: string): boolean {
  if (text === null) return false;
  const at = text.indexOf(word);
  if (at < 0) return false;
  return text === word || ` ${text} `.includes(` ${word} `);
}
