/**
 * How many customers live where: how common a city is, and where it lies when
 * no gazetteer knows it.
 *
 * Takes customers by city, region and country, with the place the gazetteer
 * knows it as; gives the city that the words of a location name, and the share
 * of people who say they live in one. The most frequent region and country
 * stand for a name.
 */
export interface CityCount {
  readonly city: string;
  readonly region: string | null;
  readonly country: string | null;
  readonly placeId: number | null;
  /** Customers who live there. */
  readonly customers: number;
}

export interface CityHome {
  readonly region: string | null;
  readonly country: string | null;
}

export interface AskedCity {
  readonly city: string | null;
  readonly country: string | null;
  readonly placeId: number | null;
  /** Share of the people in the country’s places who live there, 0–1. */
  readonly placeShare: number | null;
}

export interface KnownCities {
  /** @param place words of a location, `|` between places. */
  named(place: string | null): CityHome | undefined;
  /** Share of people of the country who say they live in the city, 0–1. */
  shareOf(asked: AskedCity): number;
}

/** A city that one customer alone names may be a slip of the pen. */
const customersMin = 2;
/** What is known before customers are counted, worth so many of them; where the gazetteer knows nothing, little. */
const priorCity = { customers: 20, share: 0.03, placed: 100, shareMin: 1e-4 } as const;
/** Of those who say where they live, so many name the city. */
const namesCity = 0.8;

export function knownCities(counts: readonly CityCount[]): KnownCities {
  const best = new Map<string, CityCount>();
  const total = new Map<string, number>();
  const ofCountry = new Map<string, number>();
  const inCity = new Map<string, number>();
  const add = (sums: Map<string, number>, key: string, customers: number): void => {
    sums.set(key, (sums.get(key) ?? 0) + customers);
  };
  for (const count of counts) {
    add(total, count.city, count.customers);
    add(ofCountry, count.country ?? '', count.customers);
    add(inCity, keyOf(count.placeId, count.country, count.city), count.customers);
    const before = best.get(count.city);
    if (before === undefined || comesBefore(count, before)) best.set(count.city, count);
  }
  return {
    named(place) {
      for (const segment of place === null ? [] : place.split(' | ')) {
        const city = best.get(segment);
        if (city !== undefined && (total.get(segment) ?? 0) >= customersMin) return city;
      }
      return undefined;
    },
    shareOf({ city, country, placeId, placeShare }) {
      const home = country ?? best.get(city ?? '')?.country ?? '';
      const there = Math.max(0, (inCity.get(keyOf(placeId, home, city)) ?? 0) - 1);
      const all = ofCountry.get(home) ?? 0;
      const known = placeId !== null && placeShare !== null;
      const weight = known ? priorCity.placed : priorCity.customers;
      const prior = known ? Math.max(priorCity.shareMin, placeShare) : priorCity.share;
      return (namesCity * (there + weight * prior)) / (all + weight);
    },
  };
}

const keyOf = (placeId: number | null, country: string | null, city: string | null): string =>
  placeId === null ? `${country ?? ''} ${city}` : String(placeId);

/** More customers first; then by code, so that the order of rows decides nothing. */
function comesBefore(a: CityCount, b: CityCount): boolean {
  if (a.customers !== b.customers) return a.customers > b.customers;
  return `${a.country} ${a.region} ${a.placeId}` < `${b.country} ${b.region} ${b.placeId}`;
}
