/**
 * Files that the engine reads by itself: rows that need no coercion go straight
 * from Parquet to the raw table; only the rest is looked at cell by cell.
 *
 * The table is the same as if every row had been.
 */
import type { Session } from '../../src/engine/index.ts';
import type { ColumnBatch, SourceBatch } from '../../src/kernel/index.ts';
import { type TableName, tableNamed } from '../../src/lake/index.ts';
import type { PlainRows, Source, TableWriter } from '../../src/pipeline/index.ts';
import { SourceTally } from './source-tally.ts';

export interface PlainSource {
  readonly source: Source;
  readonly rows: PlainRows;
}

/** Undefined unless every source can be read so: a table is read in one way. */
export async function plainSources(
  sources: readonly Source[],
): Promise<readonly PlainSource[] | undefined> {
  const found: PlainSource[] = [];
  for (const source of sources) {
    const rows = await source.plain?.();
    if (rows === undefined) return undefined;
    found.push({ source, rows });
  }
  return found.length === 0 ? undefined : found;
}

export async function ingestPlain(options: {
  readonly session: Session;
  readonly table: TableName;
  readonly output: TableWriter;
  readonly sources: readonly PlainSource[];
}): Promise<readonly SourceTally[]> {
  const { session, table, output, sources } = options;
  const tallies = sources.map(({ source }) => new SourceTally(source.name));
  const columns = Object.entries(tableNamed(table)?.columns ?? {});
  const types = Object.fromEntries(columns.map(([name, { type }]) => [name, type]));
  await session.load('rest', types, restOf(sources, tallies));
  await session.load('rest_line', lineColumns, [linesOf(tallies)]);
  await session.execute(
    'INSERT INTO scratch.rest_line SELECT source_file, source_line FROM scratch.rest',
  );
  const names = columns.map(([name]) => `"${name}"`).join(', ');
  const parts = sources.map(({ rows }) => rows.sqlWithout('scratch.rest_line'));
  await output.select([`SELECT ${names} FROM scratch.rest`, ...parts].join('\nUNION ALL\n'));
  await session.execute('DROP TABLE scratch.rest');
  await session.execute('DROP TABLE scratch.rest_line');
  await countRows(session, { table, output, tallies });
  return tallies;
}

const lineColumns = { source_file: 'text', source_line: 'integer' } as const;

/** Rows that were set aside. */
function linesOf(tallies: readonly SourceTally[]): ColumnBatch {
  const aside = tallies.flatMap((tally) =>
    [...tally.entries()].map(({ line }) => ({ source: tally.source, line })),
  );
  return {
    length: aside.length,
    columns: {
      source_file: aside.map(({ source }) => source),
      source_line: aside.map(({ line }) => line),
    },
  };
}

/** Files looked through at once: one is read on one core, whatever their number. */
const filesAtOnce = 2;

async function* restOf(
  sources: readonly PlainSource[],
  tallies: readonly SourceTally[],
): AsyncIterable<ColumnBatch> {
  const begun: Begun[] = [];
  let next = 0;
  try {
    for (const tally of tallies) {
      for (; next < sources.length && begun.length < filesAtOnce; next += 1) {
        begun.push(beginRest(sources[next] as PlainSource));
      }
      const { batches, first } = begun[0] as Begun;
      for (let result = await first; result.done !== true; result = await batches.next()) {
        const batch = result.value;
        tally.add({ ...batch, rows: { length: 0, columns: {} } });
        if (batch.rows.length > 0) yield batch.rows;
      }
      begun.shift();
    }
  } finally {
    for (const { batches } of begun) await batches.return?.();
  }
}

interface Begun {
  readonly batches: AsyncIterator<SourceBatch>;
  readonly first: Promise<IteratorResult<SourceBatch, unknown>>;
}

/** Looks for the first batch while the file before is taken in. */
function beginRest({ rows }: PlainSource): Begun {
  const batches = rows.rest()[Symbol.asyncIterator]();
  const first = batches.next();
  // Awaited in its turn; until then a failure is nobody's yet.
  first.catch(() => undefined);
  return { batches, first };
}

/** Rows of each source, as they stand in the table. */
async function countRows(
  session: Session,
  {
    table,
    output,
    tallies,
  }: {
    readonly table: TableName;
    readonly output: TableWriter;
    readonly tallies: readonly SourceTally[];
  },
): Promise<void> {
  await output.show();
  const written = table.replace(/^\w+\./, 'written.');
  for await (const batch of session.batches(
    `SELECT source_file, count(*) AS n FROM ${written} GROUP BY source_file`,
  )) {
    for (let row = 0; row < batch.length; row += 1) {
      const tally = tallies.find(({ source }) => source === batch.columns['source_file']?.[row]);
      if (tally !== undefined) tally.rows += Number(batch.columns['n']?.[row]);
    }
  }
}
