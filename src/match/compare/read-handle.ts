/**
 * Reads a handle as the name of a customer: by its words where it has several,
 * and joined, with what platforms cut off left out.
 */
import { squash } from '../normalise/fold.ts';
import { isKnownGivenName, shareNickname } from '../normalise/nickname.ts';
import {
  type CalledCustomer,
  type CalledProfile,
  nameCode,
  nothingRead,
  type Reading,
} from './name-reading.ts';
import { ownInitials, readWords } from './read-words.ts';

const partLettersMin = 5;
/** Letters that platforms leave of a long handle, with an underscore in it or without. */
const cutLengths: ReadonlySet<number> = new Set([13, 14, 15, 17, 18]);
/** Letters that must be left of the second name. */
const cutLettersMin = 3;

export function readHandle(customer: CalledCustomer, profile: CalledProfile): Reading {
  let best = profile.spoken.length > 1 ? readWords(customer, profile.spoken) : nothingRead;
  const { skeleton, letters } = profile;
  if (skeleton !== null) best = betterJoined(customer, skeleton, best);
  return letters === null || letters === skeleton ? best : betterJoined(customer, letters, best);
}

function betterJoined(customer: CalledCustomer, joined: string, best: Reading): Reading {
  if (best.level >= nameCode.full) return best;
  const reading = readJoined(customer, joined);
  const newly = best.level === nameCode.none && reading.level === nameCode.conflict;
  return reading.level > best.level || newly ? reading : best;
}

function readJoined(customer: CalledCustomer, joined: string): Reading {
  let best = nothingRead;
  for (const family of customer.family) {
    const last = squash(family);
    const whole = customer.given.find((own) => {
      const first = squash(own);
      return first.length > 1 && (joined === first + last || joined === last + first);
    });
    if (whole !== undefined) return { level: nameCode.full, family, given: whole };
    if (last.length < 3) continue;
    let rest: string | undefined;
    if (joined.endsWith(last)) rest = joined.slice(0, joined.length - last.length);
    else if (joined.startsWith(last)) rest = joined.slice(last.length);
    else if (last.length >= partLettersMin && joined.includes(last)) {
      rest = joined.slice(0, joined.indexOf(last));
    } else continue;
    const reading = readJoinedGiven(customer, rest, family);
    if (best === nothingRead || reading.level > best.level) best = reading;
  }
  if (best !== nothingRead) return best;
  const cut = readCut(customer, joined);
  if (cut !== undefined) return cut;
  const given = customer.given.find((own) => own.length >= 4 && squash(own) === joined);
  return given === undefined ? nothingRead : { level: nameCode.given, family: '', given };
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
          return { level: nameCode.full, family, given };
        }
      }
    }
  }
  return undefined;
}

/** The handle holds the family name; `rest` stands before or after it. */
function readJoinedGiven(customer: CalledCustomer, rest: string, family: string): Reading {
  const given = customer.given[0] ?? '';
  if (rest === '')
    return { level: family.length >= 4 ? nameCode.family : nameCode.part, family, given };
  for (const own of customer.given) {
    const first = squash(own);
    if (first.length < 2) continue;
    if (rest === first || (first.length >= 3 && rest.endsWith(first)))
      return { level: nameCode.full, family, given: own };
    const after = rest.startsWith(first) ? rest.slice(first.length) : undefined;
    if (
      after !== undefined &&
      customer.middle.some((middle) => after === middle || after === middle[0])
    ) {
      return { level: nameCode.fullMiddle, family, given: own };
    }
  }
  const nick = customer.given.find((own) => shareNickname(own, rest));
  if (nick !== undefined)
    return { level: nameCode.nickname, family, given: nick, shownGiven: rest };
  if (customer.middle.some((own) => own.length > 2 && own === rest))
    return { level: nameCode.middle, family, given: rest };
  if (rest.length <= 2 && [...rest].every((letter) => ownInitials(customer).includes(letter))) {
    return { level: nameCode.initial, family, given };
  }
  if (rest.length <= 2 || isKnownGivenName(rest))
    return { level: nameCode.conflict, family, given };
  return family.length >= partLettersMin ? { level: nameCode.part, family, given } : nothingRead;
}
