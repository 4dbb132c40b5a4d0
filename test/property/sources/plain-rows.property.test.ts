import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parquetReader } from '../../../src/app/parquet-reader.ts';
import { createDuckDbEngine, type Engine, type Session } from '../../../src/engine/index.ts';
import type { ColumnBatch, ColumnValue, SourceBatch } from '../../../src/kernel/index.ts';
import { type TableDefinition, tableNamed } from '../../../src/lake/index.ts';
import { fileSource } from '../../../src/sources/index.ts';

let folder: string;
let engine: Engine;
let session: Session;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kith-plain-'));
  engine = createDuckDbEngine({ memoryMb: 256, threads: 2, spillFolder: join(folder, 'spill') });
  session = await engine.open();
});
afterAll(async () => {
  await session.close();
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

type Rows = readonly (readonly [number, string])[];

/** Each row as JSON, by line. */
function rowsOf(batches: readonly ColumnBatch[]): Rows {
  return batches
    .flatMap((batch) =>
      Array.from({ length: batch.length }, (_, row): [number, string] => {
        const cells = Object.keys(batch.columns)
          .sort()
          .map((name) => [name, batch.columns[name]?.[row] ?? null]);
        return [Number(batch.columns['source_line']?.[row]), JSON.stringify(cells)];
      }),
    )
    .sort(([a], [b]) => a - b);
}

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of stream) found.push(one);
  return found;
}

const quarantine = (batches: readonly SourceBatch[]) =>
  batches.flatMap(({ quarantined }) => quarantined);

/** Writes the rows as Parquet and reads them both ways. */
async function bothWays(table: 'raw.customer' | 'raw.profile', columns: ColumnBatch['columns']) {
  const path = join(folder, 'rows.parquet');
  const definition = tableNamed(table) as TableDefinition;
  const { source_file: _file, source_line: _line, ...own } = definition.columns;
  const length = Object.values(columns)[0]?.length ?? 0;
  const filled = Object.keys(own).map((name) => [
    name,
    columns[name] ?? new Array(length).fill(null),
  ]);
  const batch: ColumnBatch = { length, columns: Object.fromEntries(filled) };
  await session.writeBatches(path, { ...definition, columns: own }, [batch]);
  const source = fileSource({ table, path, settings: { path }, parquet: parquetReader(engine) });
  const whole = await all(source.read());
  const plain = await source.plain?.();
  expect(plain).toBeDefined();
  const rest = plain === undefined ? [] : await all(plain.rest());
  const lines = [
    ...rest.flatMap(({ rows }) => rows.columns['source_line'] ?? []),
    ...quarantine(rest).map(({ line }) => line),
  ];
  await session.load('rest_line', { source_file: 'text', source_line: 'integer' }, [
    { length: lines.length, columns: { source_file: lines.map(() => path), source_line: lines } },
  ]);
  const sql = plain?.sqlWithout('scratch.rest_line') ?? '';
  const direct = await all(session.batches(sql));
  await session.execute('DROP TABLE scratch.rest_line');
  return {
    byCell: rowsOf(whole.map(({ rows }) => rows)),
    inParts: rowsOf([...direct, ...rest.map(({ rows }) => rows)]),
    quarantined: [quarantine(whole), quarantine(rest)],
    plainRows: direct.reduce((sum, one) => sum + one.length, 0),
  };
}

/** Texts that people write, and texts that have gone wrong. */
const odd = fc.constantFrom(
  ...[
    '',
    ' ',
    '\\N',
    'null',
    ' Ana',
    'Ana ',
    'Ana\tB',
    'a\nb',
    'a\r\nb',
    '\u00a0x',
    'x\u2028',
    '\ufeffx',
  ],
  ...[
    'e\u0301',
    'é',
    'Müller',
    '李',
    '👩‍👩‍👧',
    '\u202eabc',
    '\u0085',
    '\u007f',
    'a  b',
    '=1+1',
    '"',
    "'",
    '{}',
  ],
  ...[
    'AD',
    'ad',
    'Germany',
    'DE',
    'ZZ',
    'USA',
    'x',
    'twitter',
    'X',
    'bsky',
    '@ana',
    '@@',
    'ana.b',
    '1.0',
  ],
  ...['a@b.example', 'A@b.example', 'a..b@c.example', 'mailto:a@b.example', 'a@b', '-'],
  ...['+4930123456', '+1', '+12025550100', '(202) 555-0100', '030 123456', '+0049', '++49', 'n/a'],
);
const text = fc.option(
  fc.oneof(
    { weight: 3, arbitrary: odd },
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.emailAddress(),
  ),
);
/** Objects as we write them and as others do, with names that stand twice or are numbers. */
const name = fc.oneof(
  fc.constantFrom('a', 'b', '1', '2', '__proto__', 'é', 'a b', ''),
  fc.string(),
);
const member = fc.tuple(name, fc.oneof(fc.string(), odd, fc.integer(), fc.constant(null)));
const attributes = fc.oneof(
  fc.constantFrom('', 'x', '{}', '{"a":1}', '{ "a":"b" }', '{"a":"b"', '{"a":"\\u0041"}', '[]'),
  fc
    .array(member, { maxLength: 3 })
    .map(
      (members) =>
        `{${members.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`,
    ),
);
const texts = fc.option(
  fc.array(
    fc.oneof(
      odd,
      fc.string(),
      fc.constantFrom('x:ana', 'bluesky:a.example', 'twitter:b', 'x:@c', 'x://d'),
    ),
    { maxLength: 3 },
  ),
);
/** Parquet holds UTF-8, which knows no half characters. */
const wellFormed = (value: string): string => value.replace(/\p{Surrogate}/gu, '\ufffd');

describe('the two parts of a Parquet file', () => {
  it('are the rows that reading it cell by cell gives, for customers', async () => {
    const row = fc.record({
      customer_id: text,
      first_name: text,
      email: text,
      phone: text,
      country: text,
      aliases: texts,
      handles: texts,
      attributes: fc.option(attributes),
      birth_year: fc.option(fc.integer({ min: 1800, max: 2150 })),
      created_at: fc.option(fc.integer({ min: -4e12, max: 9e12 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async (rows) => {
        const found = await bothWays('raw.customer', columnsOf(rows));
        expect(found.inParts).toEqual(found.byCell);
        expect(found.quarantined[1]).toEqual(found.quarantined[0]);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('are so for profiles', async () => {
    const row = fc.record({
      profile_id: text,
      platform: text,
      handle: text,
      bio: text,
      urls: texts,
      followers: fc.option(fc.integer({ min: -5, max: 1e9 })),
      discoverable: fc.option(fc.boolean()),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async (rows) => {
        const found = await bothWays('raw.profile', columnsOf(rows));
        expect(found.inParts).toEqual(found.byCell);
        expect(found.quarantined[1]).toEqual(found.quarantined[0]);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('leave ordinary rows, whatever their script, to the engine', async () => {
    const { plainRows } = await bothWays('raw.customer', {
      customer_id: ['c1', 'c2', 'c3'],
      first_name: ['Ada', 'Jürgen', '李'],
      email: ['ada@post.example', null, 'li.wei@mail.post.example'],
      phone: ['+442071838750', null, '+12025550100'],
      country: ['GB', 'DE', null],
      handles: [['x:ada_l'], null, ['bluesky:li.example', 'mastodon:li@home.example']],
      birth_year: [1970, null, 1988],
    });
    expect(plainRows).toBe(3);
  });
});

it('a file damaged within is at fault itself', async () => {
  const ids = Array.from({ length: 5000 }, (_, row) => `c${row * 7919}`);
  await bothWays('raw.customer', { customer_id: ids, first_name: ids });
  const path = join(folder, 'rows.parquet');
  writeFileSync(path, readFileSync(path).fill(7, 100, 4000));
  const { plain } = fileSource({
    ...{ table: 'raw.customer', path, settings: { path }, parquet: parquetReader(engine) },
  });
  const rows = await plain?.();
  await expect(rows === undefined ? undefined : all(rows.rest())).rejects.toMatchObject({
    code: 'input.file_unusable',
  });
});

type Cell = string | number | boolean | readonly string[] | null;

function columnsOf(rows: readonly Readonly<Record<string, Cell>>[]): ColumnBatch['columns'] {
  const names = Object.keys(rows[0] ?? {});
  const written = (cell: Cell): ColumnValue | null => {
    if (typeof cell === 'string') return wellFormed(cell);
    if (Array.isArray(cell)) return cell.map(wellFormed);
    return cell as ColumnValue | null;
  };
  return Object.fromEntries(
    names.map((name) => [name, rows.map((row) => written(row[name] ?? null))]),
  );
}
