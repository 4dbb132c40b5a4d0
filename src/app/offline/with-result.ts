/**
 * The frame of a command that reads files with an engine of its own and writes
 * one result: the steps are told, and no half result is left.
 */
import type { LoadedConfig } from '../../config/index.ts';
import type { Engine } from '../../engine/index.ts';
import type { NightEvent } from '../../pipeline/index.ts';
import { openResult, type ResultFile } from './result-file.ts';
import { createSteps, type Steps } from './steps.ts';
import { withEngine } from './with-engine.ts';

export interface Running {
  readonly engine: Engine;
  readonly result: ResultFile;
  readonly steps: Steps;
  /** Seconds of each step so far, and of all since the command began. */
  seconds(): Readonly<Record<string, number>> & { readonly all: number };
}

export interface ResultCommand {
  readonly name: string;
  /** Names of its steps, in order. */
  readonly steps: readonly string[];
  readonly loaded: LoadedConfig;
  readonly out: string;
  /** Files it reads, which are never written over. */
  readonly read: readonly string[];
  readonly emit: (event: NightEvent) => void;
}

export async function withResult<T>(
  { name, steps: names, loaded, out, read, emit }: ResultCommand,
  use: (running: Running) => Promise<T>,
): Promise<T> {
  const startedMs = performance.now();
  const result = await openResult(out, read);
  try {
    return await withEngine(name, loaded, (engine) => {
      const steps = createSteps(name, names, emit);
      const seconds = () => ({ ...steps.seconds, all: (performance.now() - startedMs) / 1000 });
      return use({ engine, result, steps, seconds });
    });
  } finally {
    await result.discard();
  }
}
