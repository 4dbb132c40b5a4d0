import { describe, expect, it } from 'vitest';
import { type ColumnType, type ColumnValue, hash32 } from '../../../src/kernel/index.ts';
import { type ColumnDefinition, tableNamed } from '../../../src/lake/index.ts';
import { createTown, type Town, truthTables } from '../../../src/sample/index.ts';
import { columnsOf, endDate, texts, townOf } from './small-town.ts';

const fits: Readonly<Record<ColumnType, (value: ColumnValue) => boolean>> = {
  text: (value) => typeof value === 'string' && value !== '',
  integer: (value) => Number.isSafeInteger(value),
  key: (value) => typeof value === 'bigint',
  double: (value) => Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  timestamp: (value) => Number.isSafeInteger(value),
  date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
  'text[]': (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
};

function faultsOf(town: Town, name: string, columns: Readonly<Record<string, ColumnDefinition>>) {
  const faults = new Set<string>();
  const table = columnsOf(town, name);
  expect(Object.keys(table)).toEqual(Object.keys(columns));
  for (const [column, definition] of Object.entries(columns)) {
    for (const value of table[column] ?? []) {
      if (value === null) {
        if (!definition.nullable) faults.add(`${column}: null`);
        continue;
      }
      if (!fits[definition.type](value)) faults.add(`${column}: ${String(value)}`);
      const { min, max, oneOf } = definition;
      if (min !== undefined && (value as number) < min) faults.add(`${column} below ${min}`);
      if (max !== undefined && (value as number) > max) faults.add(`${column} above ${max}`);
      if (oneOf && !oneOf.includes(value as string)) faults.add(`${column}: ${String(value)}`);
    }
  }
  return [...faults];
}

const digestOf = (town: Town): Record<string, number> =>
  Object.fromEntries(
    [...town.tables, ...town.truth].map(({ name, batches }) => {
      let digest = 0;
      for (const { columns } of batches()) digest = hash32(JSON.stringify(columns), digest);
      return [name, digest];
    }),
  );

/** Columns younger than the town, which is frozen: they are written empty. */
const unknownToTown: Readonly<Record<string, readonly string[]>> = {
  'raw.customer': ['street', 'birth_date'],
};

describe('the town’s rows', () => {
  const town = townOf(1010);

  it.each(town.tables.map(({ name }) => name))(
    '%s has the raw table’s columns and types',
    (name) => {
      const { source_file: _file, source_line: _line, ...known } = tableNamed(name)?.columns ?? {};
      const unknown: readonly string[] = unknownToTown[name] ?? [];
      const columns = Object.fromEntries(
        Object.entries(known).filter(([column]) => !unknown.includes(column)),
      );
      expect(Object.keys(columns).length).toBeGreaterThan(0);
      expect(faultsOf(town, name, columns)).toEqual([]);
    },
  );

  it.each(Object.values(truthTables))('$name keeps its own definition', ({ name, columns }) => {
    expect(faultsOf(town, name, columns)).toEqual([]);
  });

  it('keys are unique', () => {
    const keys: Readonly<Record<string, readonly string[]>> = {
      'raw.customer': ['customer_id'],
      'raw.profile': ['profile_id'],
      'raw.post': ['post_id'],
      'raw.interaction': ['actor_profile_id', 'target_profile_id', 'kind', 'day'],
      'raw.order': ['order_id'],
      'raw.care_case': ['case_id'],
      'raw.touch': ['touch_id'],
      'raw.referral': ['referrer_customer_id', 'referred_customer_id'],
      'raw.basis': ['customer_id', 'platform', 'ground'],
      ...Object.fromEntries(Object.values(truthTables).map(({ name, key }) => [name, key])),
    };
    for (const [name, key] of Object.entries(keys)) {
      const columns = columnsOf(town, name);
      const rows = columns[key[0] as string] ?? [];
      const seen = new Set(rows.map((_, i) => key.map((one) => columns[one]?.[i]).join('\u0000')));
      expect(seen.size, name).toBe(rows.length);
    }
  });

  it('handles are unique on their platform', () => {
    const profiles = columnsOf(town, 'raw.profile');
    const handles = texts(profiles, 'handle').map(
      (one, i) => `${profiles['platform']?.[i]}:${one}`,
    );
    expect(new Set(handles).size).toBe(handles.length);
  });

  it('the same seed gives the same rows, read in any order and again', () => {
    const again = createTown({ customers: 1010, seed: 1, endDate });
    for (const { batches } of [...again.truth].reverse()) for (const _ of batches());
    expect(digestOf(again)).toEqual(digestOf(town));
  });

  it('ranges of blocks put together are the whole table', () => {
    const ranged = createTown({ customers: 1010, seed: 1, endDate });
    const whole = digestOf(town);
    for (const { name, batches } of [...ranged.tables, ...ranged.truth]) {
      let digest = 0;
      for (const from of [0, 1]) {
        for (const { columns } of batches({ from, to: from + 1 })) {
          digest = hash32(JSON.stringify(columns), digest);
        }
      }
      expect(digest, name).toBe(whole[name]);
    }
    const moved = ranged.truth.find(({ name }) => name === 'truth.moved');
    const late = [...(moved?.batches({ from: 1, to: 2 }) ?? [])];
    expect(late).toEqual([...(moved?.batches() ?? [])].slice(1));
  });

  it('another seed gives other rows in every table', () => {
    const other = digestOf(townOf(200, 2));
    for (const [name, digest] of Object.entries(digestOf(townOf(200)))) {
      expect(other[name], name).not.toBe(digest);
    }
  });

  it('a larger town begins with the same customers, but for the handles they declared', () => {
    const { handles: _small, ...small } = columnsOf(townOf(1000), 'raw.customer');
    const { handles: _large, ...large } = columnsOf(townOf(1010), 'raw.customer');
    for (const [name, values] of Object.entries(small)) {
      expect(large[name]?.slice(0, 1000), name).toEqual(values);
    }
  });

  it.each([1, 2, 30])('a town of %i customers is whole', (customers) => {
    const tiny = createTown({ customers, seed: 3, endDate });
    expect(columnsOf(tiny, 'raw.customer')['customer_id']).toHaveLength(customers);
    expect(columnsOf(tiny, 'truth.person')['customer_id']).toHaveLength(customers);
  });

  it.each([0, -1, 1.5, 30_000_000])('refuses %d customers', (customers) => {
    expect(() => createTown({ customers, seed: 1, endDate })).toThrow(/whole number of customers/);
  });
});
