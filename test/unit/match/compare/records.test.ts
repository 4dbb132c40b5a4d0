import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRecordLines,
  customerFields,
  fieldMark,
  lineReader,
  profileFields,
  readCustomer,
  readProfile,
} from '../../../../src/match/index.ts';

describe('lines of records', () => {
  it('come back as they were put in, whatever the text and the order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 50 }), (lines) => {
        const builder = createRecordLines(lines.length + 1);
        for (const number of [...lines.keys()].reverse()) builder.add(number, lines[number] ?? '');
        const read = lineReader(builder.lines);
        for (const [number, line] of lines.entries()) expect(read(number)).toBe(line);
        expect(read(lines.length)).toBe('');
      }),
    );
  });

  it('may be longer than the first page', () => {
    const builder = createRecordLines(3);
    const long = 'é'.repeat(1_500_000);
    builder.add(2, 'short');
    builder.add(0, long);
    builder.add(1, 'after');
    const read = lineReader(builder.lines);
    expect(read(0)).toBe(long);
    expect([read(1), read(2)]).toEqual(['after', 'short']);
  });
});

const lineOf = (fields: readonly string[], values: Readonly<Record<string, string>>): string =>
  fields.map((field) => values[field] ?? '').join(fieldMark);

describe('records', () => {
  it('read fields by name, and nothing where a field is empty', () => {
    const customer = readCustomer(
      lineOf(customerFields, {
        given: 'lena magdalena',
        family: 'kranzow',
        birth_year: '1987',
        host_customers: '3',
      }),
    );
    expect(customer.called).toMatchObject({
      given: ['lena', 'magdalena'],
      middle: [],
      family: ['kranzow'],
    });
    expect(customer).toMatchObject({
      emailLocal: null,
      birthYear: 1987,
      city: null,
      hostCustomers: 3,
      siteCustomers: 1,
    });
    const profile = readProfile(
      lineOf(profileFields, {
        platform: 'x',
        name: 'lena kranzow',
        handle_words: 'dr lena 87',
        copied: '1',
      }),
    );
    expect(profile.called).toMatchObject({
      shown: ['lena', 'kranzow'],
      spoken: ['lena'],
      letters: null,
    });
    expect(profile).toMatchObject({ platform: 'x', nature: 'person', copied: true, bio: null });
  });
});
