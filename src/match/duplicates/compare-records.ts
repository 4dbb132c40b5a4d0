/**
 * Compares two customer records.
 *
 * Takes the numbers of two records; gives the level of each comparison and the
 * log2 chance that two strangers agree so, where that depends on the value
 * agreed on.
 */
import { wordsOf } from '../normalise/fold.ts';
import { type AddressSide, addressCode, compareAddresses } from './address.ts';
import { compareBirth, isWholeDate } from './birth.ts';
import { type Chances, chancesOf } from './chances.ts';
import { compareEmails, emailCode } from './email.ts';
import { type RecordComparison, recordComparisons, recordLevelCode } from './levels.ts';
import { compareNames, familyCode, givenCode, type NameReading } from './names.ts';
import type { PersonRecords, PooledColumn } from './person-records.ts';
import { slipsBetween } from './slips.ts';

/** One pair, compared. Filled anew by every comparison: read it before the next. */
export interface RecordEvidence {
  /** Level codes by place in `recordComparisons`. */
  readonly levels: Uint8Array;
  /** log2 chances, at most 0; NaN where the level alone tells it. */
  readonly chanceBits: Float64Array;
}

export interface RecordComparer {
  compare(a: number, b: number): RecordEvidence;
}

const at = Object.fromEntries(recordComparisons.map((name, place) => [name, place])) as Record<
  RecordComparison,
  number
>;
const sameFile = recordLevelCode('origin', 'same-file');
const otherFile = recordLevelCode('origin', 'other-file');
const birthYear = recordLevelCode('birth', 'year');
const birthSame = recordLevelCode('birth', 'same');
/** Other, one slip apart, the same: the levels of phone and identifier. */
const valueCode = { other: 1, slip: 2, same: 3 } as const;

export function createRecordComparer(records: PersonRecords): RecordComparer {
  const { pools } = records;
  const chances = chancesOf(records);
  const words = (column: PooledColumn) => pools[column].texts.map(wordsOf);
  const lists = { given: words('given'), family: words('family'), phones: words('phones') };
  const levels = new Uint8Array(recordComparisons.length);
  const chanceBits = new Float64Array(recordComparisons.length);
  const evidence: RecordEvidence = { levels, chanceBits };
  const code = (column: PooledColumn, record: number): number => pools[column].codes[record] ?? 0;
  const text = (column: PooledColumn, record: number): string =>
    pools[column].texts[code(column, record)] ?? '';
  const set = (comparison: RecordComparison, level: number, chance?: number): void => {
    levels[at[comparison]] = level;
    chanceBits[at[comparison]] = chance === undefined ? Number.NaN : Math.log2(Math.min(1, chance));
  };
  const side = (record: number): AddressSide => ({
    street: text('street', record),
    street2: text('street2', record),
    house: text('house', record),
    postcode: text('postcode', record),
    city: text('city', record),
    region: text('region', record),
    country: text('country', record),
  });

  const compareNameOf = (a: number, b: number): void => {
    const sides = {
      givenA: lists.given[code('given', a)] ?? [],
      familyA: lists.family[code('family', a)] ?? [],
      givenB: lists.given[code('given', b)] ?? [],
      familyB: lists.family[code('family', b)] ?? [],
    };
    const name = compareNames(sides, chances.isGivenName);
    const country = text('country', a) || text('country', b) || null;
    const chance = nameChances(name, chances, country);
    set('given', name.given, chance.given);
    set('family', name.family, chance.family);
    set('order', name.order);
  };
  const emailChance = (level: number, a: number, b: number): number | undefined => {
    if (level < emailCode.local) return undefined;
    if (level === emailCode.same) return chances.ownText('email', a);
    const chance = (address: number): number =>
      chances.email(pools.email.texts[address] ?? '', level === emailCode.near);
    return Math.max(chance(a), chance(b));
  };
  const compareOwn = (a: number, b: number): void => {
    const [emailA, emailB] = [code('email', a), code('email', b)];
    if (emailA === 0 || emailB === 0) set('email', 0);
    else {
      const level = compareEmails(text('email', a), text('email', b));
      set('email', level, emailChance(level, emailA, emailB));
    }
    const phone = bestOfLists(
      lists.phones[code('phones', a)] ?? [],
      lists.phones[code('phones', b)] ?? [],
    );
    const phoneChance = Math.max(
      chances.ownText('phones', code('phones', a)),
      chances.ownText('phones', code('phones', b)),
    );
    set('phone', phone, valueChance(phone, phoneChance));
  };
  const compareIdentifiers = (a: number, b: number): void => {
    let level = 0;
    let chance = 1;
    for (const [place, { values }] of records.identifiers.entries()) {
      const [one, two] = [values.codes[a] ?? 0, values.codes[b] ?? 0];
      if (one === 0 || two === 0) continue;
      const reached =
        one === two
          ? valueCode.same
          : slipsBetween(values.texts[one] ?? '', values.texts[two] ?? '', 1) === 1
            ? valueCode.slip
            : valueCode.other;
      if (reached <= level) continue;
      level = reached;
      chance = chances.ownIdentifier(place, one);
    }
    set('identifier', level, valueChance(level, chance));
  };
  const compareAddress = (a: number, b: number): void => {
    const level = compareAddresses(side(a), side(b));
    const country = code('country', a) || code('country', b);
    set(
      'address',
      level,
      addressChance(level, (column) =>
        column === 'street'
          ? chances.sharedText(column, code(column, a))
          : chances.place(column, code(column, a), country),
      ),
    );
  };
  const compareExact = (comparison: 'work' | 'sex', column: PooledColumn, a: number, b: number) => {
    const [one, two] = [code(column, a), code(column, b)];
    const level = one === 0 || two === 0 ? 0 : one === two ? 2 : 1;
    set(comparison, level, level === 2 ? chances.sharedText(column, one) : undefined);
  };

  return {
    compare(a, b) {
      set('origin', records.file[a] === records.file[b] ? sameFile : otherFile);
      compareNameOf(a, b);
      set('middle', compareMiddle(text('middle', a), text('middle', b)));
      set('generation', compareGeneration(text('generation', a), text('generation', b)));
      const [bornA, bornB] = [records.birth[a] ?? 0, records.birth[b] ?? 0];
      const born = compareBirth(bornA, bornB);
      const bornChance =
        born === birthSame || born === birthYear
          ? chances.birth(born === birthYear && isWholeDate(bornA) ? bornB : bornA)
          : undefined;
      set('birth', born, bornChance);
      compareOwn(a, b);
      compareAddress(a, b);
      compareExact('work', 'company', a, b);
      compareExact('sex', 'sex', a, b);
      const page = sharedCode(code('page', a), code('page', b));
      const handles = sharedWord(text('handles', a), text('handles', b));
      const web = Math.max(page, handles);
      set(
        'web',
        web,
        web === 2
          ? chances.ownText(
              page === 2 ? 'page' : 'handles',
              code(page === 2 ? 'page' : 'handles', a),
            )
          : undefined,
      );
      compareIdentifiers(a, b);
      return evidence;
    },
  };
}

const sharedCode = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a === b ? 2 : 1);

/** One declared handle in common says much; others on other platforms say nothing. */
function sharedWord(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  const own = wordsOf(a);
  return wordsOf(b).some((word) => own.includes(word)) ? 2 : 0;
}

const valueChance = (level: number, same: number): number | undefined =>
  level === valueCode.same ? same : undefined;

function bestOfLists(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  let best: number = valueCode.other;
  for (const one of a) {
    for (const two of b) {
      if (one === two) return valueCode.same;
      if (slipsBetween(one, two, 1) === 1) best = valueCode.slip;
    }
  }
  return best;
}

const middleCode = {
  other: recordLevelCode('middle', 'other'),
  initial: recordLevelCode('middle', 'initial'),
  same: recordLevelCode('middle', 'same'),
} as const;

function compareMiddle(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b && a.length > 1) return middleCode.same;
  return a.charAt(0) === b.charAt(0) ? middleCode.initial : middleCode.other;
}

const generationCode = {
  other: recordLevelCode('generation', 'other'),
  oneSide: recordLevelCode('generation', 'one-side'),
  same: recordLevelCode('generation', 'same'),
  none: recordLevelCode('generation', 'none'),
} as const;

function compareGeneration(a: string, b: string): number {
  if (a === b) return a === '' ? generationCode.none : generationCode.same;
  return a === '' || b === '' ? generationCode.oneSide : generationCode.other;
}

/** Names that strangers bear within a slip or two of a name, as a share of people. */
const slipped = { given: 3e-4, family: 1e-4 } as const;
const sounding = { given: 2e-3, family: 7e-4 } as const;

/**
 * How many times more often whole names meet than their frequencies tell. A
 * little too much keeps a file in which everybody has a namesake from taking
 * namesakes for people.
 */
const affinity = 1.5;

function nameChances(
  name: NameReading,
  chances: Chances,
  country: string | null,
): { readonly given: number | undefined; readonly family: number | undefined } {
  const [givenOne, givenTwo] = name.givenWords;
  const [familyOne, familyTwo] = name.familyWords;
  let family: number | undefined;
  if (name.family > familyCode.other) {
    const share = Math.max(chances.family(familyOne), chances.family(familyTwo));
    family = share;
    if (name.family === familyCode.slip) family = share + slipped.family;
    if (name.family === familyCode.sound) family = share + sounding.family;
  }
  let given: number | undefined;
  if (name.given > givenCode.initial) {
    const share = Math.max(chances.given(givenOne), chances.given(givenTwo));
    given = share;
    if (name.given === givenCode.slip) given = share + slipped.given;
    if (name.given === givenCode.sound) given = share + sounding.given;
    if (family !== undefined) {
      // Names go together by country; the family name has been weighed already.
      const whole = chances.whole(givenOne, familyOne, country);
      given = affinity * Math.max(given, whole / chances.family(familyOne));
    }
  }
  return { given, family };
}

type AddressColumn = 'street' | 'city' | 'postcode';

/** Houses of a street, about: of strangers in it so many live at one number. */
const houses = 40;
const sameHouse = 1e-6;

function addressChance(
  level: number,
  share: (column: AddressColumn) => number,
): number | undefined {
  switch (level) {
    case addressCode.city:
      return share('city');
    case addressCode.postcode:
      return share('postcode');
    case addressCode.area:
      return Math.min(share('postcode'), share('city'));
    case addressCode.street:
      return share('street') + sameHouse;
    case addressCode.house:
      return share('street') / houses + sameHouse;
    default:
      return undefined;
  }
}
