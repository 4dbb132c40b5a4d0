/**
 * Small files, in which nothing can be learnt: what is known beforehand decides.
 * Two people taken for one are worse than one person taken for two, so relatives
 * are never joined by a night, whatever they share.
 */
import { describe, expect, it } from 'vitest';
import type { Row } from '../job/memory-job.ts';
import { runDuplicates } from './run-duplicates.ts';

const person = (id: string, name: string, birth: string | null, more: Row = {}): Row => {
  const [first_name = '', last_name = ''] = name.split(' ');
  return {
    customer_id: id,
    first_name,
    last_name,
    birth_date: birth,
    birth_year: birth === null ? null : Number(birth.slice(0, 4)),
    city: 'Bonn',
    country: 'DE',
    ...more,
  };
};

/** People beside the pair in question. */
const others: readonly Row[] = [
  person('s1', 'Ingrid Kalthoff', '1961-05-17', { email: 'ingrid@kalthoff.example', city: 'Ulm' }),
  person('s2', 'Tarek Osterloh', '1988-11-02', { email: 't.osterloh@post.example', city: 'Kiel' }),
  person('s3', 'Wanda Brinkmann', '1979-08-23', { email: 'wanda79@mail.example', city: 'Jena' }),
  person('s4', 'Ole Feddersen', '1993-02-14', { email: 'ole.f@web.example', city: 'Bonn' }),
  person('s5', 'Ruth Vanselow', '1955-12-30', { email: 'vanselow@post.example', city: 'Gera' }),
  person('s6', 'Levin Achterberg', '2001-07-07', { email: 'levin@berg.example', city: 'Kassel' }),
  person('s7', 'Mona Dietzel', '1984-03-19', { email: 'mona.d@mail.example', city: 'Halle' }),
  person('s8', 'Boris Ehlers', '1972-10-05', { email: 'behlers@web.example', city: 'Fulda' }),
];

type Side = 'joined' | 'asked' | 'apart';

interface Case {
  readonly name: string;
  readonly pair: readonly [Row, Row];
  /** What a night may do. */
  readonly sides: readonly Side[];
  /** Whether the command may join them, too. */
  readonly command: boolean;
}

const householdOf = { street: 'Lindenallee 12', postcode: '53111' };
const siblings = (name: string, older: string, younger: string, births: [string, string]): Case => ({
  name,
  pair: [
    person('a', `${older} Meier`, births[0], { email: `${older.toLowerCase()}@meier.example` }),
    person('b', `${younger} Meier`, births[1], { email: `${younger.toLowerCase()}@meier.example` }),
  ],
  sides: ['apart', 'asked'],
  command: false,
});

const cases: readonly Case[] = [
  siblings('Peter and Petra, both on 1 January', 'Peter', 'Petra', ['1970-01-01', '1972-01-01']),
  ...[
    ['Julie', 'Julien'],
    ['Jan', 'Jana'],
    ['Paul', 'Paula'],
    ['Mario', 'Maria'],
    ['Andrea', 'Andreas'],
    ['Martin', 'Martina'],
  ].flatMap(([one = '', two = '']) => [
    siblings(`${one} and ${two}`, one, two, ['1970-03-11', '1974-09-30']),
    siblings(`${one} and ${two}, both on 1 January`, one, two, ['1970-01-01', '1972-01-01']),
    siblings(`${one} and ${two}, twins`, one, two, ['1970-03-11', '1970-03-11']),
  ]),
  {
    name: 'father and son of one name',
    pair: [
      person('a', 'Karl Wendehals', '1950-04-02', { email: 'karl@post.example', ...householdOf }),
      person('b', 'Karl Wendehals', '1979-10-21', { email: 'kw79@mail.example', ...householdOf }),
    ],
    sides: ['apart', 'asked'],
    command: false,
  },
  {
    name: 'twins of one household, with one phone',
    pair: [
      person('a', 'Tina Wendehals', '1991-06-09', { ...householdOf, phone: '+4922855501' }),
      person('b', 'Moritz Wendehals', '1991-06-09', { ...householdOf, phone: '+4922855501' }),
    ],
    sides: ['apart', 'asked'],
    command: false,
  },
  {
    name: 'a couple with one e-mail address and phone',
    pair: ['Gerhard 1958-02-27', 'Hannelore 1960-09-14'].map((text, n) => {
      const [first = '', birth = ''] = text.split(' ');
      const shared = { email: 'wendehals@post.example', phone: '+4922855501', ...householdOf };
      return person('ab'.charAt(n), `${first} Wendehals`, birth, shared);
    }) as unknown as [Row, Row],
    sides: ['apart', 'asked'],
    command: false,
  },
  {
    name: 'one person with a slip in the name, same birth date and e-mail address',
    pair: [
      person('a', 'Oskar Wendehals', '1971-06-24', { email: 'oskar.w@post.example' }),
      person('b', 'Oskar Wendehalls', '1971-06-24', { email: 'oskar.w@post.example' }),
    ],
    sides: ['joined'],
    command: true,
  },
  {
    name: 'one person with a slip in the birth date, same e-mail address',
    pair: [
      person('a', 'Oskar Wendehals', '1971-06-24', { email: 'oskar.w@post.example' }),
      person('b', 'Oskar Wendehals', '1971-06-25', { email: 'oskar.w@post.example' }),
    ],
    sides: ['joined'],
    command: true,
  },
  {
    name: 'name and city alone',
    pair: [person('a', 'Anna Schmidt', null), person('b', 'Anna Schmidt', null)],
    sides: ['apart', 'asked'],
    command: true,
  },
];

/** Files of two, six and ten records. */
const beside = [0, 4, 8];

describe.each(beside)('a file of two records and %i others', (count) => {
  it.each(cases)('$name', async ({ pair, sides, command }) => {
    const customers = [...others.slice(0, count), ...pair];
    const night = await runDuplicates({ customers });
    const side: Side =
      night.doubled.length > 0 ? 'joined' : night.questions.length > 0 ? 'asked' : 'apart';
    if (process.env['SHOW']) {
      const even = await runDuplicates({ customers, probability: 0.01 });
      (await import('node:fs')).appendFileSync('/tmp/dups/show.txt', [count, pair[0]['first_name'], pair[1]['first_name'], pair[0]['birth_date'], side, even.doubled[0]?.probability, night.questions[0]?.pattern].join(' ')+'\n');
    }
    expect(sides).toContain(side);
    if (command) return;
    const { clusters } = await runDuplicates({ customers, probability: 0.5 });
    expect(clusters).toEqual([]);
  });
});
