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
}

/** Reads Parquet; the composition root takes it from the engine. */
export interface ParquetReader {
  /** Names of the file's columns, in order. */
  columns(path: string): Promise<readonly string[]>;
  /** The rows in the file's order; timestamps as milliseconds since 1970 UTC, days as `YYYY-MM-DD`. */
  batches(path: string): AsyncIterable<ColumnBatch>;
}
