/**
 * Pure work that may run on several threads: how a task is named, and who runs it.
 *
 * Here, because the pipeline hands a runner to jobs as a port and must not know
 * how threads are made (`src/workers` does).
 */

/** A pure function of a module, which a thread finds again by module and name. */
export interface ThreadTask<Setup, Input, Output> {
  /** `import.meta.url` of the module that exports the task. */
  readonly moduleUrl: string;
  /** Name under which that module exports it. */
  readonly name: string;
  /** Called once a thread with what all inputs share; gives the function called for each input. */
  create(setup: Setup): (input: Input) => Output;
}

export interface ThreadInputs<Setup, Input> {
  /** Copied to every thread; shared buffers are shared. Plain data: no functions, no class instances. */
  readonly setup: Setup;
  /** Copied to one thread each, and read no faster than the outputs are taken. */
  readonly inputs: AsyncIterable<Input> | Iterable<Input>;
}

export interface Threads {
  /** Inputs that may be worked on at once, 1 or more. */
  readonly threads: number;
  /**
   * The task's output for every input, in the order of the inputs, whatever the number of threads.
   * What the task throws comes out here as an AppError with its code.
   */
  map<Setup, Input, Output>(
    task: ThreadTask<Setup, Input, Output>,
    work: ThreadInputs<Setup, Input>,
  ): AsyncIterable<Output>;
}
