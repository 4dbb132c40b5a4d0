/**
 * Translates what `pg` and PostgreSQL throw into AppErrors, at the border.
 *
 * PostgreSQL puts values of rows into the messages of data errors (classes 22,
 * 23) and into details and contexts of all; none of these may reach a log. Such
 * an error keeps only its code and the names of table, column and constraint.
 */
import { AppError, toAppError } from '../kernel/index.ts';

/** The parts of a PostgreSQL error that we read. */
interface DatabaseFailure {
  readonly message: string;
  readonly code?: string;
  /** Of PostgreSQL's own errors only. */
  readonly severity?: string;
  /** Of Node's errors only. */
  readonly syscall?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly where?: string;
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

const lostConnection =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|read ECONN/i;

/** @param doing what was attempted, such as `staging published.customer`. */
export function storeFailure(thrown: unknown, doing: string): AppError {
  if (thrown instanceof AppError) return thrown;
  const failure = asFailure(thrown);
  const { code = '' } = failure;
  if (isLost(failure)) {
    return new AppError(
      'store.unreachable',
      `PostgreSQL cannot be reached or went away while ${doing} (${code || failure.message}). Check DATABASE_URL or run \`kith doctor\`, then start the same command again.`,
      { details: { doing, code } },
    );
  }
  if (code === '53100') {
    return new AppError(
      'limit.disk_full',
      `PostgreSQL’s disk is full while ${doing}. Free space and start the same command again.`,
      { details: { doing } },
    );
  }
  // Neither PostgreSQL nor the way to it: a mistake of the caller's, or a file of theirs.
  if (failure.severity === undefined) return toAppError(thrown);
  const place = placeOf(failure);
  return new AppError(
    'store.refused',
    `PostgreSQL refused ${doing}: ${isAboutData(code) ? `a value that it does not accept${place} (${code})` : failure.message}.`,
    { details: { doing, code, place: place.trim() } },
  );
}

/** Whether the error says that the relation or schema is not there. */
export const isMissing = (thrown: unknown): boolean =>
  ['3F000', '42P01'].includes(asFailure(thrown).code ?? '');

export const sqlState = (thrown: unknown): string | undefined => asFailure(thrown).code;

function isLost({ code = '', message, syscall }: DatabaseFailure): boolean {
  return (
    networkCodes.has(code) ||
    // The server's socket is not there.
    (code === 'ENOENT' && syscall === 'connect') ||
    code.startsWith('08') ||
    ['57P01', '57P02', '57P03', '53300'].includes(code) ||
    (code === '' && lostConnection.test(message))
  );
}

const isAboutData = (code: string): boolean => code.startsWith('22') || code.startsWith('23');

function placeOf({ table, column, constraint, where }: DatabaseFailure): string {
  // `COPY customer, line 7, column email: "…"`: all before the value.
  const copied = /^COPY (\w+), line (\d+)(?:, column (\w+))?/.exec(where ?? '');
  const parts = [
    ['table', table ?? copied?.[1]],
    ['column', column ?? copied?.[3]],
    ['line', copied?.[2]],
    ['constraint', constraint],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]));
  return parts.length === 0 ? '' : ` in ${parts.join(', ')}`;
}

function asFailure(thrown: unknown): DatabaseFailure {
  // Node gathers the failures of several addresses of one host.
  if (thrown instanceof AggregateError && thrown.errors.length > 0) {
    return asFailure(thrown.errors[0]);
  }
  if (thrown instanceof Error) return thrown as DatabaseFailure;
  return { message: String(thrown) };
}
