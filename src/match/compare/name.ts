/**
 * What they are called: shown name, handle and e-mail local part as one
 * comparison.
 *
 * The three are nearly the same evidence (a handle is made from the name, the
 * e-mail too), so the pair gets the best level any of them reaches, unless the
 * shown name plainly is somebody else's. With the level comes the chance that a
 * stranger reaches it, from how common the agreeing names are.
 */
import { squash } from '../normalise/fold.ts';
import { isKnownGivenName, shareNickname } from '../normalise/nickname.ts';
import { standsBesideNames } from '../normalise/person-name.ts';
import { isPlaceWord } from '../place/named-place.ts';
import { oneSlipApart } from './edit-distance.ts';
import type { NameFrequency } from './frequency.ts';
import { levelCode } from './levels.ts';

export interface CalledCustomer {
  readonly given: readonly string[];
  readonly middle: readonly string[];
  readonly family: readonly string[];
  readonly generation: string | null;
  /** Tells where a rare name comes from. */
  readonly country: string | null;
  /** Null where a declared handle already says the same. */
  readonly emailLocal: string | null;
}

export interface CalledProfile {
  /** Words of the shown name. */
  readonly shown: readonly string[];
  readonly generation: string | null;
  /** Words of the handle that may be a name. */
  readonly spoken: readonly string[];
  readonly handlePlain: string | null;
  readonly letters: string | null;
  readonly skeleton: string | null;
}

export interface NameAgreement {
  /** Code in `comparisonLevels.name`. */
  readonly level: number;
  /** log2 of the chance that a stranger reaches this level. */
  readonly chanceBits: number;
  /** log2 of the chance that a stranger has the same handle. */
  readonly handleBits: number;
  /** The same among strangers who bear what the handle spells of the name. */
  readonly handleFormBits: number;
}

const code = {
  conflict: levelCode('name', 'conflict'),
  none: levelCode('name', 'none'),
  unnamed: levelCode('name', 'unnamed'),
  part: levelCode('name', 'part'),
  given: levelCode('name', 'given'),
  family: levelCode('name', 'family'),
  initial: levelCode('name', 'initial'),
  fuzzy: levelCode('name', 'fuzzy'),
  middle: levelCode('name', 'middle'),
  nickname: levelCode('name', 'nickname'),
  full: levelCode('name', 'full'),
  fullMiddle: levelCode('name', 'full-middle'),
  email: levelCode('name', 'email'),
} as const;

interface Reading {
  readonly level: number;
  readonly family: string;
  /** The customer's. */
  readonly given: string;
  /** As the profile shows it, where that is another form. */
  readonly shownGiven?: string;
  /** The initial of the family name stands beside the given name. */
  readonly withInitial?: boolean;
}

const nothing: Reading = { level: code.none, family: '', given: '' };
const fuzzyLettersMin = 5;
const partLettersMin = 5;
const emailLettersMin = 5;
/** Letters that platforms leave of a long handle, with an underscore in it or without. */
const cutLengths: ReadonlySet<number> = new Set([13, 14, 15, 17, 18]);
/** Letters that must be left of the second name. */
const cutLettersMin = 3;
const chanceMin = -40;
/** Of strangers who show an initial, about one in twelve shows this one. */
const initialShare = 1 / 12;
/** Shorter words are names too often by chance. */
const nameLettersMin = 3;

export function compareNames(
  customer: CalledCustomer,
  profile: CalledProfile,
  frequency: NameFrequency,
): NameAgreement {
  const nameless =
    customer.family.length === 0 && customer.given.length === 0 && customer.emailLocal === null;
  if (nameless || (profile.shown.length === 0 && profile.letters === null)) {
    return { level: 0, chanceBits: 0, ...handleChance(customer, profile, nothing, frequency) };
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
  if (generations && reading.level > code.conflict) {
    return { level: code.conflict, chanceBits: 0, ...ofHandle };
  }
  const level =
    reading.level === code.none && !showsName(profile, frequency) ? code.unnamed : reading.level;
  const chanceBits = Math.log2(chanceOf(reading, country, frequency));
  const { handleFormBits } = ofHandle;
  // A handle and an address that both just spell the name agree because the name does.
  if (!handleIsEmail(customer, profile) || level === code.conflict || handleFormBits >= formBits)
    return { level, chanceBits, ...ofHandle };
  // Most addresses just spell the name: an equal handle is rarer among strangers and owners alike.
  const both = Math.max(chanceMin, chanceBits + handleFormBits + Math.log2(frequency.ownAddresses));
  return { level: code.email, chanceBits: both, ...ofHandle };
}

/**
 * Whether anything the profile shows is somebody's name. A made-up name is no
 * evidence against a customer; another person's name is.
 */
function showsName(profile: CalledProfile, frequency: NameFrequency): boolean {
  const isName = (word: string): boolean =>
    word.length >= nameLettersMin && frequency.isName(word) && !isPlaceWord(word);
  if (profile.shown.some(isName) || profile.spoken.some(isName)) return true;
  const { letters } = profile;
  if (letters === null) return false;
  if (isName(letters)) return true;
  // A word that happens to be a name stands in many a handle; two names side by side do not.
  for (let length = nameLettersMin; length <= letters.length - nameLettersMin; length += 1) {
    if (isName(letters.slice(0, length)) && isName(letters.slice(length))) return true;
  }
  return false;
}

/** The better reading; a shown name that is somebody else's holds the handle down. */
function together(
  customer: CalledCustomer,
  profile: CalledProfile,
  shown: Reading,
  handle: Reading,
): Reading {
  if (shown.level === code.conflict) return shown;
  if (handle.level === code.conflict) return shown.level > code.family ? shown : handle;
  if (shown.level >= handle.level) return shown;
  const otherName =
    shown.level === code.none &&
    profile.shown.length >= 2 &&
    profile.shown.every((word) => !standsBesideNames(word)) &&
    isKnownGivenName(profile.shown[0] ?? '') &&
    !customer.given.some((given) => shareNickname(given, profile.shown[0] ?? ''));
  return otherName ? { ...handle, level: Math.min(handle.level, code.part) } : handle;
}

/** Reads a list of words, in any order, as given and family name of the customer. */
function readWords(customer: CalledCustomer, words: readonly string[]): Reading {
  if (words.length === 0) return nothing;
  let best = nothing;
  for (const family of customer.family) {
    const found = findFamily(words, family);
    if (found === undefined) continue;
    const rest = words.filter((_, at) => at < found.from || at >= found.to);
    const reading = readGiven(customer, rest, family);
    if (best === nothing || reading.level > best.level) best = reading;
  }
  if (best !== nothing) return best;
  return readWithoutFamily(customer, words);
}

function findFamily(
  words: readonly string[],
  family: string,
): { from: number; to: number } | undefined {
  for (let from = words.length - 1; from >= 0; from -= 1) {
    // Squashing never changes the first letter.
    if (beginsOtherwise(words[from] ?? '', family)) continue;
    let joined = '';
    for (let to = from; to < Math.min(words.length, from + 4); to += 1) {
      joined += words[to];
      if (joined === family || (joined.length >= 4 && squash(joined) === squash(family))) {
        return { from, to: to + 1 };
      }
      if (joined.length > family.length + 3) break;
    }
  }
  return undefined;
}

const letterA = 97;

/** True for two words that begin with different letters; digits are no letters. */
function beginsOtherwise(a: string, b: string): boolean {
  const [first, second] = [a.charCodeAt(0), b.charCodeAt(0)];
  return first !== second && first >= letterA && second >= letterA;
}

/** The family name agrees; what do the other words say? */
function readGiven(customer: CalledCustomer, rest: readonly string[], family: string): Reading {
  const names = rest.filter((word) => !standsBesideNames(word));
  const given = customer.given[0] ?? '';
  if (names.length === 0 || given === '') return { level: code.family, family, given };
  const exact = customer.given.find(
    (own) => own.length > 1 && (names.includes(own) || names.slice(0, 2).join('') === own),
  );
  if (exact !== undefined) {
    const others = names.filter((word) => word !== exact);
    return { level: withMiddle(customer, others), family, given: exact };
  }
  for (const own of customer.given) {
    const shownGiven = names.find((word) => shareNickname(own, word));
    if (shownGiven !== undefined) return { level: code.nickname, family, given: own, shownGiven };
  }
  const middle = customer.middle.find(
    (own) => own.length > 2 && names.some((word) => shareNickname(own, word)),
  );
  if (middle !== undefined) return { level: code.middle, family, given: middle };
  const initials = names.every(
    (word) =>
      word.length <= 2 && [...word].every((letter) => ownInitials(customer).includes(letter)),
  );
  if (initials || (given.length === 1 && names.some((word) => word.startsWith(given)))) {
    return { level: code.initial, family, given };
  }
  const slip = names.find(
    (word) =>
      word.length >= 4 && customer.given.some((own) => own.length >= 4 && oneSlipApart(own, word)),
  );
  if (slip !== undefined) return { level: code.fuzzy, family, given };
  const otherName = names.some((word) => !isPlaceWord(word));
  return { level: otherName ? code.conflict : code.family, family, given };
}

/** Given and family name agree; do further words name the middle name, or another one? */
function withMiddle(customer: CalledCustomer, others: readonly string[]): number {
  if (others.length === 0 || customer.middle.length === 0) return code.full;
  const agree = others.some((word) =>
    customer.middle.some((middle) =>
      word.length === 1 || middle.length === 1 ? word[0] === middle[0] : word === middle,
    ),
  );
  if (agree) return code.fullMiddle;
  return others.some((word) => word.length === 1) ? code.conflict : code.full;
}

const ownInitials = (customer: CalledCustomer): string =>
  [...customer.given, ...customer.middle].map((name) => name[0] ?? '').join('');

function readWithoutFamily(customer: CalledCustomer, words: readonly string[]): Reading {
  const family = customer.family[0] ?? '';
  const given = customer.given.find((own) => own.length > 1 && words.includes(own));
  const slip = words.some(
    (word) =>
      word.length >= fuzzyLettersMin &&
      family.length >= fuzzyLettersMin &&
      oneSlipApart(word, family),
  );
  const calledSo =
    given ?? customer.given.find((own) => words.some((word) => shareNickname(own, word)));
  if (slip && calledSo !== undefined) return { level: code.fuzzy, family, given: calledSo };
  const shownGiven = words.find(
    (word) => word === given || (calledSo !== undefined && shareNickname(calledSo, word)),
  );
  if (calledSo === undefined || shownGiven === undefined) return nothing;
  const others = words.filter((word) => word !== shownGiven && !standsBesideNames(word));
  const onlyInitial = others.every((word) => word.length === 1 && word === family[0]);
  if (!onlyInitial) return nothing;
  const reading = { level: code.given, family, given: calledSo, shownGiven };
  return others.length === 0 ? reading : { ...reading, withInitial: true };
}

/** Reads the handle: by its words where it has several, and joined. */
function readHandle(customer: CalledCustomer, profile: CalledProfile): Reading {
  let best = profile.spoken.length > 1 ? readWords(customer, profile.spoken) : nothing;
  const { skeleton, letters } = profile;
  if (skeleton !== null) best = betterJoined(customer, skeleton, best);
  return letters === null || letters === skeleton ? best : betterJoined(customer, letters, best);
}

function betterJoined(customer: CalledCustomer, joined: string, best: Reading): Reading {
  if (best.level >= code.full) return best;
  const reading = readJoined(customer, joined);
  const newly = best.level === code.none && reading.level === code.conflict;
  return reading.level > best.level || newly ? reading : best;
}

function readJoined(customer: CalledCustomer, joined: string): Reading {
  let best = nothing;
  for (const family of customer.family) {
    const last = squash(family);
    const whole = customer.given.find((own) => {
      const first = squash(own);
      return first.length > 1 && (joined === first + last || joined === last + first);
    });
    if (whole !== undefined) return { level: code.full, family, given: whole };
    if (last.length < 3) continue;
    let rest: string | undefined;
    if (joined.endsWith(last)) rest = joined.slice(0, joined.length - last.length);
    else if (joined.startsWith(last)) rest = joined.slice(last.length);
    else if (last.length >= partLettersMin && joined.includes(last)) {
      rest = joined.slice(0, joined.indexOf(last));
    } else continue;
    const reading = readJoinedGiven(customer, rest, family);
    if (best === nothing || reading.level > best.level) best = reading;
  }
  if (best !== nothing) return best;
  const cut = readCut(customer, joined);
  if (cut !== undefined) return cut;
  const given = customer.given.find((own) => own.length >= 4 && squash(own) === joined);
  return given === undefined ? nothing : { level: code.given, family: '', given };
}

/** A long name that the platform cut short: the letters left are its beginning. */
function readCut(customer: CalledCustomer, joined: string): Reading | undefined {
  if (!cutLengths.has(joined.length)) return undefined;
  for (const family of customer.family) {
    for (const given of customer.given) {
      if (given.length < 2) continue;
      for (const whole of [squash(given + family), squash(family + given)]) {
        const cutAt =
          joined.length - squash(whole.startsWith(squash(given)) ? given : family).length;
        if (whole.length > joined.length && whole.startsWith(joined) && cutAt >= cutLettersMin) {
          return { level: code.full, family, given };
        }
      }
    }
  }
  return undefined;
}

/** The handle holds the family name; `rest` stands before or after it. */
function readJoinedGiven(customer: CalledCustomer, rest: string, family: string): Reading {
  const given = customer.given[0] ?? '';
  if (rest === '') return { level: family.length >= 4 ? code.family : code.part, family, given };
  for (const own of customer.given) {
    const first = squash(own);
    if (first.length < 2) continue;
    if (rest === first || (first.length >= 3 && rest.endsWith(first)))
      return { level: code.full, family, given: own };
    const after = rest.startsWith(first) ? rest.slice(first.length) : undefined;
    if (
      after !== undefined &&
      customer.middle.some((middle) => after === middle || after === middle[0])
    ) {
      return { level: code.fullMiddle, family, given: own };
    }
  }
  const nick = customer.given.find((own) => shareNickname(own, rest));
  if (nick !== undefined) return { level: code.nickname, family, given: nick, shownGiven: rest };
  if (customer.middle.some((own) => own.length > 2 && own === rest))
    return { level: code.middle, family, given: rest };
  if (rest.length <= 2 && [...rest].every((letter) => ownInitials(customer).includes(letter))) {
    return { level: code.initial, family, given };
  }
  if (rest.length <= 2 || isKnownGivenName(rest)) return { level: code.conflict, family, given };
  return family.length >= partLettersMin ? { level: code.part, family, given } : nothing;
}

/** Whether the handle is the local part of the address. */
const handleIsEmail = (customer: CalledCustomer, profile: CalledProfile): boolean =>
  customer.emailLocal !== null &&
  customer.emailLocal.length >= emailLettersMin &&
  customer.emailLocal === profile.handlePlain;

/** Of strangers of the name, one in four takes the same form of it for a handle. */
const formBits = -2;
const bitsOfDigit = -3.3;
const digitsMax = 4;
/** Of strangers of the name, one in eight of those who take a piece of it takes this one. */
const pieceBits = -3;
const pieceLetters = 3;

/** Whether the handle begins like a name of the customer or holds one. */
const touchesName = (customer: CalledCustomer, plain: string): boolean =>
  hasPiece(plain, customer.given) ||
  hasPiece(plain, customer.family) ||
  hasPiece(plain, customer.middle);

const hasPiece = (plain: string, names: readonly string[]): boolean =>
  names.some(
    (name) => name.length >= pieceLetters && plain.includes(name.slice(0, pieceLetters + 1)),
  );

function digitsIn(text: string): number {
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) < letterA) digits += 1;
  return digits;
}

/** A handle is as rare as what it spells, its form and its digits; an invented one is rare. */
function handleChance(
  customer: CalledCustomer,
  profile: CalledProfile,
  handle: Reading,
  frequency: NameFrequency,
): Pick<NameAgreement, 'handleBits' | 'handleFormBits'> {
  const plain = profile.handlePlain ?? '';
  const digits = digitsIn(plain);
  const digitBits = bitsOfDigit * Math.min(digits, digitsMax);
  if (handle.level <= code.unnamed && !touchesName(customer, plain)) {
    const bits = Math.log2(frequency.handleShare(profile.letters ?? plain)) + digitBits;
    return { handleBits: bits, handleFormBits: bits };
  }
  const spelt = Math.log2(chanceOf(handle, customer.country, frequency));
  const handleFormBits = formBits + digitBits + (handle.level <= code.unnamed ? pieceBits : 0);
  return { handleBits: Math.max(chanceMin, spelt + handleFormBits), handleFormBits };
}

/**
 * Share of strangers who reach the level, by how common the names are. Another
 * given name with the same family name is kin more often than chance has it, so
 * the rarity of the family name is no evidence there.
 */
function chanceOf(reading: Reading, country: string | null, frequency: NameFrequency): number {
  const { level, given, family } = reading;
  switch (level) {
    case code.none:
    case code.unnamed:
    case code.conflict:
      return 1;
    case code.part:
      return Math.max(2 ** -12, 5 * frequency.familyShare(family));
    case code.given: {
      const share = Math.max(
        frequency.givenShare(given),
        frequency.givenShare(reading.shownGiven ?? given),
      );
      return reading.withInitial === true ? share * initialShare : share;
    }
    case code.family:
      return frequency.familyShare(family);
    case code.initial:
      return frequency.familyShare(family) / 10;
    case code.fuzzy:
      return Math.min(
        0.03 * frequency.familyShare(family),
        5 * frequency.wholeShare(given, family, country),
      );
    case code.nickname: {
      // The commoner form decides: many names are shortened to one.
      const shown = reading.shownGiven ?? given;
      return Math.max(
        frequency.wholeShare(given, family, country),
        frequency.wholeShare(shown, family, country),
      );
    }
    case code.fullMiddle:
      return frequency.wholeShare(given, family, country) / 12;
    default:
      return frequency.wholeShare(given, family, country);
  }
}
