/**
 * How likely a stranger reaches a reading of a name, and has a handle.
 *
 * Takes how common names and handles are (`frequency.ts`); gives shares, 0–1,
 * and bits.
 */
import type { NameFrequency } from './frequency.ts';
import { bitsOfDigit, digitsIn, digitsMax, handleForm } from './handle-form.ts';
import { type CalledCustomer, type CalledProfile, nameCode, type Reading } from './name-reading.ts';

export const chanceBitsMin = -40;
/** Of strangers who show an initial, about one in twelve shows this one. */
const initialShare = 1 / 12;

export interface HandleChance {
  /** log2 of the chance that a stranger has the same handle. */
  readonly handleBits: number;
  /** The same among strangers who bear what the handle spells of the name. */
  readonly handleFormBits: number;
}

/** Of strangers of the name, one in four takes a form of it that is none of those counted. */
const otherFormBits = -2;
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

/** A handle is as rare as what it spells, its form and its digits; an invented one is rare. */
export function handleChance(
  customer: CalledCustomer,
  profile: CalledProfile,
  handle: Reading,
  frequency: NameFrequency,
): HandleChance {
  const plain = profile.handlePlain ?? '';
  const digits = digitsIn(plain);
  const digitBits = -bitsOfDigit * Math.min(digits, digitsMax);
  if (handle.level <= nameCode.unnamed && !touchesName(customer, plain)) {
    const bits = Math.log2(frequency.handleShare(profile.letters ?? plain)) + digitBits;
    return { handleBits: bits, handleFormBits: bits };
  }
  const spelt = Math.log2(chanceOf(handle, customer.country, frequency));
  const handleFormBits =
    knownFormBits(customer, profile, handle, frequency) ??
    otherFormBits + digitBits + (handle.level <= nameCode.unnamed ? pieceBits : 0);
  return { handleBits: Math.max(chanceBitsMin, spelt + handleFormBits), handleFormBits };
}

function knownFormBits(
  customer: CalledCustomer,
  { handlePlain, letters, skeleton }: CalledProfile,
  handle: Reading,
  frequency: NameFrequency,
): number | undefined {
  if (handlePlain === null || letters === null) return undefined;
  const form = handleForm(
    { plain: handlePlain, letters, skeleton: skeleton ?? letters },
    {
      given: handle.given === '' ? (customer.given[0] ?? '') : handle.given,
      family: handle.family === '' ? (customer.family[0] ?? '') : handle.family,
    },
  );
  return form === null ? undefined : frequency.formBits(form);
}

/**
 * Share of strangers who reach the level, by how common the names are. Another
 * given name with the same family name is kin more often than chance has it, so
 * the rarity of the family name is no evidence there.
 *
 * @param left profiles of the name left out of the counts: 0 or 1.
 */
export function chanceOf(
  reading: Reading,
  country: string | null,
  frequency: NameFrequency,
  left = 0,
): number {
  const { level, given, family } = reading;
  switch (level) {
    case nameCode.none:
    case nameCode.unnamed:
    case nameCode.conflict:
      return 1;
    case nameCode.part:
      return Math.max(2 ** -12, 5 * frequency.familyShare(family));
    case nameCode.given: {
      const share = Math.max(
        frequency.givenShare(given),
        frequency.givenShare(reading.shownGiven ?? given),
      );
      return reading.withInitial === true ? share * initialShare : share;
    }
    case nameCode.family:
      return frequency.familyShare(family);
    case nameCode.initial:
      return frequency.familyShare(family) * initialShare;
    case nameCode.fuzzy:
      return Math.min(
        0.03 * frequency.familyShare(family),
        5 * frequency.wholeShare(given, family, country, left),
      );
    case nameCode.nickname: {
      // Many names are shortened to one, and a short form is some people's whole name.
      const own = frequency.wholeShare(given, family, country, left);
      const shown = reading.shownGiven ?? given;
      if (shown === given) return own;
      return Math.min(1, own + frequency.wholeShare(shown, family, country, left));
    }
    case nameCode.fullMiddle:
      return frequency.wholeShare(given, family, country, left) * initialShare;
    default:
      return frequency.wholeShare(given, family, country, left);
  }
}
