/**
 * Columns of JavaScript into DuckDB vectors.
 *
 * Numbers and short texts are written into memory of their own and copied at
 * once, longer texts handed over one by one: through the vectors of the package
 * every value costs a bit of a 64-bit number and a turn in a cache besides.
 * Vectors hold numbers in the order of this machine, and DuckDB runs where that
 * is little-endian.
 */
import type { DuckDBDataChunk } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { assert, type Column, type ColumnType } from '../../kernel/index.ts';
import { listValue } from './duckdb.ts';

export interface WriteOptions {
  readonly chunk: DuckDBDataChunk;
  /** Position of the column in the chunk. */
  readonly index: number;
  readonly type: ColumnType;
  readonly values: Column;
  readonly from: number;
  readonly to: number;
}

/** Fills one column of the chunk from `values[from…to)`. */
export function writeVector(options: WriteOptions): void {
  const { chunk, index, type } = options;
  if (type === 'text[]') {
    writeLists(options);
    return;
  }
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
  const valid = writers[type](vector, options);
  if (valid === undefined) return;
  duckdb.vector_ensure_validity_writable(vector);
  const { buffer, byteOffset, byteLength } = valid;
  duckdb.copy_data_to_vector_validity(vector, 0, buffer, byteOffset, byteLength);
}

type Vector = duckdb.Vector;
type Range = Pick<WriteOptions, 'values' | 'from' | 'to'>;
/** A set bit for every value; undefined where there is no null. */
type Valid = Uint8Array<ArrayBuffer> | undefined;
type Writer = (vector: Vector, range: Range) => Valid;

/**
 * A text is sixteen bytes of the vector: its length in four, and up to twelve
 * bytes the text itself (DuckDB's `string_t`; Neumann and Freitag 2020). Most
 * are as short and ASCII, and are copied at once.
 */
const writeText: Writer = (vector, { values, from, to }) => {
  let valid: Valid;
  const entries = new Uint8Array((to - from) * entryBytes);
  const longer: number[] = [];
  for (let row = from; row < to; row += 1) {
    const value = values[row];
    if (value === null || value === undefined) valid = nullAt(valid, row - from, to - from);
    else if (!writeShort(value as string, entries, (row - from) * entryBytes)) longer.push(row);
  }
  copyInto(vector, entries);
  for (const row of longer) {
    duckdb.vector_assign_string_element(vector, row - from, values[row] as string);
  }
  return valid;
};

const entryBytes = 16;
const lengthBytes = 4;
const asciiMax = 127;

/** False for a text that is too long or not ASCII. */
function writeShort(text: string, entries: Uint8Array, begin: number): boolean {
  const { length } = text;
  if (length > entryBytes - lengthBytes) return false;
  const first = begin + lengthBytes;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > asciiMax) return false;
    entries[first + at] = code;
  }
  entries[begin] = length;
  return true;
}

/** Two halves a number: as a BigInt each would be a thing of its own. */
const writeInteger: Writer = (vector, { values, from, to }) => {
  let valid: Valid;
  const halves = new Int32Array((to - from) * 2);
  for (let row = from; row < to; row += 1) {
    const value = values[row];
    if (value === null || value === undefined) {
      valid = nullAt(valid, row - from, to - from);
      continue;
    }
    assert(Number.isSafeInteger(value), `${String(value)} is no whole number within ±2^53`);
    const place = (row - from) * 2;
    halves[place] = value as number;
    halves[place + 1] = Math.floor((value as number) / 2 ** 32);
  }
  copyInto(vector, halves);
  return valid;
};

const writeKey: Writer = (vector, { values, from, to }) => {
  const whole: unknown = values;
  if (whole instanceof BigInt64Array) {
    copyInto(vector, whole.slice(from, to));
    return undefined;
  }
  const keys = new BigInt64Array(to - from);
  return writeNumbers(keys, vector, { values, from, to }, (value) => value as bigint);
};

/** Microseconds. */
const writeTimestamp: Writer = (vector, range) =>
  writeNumbers(
    new BigInt64Array(range.to - range.from),
    vector,
    range,
    (value) => BigInt(Math.round(value as number)) * 1000n,
  );

const writeDouble: Writer = (vector, range) =>
  writeNumbers(new Float64Array(range.to - range.from), vector, range, Number);

const writeBoolean: Writer = (vector, range) =>
  writeNumbers(new Uint8Array(range.to - range.from), vector, range, Number);

const DAY_MS = 86_400_000;

/** Days. */
const writeDate: Writer = (vector, range) =>
  writeNumbers(new Int32Array(range.to - range.from), vector, range, (value) =>
    Math.floor(Date.parse(value as string) / DAY_MS),
  );

const writers: Readonly<Record<Exclude<ColumnType, 'text[]'>, Writer>> = {
  text: writeText,
  integer: writeInteger,
  key: writeKey,
  double: writeDouble,
  boolean: writeBoolean,
  timestamp: writeTimestamp,
  date: writeDate,
};

type Numbers<Value> = ArrayBufferView<ArrayBuffer> & { [index: number]: Value };

function writeNumbers<Value>(
  numbers: Numbers<Value>,
  vector: Vector,
  { values, from, to }: Range,
  toNumber: (value: unknown) => Value,
): Valid {
  let valid: Valid;
  for (let row = from; row < to; row += 1) {
    const value = values[row];
    if (value === null || value === undefined) valid = nullAt(valid, row - from, to - from);
    else numbers[row - from] = toNumber(value);
  }
  copyInto(vector, numbers);
  return valid;
}

const copyInto = (
  vector: Vector,
  { buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBuffer>,
): void => duckdb.copy_data_to_vector(vector, 0, buffer, byteOffset, byteLength);

function nullAt(known: Valid, row: number, rows: number): Uint8Array<ArrayBuffer> {
  const valid = known ?? new Uint8Array(Math.ceil(rows / 64) * 8).fill(255);
  const byte = row >> 3;
  valid[byte] = (valid[byte] as number) & ~(1 << (row & 7));
  return valid;
}

/** Lists are few: the vector of the package knows how they lie. */
function writeLists({ chunk, index, values, from, to }: WriteOptions): void {
  const vector = chunk.getColumnVector(index);
  for (let row = from; row < to; row += 1) {
    const value = values[row] as readonly string[] | null | undefined;
    vector.setItem(row - from, value === null || value === undefined ? null : listValue(value));
  }
  vector.flush();
}
