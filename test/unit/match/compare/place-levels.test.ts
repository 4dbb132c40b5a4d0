import { describe, expect, it } from 'vitest';
import { knownCities } from '../../../../src/match/compare/known-cities.ts';
import { levelName } from '../../../../src/match/compare/levels.ts';
import { comparePlaces } from '../../../../src/match/compare/place-levels.ts';

const counted = (city: string, region: string | null, country: string, customers: number) => ({
  city,
  region,
  country,
  customers,
  placeId: null,
});
const cities = knownCities([
  counted('houston', 'US-TX', 'US', 9),
  counted('dallas', 'US-TX', 'US', 9),
  counted('boise', 'US-ID', 'US', 2),
  counted('lyon', null, 'FR', 3),
  counted('slip', null, 'US', 1),
]);
const unplaced = { spot: null, said: null, guessed: false };
const houston = { city: 'houston', region: 'US-TX', country: 'US', ...unplaced };

describe('places known by name alone', () => {
  it.each([
    ['houston | tx', 'US-TX', 'US', 'city'],
    ['austin | tx', 'US-TX', 'US', 'region'],
    ['dallas', null, null, 'region'],
    ['boise', null, null, 'elsewhere'],
    ['boise | id', 'US-ID', 'US', 'other'],
    ['lyon', null, null, 'abroad'],
    ['lyon | france', null, 'FR', 'abroad'],
    ['slip', null, null, 'missing'],
    ['usa', null, 'US', 'country'],
    [null, null, null, 'missing'],
  ])('%s (%s, %s) is %s', (place, regions, countries, level) => {
    const sides = { ...houston, place, regions, countries };
    expect(levelName('place', comparePlaces(sides, cities))).toBe(level);
  });
});

const at = (id: number | null, latitude: number, longitude: number, people: number) => ({
  id,
  latitude,
  longitude,
  people,
});
const newYork = {
  ...houston,
  city: 'new york',
  region: 'US-NY',
  spot: at(9, 40.71, -74, 8_800_000),
};

describe('places with coordinates', () => {
  it.each([
    ['itself', at(9, 40.71, -74, 8_800_000), 'nyc', 'US-NY', 'city'],
    ['a part of it', at(7, 40.65, -73.95, 2_700_000), 'brooklyn', 'US-NY', 'city'],
    ['the town across the river', at(10, 40.74, -74.17, 280_000), 'newark', 'US-NJ', 'near'],
    ['the area around it', at(null, 40.71, -74, 8_800_000), 'tri state area', 'US-NY', 'near'],
    ['a town upstate', at(8, 42.89, -78.88, 270_000), 'buffalo', 'US-NY', 'region'],
    ['a town far away', at(6, 29.76, -95.36, 2_300_000), 'houston', 'US-TX', 'other'],
  ])('%s', (_, said, place, regions, level) => {
    const sides = { ...newYork, said, place, regions, countries: 'US' };
    expect(levelName('place', comparePlaces(sides, cities))).toBe(level);
  });

  it('a name several places bear, with nothing beside it, may be the smaller one', () => {
    const paris = { ...houston, city: 'paris', spot: at(13, 33.66, -95.55, 24_000) };
    const said = at(12, 48.85, 2.35, 2_100_000);
    const sides = { ...paris, said, place: 'paris', regions: 'FR-11', countries: 'FR' };
    expect(levelName('place', comparePlaces({ ...sides, guessed: true }, cities))).toBe('city');
    expect(levelName('place', comparePlaces({ ...sides, guessed: false }, cities))).toBe('abroad');
  });
});

describe('how common a city is', () => {
  it('a metropolis is more common than a village, also before anybody is counted', () => {
    const none = knownCities([]);
    const share = (placeShare: number) =>
      none.shareOf({ city: 'a', country: 'US', placeId: 1, placeShare });
    expect(share(0.2)).toBeGreaterThan(share(0.001));
    expect(share(0)).toBeGreaterThan(0);
  });

  it('counts customers by place, however they spell it', () => {
    const spelled = knownCities([
      { city: 'koln', region: null, country: 'DE', placeId: 3, customers: 400 },
      { city: 'cologne', region: null, country: 'DE', placeId: 3, customers: 400 },
      { city: 'bonn', region: null, country: 'DE', placeId: 4, customers: 200 },
    ]);
    const share = spelled.shareOf({ city: 'koln', country: 'DE', placeId: 3, placeShare: 0.02 });
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThanOrEqual(0.8);
  });
});
