/**
 * Reads words, in any order, as the name of a customer: shown names, and handles
 * that fall into words.
 */
import { oneSlipApart } from '../../kernel/index.ts';
import { squash } from '../normalise/fold.ts';
import { shareNickname } from '../normalise/nickname.ts';
import { standsBesideNames } from '../normalise/person-name.ts';
import { isPlaceWord } from '../place/named-place.ts';
import { type CalledCustomer, nameCode, nothingRead, type Reading } from './name-reading.ts';

const fuzzyLettersMin = 5;

/** Reads a list of words, in any order, as given and family name of the customer. */
export function readWords(customer: CalledCustomer, words: readonly string[]): Reading {
  if (words.length === 0) return nothingRead;
  let best = nothingRead;
  for (const family of customer.family) {
    const found = findFamily(words, family);
    if (found === undefined) continue;
    const rest = words.filter((_, at) => at < found.from || at >= found.to);
    const reading = readGiven(customer, rest, family);
    if (best === nothingRead || reading.level > best.level) best = reading;
  }
  if (best !== nothingRead) return best;
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
  if (names.length === 0 || given === '') return { level: nameCode.family, family, given };
  const exact = customer.given.find(
    (own) => own.length > 1 && (names.includes(own) || names.slice(0, 2).join('') === own),
  );
  if (exact !== undefined) {
    const others = names.filter((word) => word !== exact);
    return { level: withMiddle(customer, others), family, given: exact };
  }
  for (const own of customer.given) {
    const shownGiven = names.find((word) => shareNickname(own, word));
    if (shownGiven !== undefined)
      return { level: nameCode.nickname, family, given: own, shownGiven };
  }
  const middle = customer.middle.find(
    (own) => own.length > 2 && names.some((word) => shareNickname(own, word)),
  );
  if (middle !== undefined) return { level: nameCode.middle, family, given: middle };
  const initials = names.every(
    (word) =>
      word.length <= 2 && [...word].every((letter) => ownInitials(customer).includes(letter)),
  );
  if (initials || (given.length === 1 && names.some((word) => word.startsWith(given)))) {
    return { level: nameCode.initial, family, given };
  }
  const slip = names.find(
    (word) =>
      word.length >= 4 && customer.given.some((own) => own.length >= 4 && oneSlipApart(own, word)),
  );
  if (slip !== undefined) return { level: nameCode.fuzzy, family, given };
  const otherName = names.some((word) => !isPlaceWord(word));
  return { level: otherName ? nameCode.conflict : nameCode.family, family, given };
}

/** Given and family name agree; do further words name the middle name, or another one? */
function withMiddle(customer: CalledCustomer, others: readonly string[]): number {
  if (others.length === 0 || customer.middle.length === 0) return nameCode.full;
  const agree = others.some((word) =>
    customer.middle.some((middle) =>
      word.length === 1 || middle.length === 1 ? word[0] === middle[0] : word === middle,
    ),
  );
  if (agree) return nameCode.fullMiddle;
  return others.some((word) => word.length === 1) ? nameCode.conflict : nameCode.full;
}

export const ownInitials = (customer: CalledCustomer): string =>
  [...customer.given, ...customer.middle].map((name) => name[0] ?? '').join('');

function readWithoutFamily(customer: CalledCustomer, shown: readonly string[]): Reading {
  const family = customer.family[0] ?? '';
  // A double given name is one: `Anna-Lena S.`
  const double = shown.slice(0, 2).join('');
  const words = customer.given.includes(double) ? [double, ...shown.slice(2)] : shown;
  const given = customer.given.find((own) => own.length > 1 && words.includes(own));
  const slip = words.some(
    (word) =>
      word.length >= fuzzyLettersMin &&
      family.length >= fuzzyLettersMin &&
      oneSlipApart(word, family),
  );
  const calledSo =
    given ?? customer.given.find((own) => words.some((word) => shareNickname(own, word)));
  if (slip && calledSo !== undefined) return { level: nameCode.fuzzy, family, given: calledSo };
  const shownGiven = words.find(
    (word) => word === given || (calledSo !== undefined && shareNickname(calledSo, word)),
  );
  if (calledSo === undefined || shownGiven === undefined) return nothingRead;
  const others = words.filter((word) => word !== shownGiven && !standsBesideNames(word));
  const onlyInitial = others.every((word) => word.length === 1 && word === family[0]);
  if (!onlyInitial) return nothingRead;
  const reading = { level: nameCode.given, family, given: calledSo, shownGiven };
  return others.length === 0 ? reading : { ...reading, withInitial: true };
}
