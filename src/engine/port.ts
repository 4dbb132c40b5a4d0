/**
 * The port before the set engine: everything a job may do with bulk rows.
 *
 * One implementation today, `duckdb/`. Statements keep to the portable subset
 * (docs/concepts/portable-sql.md), so that a second engine needs no new job.
 */
import type { ColumnBatch, ColumnBatches, ColumnType } from '../kernel/index.ts';
import type { TableDefinition } from '../lake/index.ts';
import type { Statement } from './statement.ts';

export type Parameter = string | number | boolean | bigint | null | readonly string[];
export type Parameters = Readonly<Record<string, Parameter>>;

/** Columns of a scratch table, by name. */
export type ScratchColumns = Readonly<Record<string, ColumnType>>;

/**
 * One job's view of the lake: it sees the tables bound to it and its own
 * scratch tables, nothing else. Closing it drops all of them.
 */
export interface Session {
  /** Makes the Parquet files visible under the name; no file gives an empty table of that definition. */
  bind(name: string, definition: TableDefinition, files: readonly string[]): Promise<void>;
  /** Runs a statement for its effect. */
  execute(statement: Statement | string, parameters?: Parameters): Promise<void>;
  /** `CREATE TABLE scratch.<name>` as the statement's rows; in debug mode every named step is kept. */
  scratch(name: string, statement: Statement | string, parameters?: Parameters): Promise<void>;
  /** Loads rows made in TypeScript into `scratch.<name>`. */
  load(name: string, columns: ScratchColumns, batches: ColumnBatches): Promise<number>;
  /** All rows as objects: for counts and small tables only; more than `rowsMax` (10,000) is a bug. */
  rows<Row>(
    statement: Statement | string,
    parameters?: Parameters,
    rowsMax?: number,
  ): Promise<readonly Row[]>;
  /** Streams the rows as column batches (about 2,048 rows each), in the statement's order. */
  batches(statement: Statement | string, parameters?: Parameters): AsyncIterable<ColumnBatch>;
  /**
   * Whether each row of the Parquet files, in turn, stands after the one before
   * by these columns: then no two rows have the same. One pass, no memory. False
   * where a column is null, and for an engine that keeps no order.
   */
  follows(files: readonly string[], columns: readonly string[]): Promise<boolean>;
  /** Writes the statement's rows to one Parquet file; gives the number of rows. */
  writeParquet(
    file: string,
    statement: Statement | string,
    parameters?: Parameters,
  ): Promise<number>;
  /** Writes column batches to one Parquet file, memory bounded; gives the number of rows. */
  writeBatches(
    file: string,
    definition: Pick<TableDefinition, 'columns'>,
    batches: ColumnBatches,
  ): Promise<number>;
  /** Writes the rows as CSV that PostgreSQL's COPY reads: no header, `\N` for null, every text quoted. */
  writeCsv(file: string, statement: Statement | string, parameters?: Parameters): Promise<number>;
  close(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  /** A fresh session, limited to the configured memory and threads. */
  open(options?: { readonly debugFolder?: string }): Promise<Session>;
  close(): Promise<void>;
}
