/**
 * DuckDB vectors as columns of JavaScript.
 *
 * Texts and numbers, the bulk, are read from the vector's memory as it lies;
 * what is rare goes through the vectors of the package.
 */
import type {
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBListValue,
  DuckDBTimestampValue,
  DuckDBValue,
  DuckDBVector,
} from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { assert, type ColumnValue } from '../../kernel/index.ts';
import { DuckDBTypeId } from './duckdb.ts';

const DAY_MS = 86_400_000;

type Values = (ColumnValue | null)[];

/** Copies one column of the chunk into an array of JavaScript values. */
export function readVector(chunk: DuckDBDataChunk, index: number, name: string): Values {
  const raw = duckdb.data_chunk_get_vector(chunk.chunk, index);
  const vector = chunk.getColumnVector(index);
  const { typeId } = vector.type;
  if (typeId === DuckDBTypeId.VARCHAR) return readTexts(raw, chunk.rowCount);
  if (typeId === DuckDBTypeId.BIGINT) return readIntegers(raw, chunk.rowCount, name);
  return readItems(vector, name);
}

type Vector = duckdb.Vector;

/** Bits of the rows that hold a value; null where all do. */
const validityOf = (vector: Vector, rows: number): Uint8Array | null =>
  duckdb.vector_get_validity(vector, Math.ceil(rows / 64) * 8) as Uint8Array | null;

const isNull = (valid: Uint8Array | null, row: number): boolean =>
  valid !== null && ((valid[row >> 3] as number) & (1 << (row & 7))) === 0;

/** Bytes of a text in a vector: its length, then the text itself when it is short, else where it lies. */
const textBytes = 16;
const shortTextMax = 12;

function readTexts(vector: Vector, rows: number): Values {
  const { buffer, byteOffset } = duckdb.vector_get_data(vector, rows * textBytes);
  const bytes = Buffer.from(buffer, byteOffset, rows * textBytes);
  const valid = validityOf(vector, rows);
  const values: Values = new Array(rows).fill(null);
  for (let row = 0; row < rows; row += 1) {
    if (isNull(valid, row)) continue;
    const at = row * textBytes;
    const length = bytes.readUInt32LE(at);
    values[row] =
      length <= shortTextMax
        ? bytes.toString('utf8', at + 4, at + 4 + length)
        : longText(buffer as ArrayBuffer, byteOffset + at + 8, length);
  }
  return values;
}

function longText(pointers: ArrayBuffer, at: number, length: number): string {
  const { buffer, byteOffset } = duckdb.get_data_from_pointer(pointers, at, length);
  return Buffer.from(buffer, byteOffset, length).toString('utf8');
}

function readIntegers(vector: Vector, rows: number, name: string): Values {
  const { buffer, byteOffset } = duckdb.vector_get_data(vector, rows * 8);
  const halves = new Int32Array(buffer, byteOffset, rows * 2);
  const valid = validityOf(vector, rows);
  const values: Values = new Array(rows).fill(null);
  for (let row = 0; row < rows; row += 1) {
    if (isNull(valid, row)) continue;
    const high = halves[row * 2 + 1] as number;
    const value = high * 2 ** 32 + ((halves[row * 2] as number) >>> 0);
    values[row] = safe(value, name);
  }
  return values;
}

function safe(value: number, name: string): number {
  assert(Number.isSafeInteger(value), `column ${name} has a number beyond 2^53: cast it to text`);
  return value;
}

function readItems(vector: DuckDBVector, name: string): Values {
  const read = readers[vector.type.typeId];
  assert(read !== undefined, `column ${name} has type ${vector.type}, which no job may read`);
  const values: Values = new Array(vector.itemCount);
  for (let row = 0; row < values.length; row += 1) {
    const value = vector.getItem(row);
    values[row] = value === null ? null : read(value, name);
  }
  return values;
}

type Reader = (value: DuckDBValue, name: string) => ColumnValue;

const asIs: Reader = (value) => value as ColumnValue;
const wholeNumber: Reader = (value, name) => safe(Number(value as bigint), name);
const microsToMs: Reader = (value) => Number((value as DuckDBTimestampValue).micros / 1000n);

const readers: Readonly<Partial<Record<number, Reader>>> = {
  [DuckDBTypeId.BOOLEAN]: asIs,
  [DuckDBTypeId.TINYINT]: asIs,
  [DuckDBTypeId.SMALLINT]: asIs,
  [DuckDBTypeId.INTEGER]: asIs,
  [DuckDBTypeId.UTINYINT]: asIs,
  [DuckDBTypeId.USMALLINT]: asIs,
  [DuckDBTypeId.UINTEGER]: asIs,
  [DuckDBTypeId.FLOAT]: asIs,
  [DuckDBTypeId.DOUBLE]: asIs,
  [DuckDBTypeId.UBIGINT]: wholeNumber,
  [DuckDBTypeId.HUGEINT]: wholeNumber,
  [DuckDBTypeId.DECIMAL]: (value) => (value as { toDouble(): number }).toDouble(),
  [DuckDBTypeId.DATE]: (value) =>
    new Date((value as DuckDBDateValue).days * DAY_MS).toISOString().slice(0, 10),
  [DuckDBTypeId.TIMESTAMP]: microsToMs,
  [DuckDBTypeId.TIMESTAMP_TZ]: microsToMs,
  [DuckDBTypeId.TIMESTAMP_MS]: (value) => Number((value as { millis: bigint }).millis),
  [DuckDBTypeId.TIMESTAMP_S]: (value) => Number((value as { seconds: bigint }).seconds) * 1000,
  [DuckDBTypeId.TIMESTAMP_NS]: (value) => Number((value as { nanos: bigint }).nanos / 1_000_000n),
  [DuckDBTypeId.LIST]: (value) =>
    (value as DuckDBListValue).items.filter((one) => one !== null).map(String),
};
