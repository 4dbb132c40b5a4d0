/**
 * What a thread and its pool say to each other, and how an error travels.
 *
 * An error loses its class on the way, so its code, message and details are sent
 * and the error is made again on the other side.
 */
import { AppError, type ErrorCode, toAppError } from '../kernel/index.ts';

export type ToThread =
  | {
      readonly kind: 'open';
      readonly run: number;
      readonly moduleUrl: string;
      readonly name: string;
      readonly setup: unknown;
    }
  | {
      readonly kind: 'input';
      readonly run: number;
      readonly ticket: number;
      readonly input: unknown;
    }
  | { readonly kind: 'close'; readonly run: number };

export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'output'; readonly ticket: number; readonly output: unknown }
  | { readonly kind: 'failed'; readonly ticket: number; readonly error: PortableError };

export interface PortableError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly retryAtMs: number | undefined;
  /** Where it was thrown, for the log. */
  readonly stack: string | undefined;
}

export function portableError(thrown: unknown): PortableError {
  const { code, message, details, retryAtMs, stack, cause } = toAppError(thrown);
  const origin = cause instanceof Error ? cause.stack : stack;
  return { code, message, details: { ...details }, retryAtMs, stack: origin };
}

export function errorFrom({ code, message, details, retryAtMs, stack }: PortableError): AppError {
  const cause = new Error(`in a thread: ${message}`);
  if (stack !== undefined) cause.stack = stack;
  return new AppError(code, message, {
    details,
    cause,
    ...(retryAtMs === undefined ? {} : { retryAtMs }),
  });
}
