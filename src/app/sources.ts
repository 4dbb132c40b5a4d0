/** Where a night's rows come from: the files of the configuration, or the invented town. */
import { createHash } from 'node:crypto';
import type { LoadedConfig } from '../config/index.ts';
import type { Engine } from '../engine/index.ts';
import type { ColumnBatch, IsoDate, SourceBatch } from '../kernel/index.ts';
import { type TableName, tableNamed } from '../lake/index.ts';
import type { Source, SourcesPort } from '../pipeline/index.ts';
import { createTown, type TownOptions, type TownTable, townVersion } from '../sample/index.ts';
import { fileSources } from '../sources/index.ts';
import { parquetReader } from './parquet-reader.ts';

export function sourcesOf(options: {
  readonly loaded: LoadedConfig;
  readonly sample: boolean;
  readonly date: IsoDate;
  readonly engine: Engine;
}): SourcesPort {
  const { loaded, sample, date, engine } = options;
  const { config, baseFolder } = loaded;
  if (sample) return townSources({ ...config.sample, endDate: date });
  return fileSources({
    settings: config.sources,
    baseFolder,
    parquet: parquetReader(engine),
  });
}

function townSources(options: TownOptions): SourcesPort {
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
