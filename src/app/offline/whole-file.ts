/**
 * A file that takes its name only when it is whole, so that a command that fails
 * or is ended leaves no half of one, nor spoils the one of yesterday.
 */
import { renameSync, rmSync } from 'node:fs';
import { AppError } from '../../kernel/index.ts';
import { isFileError } from '../../lake/index.ts';
import { atEnd } from './clean-up.ts';

/** @param write writes to the passing name it is given, readable by its owner alone. */
export async function writeWholeFile(
  path: string,
  write: (writing: string) => void | Promise<void>,
): Promise<void> {
  const writing = writingName(path);
  const forget = atEnd(() => rmSync(writing, { force: true }));
  try {
    await write(writing);
    renameSync(writing, path);
  } catch (thrown) {
    rmSync(writing, { force: true });
    throw isFileError(thrown) ? unwritable(path, thrown) : thrown;
  } finally {
    forget();
  }
}

/** The passing name, beside the file: another place may be another disk. */
export const writingName = (path: string): string => `${path}.${process.pid}.writing`;

/** @param what the file as the command calls it: its path, or the option and its path. */
export const unwritable = (what: string, cause: unknown): AppError =>
  new AppError(
    'usage.bad_option',
    `${what} cannot be written; check folder, space and permissions`,
    { cause },
  );
