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
}

/** A city that one customer alone names may be a slip of the pen. */
const customersMin = 2;

export function knownCities(counts: readonly CityCount[]): KnownCities {
  const best = new Map<string, CityCount>();
  const total = new Map<string, number>();
  for (const count of counts) {
    total.set(count.city, (total.get(count.city) ?? 0) + count.customers);
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
  };
}

/** More customers first; then by code, so that the order of rows decides nothing. */
function comesBefore(a: CityCount, b: CityCount): boolean {
  if (a.customers !== b.customers) return a.customers > b.customers;
  return `${a.country} ${a.region}` < `${b.country} ${b.region}`;
}
