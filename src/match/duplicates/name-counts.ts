/** How common names are among the records, for `compare/frequency.ts`. */
import { type CountryCounts, type NameFrequency, nameFrequency } from '../compare/frequency.ts';
import { wordsOf } from '../normalise/fold.ts';
import { givenGroup } from './names.ts';
import type { PersonRecords } from './person-records.ts';

/** A person seldom has more records: of more bearers of a whole name some are others. */
export const ownRecordsMax = 4;

export function frequencyOf(records: PersonRecords): NameFrequency {
  const { given, family, country } = records.pools;
  const firstWord = (text: string): string => wordsOf(text)[0] ?? '';
  const groups = given.texts.map((text) => givenGroup(firstWord(text)));
  const families = family.texts.map(firstWord);
  const counts = {
    family: new Map<string, number>(),
    given: new Map<string, number>(),
    whole: new Map<string, number>(),
    familyCountries: new Map<string, Map<string, number>>(),
    givenCountries: new Map<string, Map<string, number>>(),
    countries: new Map<string, number>(),
  };
  for (let at = 0; at < records.length; at += 1) {
    const group = groups[given.codes[at] ?? 0] ?? '';
    const last = families[family.codes[at] ?? 0] ?? '';
    const where = country.texts[country.codes[at] ?? 0] ?? '';
    if (group !== '') increase(counts.given, group);
    if (last !== '') increase(counts.family, last);
    if (group !== '' && last !== '') increase(counts.whole, `${group} ${last}`);
    if (where === '') continue;
    increase(counts.countries, where);
    if (group !== '') increase(within(counts.givenCountries, group), where);
    if (last !== '') increase(within(counts.familyCountries, last), where);
  }
  for (const [name, bearers] of counts.whole) {
    counts.whole.set(name, Math.max(1, bearers - ownRecordsMax + 1));
  }
  const familyCountries: ReadonlyMap<string, CountryCounts> = counts.familyCountries;
  return nameFrequency({
    ...counts,
    familyCountries,
    familyPeople: family.filled,
    givenPeople: given.filled,
  });
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function within(of: Map<string, Map<string, number>>, key: string): Map<string, number> {
  let counts = of.get(key);
  if (counts === undefined) of.set(key, (counts = new Map()));
  return counts;
}
