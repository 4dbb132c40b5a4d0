/**
 * A folder of one command's own: readable by its owner alone, since it holds
 * people's records, and gone when the command ends, however it ends.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../kernel/index.ts';
import { translateFileError } from '../../lake/index.ts';
import { atEnd } from './clean-up.ts';

/** @param name of the command, for whoever finds the folder while it runs. */
export async function withTemporaryFolder<T>(
  name: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = makeFolder(name);
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const forget = atEnd(remove);
  try {
    return await use(folder);
  } finally {
    remove();
    forget();
  }
}

function makeFolder(name: string): string {
  try {
    return mkdtempSync(join(tmpdir(), `kith-${name}-`));
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new AppError(
        'store.lake_unwritable',
        `the folder for temporary files, ${tmpdir()}, does not exist; make it, or name another by TMPDIR`,
        { cause: thrown },
      );
    }
    throw translateFileError(thrown, tmpdir());
  }
}
