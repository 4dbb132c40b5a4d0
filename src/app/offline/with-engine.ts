/** The engine of a command that stands alone: for Parquet in and out; its folder goes when the command ends. */
import { join } from 'node:path';
import type { LoadedConfig } from '../../config/index.ts';
import { createDuckDbEngine, type Engine, type ScratchColumns } from '../../engine/index.ts';
import type { ColumnBatches } from '../../kernel/index.ts';
import type { ResultFile, WrittenResult } from './result-file.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

export async function withEngine<T>(
  command: string,
  { config }: LoadedConfig,
  use: (engine: Engine) => Promise<T>,
): Promise<T> {
  return withTemporaryFolder(command, async (folder) => {
    const engine = createDuckDbEngine({
      memoryMb: config.engine.memoryMb,
      threads: config.engine.threads,
      spillFolder: join(folder, 'spill'),
    });
    try {
      return await use(engine);
    } finally {
      await engine.close();
    }
  });
}

/** Writes rows made here as the command's result, in the order of the first two columns. */
export async function writeRows(
  engine: Engine,
  result: ResultFile,
  rows: { readonly columns: ScratchColumns; readonly batches: ColumnBatches },
): Promise<WrittenResult & { readonly file: string }> {
  const session = await engine.open();
  try {
    await session.load('result', rows.columns, rows.batches);
    const columns = Object.keys(rows.columns);
    const sql = `SELECT ${columns.join(', ')} FROM scratch.result ORDER BY ${columns.slice(0, 2).join(', ')}`;
    return { ...(await result.write({ session, sql, columns })), file: result.path };
  } finally {
    await session.close();
  }
}
