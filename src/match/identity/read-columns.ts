/**
 * Reading columns of a batch that may lack them: a missing column is a column
 * of nulls, which is no evidence.
 */
import type { Column, ColumnBatch } from '../../kernel/index.ts';

export type ReadText = (row: number) => string | null;
export type ReadTexts = (row: number) => readonly string[] | null;
export type ReadNumber = (row: number) => number | null;

export function textColumn(batch: ColumnBatch, name: string): ReadText {
  const values = batch.columns[name] as Column<string> | undefined;
  return (row) => values?.[row] ?? null;
}

export function textsColumn(batch: ColumnBatch, name: string): ReadTexts {
  const values = batch.columns[name] as Column<readonly string[]> | undefined;
  return (row) => values?.[row] ?? null;
}

export function numberColumn(batch: ColumnBatch, name: string): ReadNumber {
  const values = batch.columns[name] as Column<number> | undefined;
  return (row) => values?.[row] ?? null;
}

/** Words joined by spaces, null for none: an empty text never stands for unknown. */
export const joined = (words: readonly string[]): string | null =>
  words.length === 0 ? null : words.join(' ');

export const orNull = (text: string): string | null => (text === '' ? null : text);
