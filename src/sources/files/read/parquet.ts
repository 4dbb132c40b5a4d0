/**
 * Reads Parquet through the reader that the composition root lends; rows are
 * numbered from 1, since Parquet has no lines.
 */
import type { ParquetReader } from '../../port.ts';
import type { Cells } from '../shape/cells.ts';

export async function* readParquet(
  reader: ParquetReader,
  path: string,
  header: readonly string[],
): AsyncIterable<Cells> {
  let read = 0;
  for await (const batch of reader.batches(path)) {
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
