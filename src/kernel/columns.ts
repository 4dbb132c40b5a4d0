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

/** Typed arrays as columns: these are read by position and length alone, which typed arrays have too. */
export const keyColumn = (keys: BigInt64Array): Column<bigint> => keys as unknown as Column<bigint>;
export const numbersColumn = (numbers: Float64Array | Uint8Array): Column<number> =>
  numbers as unknown as Column<number>;

export interface ColumnBatch {
  /** Rows in this batch; every column has this length. */
  readonly length: number;
  readonly columns: Readonly<Record<string, Column>>;
}

/** The rows of one table, streamed. */
export type ColumnBatches = AsyncIterable<ColumnBatch> | Iterable<ColumnBatch>;

/**
 * Cuts a stream of batches into runs of about `rowsMax` rows, holding one batch at a
 * time. Each run must be read to its end before the next is asked for.
 */
export async function* sliceBatches(
  batches: ColumnBatches,
  rowsMax: number,
): AsyncIterable<ColumnBatches> {
  const iterator =
    Symbol.asyncIterator in batches ? batches[Symbol.asyncIterator]() : batches[Symbol.iterator]();
  let next = await iterator.next();
  while (!next.done) {
    yield (async function* () {
      let rows = 0;
      while (!next.done && rows < rowsMax) {
        const batch: ColumnBatch = next.value;
        rows += batch.length;
        yield batch;
        next = await iterator.next();
      }
    })();
  }
}
