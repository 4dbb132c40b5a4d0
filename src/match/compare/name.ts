/**
 * What they are called: shown name, handle and e-mail local part as one
 * comparison.
 *
 * The three are nearly the same evidence (a handle is made from the name, the
 * e-mail too), so the pair gets the best level any of them reaches, unless the
 * shown name plainly is somebody else's. With the level comes the chance that a
 * stranger reaches it, from how common the agreeing names are.
 */
import { isKnownGivenName, shareNickname } from '../normalise/nickname.ts';
import { standsBesideNames } from '../normalise/person-name.ts';
import { isPlaceWord } from '../place/named-place.ts';
import type { NameFrequency } from './frequency.ts';
import { chanceOf, type HandleChance, handleChance } from './name-chance.ts';
import {
  type CalledCustomer,
  type CalledProfile,
  nameCode,
  nothingRead,
  type Reading,
} from './name-reading.ts';
import { readHandle } from './read-handle.ts';
import { readWords } from './read-words.ts';

export interface NameAgreement extends HandleChance {
  /** Code in `comparisonLevels.name`. */
  readonly level: number;
  /** log2 of the chance that a stranger reaches this level. */
  readonly chanceBits: number;
  /** The same of a whole name, with the profile left out of the counts; else `chanceBits`. */
  readonly rarerBits: number;
}

/** Shorter words are names too often by chance. */
const nameLettersMin = 3;

export function compareNames(
  customer: CalledCustomer,
  profile: CalledProfile,
  frequency: NameFrequency,
): NameAgreement {
  if (isNameless(customer, profile)) {
    return {
      level: 0,
      chanceBits: 0,
      rarerBits: 0,
      ...handleChance(customer, profile, nothingRead, frequency),
    };
  }
  const shown = readWords(customer, profile.shown);
  const handle = readHandle(customer, profile);
  const reading = together(customer, profile, shown, handle);
  const generations =
    customer.generation !== null &&
    profile.generation !== null &&
    customer.generation !== profile.generation;
  const ofHandle = handleChance(customer, profile, handle, frequency);
  const { country } = customer;
  if (generations && reading.level > nameCode.conflict) {
    return { level: nameCode.conflict, chanceBits: 0, rarerBits: 0, ...ofHandle };
  }
  const level =
    reading.level === nameCode.none && !showsName(profile, frequency)
      ? nameCode.unnamed
      : reading.level;
  const chanceBits = Math.log2(chanceOf(reading, country, frequency));
  const rarerBits =
    level < nameCode.nickname ? chanceBits : Math.log2(chanceOf(reading, country, frequency, 1));
  return { level, chanceBits, rarerBits, ...ofHandle };
}

/** Whether there is nothing to compare: the customer has no name, or the profile shows nothing. */
export const isNameless = (customer: CalledCustomer, profile: CalledProfile): boolean =>
  (customer.family.length === 0 && customer.given.length === 0) ||
  (profile.shown.length === 0 && profile.letters === null);

/**
 * Whether anything the profile shows is somebody's name. A made-up name is no
 * evidence against a customer; another person's name is.
 */
export function showsName(profile: CalledProfile, frequency: NameFrequency): boolean {
  if (lastShown.profile !== profile || lastShown.frequency !== frequency) {
    lastShown = { profile, frequency, shows: readsAsName(profile, frequency) };
  }
  return lastShown.shows;
}

interface ShownName {
  readonly profile: CalledProfile | undefined;
  readonly frequency: NameFrequency | undefined;
  readonly shows: boolean;
}

/** Pairs come profile by profile, so the last answer is the one asked for next. */
let lastShown: ShownName = { profile: undefined, frequency: undefined, shows: false };

function readsAsName(profile: CalledProfile, frequency: NameFrequency): boolean {
  const { shown, spoken, letters } = profile;
  for (const word of shown) if (isName(word, frequency)) return true;
  for (const word of spoken) if (isName(word, frequency)) return true;
  if (letters === null) return false;
  if (isName(letters, frequency)) return true;
  // A word that happens to be a name stands in many a handle; two names side by side do not.
  for (let length = nameLettersMin; length <= letters.length - nameLettersMin; length += 1) {
    if (isName(letters.slice(0, length), frequency) && isName(letters.slice(length), frequency)) {
      return true;
    }
  }
  return false;
}

const isName = (word: string, frequency: NameFrequency): boolean =>
  word.length >= nameLettersMin && frequency.isName(word) && !isPlaceWord(word);

/** The better reading; a shown name that is somebody else's holds the handle down. */
function together(
  customer: CalledCustomer,
  profile: CalledProfile,
  shown: Reading,
  handle: Reading,
): Reading {
  if (shown.level === nameCode.conflict) return shown;
  if (handle.level === nameCode.conflict) return shown.level > nameCode.family ? shown : handle;
  if (shown.level >= handle.level) return shown;
  const otherName =
    shown.level === nameCode.none &&
    profile.shown.length >= 2 &&
    profile.shown.every((word) => !standsBesideNames(word)) &&
    isKnownGivenName(profile.shown[0] ?? '') &&
    !customer.given.some((given) => shareNickname(given, profile.shown[0] ?? ''));
  return otherName ? { ...handle, level: Math.min(handle.level, nameCode.part) } : handle;
}
