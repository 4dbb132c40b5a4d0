/** Laws of the coercions: reading what was read changes nothing; a locale's number comes back. */
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { describe, expect, it } from 'vitest';
import { coerceCountry } from '../../../src/sources/files/coerce/country.ts';
import { coerceEmail } from '../../../src/sources/files/coerce/email.ts';
import {
  coerceHandle,
  coerceHandles,
  coercePlatform,
} from '../../../src/sources/files/coerce/handle.ts';
import { coerceInteger } from '../../../src/sources/files/coerce/integer.ts';
import { coerceLinks, coerceTexts } from '../../../src/sources/files/coerce/list.ts';
import { coerceNumber } from '../../../src/sources/files/coerce/number.ts';
import { coercePhone } from '../../../src/sources/files/coerce/phone.ts';
import { coerceLine, coerceLines } from '../../../src/sources/files/coerce/text.ts';
import { coerceTimestamp } from '../../../src/sources/files/coerce/timestamp.ts';
import { coerceTruth } from '../../../src/sources/files/coerce/truth.ts';
import { isUnreadable } from '../../../src/sources/files/coerce/unreadable.ts';

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.emailAddress().map((text) => ` ${text.toUpperCase()} `),
  fc.string({
    unit: fc.constantFrom(
      '+',
      '1',
      '2',
      '0',
      '5',
      ' ',
      '(',
      ')',
      '-',
      '.',
      ',',
      'x',
      ':',
      '@',
      ';',
      '[',
      '"',
    ),
  }),
);

const coercions = {
  line: coerceLine,
  lines: coerceLines,
  email: coerceEmail,
  'phone in US': (cell: unknown) => coercePhone(cell, 'US'),
  'phone in DE': (cell: unknown) => coercePhone(cell, 'DE'),
  country: coerceCountry,
  platform: coercePlatform,
  handle: coerceHandle,
  handles: coerceHandles,
  texts: coerceTexts,
  links: coerceLinks,
  number: (cell: unknown) => coerceNumber(cell),
  integer: (cell: unknown) => coerceInteger(cell),
  truth: coerceTruth,
};

describe('coercing what was coerced changes nothing', () => {
  it.each(Object.entries(coercions))('%s', (_, coerce: (cell: unknown) => unknown) => {
    fc.assert(
      fc.property(anything, (given) => {
        const once = coerce(given);
        if (isUnreadable(once)) return;
        expect(coerce(once)).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  it('timestamp, written as ISO 8601', () => {
    const age = { min: new Date('1850-01-01'), max: new Date('2200-12-31'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(age), (date) => {
        expect(coerceTimestamp(date.toISOString())).toBe(date.getTime());
      }),
    );
  });
});

describe('numbers of a locale', () => {
  const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
  it.each(['en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'sv-SE', 'it-IT'])('%s', (locale) => {
    const format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    });
    fc.assert(
      fc.property(cents, (whole) => {
        const value = whole / 100;
        expect(coerceNumber(format.format(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe('phones of the North American plan', () => {
  it('are read as the library reads them', () => {
    const digits = (length: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
    const phone = fc
      .tuple(
        fc.constantFrom('', '1-', '+1 ', '1'),
        fc.constantFrom('(%) ', '%-', '%.', '%'),
        digits(3),
        digits(3),
        fc.constantFrom('-', ' ', ''),
        digits(4),
      )
      .map(
        ([prefix, area, a, b, between, c]) => `${prefix}${area.replace('%', a)}${b}${between}${c}`,
      );
    fc.assert(
      fc.property(phone, (text) => {
        const library = parsePhoneNumberFromString(text, 'US');
        expect(coercePhone(text, 'US')).toBe(library?.isPossible() ? library.number : text);
      }),
      { numRuns: 1000 },
    );
  });
});
