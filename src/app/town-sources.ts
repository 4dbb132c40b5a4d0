/** The invented town's tables as a night's sources. */
import { createHash } from 'node:crypto';
import type { ColumnBatch, SourceBatch } from '../kernel/index.ts';
import { type TableName, tableNamed } from '../lake/index.ts';
import type { Source, SourcesPort } from '../pipeline/index.ts';
import { createTown, type TownOptions, type TownTable, townVersion } from '../sample/index.ts';

export function townSources(options: TownOptions): SourcesPort {
  const digest = createHash('sha256')
    .update(JSON.stringify([townVersion, options]))
    .digest('hex');
  const fingerprint = async (): Promise<string> => digest;
  const sources = createTown(options).tables.map(
    (table): Source => ({
      name: 'sample',
      table: table.name,
      fingerprint,
      read: () => withOrigin(table),
    }),
  );
  return { fingerprint, sources };
}

/** The town's rows with their origin: `sample` and the row's number. */
async function* withOrigin(table: TownTable<TableName>): AsyncIterable<SourceBatch> {
  const definition = tableNamed(table.name);
  let line = 0;
  for (const batch of table.batches()) {
    const lines = Array.from({ length: batch.length }, (_, row) => line + row + 1);
    line += batch.length;
    const origin = {
      source_file: new Array<string>(batch.length).fill('sample'),
      source_line: lines,
    };
    const rows: ColumnBatch = {
      length: batch.length,
      columns: { ...emptyColumns(definition?.columns ?? {}, batch), ...batch.columns, ...origin },
    };
    yield { rows, quarantined: [], unreadable: [], notes: [] };
  }
}

/** Columns of the table that the town leaves unknown. */
const emptyColumns = (columns: object, batch: ColumnBatch) =>
  Object.fromEntries(
    Object.keys(columns)
      .filter((name) => !(name in batch.columns))
      .map((name) => [name, new Array<null>(batch.length).fill(null)]),
  );
