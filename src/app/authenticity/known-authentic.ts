/** Profiles known to be real people or not, from files of profile_id and `authentic` or `bot`. */
import { resolve } from 'node:path';
import { AppError } from '../../kernel/index.ts';
import { type ParquetReader, readIdList } from '../../sources/index.ts';

/** Undefined where no file is given; throws where a file says of nobody what they are. */
export async function readKnownAuthentic(
  paths: readonly string[],
  parquet: ParquetReader,
): Promise<ReadonlyMap<string, boolean> | undefined> {
  if (paths.length === 0) return undefined;
  const known = new Map<string, boolean>();
  for (const path of paths) {
    const file = { source: path, path: resolve(path), parquet };
    for (const figure of ['authentic', 'bot'] as const) {
      const { ids, figures } = await readIdList({ ...file, figureNames: [figure] });
      figures?.forEach((value, row) => {
        if (value !== 0 && value !== 1) return;
        known.set(ids[row] as string, figure === 'authentic' ? value === 1 : value === 0);
      });
    }
  }
  if (known.size > 0) return known;
  throw new AppError(
    'input.file_unusable',
    `${paths.join(', ')}: no row says who is real; give profile_id and a column authentic or bot of 0 and 1`,
  );
}
