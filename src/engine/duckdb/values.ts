/**
 * Values between JavaScript columns and DuckDB vectors.
 *
 * Whole numbers travel as DuckDB BIGINT and come back as `number`; one beyond
 * ±2⁵³ (a 64-bit key) is refused rather than rounded: cast it to text.
 */
import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDateValue,
  type DuckDBListValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
  type DuckDBVector,
  LIST,
  listValue,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api';
import { assert, type Column, type ColumnType, type ColumnValue } from '../../kernel/index.ts';
import type { Parameter } from '../port.ts';

interface Mapping {
  readonly sql: string;
  readonly type: DuckDBType;
  toDuck(value: ColumnValue): DuckDBValue;
}

const DAY_MS = 86_400_000;

export const mappings: Readonly<Record<ColumnType, Mapping>> = {
  text: { sql: 'VARCHAR', type: VARCHAR, toDuck: (value) => value as string },
  integer: { sql: 'BIGINT', type: BIGINT, toDuck: (value) => BigInt(value as number) },
  key: { sql: 'BIGINT', type: BIGINT, toDuck: (value) => value as bigint },
  double: { sql: 'DOUBLE', type: DOUBLE, toDuck: (value) => value as number },
  boolean: { sql: 'BOOLEAN', type: BOOLEAN, toDuck: (value) => value as boolean },
  timestamp: {
    sql: 'TIMESTAMP',
    type: TIMESTAMP,
    toDuck: (value) => new DuckDBTimestampValue(BigInt(Math.round(value as number)) * 1000n),
  },
  date: {
    sql: 'DATE',
    type: DATE,
    toDuck: (value) => new DuckDBDateValue(Math.floor(Date.parse(value as string) / DAY_MS)),
  },
  'text[]': {
    sql: 'VARCHAR[]',
    type: LIST(VARCHAR),
    toDuck: (value) => listValue(value as readonly string[]),
  },
};

export const parameterToDuck = (value: Parameter): DuckDBValue =>
  Array.isArray(value) ? listValue(value) : (value as DuckDBValue);

/** Fills one vector from `values[from…to)`. */
export function writeVector(options: {
  readonly vector: DuckDBVector;
  readonly type: ColumnType;
  readonly values: Column;
  readonly from: number;
  readonly to: number;
}): void {
  const { vector, values, from, to } = options;
  const { toDuck } = mappings[options.type];
  for (let row = from; row < to; row += 1) {
    const value = values[row];
    vector.setItem(row - from, value === null || value === undefined ? null : toDuck(value));
  }
  vector.flush();
}

/** Copies one vector into an array of JavaScript values. */
export function readVector(vector: DuckDBVector, name: string): (ColumnValue | null)[] {
  const read = readers[vector.type.typeId];
  assert(read !== undefined, `column ${name} has type ${vector.type}, which no job may read`);
  const values: (ColumnValue | null)[] = new Array(vector.itemCount);
  for (let row = 0; row < values.length; row += 1) {
    const value = vector.getItem(row);
    values[row] = value === null ? null : read(value, name);
  }
  return values;
}

type Reader = (value: DuckDBValue, name: string) => ColumnValue;

const asIs: Reader = (value) => value as ColumnValue;

const wholeNumber: Reader = (value, name) => {
  const number = Number(value as bigint);
  assert(Number.isSafeInteger(number), `column ${name} has a number beyond 2^53: cast it to text`);
  return number;
};

const microsToMs: Reader = (value) => Number((value as DuckDBTimestampValue).micros / 1000n);

const readers: Readonly<Partial<Record<DuckDBTypeId, Reader>>> = {
  [DuckDBTypeId.BOOLEAN]: asIs,
  [DuckDBTypeId.TINYINT]: asIs,
  [DuckDBTypeId.SMALLINT]: asIs,
  [DuckDBTypeId.INTEGER]: asIs,
  [DuckDBTypeId.UTINYINT]: asIs,
  [DuckDBTypeId.USMALLINT]: asIs,
  [DuckDBTypeId.UINTEGER]: asIs,
  [DuckDBTypeId.FLOAT]: asIs,
  [DuckDBTypeId.DOUBLE]: asIs,
  [DuckDBTypeId.VARCHAR]: asIs,
  [DuckDBTypeId.BIGINT]: wholeNumber,
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
