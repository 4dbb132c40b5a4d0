/** File system failures as errors of the catalogue. */
import { AppError } from '../kernel/index.ts';

export function translateFileError(thrown: unknown, path: string): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = (thrown as NodeJS.ErrnoException).code ?? 'unknown';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError(
      'limit.disk_full',
      `the disk is full at ${path}; free space and start the same command again`,
      { cause: thrown },
    );
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return new AppError(
      'store.lake_unwritable',
      `${path} cannot be written; check its permissions`,
      {
        cause: thrown,
      },
    );
  }
  return new AppError('store.lake_damaged', `${path} cannot be used (${code})`, { cause: thrown });
}

/** True of what the file system says, as apart from what a caller did wrong. */
export const isFileError = (thrown: unknown): boolean =>
  thrown instanceof Error && typeof (thrown as NodeJS.ErrnoException).errno === 'number';

/** The function as it is, but for failures of the file system, which become errors of the catalogue. */
export const guardFiles =
  <A extends unknown[], R>(folder: string, run: (...args: A) => Promise<R>) =>
  async (...args: A): Promise<R> => {
    try {
      return await run(...args);
    } catch (thrown) {
      if (isFileError(thrown)) throw translateFileError(thrown, folder);
      throw thrown;
    }
  };
