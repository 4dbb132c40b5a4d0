/**
 * The one error type that crosses a room's door.
 *
 * Adapters translate what their libraries throw into an AppError at once, so no
 * caller ever reads an `ENOSPC` or a PostgreSQL code. Messages and details
 * carry ids, paths and counts, never names or addresses of people.
 */
import { type ErrorCode, type ErrorKind, errorCodes, exitCodeOfKind } from './error-codes.ts';

const retryableKinds: ReadonlySet<ErrorKind> = new Set(['upstream', 'limit', 'store']);

export interface AppErrorOptions {
  readonly cause?: unknown;
  /** Machine-readable facts: ids, counts, paths. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970 (UTC) before which a retry is pointless. */
  readonly retryAtMs?: number;
}

export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;
  readonly retryAtMs: number | undefined;

  /** @param message what happened, to which id, and what to do next. */
  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.kind = errorCodes[code].kind;
    this.retryable = retryableKinds.has(this.kind);
    this.details = options.details ?? {};
    this.retryAtMs = options.retryAtMs;
  }

  get exitCode(): number {
    return exitCodeOfKind[this.kind];
  }
}

/** Throws `bug.assertion` when the condition does not hold; for what only our own mistake can break. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AppError('bug.assertion', message);
}

/** Anything thrown, as an AppError: itself if it is one, otherwise a `bug.assertion` that keeps the cause. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError('bug.assertion', message, { cause: thrown });
}
