/**
 * Column batches: how bulk rows travel between rooms.
 *
 * A batch is a handful of equally long arrays, one a column, never an object
 * per row. A value is null where it is unknown; an empty text never stands for
 * "unknown".
 */

export type ColumnType =
  | 'text'
  | 'integer'
  | 'key'
  | 'double'
  | 'boolean'
  | 'timestamp'
  | 'date'
  | 'text[]';

/** The JavaScript form of one value of each column type. */
export interface ValueOfType {
  text: string;
  /** Whole number within ±2⁵³. */
  integer: number;
  /** Signed 64-bit hash. */
  key: bigint;
  double: number;
  boolean: boolean;
  /** Milliseconds since 1970, UTC. */
  timestamp: number;
  /** `YYYY-MM-DD`. */
  date: string;
  'text[]': readonly string[];
}

export type ColumnValue = ValueOfType[ColumnType];
export type Column<T extends ColumnValue = ColumnValue> = readonly (T | null)[];

export interface ColumnBatch {
  /** Rows in this batch; every column has this length. */
  readonly length: number;
  readonly columns: Readonly<Record<string, Column>>;
}

/** The rows of one table, streamed. */
export type ColumnBatches = AsyncIterable<ColumnBatch> | Iterable<ColumnBatch>;
