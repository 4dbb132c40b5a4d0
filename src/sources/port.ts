/**
 * What sources give and what they ask for.
 *
 * The source types have the shape of the pipeline's port of the same name, which
 * this room may not import; the composition root is where both meet, and where
 * the compiler compares them.
 */
import type { ColumnBatch, SourceBatch } from '../kernel/index.ts';
import type { TableName } from '../lake/index.ts';

export interface Source {
  /** File path as configured. */
  readonly name: string;
  readonly table: TableName;
  /** SHA-256 of the file's bytes and of the settings it is read with, hexadecimal. */
  fingerprint(): Promise<string>;
  /** Rows with all columns of the raw table. Throws `input.*` when the file as a whole is unusable. */
  read(): AsyncIterable<SourceBatch>;
  /** The same rows in two parts, where the engine can read the file by itself. */
  plain?(): Promise<PlainRows | undefined>;
}

export interface PlainRows {
  /** The rows that have to be looked at cell by cell, coerced; the others stand as they are. */
  rest(): AsyncIterable<SourceBatch>;
  /** The others in SQL, all columns of the raw table; a table (source_file, source_line) names the rest. */
  sqlWithout(restTable: string): string;
}

/** Reads Parquet; the composition root takes it from the engine. */
export interface ParquetReader {
  /** Names of the file's columns, in order. */
  columns(path: string): Promise<readonly string[]>;
  /** The rows in the file's order; timestamps as milliseconds since 1970 UTC, days as `YYYY-MM-DD`. */
  batches(path: string): AsyncIterable<ColumnBatch>;
  /** For a reader whose engine can be asked in SQL. */
  readonly statements?: ParquetStatements;
}

export interface ParquetStatements {
  /** The engine's type of each column, in the file's order. */
  types(path: string): Promise<Readonly<Record<string, string>>>;
  /** The file as a relation with `file_row_number`, from 0. */
  relation(path: string): string;
  /** As `batches`, with `file_row_number`: the rows for which the condition does not hold. */
  rowsWithout(path: string, condition: string): AsyncIterable<ColumnBatch>;
}
