/**
 * The form in which a handle spells a name: whole, with initials, turned round,
 * with words or digits around it.
 *
 * People of one name part by the form of their handles. Takes a handle and the
 * names of whoever bears it; gives a short text that is equal for equal forms,
 * and how common each form is.
 */
import { squash } from '../normalise/fold.ts';
import { isKnownGivenName, shareNickname } from '../normalise/nickname.ts';

export interface SpeltHandle {
  readonly plain: string;
  readonly letters: string;
  /** `letters` without affixes. */
  readonly skeleton: string;
}

export interface SpellingNames {
  readonly given: string;
  readonly family: string;
}

/** A cut name must show so much of its second half. */
const cutLettersMin = 2;
export const digitsMax = 4;
/** People choose years and favourites: of strangers with a digit there, one in seven has this one. */
export const bitsOfDigit = Math.log2(7);

/** `GF`, `gF2`, `+GF`: given and family name, small for initials, N for a nickname, + for affixes, and how many digits. */
export function handleForm(handle: SpeltHandle, names: SpellingNames): string | null {
  const digits = Math.min(digitsMax, digitsIn(handle.plain));
  const [given, family] = [squash(names.given), squash(names.family)];
  if (given.length < 2 || family.length < 2) return null;
  const whole = orderOf(handle.letters, given, family);
  if (whole !== null) return digits > 0 ? `${whole}${digits}` : whole;
  if (handle.skeleton === handle.letters) return null;
  const bare = orderOf(handle.skeleton, given, family);
  return bare === null ? null : `+${bare}${digits > 0 ? digits : ''}`;
}

/** The form of a handle beside the shown name: its first and last word, in either order. */
export function formOfShown(handle: SpeltHandle, shown: readonly string[]): string | null {
  const [first = '', last = ''] = [shown[0], shown.at(-1)];
  const turned = isKnownGivenName(last) && !isKnownGivenName(first);
  return handleForm(
    handle,
    turned ? { given: last, family: first } : { given: first, family: last },
  );
}

/** A handle's plain form is of letters and digits, and these come first. */
const codeOfNine = 57;

export function digitsIn(plain: string): number {
  let digits = 0;
  for (let at = 0; at < plain.length; at += 1) if (plain.charCodeAt(at) <= codeOfNine) digits += 1;
  return digits;
}

function orderOf(text: string, given: string, family: string): string | null {
  const [g, f] = [given.slice(0, 1), family.slice(0, 1)];
  if (text === given + family || isCut(text, given, family)) return 'GF';
  if (text === family + given || isCut(text, family, given)) return 'FG';
  if (text === g + family) return 'gF';
  if (text === given + f) return 'Gf';
  if (text === family + g) return 'Fg';
  if (text === f + given) return 'fG';
  if (text === given) return 'G';
  if (text === family) return 'F';
  if (text.endsWith(family)) return nickname(given, text.slice(0, -family.length), 'NF');
  if (text.startsWith(family)) return nickname(given, text.slice(family.length), 'FN');
  return nickname(given, text, 'N') ?? nickname(given, text.slice(0, -1), 'Nf', text.endsWith(f));
}

const isCut = (text: string, before: string, after: string): boolean =>
  text.length >= before.length + cutLettersMin && (before + after).startsWith(text);

const nickname = (given: string, word: string, form: string, stands = true): string | null =>
  stands && word.length > 1 && shareNickname(given, word) ? form : null;

/** Handles of people whose name is known, by form. */
export interface FormCounts {
  readonly people: number;
  readonly forms: ReadonlyMap<string, number>;
}

/** Before any is counted, by general knowledge: shares of the orders, and of affixes and digits around them. */
const priorOrder: ReadonlyMap<string, number> = new Map([
  ['GF', 0.4],
  ['FG', 0.08],
  ['gF', 0.12],
  ['Gf', 0.06],
  ['G', 0.06],
]);
const priorOther = 0.02;
const priorAffix = 0.08;
const priorDigits = 0.25;
const priorHandles = 200;

/** log2 of the chance that somebody of the name takes this form, digits included. */
export function formBits(form: string, counts: FormCounts): number {
  const [, affix = '', order = '', digits = ''] = /^(\+?)(\D+)(\d*)$/.exec(form) ?? [];
  const prior =
    (priorOrder.get(order) ?? priorOther) *
    (affix === '' ? 1 : priorAffix) *
    (digits === '' ? 1 : priorDigits);
  const share =
    ((counts.forms.get(form) ?? 0) + prior * priorHandles) / (counts.people + priorHandles);
  return Math.log2(share) - bitsOfDigit * Number(digits);
}
