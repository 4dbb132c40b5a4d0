/** Parquet files of a company's own, read by the engine for the room `sources`. */
import type { Engine } from '../engine/index.ts';
import type { ColumnBatch } from '../kernel/index.ts';
import type { ParquetReader } from '../sources/index.ts';

/**
 * A typed time is handed over as ISO text, so that no reader has to guess what its number counts.
 * A file's columns are asked for once.
 */
export function parquetReader(engine: Engine): ParquetReader {
  const asked = new Map<string, ReturnType<typeof parquetColumns>>();
  const columnsOf = (path: string): ReturnType<typeof parquetColumns> => {
    const columns = asked.get(path) ?? parquetColumns(engine, path);
    asked.set(path, columns);
    return columns;
  };
  return {
    columns: async (path) => (await columnsOf(path)).map(({ name }) => name),
    async *batches(path) {
      const list = selection(await columnsOf(path));
      yield* streamed(engine, `SELECT ${list.join(', ')} FROM read_parquet(${quotedText(path)})`);
    },
    statements: {
      types: async (path) =>
        Object.fromEntries((await columnsOf(path)).map(({ name, type }) => [name, type])),
      relation,
      async *rowsWithout(path, condition) {
        const list = [...selection(await columnsOf(path)), 'file_row_number'];
        const sql = `SELECT ${list.join(', ')} FROM ${relation(path)} WHERE NOT (${condition})`;
        yield* streamed(engine, sql);
      },
    },
  };
}

const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function relation(path: string): string {
  return `read_parquet(${quotedText(path)}, file_row_number = true)`;
}

const selection = (columns: Awaited<ReturnType<typeof parquetColumns>>): string[] =>
  columns.map(({ name, type }) => {
    const quoted = quotedName(name);
    return type.startsWith('TIMESTAMP')
      ? `strftime(CAST(${quoted} AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S.%gZ') AS ${quoted}`
      : quoted;
  });

async function* streamed(engine: Engine, sql: string): AsyncIterable<ColumnBatch> {
  const session = await engine.open();
  try {
    yield* session.batches(sql);
  } finally {
    await session.close();
  }
}

async function parquetColumns(engine: Engine, path: string) {
  const session = await engine.open();
  try {
    return await session.rows<{ readonly name: string; readonly type: string }>(
      `SELECT column_name AS "name", column_type AS "type"
       FROM (DESCRIBE SELECT * FROM read_parquet($path))`,
      { path },
    );
  } finally {
    await session.close();
  }
}
