/**
 * How likely a stranger bears a name.
 *
 * Takes counts of people by name in both files; gives shares, 0–1. That the
 * customer bears the name is itself an observation: where n people bear it, a
 * stranger does with (n − d) / (people), d being the discount of a Pitman–Yor
 * process (Pitman and Yor 1997), estimated from the names borne once and twice. Shares are shrunk toward what is commonly known
 * (`frequent-names.ts`) with the weight of `priorNames` people.
 *
 * A whole name is given name times family name, and as often more as both are
 * names of one country (a Turkish given name stands before a Turkish family
 * name), shrunk toward how many people are seen to bear all of it.
 */
import { nicknameGroupsOf } from '../normalise/nickname.ts';
import { commonFamilyShare, commonGivenShare, isCommonName } from './frequent-names.ts';
import { type FormCounts, formBits } from './handle-form.ts';

/** Customers by country, of those whose country is known. */
export type CountryCounts = ReadonlyMap<string, number>;

export interface NameCounts {
  /**
   * People with a family name, with a given name, in both files: of one whole
   * name as many as one file or platform shows at once.
   */
  readonly familyPeople: number;
  readonly givenPeople: number;
  /** People by family name; a name that is missing is borne by one. */
  readonly family: ReadonlyMap<string, number>;
  /** People by nickname group of the given name; a name that is missing is borne by one. */
  readonly given: ReadonlyMap<string, number>;
  /** People by `group family`; a name that is missing is borne by one. */
  readonly whole?: ReadonlyMap<string, number>;
  /** Whole names of which one platform shows more people at once than all else does. */
  readonly shownByOnePlatform?: ReadonlySet<string>;
  /** Family names that exactly one person bears, and exactly two. */
  readonly borneOnce?: number;
  readonly borneTwice?: number;
  readonly familyCountries?: ReadonlyMap<string, CountryCounts>;
  readonly givenCountries?: ReadonlyMap<string, CountryCounts>;
  readonly countries?: CountryCounts;
  /** People by the letters of a handle; letters that are missing are borne by one. */
  readonly handles?: ReadonlyMap<string, number>;
  /** Handles by the form in which they spell the name beside them. */
  readonly forms?: FormCounts;
  /** People with a handle, and the letters that exactly one, exactly two of them bear. */
  readonly handlePeople?: number;
  readonly handlesOnce?: number;
  readonly handlesTwice?: number;
}

export interface NameFrequency {
  familyShare(family: string): number;
  givenShare(given: string): number;
  /**
   * @param country of the customer, which tells where a rare name comes from.
   * @param left profiles of the name left out of the counts, all of one platform: 0 or 1.
   */
  wholeShare(given: string, family: string, country: string | null, left?: number): number;
  /** Share of people who take these letters for a handle. */
  handleShare(letters: string): number;
  /** log2 of the chance that somebody of the name takes this form for a handle (`handle-form.ts`). */
  formBits(form: string): number;
  /** Whether a word is known as a given or family name, from the tables or from the customers. */
  isName(word: string): boolean;
}

const priorNames = 2000;
const noForms: FormCounts = { people: 0, forms: new Map() };
/** Before any is counted, letters of one handle are those of another in 10⁵ (0.2 of 20,000). */
const priorHandles = 20_000;
/** Discount before any name is counted, and the family names it is worth. */
const priorDiscount = 0.8;
const priorBorne = 100;
const discountMax = 0.95;
/** Bearers of a whole name that the product of its parts is worth. */
const priorWhole = 2;
/**
 * Bearers that the countries of all customers are worth beside those of one name, before any name is counted;
 * and the names that this is worth.
 */
const priorBearers = { family: 0.5, given: 2 };
const priorNamesByCountry = 30;
const bearersMin = 0.02;
const bearersMax = 50;
/** Two names whose countries never meet still meet: mixed families. */
const togetherMin = 0.2;
const none: CountryCounts = new Map();
const noNames: ReadonlyMap<string, CountryCounts> = new Map();

export function nameFrequency(counts: NameCounts): NameFrequency {
  const discount = discountOf(counts.borneOnce, counts.borneTwice);
  const handleDiscount = discountOf(counts.handlesOnce, counts.handlesTwice);
  const share = (people: number, all: number, prior: number): number =>
    Math.min(1, (Math.max(1, people) - discount + priorNames * prior) / (all + priorNames));
  const groupOf = (given: string): string => nicknameGroupsOf(given)[0] ?? given;
  const familyShare = (family: string, left = 0): number =>
    share((counts.family.get(family) ?? 1) - left, counts.familyPeople, commonFamilyShare(family));
  const givenShare = (given: string): number => {
    const group = groupOf(given);
    const prior = Math.max(commonGivenShare(given), commonGivenShare(group));
    return share(counts.given.get(group) ?? 1, counts.givenPeople, prior);
  };
  const together = countryMeeting(counts);
  const whole = (given: string, family: string, country: string | null, out: number): number => {
    const group = groupOf(given);
    // The customers, or another platform, may show as many without it.
    const left = out > 0 && counts.shownByOnePlatform?.has(`${group} ${family}`) ? out : 0;
    const meeting = together(group, family, country);
    const byParts = familyShare(family, left) * givenShare(given) * meeting;
    const others = Math.max(1, (counts.whole?.get(`${group} ${family}`) ?? 1) - left) - 1;
    const all = counts.familyPeople + priorNames;
    return Math.min(1, (others + priorWhole) / (all + priorWhole / byParts));
  };
  return {
    familyShare: (family) => familyShare(family),
    givenShare,
    // The columns may be swapped; either way the commoner reading is the safe one.
    wholeShare: (given, family, country, left = 0) =>
      Math.max(whole(given, family, country, left), whole(family, given, country, left)),
    handleShare: (letters) =>
      Math.min(
        1,
        (Math.max(1, counts.handles?.get(letters) ?? 1) - handleDiscount) /
          ((counts.handlePeople ?? 0) + priorHandles),
      ),
    formBits: (form) => formBits(form, counts.forms ?? noForms),
    isName: (word) =>
      isCommonName(word) ||
      (counts.givenCountries?.has(groupOf(word)) ?? false) ||
      (counts.familyCountries?.has(word) ?? false),
  };
}

/** A name borne once is borne by the next with (1 − d) / people: with 2 · twice / once of it (Good 1953, Turing). */
function discountOf(once = 0, twice = 0): number {
  const left = (2 * twice + (1 - priorDiscount) * priorBorne) / (once + priorBorne);
  return Math.min(discountMax, Math.max(0, 1 - left));
}

/** How many times more often two names meet than if all countries had the same names. */
function countryMeeting(counts: NameCounts) {
  const countries = counts.countries ?? none;
  const customers = [...countries.values()].reduce((sum, count) => sum + count, 0);
  const worth = {
    family: bearersWorth(counts.familyCountries ?? noNames, countries, priorBearers.family),
    given: bearersWorth(counts.givenCountries ?? noNames, countries, priorBearers.given),
  };
  return (group: string, family: string, own: string | null): number => {
    if (customers === 0) return 1;
    const ofGiven = counts.givenCountries?.get(group) ?? none;
    const ofFamily =
      counts.familyCountries?.get(family) ?? (own === null ? asOne(ofGiven) : oneOf(own));
    const families = sumOf(ofFamily) + worth.family;
    const givens = sumOf(ofGiven) + worth.given;
    // Σ over countries of P(country | family) · P(country | given) / P(country).
    let meeting = (worth.family / families) * (worth.given / givens);
    meeting += (worth.family / families) * (sumOf(ofGiven) / givens);
    meeting += (sumOf(ofFamily) / families) * (worth.given / givens);
    for (const [country, bearers] of ofFamily) {
      const inCountry = countries.get(country) ?? 0;
      if (inCountry === 0) continue;
      const both = (bearers / families) * ((ofGiven.get(country) ?? 0) / givens);
      meeting += (both * customers) / inCountry;
    }
    return Math.max(togetherMin, meeting);
  };
}

/**
 * How many bearers the countries of all customers are worth beside those of one
 * name: few, where those who share a name share the country too. From the chance
 * q that two bearers of one name live in one country, and the chance s that any
 * two people do, after Pólya's urn: q = (1 + a · s) / (1 + a).
 */
function bearersWorth(
  byName: ReadonlyMap<string, CountryCounts>,
  countries: CountryCounts,
  prior: number,
): number {
  const all = sumOf(countries);
  if (all === 0) return prior;
  let anyTwo = 0;
  for (const count of countries.values()) anyTwo += (count / all) ** 2;
  let names = priorNamesByCountry;
  let together = (priorNamesByCountry * (1 + prior * anyTwo)) / (1 + prior);
  for (const counts of byName.values()) {
    const bearers = sumOf(counts);
    if (bearers < 2) continue;
    let same = 0;
    for (const count of counts.values()) same += count * (count - 1);
    names += 1;
    together += same / (bearers * (bearers - 1));
  }
  const twoOfName = together / names;
  if (twoOfName <= anyTwo) return bearersMax;
  return Math.min(bearersMax, Math.max(bearersMin, (1 - twoOfName) / (twoOfName - anyTwo)));
}

const oneOf = (country: string): CountryCounts => new Map([[country, 1]]);

/** One bearer, who is where the others are: a rare family name comes from where the given name does. */
const asOne = (counts: CountryCounts): CountryCounts => {
  const sum = sumOf(counts);
  return new Map([...counts].map(([country, bearers]) => [country, bearers / sum]));
};

const sumOf = (counts: CountryCounts): number => {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
};
