import { describe, expect, it } from 'vitest';
import { kilometresBetween } from '../../../../src/match/place/distance.ts';
import { placeOfRecord } from '../../../../src/match/place/place-of-record.ts';
import { regionOfPostcode } from '../../../../src/match/place/postcode-region.ts';
import { readLocation } from '../../../../src/match/place/read-location.ts';
import { smallGazetteer } from './small-gazetteer.ts';

const gazetteer = smallGazetteer();

describe('a location', () => {
  it.each([
    ['Austin, TX', 5, ['US-TX']],
    ['austin texas', 5, ['US-TX']],
    ['KÖLN', 3, ['DE-NW']],
    ['Koeln, Deutschland', 3, ['DE-NW']],
    ['Cologne 🇩🇪', 3, ['DE-NW']],
    ['東京', 14, ['JP-40']],
    ['Берлин', 1, ['DE-BE']],
    ['Berlin, NH', 2, ['US-NH']],
    ['Berlin', 1, ['DE-BE']],
    ['Paris', 12, ['FR-11']],
    ['Paris, Texas', 13, ['US-TX']],
    ['Springfield, IL', 8, ['US-IL']],
    ['Washington, D.C.', 11, ['US-DC']],
    ['Seattle, Washington', 20, ['US-WA']],
    ['Victoria, BC', 15, ['CA-BC']],
    ['NYC', 9, ['US-NY']],
    ['New York', 9, ['US-NY']],
    ['LA', 22, ['US-CA']],
    ['Lafayette, LA', 23, ['US-LA']],
    ['Austin / Berlin', 5, ['US-TX', 'DE-BE']],
    ['Houston & Washington, D.C.', 6, ['US-TX', 'US-DC']],
    ['Florida, USA', undefined, ['US-FL']],
    ['Texas’ 23rd District', undefined, ['US-TX']],
    ['TX-23', undefined, ['US-TX']],
    ['Toscana, Italia', undefined, ['IT-16']],
    ['Earth', undefined, []],
    ['Earth, TX', 21, ['US-TX']],
    ['Lost Town, TX', undefined, ['US-TX']],
    ['Bonn, France', undefined, []],
    ['somewhere over the rainbow', undefined, []],
    ['', undefined, []],
    [null, undefined, []],
  ])('%s', (text, id, regions) => {
    const located = readLocation(text, gazetteer);
    expect(located.city?.id).toBe(id);
    expect(located.regions).toEqual(regions);
  });

  it('says when only its people tell which place of a name is meant', () => {
    expect(readLocation('Paris', gazetteer).guessed).toBe(true);
    expect(readLocation('Paris, France', gazetteer).guessed).toBe(false);
  });

  it('may be an area around a city, or a point', () => {
    expect(readLocation('Bay Area', gazetteer)).toMatchObject({ around: true, city: { id: 17 } });
    const { point } = readLocation('ÜT: 52.5206,13.4098', gazetteer);
    expect(point).toEqual({ latitude: 52.5206, longitude: 13.4098 });
    expect(readLocation('v 99.1234, 200.5678', gazetteer).point).toBeUndefined();
  });

  it('bears long and hostile text', () => {
    for (const text of [',|;&'.repeat(200), 'x '.repeat(5000), '\u0000\ud800', 'constructor']) {
      expect(readLocation(text, gazetteer).city).toBeUndefined();
    }
  });
});

describe('the place of a record', () => {
  const none = { city: null, region: null, country: null, postcode: null };
  it.each([
    [{ ...none, city: 'Paris', region: 'TX', country: 'US' }, 13, 'US-TX', 'US'],
    [{ ...none, city: 'Paris', country: 'FR' }, 12, 'FR-11', 'FR'],
    [{ ...none, city: 'Cologne', country: 'Germany' }, 3, 'DE-NW', 'DE'],
    [{ ...none, city: 'Berlin', country: 'France' }, undefined, null, 'FR'],
    [{ ...none, postcode: '78701', country: 'US' }, undefined, 'US-TX', 'US'],
    [{ ...none, region: 'Tuscany', country: 'IT' }, undefined, 'IT-16', 'IT'],
    [none, undefined, null, null],
  ])('%o', (columns, id, region, country) => {
    const place = placeOfRecord(columns, gazetteer);
    expect(place.city?.id).toBe(id);
    expect(place.region).toBe(region);
    expect(place.country).toBe(country);
  });

  it.each([
    ['10001', 'US', 'US-NY'],
    ['94110', 'US', 'US-CA'],
    ['m5v2t6', 'CA', 'CA-ON'],
    ['2600', 'AU', 'AU-ACT'],
    ['3000', 'AU', 'AU-VIC'],
    ['10115', 'DE', null],
    [null, 'US', null],
  ])('postcode %s of %s lies in %s', (postcode, country, region) => {
    expect(regionOfPostcode(postcode, country)).toBe(region);
  });
});

it('a degree of latitude is 111 km, and the way there is the way back', () => {
  const [a, b] = [
    { latitude: 10, longitude: 20 },
    { latitude: 11, longitude: 20 },
  ];
  expect(kilometresBetween(a, b)).toBeCloseTo(111.19, 1);
  expect(kilometresBetween(b, a)).toBe(kilometresBetween(a, b));
  expect(kilometresBetween(a, a)).toBe(0);
});
