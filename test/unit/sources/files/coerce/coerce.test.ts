import { describe, expect, it } from 'vitest';
import { coerceBirthYear } from '../../../../../src/sources/files/coerce/birth-year.ts';
import { choiceOf } from '../../../../../src/sources/files/coerce/choice.ts';
import { coerceCountry } from '../../../../../src/sources/files/coerce/country.ts';
import { coerceEmail } from '../../../../../src/sources/files/coerce/email.ts';
import {
  coerceHandle,
  coerceHandles,
  coercePlatform,
} from '../../../../../src/sources/files/coerce/handle.ts';
import { coerceInteger } from '../../../../../src/sources/files/coerce/integer.ts';
import { coerceLinks, coerceTexts } from '../../../../../src/sources/files/coerce/list.ts';
import { coerceNumber } from '../../../../../src/sources/files/coerce/number.ts';
import { coercePhone } from '../../../../../src/sources/files/coerce/phone.ts';
import { coerceLine, coerceLines } from '../../../../../src/sources/files/coerce/text.ts';
import { coerceDay, coerceTimestamp } from '../../../../../src/sources/files/coerce/timestamp.ts';
import { coerceTruth } from '../../../../../src/sources/files/coerce/truth.ts';
import { Unreadable } from '../../../../../src/sources/files/coerce/unreadable.ts';
import { describeCases } from './read-cases.ts';

const iso = (ms: number): string => new Date(ms).toISOString();
const joined = (by: string) => (texts: readonly string[]) => texts.join(by);

describeCases('timestamp', (cell) => coerceTimestamp(cell), iso);
describeCases('timestamp-dmy', (cell) => coerceTimestamp(cell, 'dmy'), iso);
describeCases('timestamp-mdy', (cell) => coerceTimestamp(cell, 'mdy'), iso);
describeCases('number', (cell) => coerceNumber(cell));
describeCases('number-comma', (cell) => coerceNumber(cell, { decimalMark: ',' }));
describeCases('number-point', (cell) => coerceNumber(cell, { decimalMark: '.' }));
describeCases('count', (cell) => coerceInteger(cell, { min: 0, shortened: true }));
describeCases('truth', coerceTruth);
describeCases('email', coerceEmail);
describeCases('phone-us', (cell) => coercePhone(cell, 'US'));
describeCases('phone-de', (cell) => coercePhone(cell, 'DE'));
describeCases('phone-nowhere', (cell) => coercePhone(cell, null));
describeCases('country', coerceCountry);
describeCases('handles', coerceHandles, joined(' '));
describeCases('texts', coerceTexts, joined(' + '));
describeCases('links', coerceLinks, joined(' + '));
describeCases('line', coerceLine);
describeCases('lines', coerceLines);
describeCases('kind', choiceOf(['follow', 'mention', 'reply', 'repost', 'quote', 'like']));
describeCases('birth-year', (cell) => coerceBirthYear(cell));

describe('values that are not text', () => {
  it('reads seconds and milliseconds since 1970 and refuses a spreadsheet’s day', () => {
    expect(coerceTimestamp(1302446423)).toBe(1302446423000);
    expect(coerceTimestamp(1302446423000n)).toBe(1302446423000);
    expect(coerceTimestamp(45292)).toBeInstanceOf(Unreadable);
  });
  it('gives the day in UTC', () => {
    expect(coerceDay('2024-12-31T23:30:00-02:00')).toBe('2025-01-01');
    expect(coerceDay('31.12.2024')).toBe('2024-12-31');
  });
  it('keeps ids that are numbers only while they are exact', () => {
    expect(coerceLine(12345)).toBe('12345');
    expect(coerceLine(1234567890123456789n)).toBe('1234567890123456789');
    expect(coerceLine(JSON.parse('1234567890123456789'))).toBeInstanceOf(Unreadable);
    expect(coerceLine({ a: 1 })).toBeInstanceOf(Unreadable);
  });
  it('lets the bounds decide between two readings', () => {
    expect(coerceNumber('1.000', { min: 0, max: 1 })).toBe(1);
    expect(coerceNumber('2', { min: 0, max: 1 })).toBeInstanceOf(Unreadable);
  });
  it('reads twitter as x and takes the @ off a handle', () => {
    expect(coercePlatform('Twitter')).toBe('x');
    expect(coercePlatform('*')).toBe('*');
    expect(coerceHandle('@Ada')).toBe('Ada');
    expect(coerceHandle('@')).toBeNull();
  });
});
