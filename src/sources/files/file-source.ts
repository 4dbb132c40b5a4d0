/**
 * One file as a source of one raw table, in whatever format it turns out to be.
 *
 * Memory holds a few batches, whatever the file's size.
 */
import type { Column, SourceBatch } from '../../kernel/index.ts';
import { type TableDefinition, type TableName, tableNamed } from '../../lake/index.ts';
import type { ParquetReader, Source } from '../port.ts';
import { fingerprintOfFile } from './fingerprint.ts';
import { plainRows } from './plain/plain-rows.ts';
import { cellsOfFile } from './read/cells-of-file.ts';
import { ownColumns } from './shape/binding.ts';
import { type CoercionSettings, coercerOf } from './shape/coercer.ts';
import { type Shape, shapeRows } from './shape/shape-rows.ts';

/** An entry of the configuration's section `sources`. */
export interface FileSettings extends CoercionSettings {
  /** The name the source goes by. */
  readonly path: string;
  /** Our column: the file's column. */
  readonly mapping?: Readonly<Record<string, string>> | undefined;
  readonly delimiter?: string | undefined;
}

export interface FileSourceOptions {
  /** A raw table, such as `raw.customer`. */
  readonly table: TableName;
  /** Where the file is. */
  readonly path: string;
  readonly settings: FileSettings;
  /** Needed only where a file is Parquet. */
  readonly parquet?: ParquetReader | undefined;
  /** Columns of the table that nobody will read: left empty. */
  readonly omit?: readonly string[] | undefined;
}

export interface FileRowsOptions extends Omit<FileSourceOptions, 'table'> {
  /** What the rows should look like: a raw table, in the catalogue or not. */
  readonly definition: TableDefinition;
  /** Columns that may be empty, but not because they could not be read: then the row is set aside. */
  readonly strict?: readonly string[] | undefined;
}

export function fileSource(options: FileSourceOptions): Source {
  const { path: name, ...readAs } = options.settings;
  return {
    name,
    table: options.table,
    fingerprint: () => fingerprintOfFile(name, options.path, { table: options.table, ...readAs }),
    read: () => fileRows({ ...options, definition: tableNamed(options.table) as TableDefinition }),
    ...(plainTables.has(options.table) ? { plain: () => plainRowsOf(options) } : {}),
  };
}

/** The rows of one file. Throws `input.*` when the file as a whole is unusable. */
export async function* fileRows({
  definition: table,
  path,
  settings,
  parquet,
  omit,
  strict,
}: FileRowsOptions): AsyncIterable<SourceBatch> {
  const source = settings.path;
  const shape = { ...shapeOf(table, settings, omit), strict };
  const told = new Set<string>();
  let rows = 0;
  for await (const { cells, binding } of cellsOfFile({
    ...settings,
    source,
    path,
    table,
    parquet,
  })) {
    rows += cells.lines.length + cells.quarantined.length;
    const unused = table.columns['attributes'] === undefined ? binding.unmapped : [];
    const notes = unused
      .map((position) => cells.header[position] as string)
      .filter((name) => name !== '' && !told.has(name));
    for (const name of notes) told.add(name);
    yield {
      ...shapeRows(shape, binding, cells),
      notes: notes.length === 0 ? [] : [`${source}: unused columns ${notes.join(', ')}`],
    };
  }
  if (rows === 0) yield noRows(table, `${source} has a header and no rows`);
}

/** Tables whose every special column `plain-cell.ts` knows. */
const plainTables: ReadonlySet<TableName> = new Set(['raw.customer', 'raw.profile']);

function plainRowsOf({ table, path, settings, parquet, omit }: FileSourceOptions) {
  if (parquet === undefined) return Promise.resolve(undefined);
  const shape = shapeOf(tableNamed(table) as TableDefinition, settings, omit);
  return plainRows({ source: settings.path, path, shape, mapping: settings.mapping, parquet });
}

function shapeOf(
  table: TableDefinition,
  settings: FileSettings,
  omit: readonly string[] = [],
): Shape {
  const coercers = ownColumns(table).map(
    (column) => [column, coercerOf(table, column, settings)] as const,
  );
  return { table, source: settings.path, coercers: new Map(coercers), omitted: new Set(omit) };
}

function noRows(table: TableDefinition, note: string): SourceBatch {
  const columns = Object.keys(table.columns).map((column): [string, Column] => [column, []]);
  return {
    rows: { length: 0, columns: Object.fromEntries(columns) },
    quarantined: [],
    unreadable: [],
    notes: [note],
  };
}
