/**
 * Small files, in which nothing can be learnt: what is known beforehand decides.
 * Two people taken for one are worse than one person taken for two, so relatives
 * are never joined by a night, whatever they share.
 *
 * Every pair of a file is a candidate here; what blocking does is the job's.
 */
import { describe, expect, it } from 'vitest';
import { type ColumnBatch, probabilityOfBits } from '../../../../src/kernel/index.ts';
import {
  createPatternReader,
  createPersonRecords,
  createRecordComparer,
  createRecordPatternCounter,
  learnDuplicates,
  randomU,
  recordColumns,
  recordPatternText,
  recordWeight,
} from '../../../../src/match/index.ts';

/** Columns as `conform` makes them. */
type Person = Partial<Record<(typeof recordColumns)[number], string | null>>;

const person = (id: string, name: string, birth: string | null, more: Person = {}): Person => {
  const [given = '', family = ''] = name.toLowerCase().split(' ');
  return {
    customer_id: id,
    given,
    family,
    birth_date: birth,
    city: 'bonn',
    country: 'DE',
    ...more,
  };
};

/** People beside the pair in question. */
const others: readonly Person[] = [
  person('s1', 'Ingrid Kalthoff', '1961-05-17', { email: 'ingrid@kalthoff.example', city: 'ulm' }),
  person('s2', 'Tarek Osterloh', '1988-11-02', { email: 't.osterloh@post.example', city: 'kiel' }),
  person('s3', 'Wanda Brinkmann', '1979-08-23', { email: 'wanda79@mail.example', city: 'jena' }),
  person('s4', 'Ole Feddersen', '1993-02-14', { email: 'ole.f@web.example', city: 'bonn' }),
  person('s5', 'Ruth Vanselow', '1955-12-30', { email: 'vanselow@post.example', city: 'gera' }),
  person('s6', 'Levin Achterberg', '2001-07-07', { email: 'levin@berg.example', city: 'kassel' }),
  person('s7', 'Mona Dietzel', '1984-03-19', { email: 'mona.d@mail.example', city: 'halle' }),
  person('s8', 'Boris Ehlers', '1972-10-05', { email: 'behlers@web.example', city: 'fulda' }),
];

type Side = 'joined' | 'asked' | 'apart';

interface Case {
  readonly name: string;
  readonly pair: readonly [Person, Person];
  /** What a night may do of them: 0.9 and more is joined, 1 in 9 and less not worth a question. */
  readonly sides: readonly Side[];
  /** Whether the command may join them, at even odds. */
  readonly command: boolean;
}

const householdOf = { street: 'Lindenallee 12', postcode: '53111' };
const coupleOf = { email: 'wendehals@post.example', phones: '+4922855501', ...householdOf };
const siblings = (
  name: string,
  older: string,
  younger: string,
  births: [string, string],
): Case => ({
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
      person('a', 'Tina Wendehals', '1991-06-09', { ...householdOf, phones: '+4922855501' }),
      person('b', 'Moritz Wendehals', '1991-06-09', { ...householdOf, phones: '+4922855501' }),
    ],
    sides: ['apart', 'asked'],
    command: false,
  },
  {
    name: 'a couple with one e-mail address and phone',
    pair: [
      person('a', 'Gerhard Wendehals', '1958-02-27', coupleOf),
      person('b', 'Hannelore Wendehals', '1960-09-14', coupleOf),
    ],
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
    name: 'one person with a slip in the given name, same birth date and e-mail address',
    pair: [
      person('a', 'Oskar Wendehals', '1971-06-24', { email: 'oskar.w@post.example' }),
      person('b', 'Oksar Wendehals', '1971-06-24', { email: 'oskar.w@post.example' }),
    ],
    sides: ['joined'],
    command: true,
  },
  {
    name: 'one person by a short form of the name, of one birth date and phone',
    pair: [
      person('a', 'Robert Wendehals', '1971-06-24', { phones: '+4922855501' }),
      person('b', 'Bob Wendehals', '1971-06-24', { phones: '+4922855501' }),
    ],
    sides: ['joined'],
    command: true,
  },
  {
    name: 'one person who married, with the same birth date and e-mail address',
    pair: [
      person('a', 'Henriette Wendehals', '1971-06-24', { email: 'henriette71@post.example' }),
      person('b', 'Henriette Castellan', '1971-06-24', { email: 'henriette71@post.example' }),
    ],
    sides: ['joined', 'asked'],
    command: true,
  },
  {
    name: 'father and son of one name, address, phone and e-mail address',
    pair: ['1950-04-02', '1979-10-21'].map((birth, n) => {
      const shared = { email: 'wendehals@post.example', phones: '+4922855501', ...householdOf };
      return person('ab'.charAt(n), 'Karl Wendehals', birth, shared);
    }) as unknown as [Person, Person],
    sides: ['apart', 'asked'],
    command: false,
  },
  {
    name: 'two names that stand in no table, years apart, both on 1 January',
    pair: [
      person('a', 'Zelvo Meier', '1970-01-01', { email: 'zelvo@meier.example' }),
      person('b', 'Zelva Meier', '1972-01-01', { email: 'zelva@meier.example' }),
    ],
    sides: ['apart', 'asked'],
    command: false,
  },
  {
    name: 'two different names of one birthday, years apart',
    pair: [
      person('a', 'Peter Meier', '1970-03-11', { email: 'peter@meier.example' }),
      person('b', 'Petra Meier', '1972-03-11', { email: 'petra@meier.example' }),
    ],
    sides: ['apart', 'asked'],
    command: false,
  },
  {
    name: 'two namesakes of other towns, without birth date',
    pair: [
      person('a', 'Anna Schmidt', null, { email: 'anna.schmidt@post.example', city: 'ulm' }),
      person('b', 'Anna Schmidt', null, { email: 'schmidt.a@mail.example', city: 'kiel' }),
    ],
    sides: ['apart', 'asked'],
    command: true,
  },
  {
    name: 'name and city, with other e-mail addresses and phones',
    pair: [
      person('a', 'Anna Schmidt', null, { email: 'schmidt.a@post.example', phones: '+4922855501' }),
      person('b', 'Anna Schmidt', null, { email: 'annika9@mail.example', phones: '+4922899372' }),
    ],
    sides: ['apart', 'asked'],
    command: true,
  },
  {
    name: 'name and city alone',
    pair: [person('a', 'Anna Schmidt', null), person('b', 'Anna Schmidt', null)],
    sides: ['apart', 'asked'],
    command: true,
  },
];

/** Probability that the last two of the people are one, all pairs having taught the model. */
function judged(people: readonly Person[]): { probability: number; pattern: string } {
  const builder = createPersonRecords();
  const columns = Object.fromEntries(
    recordColumns.map((column) => [column, people.map((one) => one[column] ?? null)]),
  );
  builder.add({ length: people.length, columns } as ColumnBatch);
  const records = builder.build();
  const comparer = createRecordComparer(records);
  const u = randomU(records, comparer);
  const counter = createRecordPatternCounter(u);
  for (let b = 1; b < people.length; b += 1) {
    for (let a = 0; a < b; a += 1) counter.add(comparer.compare(a, b), 'unknown');
  }
  const patterns = counter.patterns();
  const { parameters } = learnDuplicates({ patterns, u, records: people.length });
  const pattern = createPatternReader(u)(comparer.compare(people.length - 2, people.length - 1));
  const probability = probabilityOfBits(recordWeight(parameters, pattern));
  return { probability, pattern: recordPatternText(pattern) };
}

const sideOf = (probability: number): Side =>
  probability >= 0.9 ? 'joined' : probability > 1 / 9 ? 'asked' : 'apart';

describe.each([0, 4, 8])('two records and %i others', (count) => {
  it.each(cases)('$name', ({ pair, sides, command }) => {
    const { probability, pattern } = judged([...others.slice(0, count), ...pair]);
    expect(sides, `${probability} ${pattern}`).toContain(sideOf(probability));
    if (!command) expect(probability, pattern).toBeLessThan(0.5);
  });
});
