import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../../jobs/index.ts';
import { type Config, configSchema } from '../../../src/config/index.ts';
import { createDuckDbEngine, type Engine } from '../../../src/engine/index.ts';
import { AppError, type IsoDate } from '../../../src/kernel/index.ts';
import { Lake, type TableDefinition, tableNamed } from '../../../src/lake/index.ts';
import { type NightEvent, type Ports, runNight } from '../../../src/pipeline/index.ts';
import { fileSources, type ParquetReader } from '../../../src/sources/index.ts';
import { silentLedger } from '../pipeline/silent-ledger.ts';

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-ingest-'));
  engine = createDuckDbEngine({ memoryMb: 256, threads: 1, spillFolder: join(folder, 'spill') });
});
afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

const parquet: ParquetReader = {
  async columns(path) {
    const session = await engine.open();
    const rows = await session.rows<{ column_name: string }>(
      `SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet('${path}'))`,
    );
    await session.close();
    return rows.map((row) => row.column_name);
  },
  async *batches(path) {
    const session = await engine.open();
    yield* session.batches(`SELECT * FROM read_parquet('${path}')`);
    await session.close();
  },
};

async function night(sources: unknown, quarantineShareMax = 0.2) {
  const config: Config = configSchema.parse({ sources, night: { quarantineShareMax } });
  const port = fileSources({ settings: config.sources, baseFolder: folder, parquet });
  const ports = {
    clock: { nowMs: () => 0 },
    ledger: silentLedger,
    sources: port,
  } as unknown as Ports;
  const lake = await Lake.open(join(folder, 'lake'));
  const events: NightEvent[] = [];
  const summary = await runNight({
    runId: 'run',
    jobs: [ingest],
    date: '2026-03-01' as IsoDate,
    seed: 1,
    settings: config,
    engine,
    lake,
    ports,
    codeVersion: 'one',
    nightsKept: 2,
    emit: (event) => events.push(event),
  });
  return { lake, events, job: summary.jobs[0] };
}

async function rowsOf(lake: Lake, table: string, columns: string) {
  const version = lake.manifest.tables[table];
  const session = await engine.open();
  const files = version === undefined ? [] : lake.filesOf(table, version);
  await session.bind(table, tableNamed(table) as TableDefinition, files);
  const rows = await session.rows<Record<string, unknown>>(`SELECT ${columns} FROM ${table}`);
  await session.close();
  return rows.map((row) => Object.values(row));
}

const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

describe('ingest', () => {
  it('reads several files into one table, by name and line, and keeps what it set aside', async () => {
    await write('b.csv', 'customer_id,email,tier\nc1,ada@example.org,gold\nc2,ada,\n');
    await write('a.csv', 'KdNr;Vorname\n7;Ada\n;Bob\n9;"open\n');
    await write(
      'orders.csv',
      `order_id,customer_id,ordered_at,amount\n${'o1,c1,2024-01-02,3\n'.repeat(18)}o2,c1,soon,3\no3,c1,2024-01-03,x\n`,
    );
    const { lake, job, events } = await night(
      {
        customers: [
          { path: 'b.csv' },
          { path: 'a.csv', mapping: { customer_id: 'KdNr', first_name: 'Vorname' } },
        ],
        orders: 'orders.csv',
      },
      0.5,
    );
    expect(
      await rowsOf(
        lake,
        'raw.customer',
        'source_file, source_line, customer_id, first_name, email, attributes',
      ),
    ).toEqual([
      ['a.csv', 2, '7', 'Ada', null, null],
      ['b.csv', 2, 'c1', null, 'ada@example.org', '{"tier":"gold"}'],
      ['b.csv', 3, 'c2', null, null, null],
    ]);
    expect(await rowsOf(lake, 'raw.quarantine', '*')).toEqual([
      ['raw.customer', 'a.csv', 3, 'customer_id: empty'],
      ['raw.customer', 'a.csv', 4, 'a quote is never closed'],
      ['raw.order', 'orders.csv', 20, 'ordered_at: not a date'],
    ]);
    expect(await rowsOf(lake, 'raw.post', '*')).toEqual([]);
    expect(job?.figures).toMatchObject({
      rows_read: 25,
      quarantined: 3,
      unreadable_values: 2,
      'rows_read customer a.csv': 3,
      'quarantined customer a.csv': 2,
      'unreadable_values order orders.csv': 1,
    });
    const warnings = events.flatMap((event) =>
      event.kind === 'job_warned' ? [event.message] : [],
    );
    expect(warnings).toContain(
      'orders.csv: 1 value was left empty, first in line 21: amount: not a number',
    );
  });

  it('reads Parquet by row', async () => {
    const session = await engine.open();
    await session.writeParquet(
      join(folder, 'posts.parquet'),
      `SELECT 'p' || i AS post_id, CAST(i AS BIGINT) AS author_id, TIMESTAMP '2024-01-02 03:04:05' AS posted_at,
              ['a', 'b'] AS mentioned_profile_ids, 3 AS likes
       FROM range(1, 4) AS t(i)`,
    );
    await session.close();
    await write('c.csv', 'customer_id\nc1\n');
    const { lake } = await night({ customers: 'c.csv', posts: 'posts.parquet' });
    const columns = 'post_id, profile_id, posted_at, mentioned_profile_ids, likes, source_line';
    expect((await rowsOf(lake, 'raw.post', columns))[2]).toEqual([
      'p3',
      '3',
      Date.UTC(2024, 0, 2, 3, 4, 5),
      ['a', 'b'],
      3,
      3,
    ]);
  });

  it('stops with a clear error above the share of bad rows, and leaves no table behind', async () => {
    await write('c.csv', `customer_id,city\n${'c1,Rome\n'.repeat(70)}${'c2\n'.repeat(30)}`);
    const error = await night({ customers: 'c.csv' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('input.too_many_bad_rows');
    expect((error as AppError).message).toContain('30 of 100 rows cannot be used');
    expect((error as AppError).message).toContain(
      '1 fields where the header has 2 (30 rows, first in line 72)',
    );
    expect((await Lake.open(join(folder, 'lake'))).manifest.tables).toEqual({});
  });

  it('sets the same rows aside and goes on where the share allows it', async () => {
    await write('c.csv', `customer_id,city\n${'c1,Rome\n'.repeat(70)}${'c2\n'.repeat(30)}`);
    const { job } = await night({ customers: 'c.csv' }, 0.3);
    expect(job?.rows).toMatchObject({ 'raw.customer': 70, 'raw.quarantine': 30 });
  });

  it('does not start a night without one customer', async () => {
    await write('c.csv', 'customer_id,city\n');
    const error = await night({ customers: 'c.csv' }).catch((thrown: unknown) => thrown);
    expect((error as AppError).message).toBe('c.csv: there is not one customer in it');
    expect((error as AppError).code).toBe('input.file_unusable');
  });

  it('refuses one file twice under one kind', () => {
    const config = configSchema.parse({ sources: { posts: ['p.csv', 'p.csv'] } });
    expect(() => fileSources({ settings: config.sources, baseFolder: folder })).toThrow(
      'sources.posts names p.csv twice',
    );
  });
});
