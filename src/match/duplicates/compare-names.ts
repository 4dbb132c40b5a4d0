/** Given name, family name, their order, middle name and generation of two records. */
import type { Chances } from './chances.ts';
import { recordLevelCode } from './levels.ts';
import { compareNames, familyCode, givenCode, type NameReading } from './names.ts';
import type { RecordView } from './record-view.ts';
import type { SetLevel } from './set-level.ts';

/** Names that strangers bear within a slip or two of a name, as a share of people. */
const slipped = { given: 3e-4, family: 1e-4 } as const;
const sounding = { given: 2e-3, family: 7e-4 } as const;
/**
 * How many times more often whole names meet than their frequencies tell. A
 * little too much keeps a file in which everybody has a namesake from taking
 * namesakes for people.
 */
const affinity = 1.5;

export function compareNamesOf(view: RecordView, chances: Chances, set: SetLevel) {
  /** Gives the level of the given names. */
  return (a: number, b: number): number => {
    const sides = {
      givenA: view.words('given', a),
      familyA: view.words('family', a),
      givenB: view.words('given', b),
      familyB: view.words('family', b),
    };
    const name = compareNames(sides, chances.isGivenName);
    const chance = nameChances(name, chances, sharedCountry(view, a, b));
    set('given', name.given, chance.given);
    set('family', name.family, chance.family);
    set('order', name.order);
    set('middle', compareMiddle(view.text('middle', a), view.text('middle', b)));
    set('generation', compareGeneration(view.text('generation', a), view.text('generation', b)));
    return name.given;
  };
}

/** The country of both, as far as they do not contradict each other. */
function sharedCountry(view: RecordView, a: number, b: number): string | null {
  const [one, two] = [view.text('country', a), view.text('country', b)];
  if (one === '' || two === '') return one || two || null;
  return one === two ? one : null;
}

function nameChances(
  name: NameReading,
  chances: Chances,
  country: string | null,
): { readonly given: number | undefined; readonly family: number | undefined } {
  const [givenOne, givenTwo] = name.givenWords;
  const [familyOne, familyTwo] = name.familyWords;
  let family: number | undefined;
  if (name.family > familyCode.other) {
    family = Math.max(chances.family(familyOne), chances.family(familyTwo));
    if (name.family === familyCode.slip) family += slipped.family;
    if (name.family === familyCode.sound) family += sounding.family;
  }
  let given: number | undefined;
  if (name.given > givenCode.initial) {
    given = Math.max(chances.given(givenOne), chances.given(givenTwo));
    if (name.given === givenCode.slip) given += slipped.given;
    if (name.given === givenCode.sound) given += sounding.given;
    if (family !== undefined) {
      // Names go together by country; the family name has been weighed already.
      const beside = (first: string, last: string): number =>
        chances.whole(first, last, country) / chances.family(last);
      const whole = Math.max(beside(givenOne, familyOne), beside(givenTwo, familyTwo));
      given = affinity * Math.max(given, whole);
    }
  }
  return { given, family };
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
