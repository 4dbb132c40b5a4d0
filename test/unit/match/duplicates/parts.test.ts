import { describe, expect, it } from 'vitest';
import { slipsBetween } from '../../../../src/kernel/index.ts';
import { compareAddresses } from '../../../../src/match/duplicates/address.ts';
import { birthNumber, compareBirth } from '../../../../src/match/duplicates/birth.ts';
import { compareEmails, spellOwnNames } from '../../../../src/match/duplicates/email.ts';
import { createIdentifierCollector } from '../../../../src/match/duplicates/identifiers.ts';
import { recordLevelName } from '../../../../src/match/duplicates/levels.ts';
import { compareNames } from '../../../../src/match/duplicates/names.ts';
import { soundOf } from '../../../../src/match/duplicates/sound.ts';
import { housesOf, streetOf } from '../../../../src/match/duplicates/street.ts';
import { nicknameGroupsOf } from '../../../../src/match/normalise/nickname.ts';

describe('slips', () => {
  it.each([
    ['allen', 'allen', 0],
    ['allen', 'alen', 1],
    ['allen', 'alaln', 2],
    ['kelly', 'ekllyy', 2],
    ['smith', 'jones', 3],
    ['', 'ab', 2],
  ])('%s and %s: %i', (a, b, slips) => {
    expect(slipsBetween(a, b, 2)).toBe(slips);
  });

  it.each([
    ['catherine', 'katherine'],
    ['philip', 'filip'],
    ['meyer', 'maier'],
  ])('%s sounds like %s', (a, b) => {
    expect(soundOf(a)).toBe(soundOf(b));
  });
});

describe('birth dates', () => {
  it.each([
    ['1971-06-24', '1971-06-24', 'same'],
    ['1971-06-24', '1971-06-25', 'slip'],
    ['1971-06-04', '1971-04-06', 'slip'],
    ['1971-06-24', '1971-11-24', 'part'],
    ['1971-06-24', '1993-02-11', 'other'],
    ['1971-06-24', '1971', 'year'],
    ['1971', '1972', 'near'],
    ['1971', '1999', 'other'],
    ['', '1971-06-24', 'missing'],
    ['1971-06-24', '1973-06-24', 'slip'],
    ['1970-01-01', '1972-01-01', 'other'],
    ['1970-01-01', '1971-01-01', 'near'],
    ['1970-01-01', '1970-01-01', 'same'],
  ])('%s and %s: %s', (a, b, level) => {
    const born = (text: string): number => birthNumber(text === '' ? null : text, null);
    expect(recordLevelName('birth', compareBirth(born(a), born(b)))).toBe(level);
    expect(recordLevelName('birth', compareBirth(born(b), born(a)))).toBe(level);
  });

  it('keeps days that no calendar has, since slips make them', () => {
    expect(birthNumber('19391312', null)).toBe(19391312);
  });
});

describe('e-mail addresses', () => {
  it.each([
    ['jo.bell@a.example', 'jo.bell@a.example', 'same'],
    ['robert255@smith.example', 'roberta25@smith.example', 'near'],
    ['evied56@harris.example', 'evihd56@earris.example', 'near'],
    ['nora88@a.example', 'nora88@elsewhere.test', 'local'],
    ['linda.hall@mail.example', 'linda.hall@inbox.test', 'alike'],
    ['nora3@a.example', 'nora4@a.example', 'alike'],
    ['nora@a.example', 'viktor@b.example', 'other'],
    ['nora@meier.example', 'norah@krebs.example', 'alike'],
  ])('%s and %s: %s', (a, b, level) => {
    expect(recordLevelName('email', compareEmails(a, b))).toBe(level);
    expect(recordLevelName('email', compareEmails(b, a))).toBe(level);
  });
});

describe('addresses that spell the name of their own record', () => {
  it.each([
    ['peter@a.example', 'petra@a.example', true],
    ['julie.m@a.example', 'julien.m@b.example', true],
    ['pm70@a.example', 'petra@a.example', false],
    ['peter@a.example', 'peter@a.test', false],
  ])('%s and %s: %s', (a, b, spelt) => {
    const givens = [
      ['peter', 'julie'],
      ['petra', 'julien'],
    ] as const;
    expect(spellOwnNames([a, b], givens)).toBe(spelt);
  });
});

describe('names', () => {
  const known = new Set('giovanni giovanna robert paul paula hanspaul'.split(' '));
  const compare = (a: readonly [string, string], b: readonly [string, string]) => {
    const words = (text: string): string[] => (text === '' ? [] : text.split(' '));
    const reading = compareNames(
      {
        givenA: words(a[0]),
        familyA: words(a[1]),
        givenB: words(b[0]),
        familyB: words(b[1]),
      },
      (word) => known.has(word),
    );
    return [
      recordLevelName('given', reading.given),
      recordLevelName('family', reading.family),
      recordLevelName('order', reading.order),
    ].join(' ');
  };

  it.each([
    [['robert', 'allen'], ['robert', 'alen'], 'same slip straight'],
    [['bob', 'allen'], ['robert', 'allen'], 'nickname same straight'],
    [['r', 'allen'], ['robert', 'allen'], 'initial same missing'],
    [['emanuele', 'allen'], ['manu', 'allen'], 'sound same missing'],
    [['giovanni', 'allen'], ['giovanna', 'allen'], 'different same missing'],
    [['paul', 'allen'], ['paula', 'allen'], 'different same missing'],
    [['paul', 'allen'], ['hanspaul', 'allen'], 'sound same missing'],
    [['robert', 'allen'], ['zork', 'allen'], 'other same missing'],
    [['allen', 'robert'], ['robert', 'allen'], 'same same swapped'],
    [['', 'allen'], ['robert', 'allen'], 'missing same missing'],
    [['robert', ''], ['', 'allen'], 'missing missing missing'],
  ] as const)('%s and %s: %s', (a, b, levels) => {
    expect(compare(a, b)).toBe(levels);
    expect(compare(b, a)).toBe(levels);
  });

  it('takes Bob and Robert from the table of nicknames', () => {
    expect(nicknameGroupsOf('bob')).toContain('robert');
  });
});

describe('addresses', () => {
  const nowhere = {
    street: '',
    street2: '',
    house: '',
    postcode: '',
    city: '',
    region: '',
    country: '',
  };
  const compare = (a: object, b: object): string =>
    recordLevelName('address', compareAddresses({ ...nowhere, ...a }, { ...nowhere, ...b }));
  const home = { street: 'stanleystreet', house: '8', postcode: '4223', city: 'ashfield' };

  it.each([
    [home, 'house'],
    [{ ...home, street: 'stanleystret' }, 'house'],
    [{ ...home, house: '80' }, 'street'],
    [{ ...home, street: 'kelaroad' }, 'area'],
    [{ ...home, street: 'kelaroad', city: 'dapto' }, 'postcode'],
    [{ ...home, street: 'kelaroad', postcode: '9000' }, 'city'],
    [{ ...home, city: 'dapto', postcode: '9000' }, 'far'],
    [{}, 'missing'],
  ])('%j: %s', (other, level) => {
    expect(compare(home, other)).toBe(level);
    expect(compare(other, home)).toBe(level);
  });

  it('writes out kinds of street and takes numbers apart', () => {
    expect(streetOf('12 Stanley St.')).toBe('stanleystreet');
    expect(housesOf('12 Stanley St., Apt 4b')).toBe('12 4b');
  });
});

describe('identifiers', () => {
  const collect = (rows: readonly Readonly<Record<string, string>>[]): string[] => {
    const collector = createIdentifierCollector();
    for (const row of rows) collector.add(new Map(Object.entries(row)));
    return collector.choose().map(({ name }) => name);
  };
  const rows = (of: (n: number) => Readonly<Record<string, string>>) =>
    Array.from({ length: 100 }, (_, n) => of(n));

  it('is a column in which nearly every record has another number, and some repeat', () => {
    expect(collect(rows((n) => ({ ssn: String(5_304_218 + (n % 90) * 7) })))).toEqual(['ssn']);
  });

  it.each([
    ['a number for each row', (n: number) => ({ row: String(100_000 + n) })],
    ['a code that names a group', (n: number) => ({ branch: `B${10_000 + (n % 4)}` })],
    ['amounts', (n: number) => ({ spent: `${1000 + (n % 90)}.50` })],
    ['days', (n: number) => ({ joined: `2020-01-${10 + (n % 20)}` })],
    ['words', (n: number) => ({ note: `likes ${'abcdefghij'.charAt(n % 10)}` })],
    ['an earlier answer', (n: number) => ({ cluster_id: `C${50_000 + (n % 50)}` })],
  ])('is not %s', (_, of) => {
    expect(collect(rows(of))).toEqual([]);
  });
});
