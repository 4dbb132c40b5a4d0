/**
 * Reads Parquet through the reader that the composition root lends; rows are
 * numbered from 1, since Parquet has no lines.
 */
import { AppError, type ColumnBatch } from '../../../kernel/index.ts';
import type { ParquetReader } from '../../port.ts';
import type { Cells } from '../shape/cells.ts';
import { unusable } from './open-file.ts';

export interface ParquetOptions {
  readonly parquet: ParquetReader;
  readonly source: string;
  readonly path: string;
  readonly header: readonly string[];
}

export async function* readParquet(options: ParquetOptions): AsyncIterable<Cells> {
  const { header, source } = options;
  let read = 0;
  for await (const batch of translated(options.parquet.batches(options.path), source)) {
    const first = read + 1;
    read += batch.length;
    yield {
      header,
      lines: Array.from({ length: batch.length }, (_, row) => first + row),
      columns: header.map((name) => batch.columns[name] ?? new Array(batch.length).fill(null)),
      quarantined: [],
    };
  }
}

/** Batches whose failure names the file. */
export async function* translated(
  batches: AsyncIterable<ColumnBatch>,
  source: string,
): AsyncIterable<ColumnBatch> {
  try {
    yield* batches;
  } catch (thrown) {
    throw notParquet(source, thrown);
  }
}

/** The engine speaks of its lake; to whoever gave the file, it is the file that is at fault. */
export function notParquet(source: string, thrown: unknown): AppError {
  if (thrown instanceof AppError && thrown.kind === 'limit') return thrown;
  return unusable(
    source,
    'it begins like Parquet, but it is damaged or has a column that is neither text, number, truth value, time nor list of texts',
    thrown,
  );
}
