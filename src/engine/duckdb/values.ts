/**
 * Types of columns and parameters in DuckDB.
 *
 * Whole numbers travel as DuckDB BIGINT and come back as `number`; one beyond
 * ±2⁵³ (a 64-bit key) is refused rather than rounded: cast it to text.
 */
import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { ColumnType } from '../../kernel/index.ts';
import type { Parameter } from '../port.ts';
import { BIGINT, BOOLEAN, DATE, DOUBLE, LIST, listValue, TIMESTAMP, VARCHAR } from './duckdb.ts';

interface Mapping {
  readonly sql: string;
  readonly type: DuckDBType;
}

export const mappings: Readonly<Record<ColumnType, Mapping>> = {
  text: { sql: 'VARCHAR', type: VARCHAR },
  integer: { sql: 'BIGINT', type: BIGINT },
  key: { sql: 'BIGINT', type: BIGINT },
  double: { sql: 'DOUBLE', type: DOUBLE },
  boolean: { sql: 'BOOLEAN', type: BOOLEAN },
  timestamp: { sql: 'TIMESTAMP', type: TIMESTAMP },
  date: { sql: 'DATE', type: DATE },
  'text[]': { sql: 'VARCHAR[]', type: LIST(VARCHAR) },
};

export const parameterToDuck = (value: Parameter): DuckDBValue =>
  Array.isArray(value) ? listValue(value) : (value as DuckDBValue);
