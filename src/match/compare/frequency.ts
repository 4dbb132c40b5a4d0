/**
 * How likely a stranger bears a name.
 *
 * Takes counts of names in both files; gives shares, 0–1. Counts are shrunk
 * toward what is commonly known (`common-names.ts`) with the weight of
 * `priorNames` names. For a whole name the records that bear all of it are left
 * out of the counts of its parts: they may all be one person, who is in both
 * files several times. Names go together by country (a Turkish given name stands
 * before a Turkish family name), which `wholeShare` reckons from the countries
 * in which customers bear either.
 */
import { nicknameGroupsOf } from '../normalise/nickname.ts';
import { commonFamilyShare, commonGivenShare } from './common-names.ts';

/** Customers by country, of those whose country is known. */
export type CountryCounts = ReadonlyMap<string, number>;

export interface NameCounts {
  /** Records by family name, both files together. */
  readonly family: ReadonlyMap<string, number>;
  /** Records by nickname group of the given name, both files together. */
  readonly given: ReadonlyMap<string, number>;
  /** Records by `group family`; names borne by two records or fewer may be left out. */
  readonly whole?: ReadonlyMap<string, number>;
  readonly familyCountries?: ReadonlyMap<string, CountryCounts>;
  readonly givenCountries?: ReadonlyMap<string, CountryCounts>;
  readonly countries?: CountryCounts;
  /** Records counted. */
  readonly records: number;
}

export interface NameFrequency {
  familyShare(family: string): number;
  givenShare(given: string): number;
  /** @param country of the customer, which tells where a rare name comes from. */
  wholeShare(given: string, family: string, country: string | null): number;
}

const priorNames = 2000;
const ownRecords = 2;
/** Nobody is in both files more often than this: of more bearers some are others. */
const ownRecordsMax = 5;
/** Bearers that the countries of all customers are worth beside those of one name. */
const priorBearers = { family: 1, given: 5 };
/** Two names whose countries never meet still meet: mixed families. */
const togetherMin = 0.2;
const none: CountryCounts = new Map();

export function nameFrequency(counts: NameCounts): NameFrequency {
  const total = counts.records + priorNames;
  const share = (count: number, own: number, prior: number): number =>
    Math.min(1, (Math.max(0, count - own) + priorNames * prior) / total);
  const groupOf = (given: string): string => nicknameGroupsOf(given)[0] ?? given;
  const familyShare = (family: string, own: number): number =>
    share(counts.family.get(family) ?? 0, own, commonFamilyShare(family));
  const givenShare = (given: string, own: number): number => {
    const group = groupOf(given);
    const prior = Math.max(commonGivenShare(given), commonGivenShare(group));
    return share(counts.given.get(group) ?? 0, own, prior);
  };
  const together = countryMeeting(counts);
  const whole = (given: string, family: string, country: string | null): number => {
    const group = groupOf(given);
    const bearers = counts.whole?.get(`${group} ${family}`) ?? 0;
    const own = Math.min(ownRecordsMax, Math.max(ownRecords, bearers));
    const apart = familyShare(family, own) * givenShare(given, own);
    return Math.min(1, apart * together(group, family, country));
  };
  return {
    familyShare: (family) => familyShare(family, ownRecords),
    givenShare: (given) => givenShare(given, ownRecords),
    // The columns may be swapped; either way the commoner reading is the safe one.
    wholeShare: (given, family, country) =>
      Math.max(whole(given, family, country), whole(family, given, country)),
  };
}

/** How many times more often two names meet than if all countries had the same names. */
function countryMeeting(counts: NameCounts) {
  const countries = counts.countries ?? none;
  const customers = [...countries.values()].reduce((sum, count) => sum + count, 0);
  return (group: string, family: string, own: string | null): number => {
    if (customers === 0) return 1;
    const ofFamily = counts.familyCountries?.get(family) ?? (own === null ? none : oneOf(own));
    const ofGiven = counts.givenCountries?.get(group) ?? none;
    const families = sumOf(ofFamily) + priorBearers.family;
    const givens = sumOf(ofGiven) + priorBearers.given;
    // Σ over countries of P(country | family) · P(country | given) / P(country).
    let meeting = (priorBearers.family / families) * (priorBearers.given / givens);
    meeting += (priorBearers.family / families) * (sumOf(ofGiven) / givens);
    meeting += (sumOf(ofFamily) / families) * (priorBearers.given / givens);
    for (const [country, bearers] of ofFamily) {
      const inCountry = countries.get(country) ?? 0;
      if (inCountry === 0) continue;
      const both = (bearers / families) * ((ofGiven.get(country) ?? 0) / givens);
      meeting += (both * customers) / inCountry;
    }
    return Math.max(togetherMin, meeting);
  };
}

const oneOf = (country: string): CountryCounts => new Map([[country, 1]]);

const sumOf = (counts: CountryCounts): number => {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
};
