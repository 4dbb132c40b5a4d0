/**
 * Phones, street and postcode in the form in which two records are compared.
 *
 * Phones arrive as E.164 where the files' reader could read them
 * (`src/sources`); of others the digits are kept, as far as they are enough for
 * a subscriber's number.
 */
import { foldWords } from './fold.ts';

const phoneDigitsMin = 7;

/** Both phones, distinct and sorted, parted by a space; `+` before those in E.164. */
export function phonesOf(phones: readonly (string | null | undefined)[]): string | null {
  const found: string[] = [];
  for (const phone of phones) {
    if (phone === null || phone === undefined) continue;
    const digits = phone.replace(/[^0-9]/g, '');
    if (digits.length < phoneDigitsMin) continue;
    const number = phone.startsWith('+') ? `+${digits}` : digits;
    if (!found.includes(number)) found.push(number);
  }
  return found.length === 0 ? null : found.sort().join(' ');
}

/** Letters and digits; of an American ZIP+4 the first five digits. */
export function postcodeOf(postcode: string | null | undefined): string | null {
  if (postcode === null || postcode === undefined) return null;
  const zip = /^\s*(\d{5})-\d{4}\s*$/.exec(postcode);
  const plain = zip?.[1] ?? foldWords(postcode).replace(/ /g, '');
  return plain === '' ? null : plain;
}
