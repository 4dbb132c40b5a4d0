/** What DuckDB throws, as the errors of the catalogue. No DuckDB message travels further. */
import { AppError, toAppError } from '../../kernel/index.ts';

const translations = [
  {
    pattern: /no space left on device|disk quota exceeded|failed to offload data|ENOSPC/i,
    code: 'limit.disk_full',
    says: 'the disk is full; free space in the workspace folder and start the same command again',
  },
  {
    pattern: /^out of memory error/i,
    code: 'limit.memory',
    says: 'more memory was needed than engine.memoryMb allows; raise it',
  },
  {
    pattern: /permission denied|read-only file system/i,
    code: 'store.lake_unwritable',
    says: 'a file of the workspace cannot be written or read; check its permissions',
  },
  {
    pattern:
      /no files found|could not open file|cannot open file|too small to be a parquet|no magic bytes/i,
    code: 'store.lake_damaged',
    says: 'a file of the lake is missing or damaged; run `kith nightly --from ingest`',
  },
] as const;

/** @param statement name of the statement, for the message. */
export function translateError(thrown: unknown, statement: string): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const found = translations.find(({ pattern }) => pattern.test(message));
  if (found !== undefined) {
    return new AppError(found.code, `${statement}: ${found.says}`, { cause: thrown });
  }
  return new AppError('bug.assertion', `${statement}: ${toAppError(thrown).message}`, {
    cause: thrown,
  });
}
