/** Random pairs compared the short way tell what they would tell compared in full. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelCode } from '../../../src/match/compare/levels.ts';
import {
  compareBatch,
  compareStrangers,
  customerFields,
  fieldMark,
  knownCities,
  nameFrequency,
  profileFields,
  readCustomer,
  readProfile,
} from '../../../src/match/index.ts';

const oneOf = (...values: readonly string[]) => fc.constantFrom('', ...values);
const shown = ['lena kranzow', 'lena', 'jon okafor', 'the night owl', 'zq', 'kranzow bakery'];

const customer = fc.record({
  given: oneOf('lena', 'jon', 'zq'),
  family: oneOf('kranzow', 'okafor'),
  birth_year: oneOf('1971', '1988'),
  country: oneOf('DE', 'US'),
  region: oneOf('DE-BY'),
  city: oneOf('ulm', 'kassel'),
  company: oneOf('kranzow bakery'),
  titles: oneOf('baker', 'mayor'),
});
const profile = fc.record({
  platform: fc.constantFrom('x', 'bluesky'),
  name: oneOf(...shown),
  handle_plain: oneOf('lenakranzow', 'nightowl88', 'zqxzq', 'jon'),
  handle_letters: oneOf('lenakranzow', 'nightowl', 'zqxzq', 'jon'),
  handle_year: oneOf('1988', '88'),
  countries: oneOf('DE', 'US DE'),
  place: oneOf('ulm', 'ulm | kassel'),
  bio: oneOf('mayor of ulm', 'kranzow bakery'),
  titles: oneOf('mayor'),
  nature: oneOf('parody', 'organisation'),
  copied: oneOf('1'),
});

const lineOf = (fields: readonly string[], values: Readonly<Record<string, string>>): string =>
  fields.map((field) => values[field] ?? '').join(fieldMark);

const unnamed = levelCode('name', 'unnamed');
const context = {
  frequency: nameFrequency({
    ...{ familyPeople: 80, givenPeople: 80, people: 80, records: 80 },
    family: new Map([['kranzow', 2]]),
    given: new Map([['lena', 3]]),
  }),
  cities: knownCities([]),
  customers: 80,
};

describe('strangers', () => {
  it('agree on place, work, birth and nature as in a full comparison, and show no name where it says so', () => {
    const sides = fc.tuple(
      fc.array(customer, { minLength: 1, maxLength: 6 }),
      fc.array(profile, { minLength: 1, maxLength: 6 }),
    );
    fc.assert(
      fc.property(sides, ([customers, profiles]) => {
        const records = {
          customer: (at: number) => readCustomer(lineOf(customerFields, customers[at] ?? {})),
          profile: (at: number) => readProfile(lineOf(profileFields, profiles[at] ?? {})),
        };
        const count = customers.length * profiles.length;
        const pairs = {
          customer: new Uint32Array(count).map((_, at) => at % customers.length),
          profile: new Uint32Array(count).map((_, at) => Math.floor(at / customers.length)),
        };
        const full = compareBatch(pairs, records, context);
        const short = compareStrangers(pairs, records, context);
        for (const comparison of ['place', 'work', 'birth', 'nature'] as const) {
          expect(short.levels[comparison]).toEqual(full.levels[comparison]);
        }
        const shows = (level: number): string =>
          level === 0 ? 'nothing' : level === unnamed ? 'no name' : 'a name';
        expect([...short.levels.name].map(shows)).toEqual([...full.levels.name].map(shows));
      }),
      { numRuns: 300 },
    );
  });
});
