/** Parquet files of a company's own, read by the engine for the room `sources`. */
import type { Engine } from '../engine/index.ts';
import type { ParquetReader } from '../sources/index.ts';

/** A typed time is handed over as ISO text, so that no reader has to guess what its number counts. */
export const parquetReader = (engine: Engine): ParquetReader => ({
  columns: async (path) => (await parquetColumns(engine, path)).map(({ name }) => name),
  async *batches(path) {
    const columns = await parquetColumns(engine, path);
    const list = columns.map(({ name, type }) => {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      return type.startsWith('TIMESTAMP')
        ? `strftime(CAST(${quoted} AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S.%gZ') AS ${quoted}`
        : quoted;
    });
    const session = await engine.open();
    try {
      yield* session.batches(`SELECT ${list.join(', ')} FROM read_parquet($path)`, { path });
    } finally {
      await session.close();
    }
  },
});

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
