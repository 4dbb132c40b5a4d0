/** The job `duplicates` on a handful of people: what it joins, what it never joins, and whose word counts. */
import { describe, expect, it } from 'vitest';
import type { Row } from '../job/memory-job.ts';
import { runDuplicates } from './run-duplicates.ts';

const givens = 'Ada Bruno Clara Dario Edith Fabian Gerda Henrik Irma Jonas Klara Levin'.split(' ');
const families = 'Brandl Castellan Dorrek Eilers Fontenay Grasmuck Hollenbeck Ilgner'.split(' ');
const dayOf = (n: number): string =>
  `19${50 + (n % 45)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;

/** Ninety-six strangers, so that there is somebody to be different from. */
const strangers: readonly Row[] = givens.flatMap((first_name, i) =>
  families.map((last_name, j) => {
    const n = i * families.length + j;
    return {
      customer_id: `s-${String(n).padStart(3, '0')}`,
      first_name,
      last_name,
      email: `${first_name}.${last_name}@mail${n % 7}.example`.toLowerCase(),
      phone: `+4930${100_000 + n * 7919}`,
      birth_date: dayOf(n * 37),
      birth_year: Number(dayOf(n * 37).slice(0, 4)),
      city: ['Berlin', 'Hamburg', 'Kassel', 'Ulm'][n % 4] ?? null,
      country: 'DE',
    };
  }),
);

const oskar: Row = {
  customer_id: 'p-oskar-1',
  first_name: 'Oskar',
  last_name: 'Wendehals',
  email: 'oskar.wendehals@post.example',
  phone: '+493055501',
  birth_date: '1971-06-24',
  birth_year: 1971,
  city: 'Ulm',
  country: 'DE',
};
const oskarAgain: Row = {
  ...oskar,
  customer_id: 'p-oskar-2',
  last_name: 'Wendehalls',
  phone: null,
  birth_date: '1971-06-25',
};

describe('the job duplicates', () => {
  it('joins two records of one person whose name and birthday have slips', async () => {
    const { clusters, doubled } = await runDuplicates({
      customers: [...strangers, oskar, oskarAgain],
    });
    expect(clusters).toEqual(['p-oskar-1 p-oskar-2']);
    expect(doubled.map((row) => row.cluster_id)).toEqual(['p-oskar-1', 'p-oskar-1']);
    for (const { probability } of doubled) expect(probability).toBeGreaterThan(0.9);
  });

  it('joins records whose names stand in the wrong columns, and across two files', async () => {
    const swapped = {
      ...oskarAgain,
      first_name: 'Wendehals',
      last_name: 'Oskar',
      source_file: 'other.csv',
    };
    const { clusters } = await runDuplicates({ customers: [...strangers, oskar, swapped] });
    expect(clusters).toEqual(['p-oskar-1 p-oskar-2']);
  });

  it.each([
    ['father and son of one name', { birth_date: '1999-02-03', birth_year: 1999, suffix: 'Jr.' }],
    ['a spouse', { first_name: 'Mathilde', birth_date: '1973-11-30', birth_year: 1973 }],
    [
      'a brother who shares the address',
      { first_name: 'Ruprecht', birth_date: '1969-01-09', birth_year: 1969 },
    ],
  ])('keeps %s of one household apart', async (_, other) => {
    const relative = { ...oskar, customer_id: 'p-relative', ...other };
    const { clusters } = await runDuplicates({ customers: [...strangers, oskar, relative] });
    expect(clusters).toEqual([]);
  });

  it('keeps a brother and a sister apart in a file of two', async () => {
    const given = (name: string, birth_year: number): Row => ({
      customer_id: `p-${name}`,
      first_name: name,
      last_name: 'Meier',
      email: `${name.toLowerCase()}@meier.example`,
      city: 'Bonn',
      country: 'DE',
      birth_date: `${birth_year}-01-01`,
      birth_year,
    });
    const { clusters } = await runDuplicates({
      customers: [given('Peter', 1970), given('Petra', 1972)],
      probability: 0.5,
    });
    expect(clusters).toEqual([]);
  });

  it('asks nobody about a pair that an operator decided, and obeys', async () => {
    const customers = [...strangers, oskar, oskarAgain];
    const pair = { customer_id: 'p-oskar-1', other_customer_id: 'p-oskar-2', decided_at: 0 };
    const apart = await runDuplicates({ customers, reviews: [{ ...pair, decision: 'different' }] });
    expect(apart.clusters).toEqual([]);
    expect(apart.questions.filter((one) => one.customer_id === 'p-oskar-1')).toEqual([]);
    const strange = { customer_id: 's-003', other_customer_id: 's-077', decided_at: 0 };
    const joined = await runDuplicates({ customers, reviews: [{ ...strange, decision: 'same' }] });
    expect(joined.clusters).toContain('s-003 s-077');
  });

  it('keeps the id of a cluster when a record joins or leaves', async () => {
    const third = { ...oskar, customer_id: 'a-oskar-0', city: null };
    const first = await runDuplicates({ customers: [...strangers, oskar, oskarAgain] });
    const grown = await runDuplicates({
      customers: [...strangers, oskar, oskarAgain, third],
      before: first.doubled,
    });
    expect(grown.clusters).toEqual(['a-oskar-0 p-oskar-1 p-oskar-2']);
    expect(new Set(grown.doubled.map((row) => row.cluster_id))).toEqual(new Set(['p-oskar-1']));
    const shrunk = await runDuplicates({
      customers: [...strangers, oskarAgain, third],
      before: grown.doubled,
    });
    expect(new Set(shrunk.doubled.map((row) => row.cluster_id))).toEqual(new Set(['p-oskar-1']));
  });

  it('gives the same for any order of rows', async () => {
    const customers = [...strangers, oskar, oskarAgain];
    const one = await runDuplicates({ customers });
    const other = await runDuplicates({ customers: [...customers].reverse() });
    expect(other.doubled).toEqual(one.doubled);
    expect(other.questions).toEqual(one.questions);
    expect(other.figures).toEqual(one.figures);
  });
});

describe('files that are hard', () => {
  it.each([
    ['no record', []],
    ['one record', [oskar]],
    ['nothing but ids', strangers.map(({ customer_id }) => ({ customer_id: customer_id ?? null }))],
    [
      'names alone',
      strangers.map(({ customer_id, last_name }) => ({
        customer_id: customer_id ?? null,
        last_name: last_name ?? null,
      })),
    ],
  ])('%s: joins nothing', async (_, customers) => {
    const { doubled } = await runDuplicates({ customers: customers as Row[] });
    expect(doubled).toEqual([]);
  });

  it('finds no person in three thousand records that are all alike, and says what was left out', async () => {
    const alike = Array.from({ length: 3000 }, (_, n) => ({ ...oskar, customer_id: `x-${n}` }));
    const { doubled, warnings } = await runDuplicates({ customers: alike });
    expect(doubled).toEqual([]);
    expect(warnings.some((text) => text.includes('duplicates.pairsPerBlockMax'))).toBe(true);
  });

  it('does not join people because they share one address of the company', async () => {
    const shared = strangers.map((row) => ({ ...row, email: 'info@firm.example', phone: null }));
    const { clusters } = await runDuplicates({
      customers: [...shared, oskar, oskarAgain],
      probability: 0.5,
    });
    expect(clusters).toEqual(['p-oskar-1 p-oskar-2']);
  });

  it('takes an unmapped number for an identifier, and never an earlier answer', async () => {
    const numbered = strangers.map((row, n) => ({
      customer_id: row['customer_id'] ?? null,
      last_name: row['last_name'] ?? null,
      attributes: JSON.stringify({
        member_no: `M${7_000_000 + n * 13}`,
        cluster_id: `K${90_000 + (n % 48)}`,
      }),
    }));
    const again = numbered
      .slice(0, 20)
      .map((row) => ({ ...row, customer_id: `z${row.customer_id}` }));
    const { clusters, warnings } = await runDuplicates({ customers: [...numbered, ...again] });
    expect(clusters).toHaveLength(20);
    for (const cluster of clusters) expect(cluster).toMatch(/^(s-\d+) z\1$/);
    expect(warnings.join(' ')).toContain('member_no');
    expect(warnings.join(' ')).not.toContain('cluster_id');
  });
});
