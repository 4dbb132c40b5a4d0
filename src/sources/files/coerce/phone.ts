/**
 * Phone numbers as E.164 (`+12025550100`) where they can be read, otherwise as given.
 *
 * A number without a prefix is read in the row's own country, or else in the
 * file's default country. libphonenumber-js knows the plans; the North American
 * one, where any ten digits in the usual grouping are a number, is read here,
 * since it is the bulk of many files and thirty times faster so.
 */
import { createRequire } from 'node:module';
import type { CountryCode } from 'libphonenumber-js';
import { coerceTyped } from './text.ts';
import { type Coerced, isUnreadable } from './unreadable.ts';

/** As CommonJS, in a fifth of the time: its ES modules are a hundred files. */
const { isSupportedCountry, parsePhoneNumberFromString } = createRequire(import.meta.url)(
  'libphonenumber-js',
) as typeof import('libphonenumber-js');

const NORTH_AMERICAN =
  /^(?:\+?1[ .-]?)?(?:\(([2-9]\d\d)\) ?|([2-9]\d\d)[ .-]?)(\d{3})[ .-]?(\d{4})$/;

/** A number with its prefix and nothing else is E.164 as it stands. */
const WRITTEN = /^\+[1-9]\d{6,14}$/;

/** @param country ISO 3166-1 alpha-2, or null where neither row nor file names one. */
export function coercePhone(cell: unknown, country: string | null): Coerced<string> {
  const text = coerceTyped(cell);
  if (text === null || isUnreadable(text)) return text;
  if (WRITTEN.test(text)) return text;
  if (country === 'US' || country === 'CA') {
    const found = NORTH_AMERICAN.exec(text);
    if (found !== null) return `+1${found[1] ?? found[2]}${found[3]}${found[4]}`;
  }
  const plan = country !== null && isSupportedCountry(country) ? country : undefined;
  return e164(text, plan) ?? text;
}

function e164(text: string, plan: CountryCode | undefined): string | undefined {
  const number = parsePhoneNumberFromString(text, plan === undefined ? {} : plan);
  return number?.isPossible() ? number.number : undefined;
}
