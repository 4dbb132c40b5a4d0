/** Builds column batches row by row without an object per row. */
import type { ColumnBatch, ColumnValue } from '../../kernel/index.ts';

export interface BatchBuilder {
  /** One value a column, in the order of the columns given. */
  row(...values: readonly (ColumnValue | null)[]): void;
  readonly length: number;
  build(): ColumnBatch;
}

export function createBatch(columns: readonly string[]): BatchBuilder {
  const lists: (ColumnValue | null)[][] = columns.map(() => []);
  let length = 0;
  return {
    row(...values) {
      for (let i = 0; i < lists.length; i++)
        (lists[i] as (ColumnValue | null)[]).push(values[i] ?? null);
      length++;
    },
    get length() {
      return length;
    },
    build() {
      return {
        length,
        columns: Object.fromEntries(
          columns.map((name, i) => [name, lists[i] as (ColumnValue | null)[]]),
        ),
      };
    },
  };
}
