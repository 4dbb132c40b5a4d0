/**
 * A job run on tables made in memory: the real engine, and no night around it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDuckDbEngine, type Session } from '../../../src/engine/index.ts';
import { type ColumnBatch, type ColumnValue, parseIsoDate } from '../../../src/kernel/index.ts';
import { tableNamed } from '../../../src/lake/index.ts';
import type { TableWriter } from '../../../src/pipeline/index.ts';

export type Row = Readonly<Record<string, ColumnValue | null>>;

/** Rows as a batch with every column of the table. */
export function batchOf(table: string, rows: readonly Row[]): ColumnBatch {
  const names = Object.keys(tableNamed(table)?.columns ?? {});
  const columns = Object.fromEntries(
    names.map((name) => [name, rows.map((row) => row[name] ?? null)]),
  );
  return { length: rows.length, columns };
}

/** In the order of their ids, as tables of the lake are. */
export const byId = (rows: readonly Row[], id: string): Row[] =>
  [...rows].sort((a, b) => (String(a[id]) < String(b[id]) ? -1 : 1));

/** One row an id, the last one given. */
export const distinct = (rows: readonly Row[], id: string): Row[] => [
  ...new Map(rows.map((row) => [row[id], row])).values(),
];

/** Makes a batch visible to the session under `name`, as a table of the catalogue. */
export type BindTable = (name: string, batch: ColumnBatch, table?: string) => Promise<void>;

/** Opens an engine in a folder of its own, and leaves nothing behind. */
export async function withTables<Result>(
  use: (session: Session, bind: BindTable) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-job-'));
  const engine = createDuckDbEngine({ memoryMb: 512, threads: 2, spillFolder: join(folder, 's') });
  const session = await engine.open();
  const bind: BindTable = async (name, batch, table = name) => {
    const definition = tableNamed(table);
    if (definition === undefined) throw new Error(`no table ${table}`);
    const file = join(folder, `${name}.parquet`);
    await session.writeBatches(file, definition, [batch]);
    await session.bind(name, definition, batch.length === 0 ? [] : [file]);
  };
  try {
    return await use(session, bind);
  } finally {
    await session.close();
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a job is given besides its session, settings and ports, and what it wrote. */
export function jobSurroundings(date: string) {
  const night = parseIsoDate(date);
  if (night === undefined) throw new Error('the date of the night is no date');
  const rows = new Map<string, object[]>();
  const figures = new Map<string, number>();
  const warnings: string[] = [];
  return {
    figures: figures as ReadonlyMap<string, number>,
    warnings: warnings as readonly string[],
    /** Rows written to a table of the catalogue. */
    written: <Written>(table: string) => (rows.get(table) ?? []) as Written[],
    context: {
      date: night,
      seed: 1,
      fingerprint: '',
      folder: '',
      settle: () => undefined,
      progress: () => undefined,
      figure: (name: string, value: number) => figures.set(name, value),
      warn: (message: string) => warnings.push(message),
    },
    output(session: Session, table: string): TableWriter {
      const written = rows.get(table) ?? [];
      rows.set(table, written);
      return memoryWriter(session, written);
    },
  };
}

function memoryWriter(session: Session, written: object[]): TableWriter {
  return {
    async select(statement, parameters) {
      const found = await session.rows(statement, parameters, 10_000_000);
      for (const row of found) written.push(row as object);
      return found.length;
    },
    async batches(batches) {
      const before = written.length;
      for await (const batch of batches) written.push(...rowsOfBatch(batch));
      return written.length - before;
    },
    part: () => Promise.reject(new Error('not used')),
    show: () => Promise.reject(new Error('not used')),
  };
}

/** The rows of a batch, one object each. */
export function rowsOfBatch({ length, columns }: ColumnBatch): Row[] {
  const entries = Object.entries(columns);
  return Array.from({ length }, (_, row) =>
    Object.fromEntries(
      entries.map(([name, values]): [string, ColumnValue | null] => [name, values[row] ?? null]),
    ),
  );
}
