/**
 * Names as an e-mail address spells them.
 *
 * A name column is typed by somebody, the address mostly by its owner: where
 * the local part holds one name of a customer and a slip away from the other,
 * the spelling of the address is a name of theirs too. So is a given name that
 * holds theirs (`camila` for Mila), and of a name in one column the middle word
 * that stands where the family name does: people of two family names go by the
 * first.
 *
 * Takes folded name words and the letters and digits of the local part; gives
 * the spellings to add.
 */
import { oneSlipApart } from '../../kernel/index.ts';
import { isKnownGivenName } from './nickname.ts';

const nameLettersMin = 4;

export interface NameSpellings {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

export function namesInEmail(
  given: readonly string[],
  family: readonly string[],
  emailLocal: string | null,
  middle: readonly string[] = [],
): NameSpellings {
  const letters = (emailLocal ?? '').replace(/\d/g, '');
  if (letters.length < nameLettersMin) return { given: [], family: [] };
  const initials = given.map((name) => name.slice(0, 1));
  const givenRests = restsOf(letters, family);
  const familyRests = restsOf(letters, [...given, ...initials]);
  return {
    given: slipsOf(given, givenRests).concat(longerOf(given, givenRests)),
    family: slipsOf(family, familyRests).concat(
      middle.filter((name) => familyRests.includes(name)),
    ),
  };
}

/** What is left of the letters before and after each of the parts. */
function restsOf(letters: string, parts: readonly string[]): string[] {
  const rests: string[] = [];
  for (const part of parts) {
    const joined = part.replaceAll(' ', '');
    if (joined === '') continue;
    if (letters.startsWith(joined)) rests.push(letters.slice(joined.length));
    if (letters.endsWith(joined)) rests.push(letters.slice(0, -joined.length));
  }
  return rests;
}

const longerOf = (names: readonly string[], rests: readonly string[]): string[] => [
  ...new Set(
    rests.filter((rest) =>
      names.some(
        (name) =>
          name.length >= nameLettersMin &&
          rest !== name &&
          rest.includes(name) &&
          isKnownGivenName(rest),
      ),
    ),
  ),
];

const slipsOf = (names: readonly string[], rests: readonly string[]): string[] => [
  ...new Set(
    rests.filter(
      (rest) =>
        rest.length >= nameLettersMin &&
        names.some((name) => name.length >= nameLettersMin && oneSlipApart(name, rest)),
    ),
  ),
];
