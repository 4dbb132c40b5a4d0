/**
 * Cities known from the customers' own records: enough of a gazetteer to tell
 * that a profile names another town, as long as customers live there too.
 *
 * Takes city, region and country counts; gives the city that the words of a
 * location name. The most frequent region and country stand for a name.
 */
export interface CityCount {
  readonly city: string;
  readonly region: string | null;
  readonly country: string | null;
  /** Customers who live there. */
  readonly customers: number;
}

export interface City {
  readonly region: string | null;
  readonly country: string | null;
}

export interface KnownCities {
  /** @param place words of a location, `|` between places. */
  named(place: string | null): City | undefined;
  /** Share of people of the country who say they live in the city, 0–1. */
  shareOf(city: string | null, country: string | null): number;
}

/** A city that one customer alone names may be a slip of the pen. */
const customersMin = 2;
/** A city nobody else lives in is one of about this many. */
const priorCity = { customers: 20, share: 0.03 };
/** Of those who say where they live, so many name the city. */
const namesCity = 0.8;

export function knownCities(counts: readonly CityCount[]): KnownCities {
  const best = new Map<string, CityCount>();
  const total = new Map<string, number>();
  const ofCountry = new Map<string, number>();
  const inCountry = new Map<string, number>();
  const add = (sums: Map<string, number>, key: string, customers: number): void => {
    sums.set(key, (sums.get(key) ?? 0) + customers);
  };
  for (const count of counts) {
    add(total, count.city, count.customers);
    add(ofCountry, count.country ?? '', count.customers);
    add(inCountry, `${count.country ?? ''} ${count.city}`, count.customers);
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
    shareOf(city, country) {
      const home = country ?? best.get(city ?? '')?.country ?? '';
      const there = Math.max(0, (inCountry.get(`${home} ${city}`) ?? 0) - 1);
      const all = ofCountry.get(home) ?? 0;
      const prior = priorCity.customers * priorCity.share;
      return (namesCity * (there + prior)) / (all + priorCity.customers);
    },
  };
}

/** More customers first; then by code, so that the order of rows decides nothing. */
function comesBefore(a: CityCount, b: CityCount): boolean {
  if (a.customers !== b.customers) return a.customers > b.customers;
  return `${a.country} ${a.region}` < `${b.country} ${b.region}`;
}
