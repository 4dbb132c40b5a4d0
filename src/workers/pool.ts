/**
 * Runs tasks on threads that are started late and kept.
 *
 * A thread costs 0.6 s of the processor to start and as much again until its code
 * is fast, so work begins on the calling thread and goes on there until it has
 * lasted as long as that, and then until threads are ready: never more than twice
 * what knowing the work beforehand would have cost (the rule of renting skis,
 * Karlin et al. 1988). The outputs come in the order of the inputs and are the
 * same for any number of threads.
 */

import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  AppError,
  assert,
  type ThreadInputs,
  type Threads,
  type ThreadTask,
  toAppError,
} from '../kernel/index.ts';
import { Thread } from './thread.ts';

export interface ThreadPoolOptions {
  /** 0: as many as there are cores; 1: none beside the calling one. */
  readonly threads: number;
  /** Milliseconds of work on the calling thread after which threads are started. */
  readonly startAfterMs?: number;
}

export interface ThreadPool extends Threads {
  /** Ends all threads; work under way fails. The pool cannot be used again. */
  close(): Promise<void>;
}

/** Inputs on their way for each thread: one in work, one waiting, one whose output waits its turn. */
const inputsPerThread = 3;
const startAfterDefaultMs = 1000;

interface Run<Setup, Input, Output> {
  readonly id: number;
  readonly task: ThreadTask<Setup, Input, Output>;
  readonly setup: Setup;
  /** The task on the calling thread, made when first needed. */
  here: ((input: Input) => Output) | undefined;
}

export function createThreadPool(options: ThreadPoolOptions): ThreadPool {
  const threads = options.threads === 0 ? availableParallelism() : options.threads;
  assert(Number.isInteger(threads) && threads > 0, `a pool cannot have ${threads} threads`);
  return new Pool(threads, options.startAfterMs ?? startAfterDefaultMs);
}

class Pool implements ThreadPool {
  readonly threads: number;
  readonly #startAfterMs: number;
  #started: Thread[] = [];
  #workedHereMs = 0;
  #nextRun = 0;
  #closed = false;

  constructor(threads: number, startAfterMs: number) {
    this.threads = threads;
    this.#startAfterMs = startAfterMs;
  }

  async *map<Setup, Input, Output>(
    task: ThreadTask<Setup, Input, Output>,
    { setup, inputs }: ThreadInputs<Setup, Input>,
  ): AsyncIterable<Output> {
    const run: Run<Setup, Input, Output> = { id: this.#nextRun, task, setup, here: undefined };
    this.#nextRun += 1;
    const waiting: Promise<Output>[] = [];
    try {
      for await (const input of inputs) {
        const output = this.#work(run, input);
        // Awaited in its turn; until then a failure is nobody's yet.
        output.catch(() => undefined);
        waiting.push(output);
        if (waiting.length >= this.#window()) yield (await waiting.shift()) as Output;
      }
      while (waiting.length > 0) yield (await waiting.shift()) as Output;
    } finally {
      for (const thread of this.#started) thread.endRun(run.id);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#started.map((thread) => thread.close()));
    this.#started = [];
  }

  /** Without a thread that is ready, outputs are taken as they are made. */
  #window(): number {
    return this.#started.some(({ isReady }) => isReady) ? this.threads * inputsPerThread : 1;
  }

  async #work<Setup, Input, Output>(run: Run<Setup, Input, Output>, input: Input): Promise<Output> {
    if (this.#closed) throw new AppError('bug.assertion', 'the pool of threads is closed');
    const thread = this.#freest();
    if (thread !== undefined) return thread.work(run, input);
    const startedMs = performance.now();
    const output = workHere(run, input);
    this.#workedHereMs += performance.now() - startedMs;
    if (this.threads > 1 && this.#workedHereMs >= this.#startAfterMs) await this.#start();
    return output;
  }

  /** Starts the threads, or lets those that are starting say that they are ready. */
  async #start(): Promise<void> {
    if (this.#started.length === 0) {
      this.#started = Array.from({ length: this.threads }, () => new Thread());
    }
    await nextTurn();
  }

  #freest(): Thread | undefined {
    let freest: Thread | undefined;
    for (const thread of this.#started) {
      if (thread.failure !== undefined) throw thread.failure;
      if (!thread.isReady) continue;
      if (freest === undefined || thread.inFlight < freest.inFlight) freest = thread;
    }
    return freest;
  }
}

/** As a thread would: what a task throws is an AppError on either side. */
function workHere<Setup, Input, Output>(run: Run<Setup, Input, Output>, input: Input): Output {
  try {
    run.here ??= run.task.create(run.setup);
    return run.here(input);
  } catch (thrown) {
    throw toAppError(thrown);
  }
}
