/**
 * Compares two customer records.
 *
 * Takes the numbers of two records; gives the level of each comparison and the
 * log2 chance that two strangers agree so, where that depends on the value
 * agreed on. Which record comes first makes no difference.
 */
import { type AddressSide, addressCode, compareAddresses, compareCities } from './address.ts';
import { compareBirth, isWholeDate } from './birth.ts';
import { type Chances, chancesOf } from './chances.ts';
import { compareNamesOf } from './compare-names.ts';
import { compareOwnOf } from './compare-own.ts';
import { type RecordComparison, recordComparisons, recordLevelCode } from './levels.ts';
import { givenCode } from './names.ts';
import type { PersonRecords } from './person-records.ts';
import { type RecordView, viewOf } from './record-view.ts';
import type { SetLevel } from './set-level.ts';

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
const workCode = {
  title: recordLevelCode('work', 'title'),
  same: recordLevelCode('work', 'same'),
} as const;
/** Other, the same: the levels of sex. */
const exactCode = { other: 1, same: 2 } as const;

export function createRecordComparer(records: PersonRecords): RecordComparer {
  const levels = new Uint8Array(recordComparisons.length);
  const chanceBits = new Float64Array(recordComparisons.length);
  const evidence: RecordEvidence = { levels, chanceBits };
  const set: SetLevel = (comparison, level, chance) => {
    levels[at[comparison]] = level;
    chanceBits[at[comparison]] = chance === undefined ? Number.NaN : Math.log2(Math.min(1, chance));
  };
  const view = viewOf(records);
  const chances = chancesOf(records);
  const compareNames = compareNamesOf(view, chances, set);
  const compareOwn = compareOwnOf(view, chances, set);
  return {
    compare(a, b) {
      set('origin', records.file[a] === records.file[b] ? sameFile : otherFile);
      const given = compareNames(a, b);
      compareBirths(view, chances, set, a, b);
      compareOwn(a, b, given === givenCode.different);
      compareAddress(view, chances, set, a, b);
      compareWork(view, chances, set, a, b);
      compareSex(view, chances, set, a, b);
      compareBirthplace(view, chances, set, a, b);
      return evidence;
    },
  };
}

type Compare = (view: RecordView, chances: Chances, set: SetLevel, a: number, b: number) => void;

const compareBirths: Compare = ({ records }, chances, set, a, b) => {
  const [one, two] = [records.birth[a] ?? 0, records.birth[b] ?? 0];
  const level = compareBirth(one, two);
  if (level !== birthSame && level !== birthYear) return set('birth', level);
  // Where one side gives the year alone, the year is what agrees.
  return set('birth', level, chances.birth(level === birthYear && isWholeDate(one) ? two : one));
};

/** Employer, else job title. */
const compareWork: Compare = (view, chances, set, a, b) => {
  const company = sharedCode(view, 'company', a, b);
  if (company === exactCode.same) {
    return set('work', workCode.same, chances.sharedText('company', view.code('company', a)));
  }
  const title = sharedCode(view, 'title', a, b);
  if (title === exactCode.same) {
    return set('work', workCode.title, chances.sharedText('title', view.code('title', a)));
  }
  return set('work', Math.max(company, title));
};

const compareSex: Compare = (view, chances, set, a, b) => {
  const level = sharedCode(view, 'sex', a, b);
  const same = level === exactCode.same;
  set('sex', level, same ? chances.sharedText('sex', view.code('sex', a)) : undefined);
};

const compareBirthplace: Compare = (view, chances, set, a, b) => {
  const level = compareCities(view.text('birthplace', a), view.text('birthplace', b));
  const share = (record: number): number =>
    chances.sharedText('birthplace', view.code('birthplace', record));
  set('birthplace', level, level > exactCode.other ? Math.max(share(a), share(b)) : undefined);
};

/** 0 where either is missing. */
function sharedCode(
  view: RecordView,
  column: 'company' | 'title' | 'sex',
  a: number,
  b: number,
): number {
  const [one, two] = [view.code(column, a), view.code(column, b)];
  if (one === 0 || two === 0) return 0;
  return one === two ? exactCode.same : exactCode.other;
}

/** Houses of a street, about: of strangers in it so many live at one number. */
const houses = 40;
const sameHouse = 1e-6;

const compareAddress: Compare = (view, chances, set, a, b) => {
  const level = compareAddresses(sideOf(view, a), sideOf(view, b));
  const place = (column: 'city' | 'postcode'): number =>
    Math.max(placeChance(view, chances, column, a, b), placeChance(view, chances, column, b, a));
  const street = (): number =>
    sameHouse +
    Math.max(
      chances.sharedText('street', view.code('street', a)),
      chances.sharedText('street', view.code('street', b)),
    );
  set('address', level, addressChance(level, place, street));
};

function addressChance(
  level: number,
  place: (column: 'city' | 'postcode') => number,
  street: () => number,
): number | undefined {
  switch (level) {
    case addressCode.city:
      return place('city');
    case addressCode.postcode:
      return place('postcode');
    case addressCode.area:
      return Math.min(place('postcode'), place('city'));
    case addressCode.street:
      return street();
    case addressCode.house:
      return street() / houses + sameHouse;
    default:
      return undefined;
  }
}

function placeChance(
  view: RecordView,
  chances: Chances,
  column: 'city' | 'postcode',
  record: number,
  other: number,
): number {
  const country = view.code('country', record) || view.code('country', other);
  return chances.place(column, view.code(column, record), country);
}

const sideOf = (view: RecordView, record: number): AddressSide => ({
  street: view.text('street', record),
  street2: view.text('street2', record),
  house: view.text('house', record),
  postcode: view.text('postcode', record),
  city: view.text('city', record),
  region: view.text('region', record),
  country: view.text('country', record),
});
