/**
 * What the readers of all formats give: the cells of some rows, column by
 * column, not yet coerced.
 */
import type { QuarantinedRow } from '../../../kernel/index.ts';

export interface Cells {
  /** Names of the file's columns, so far; only NDJSON learns more on the way. */
  readonly header: readonly string[];
  /** Line of each row, from 1; rows of Parquet are counted. */
  readonly lines: readonly number[];
  /** One array a column of the header, each as long as `lines`. */
  readonly columns: readonly (readonly unknown[])[];
  /** Rows that could not be read at all, in order of their lines. */
  readonly quarantined: readonly QuarantinedRow[];
}
