/**
 * How a failure is told: what happened and what to do next, never a stack trace.
 *
 * A bug is the exception: its trace goes to stderr, since it is for us.
 */
import { CommanderError } from 'commander';
import {
  AppError,
  type ErrorCode,
  errorCodes,
  exitCodeOfKind,
  toAppError,
} from '../kernel/index.ts';
import { foldLines } from './view/plain-text.ts';

export interface TellOptions {
  readonly json: boolean;
  /** True for a command on files alone: what mends it is not what mends a night. */
  readonly alone?: boolean;
}

/** Prints the failure and gives the exit code. */
export function tellFailure(thrown: unknown, { json, alone = false }: TellOptions): number {
  if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
  const error = thrown instanceof CommanderError ? usageError(thrown) : toAppError(thrown);
  const { code, kind, message, details } = error;
  const mend = mendOf(code, alone);
  if (json) {
    const failure = { error: { code, kind, message, mend, details } };
    process.stdout.write(`${JSON.stringify(failure, null, 2)}\n`);
  }
  tell(`kith: ${message}`);
  if (kind !== 'usage') tell(`  what to do: ${mend}`);
  process.stderr.write(`  code: ${code}\n`);
  if (kind === 'bug') process.stderr.write(`${traceOf(error)}\n`);
  return exitCodeOfKind[kind];
}

/** For a command on files that the command line names: its failures are mended there. */
export async function tellingAlone(json: boolean, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (thrown) {
    process.exitCode = tellFailure(thrown, { json, alone: true });
  }
}

function tell(text: string): void {
  const width = process.stderr.isTTY === true ? process.stderr.columns : undefined;
  process.stderr.write(`${width ? foldLines(text, width) : text}\n`);
}

function mendOf(code: ErrorCode, alone: boolean): string {
  const entry: { readonly mend: string; readonly mendAlone?: string } = errorCodes[code];
  return alone ? (entry.mendAlone ?? entry.mend) : entry.mend;
}

function usageError(error: CommanderError): AppError {
  const unknown = error.code === 'commander.unknownCommand';
  const message = error.message.replace(/^error: /, '').replace(/\n/g, ' ');
  return new AppError(unknown ? 'usage.unknown_command' : 'usage.bad_option', message);
}

function traceOf(error: AppError): string {
  const traces: string[] = [];
  for (let at: unknown = error; at instanceof Error && traces.length < 5; at = at.cause) {
    traces.push(at.stack ?? at.message);
  }
  return traces.join('\ncaused by ');
}
