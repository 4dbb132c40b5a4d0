/**
 * How the names of two records differ, given and family name in either order.
 *
 * Takes lists of folded words (the forms a name goes by, best first); gives a
 * level for each and the words that made it.
 */
import { slipsBetween } from '../../kernel/index.ts';
import { nicknameGroupsOf, shareNickname } from '../normalise/nickname.ts';
import { recordLevelCode } from './levels.ts';
import { soundOf } from './sound.ts';

/** Slips a text of this length may have and still be called alike: none below four letters. */
const slipsAllowed = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : 2);

export const givenCode = {
  different: recordLevelCode('given', 'different'),
  other: recordLevelCode('given', 'other'),
  initial: recordLevelCode('given', 'initial'),
  sound: recordLevelCode('given', 'sound'),
  slip: recordLevelCode('given', 'slip'),
  nickname: recordLevelCode('given', 'nickname'),
  same: recordLevelCode('given', 'same'),
} as const;

export const familyCode = {
  other: recordLevelCode('family', 'other'),
  sound: recordLevelCode('family', 'sound'),
  slip: recordLevelCode('family', 'slip'),
  same: recordLevelCode('family', 'same'),
} as const;

const orderCode = {
  swapped: recordLevelCode('order', 'swapped'),
  straight: recordLevelCode('order', 'straight'),
} as const;

export interface NameSides {
  readonly givenA: readonly string[];
  readonly familyA: readonly string[];
  readonly givenB: readonly string[];
  readonly familyB: readonly string[];
}

export interface NameReading {
  given: number;
  family: number;
  order: number;
  /** Both spellings of what agrees, empty where nothing does. */
  givenWords: Spellings;
  familyWords: Spellings;
}

export type Spellings = readonly [string, string];

/** @param isName tells words that are given names of their own, so that Anna is no slip of Anja. */
export function compareNames(sides: NameSides, isName: (word: string) => boolean): NameReading {
  const { givenA, familyA, givenB, familyB } = sides;
  const straight = {
    given: compareGiven(givenA, givenB, isName),
    family: compareFamily(familyA, familyB),
  };
  const bothThere = straight.given.level > 0 && straight.family.level > 0;
  if (
    bothThere &&
    straight.given.level < givenCode.slip &&
    straight.family.level < familyCode.slip
  ) {
    const crossed = crossedReading(sides, isName);
    if (crossed !== undefined) return crossed;
  }
  const agree = straight.given.level >= givenCode.slip && straight.family.level >= familyCode.slip;
  return readingOf(straight.given, straight.family, agree ? orderCode.straight : 0);
}

/** Names exchanged in one of the records; which one, the words tell. */
function crossedReading(
  { givenA, familyA, givenB, familyB }: NameSides,
  isName: (word: string) => boolean,
): NameReading | undefined {
  const readings = [
    [compareGiven(givenA, familyB, isName), compareFamily(familyA, givenB)] as const,
    [compareGiven(givenB, familyA, isName), compareFamily(familyB, givenA)] as const,
  ].filter(([given, family]) => given.level >= givenCode.slip && family.level >= familyCode.slip);
  const names = ([given]: (typeof readings)[number]): number => Number(given.words.some(isName));
  const text = ([given]: (typeof readings)[number]): string => [...given.words].sort().join(' ');
  const [best] = readings.sort(
    (one, two) =>
      two[0].level + two[1].level - one[0].level - one[1].level ||
      names(two) - names(one) ||
      (text(one) < text(two) ? -1 : 1),
  );
  return best === undefined ? undefined : readingOf(best[0], best[1], orderCode.swapped);
}

const readingOf = (given: Agreement, family: Agreement, order: number): NameReading => ({
  given: given.level,
  family: family.level,
  order,
  givenWords: given.words,
  familyWords: family.words,
});

interface Agreement {
  readonly level: number;
  readonly words: Spellings;
}

const nothing: Spellings = ['', ''];
const missing: Agreement = { level: 0, words: nothing };

function compareGiven(
  a: readonly string[],
  b: readonly string[],
  isName: (word: string) => boolean,
): Agreement {
  const [first] = a;
  const [second] = b;
  if (first === undefined || second === undefined) return missing;
  let best: Agreement = { level: givenCode.different, words: nothing };
  for (const one of a) {
    for (const two of b) {
      const level = givenLevel(one, two, isName);
      if (level > best.level) best = { level, words: [one, two] };
      if (level === givenCode.same) return best;
    }
  }
  return best;
}

/** Short forms that keep the end or the middle of the name have so many letters: Manu, Emanuele. */
const innerLettersMin = 4;
/** Letters by which a form for women or men is longer: Paul, Paula; Andrea, Andreas; Gabriel, Gabriella. */
const endingLettersMax = 2;

function givenLevel(a: string, b: string, isName: (word: string) => boolean): number {
  if (a === b) return a.length === 1 ? givenCode.initial : givenCode.same;
  if (a.length === 1 || b.length === 1) {
    return a.charAt(0) === b.charAt(0) ? givenCode.initial : givenCode.other;
  }
  if (shareNickname(a, b)) return givenCode.nickname;
  const inner = Math.min(a.length, b.length) >= innerLettersMin && (a.includes(b) || b.includes(a));
  const twoNames = isName(a) && isName(b);
  if (inner && !(twoNames && Math.abs(a.length - b.length) <= endingLettersMax)) {
    return givenCode.sound;
  }
  if (twoNames) return givenCode.different;
  const slips = slipsBetween(a, b, 2);
  const shortest = Math.min(a.length, b.length);
  if (slips === 1) return shortest < 3 ? givenCode.sound : givenCode.slip;
  if (slips <= slipsAllowed(shortest)) return givenCode.sound;
  return alikeInSound(a, b) ? givenCode.sound : givenCode.other;
}

function compareFamily(a: readonly string[], b: readonly string[]): Agreement {
  const [first] = a;
  const [second] = b;
  if (first === undefined || second === undefined) return missing;
  let best: Agreement = { level: familyCode.other, words: nothing };
  for (const one of a) {
    for (const two of b) {
      const level = familyLevel(one, two);
      if (level > best.level) best = { level, words: [one, two] };
      if (level === familyCode.same) return best;
    }
  }
  return best;
}

function familyLevel(a: string, b: string): number {
  if (a === b) return familyCode.same;
  const slips = slipsBetween(a, b, 2);
  const shortest = Math.min(a.length, b.length);
  if (slips === 1) return shortest < 3 ? familyCode.sound : familyCode.slip;
  if (slips <= slipsAllowed(shortest)) return familyCode.sound;
  // Cut at the end, as narrow columns cut.
  const cut = shortest >= 5 && (a.startsWith(b) || b.startsWith(a));
  return cut || alikeInSound(a, b) ? familyCode.sound : familyCode.other;
}

const soundLettersMin = 3;

function alikeInSound(a: string, b: string): boolean {
  if (a.charCodeAt(0) !== b.charCodeAt(0) && Math.min(a.length, b.length) < 5) return false;
  const sound = soundOf(a);
  return sound.length >= soundLettersMin && sound === soundOf(b);
}

/** The group a given name is counted under. */
export const givenGroup = (word: string): string => nicknameGroupsOf(word)[0] ?? word;
