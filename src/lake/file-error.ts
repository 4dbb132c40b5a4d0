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
