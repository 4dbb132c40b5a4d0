/**
 * One thread as its pool sees it.
 *
 * Holds the process open only while it works, so that a pool nobody closed
 * never keeps a command from ending.
 */
import { Worker } from 'node:worker_threads';
import { AppError, assert, type ThreadTask } from '../kernel/index.ts';
import { errorFrom, type FromThread, type ToThread } from './messages.ts';

const boot = new URL('./boot.js', import.meta.url);

/**
 * Batches make much that lives shortly: with room for it a fifth less time goes
 * into collecting it, at some dozens of megabytes a thread.
 */
const maxYoungGenerationSizeMb = 96;

interface Waiting {
  resolve(output: unknown): void;
  reject(error: AppError): void;
}

export class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #open = new Set<number>();
  #nextTicket = 0;
  #ready = false;
  #failure: AppError | undefined;
  #closing = false;

  constructor() {
    // Options of the process such as `--import` belong to its own first module, not to a thread's.
    this.#worker = new Worker(boot, {
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb },
    });
    this.#worker.on('message', (message: FromThread) => this.#take(message));
    this.#worker.on('messageerror', (cause) => this.#fail(lost('sent what cannot be read', cause)));
    this.#worker.on('error', (cause) => this.#fail(failureOf(cause)));
    this.#worker.on('exit', () => {
      if (!this.#closing) this.#fail(lost('ended'));
    });
    this.#worker.unref();
  }

  get isReady(): boolean {
    return this.#ready;
  }

  /** Why it can work no more. */
  get failure(): AppError | undefined {
    return this.#failure;
  }

  /** Inputs sent and not answered. */
  get inFlight(): number {
    return this.#waiting.size;
  }

  /** Sends one input of a run, and before the first one the task and its setup. */
  work<Setup, Input, Output>(
    run: { readonly id: number; readonly task: ThreadTask<Setup, Input, Output>; setup: Setup },
    input: Input,
  ): Promise<Output> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    const { id, task, setup } = run;
    if (!this.#open.has(id)) {
      this.#say({ kind: 'open', run: id, moduleUrl: task.moduleUrl, name: task.name, setup });
      this.#open.add(id);
    }
    const ticket = this.#nextTicket;
    this.#nextTicket += 1;
    this.#say({ kind: 'input', run: id, ticket, input });
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(ticket, { resolve: (output) => resolve(output as Output), reject });
    });
  }

  /** Forgets a run's setup. */
  endRun(id: number): void {
    if (this.#open.delete(id) && this.#failure === undefined) this.#say({ kind: 'close', run: id });
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#worker.terminate();
    this.#fail(lost('was closed'));
  }

  #say(message: ToThread): void {
    try {
      this.#worker.postMessage(message);
    } catch (cause) {
      throw new AppError('bug.assertion', 'what a task is given must be plain data', { cause });
    }
  }

  #take(message: FromThread): void {
    if (message.kind === 'ready') {
      this.#ready = true;
      return;
    }
    const waiting = this.#waiting.get(message.ticket);
    assert(waiting !== undefined, `a thread answered ticket ${message.ticket} twice`);
    this.#waiting.delete(message.ticket);
    if (this.#waiting.size === 0) this.#worker.unref();
    if (message.kind === 'output') waiting.resolve(message.output);
    else waiting.reject(errorFrom(message.error));
  }

  #fail(error: AppError): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
    this.#worker.unref();
  }
}

const lost = (what: string, cause?: unknown): AppError =>
  new AppError('bug.assertion', `a thread ${what} before its work was done`, { cause });

function failureOf(cause: Error): AppError {
  if ((cause as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') {
    return lost('failed', cause);
  }
  return new AppError(
    'limit.memory',
    'a thread ran out of memory: set engine.workerThreads lower, or raise the heap with NODE_OPTIONS=--max-old-space-size',
    { cause },
  );
}
