/**
 * The thread's end of a pool: loads tasks by module and name and runs them one
 * input after the other.
 */
import { parentPort } from 'node:worker_threads';
import { assert, type ThreadTask } from '../kernel/index.ts';
import { buffersIn } from './buffers.ts';
import { type FromThread, portableError, type ToThread } from './messages.ts';

type RunInput = (input: unknown) => unknown;

assert(parentPort !== null, 'thread-end.ts is loaded outside of a thread');
const port = parentPort;
const runs = new Map<number, Promise<RunInput>>();
const say = (message: FromThread): void => port.postMessage(message);

/** Messages are taken one after the other: loading a task waits, and its inputs behind it. */
let before = Promise.resolve();
port.on('message', (message: ToThread) => {
  before = before.then(() => take(message));
});
say({ kind: 'ready' });

async function take(message: ToThread): Promise<void> {
  switch (message.kind) {
    case 'open': {
      const opened = open(message);
      // Told to whoever sends the first input.
      opened.catch(() => undefined);
      runs.set(message.run, opened);
      return;
    }
    case 'close':
      runs.delete(message.run);
      return;
    case 'input':
      return work(message);
  }
}

async function open({ moduleUrl, name, setup }: ToThread & { kind: 'open' }): Promise<RunInput> {
  const exported = ((await import(moduleUrl)) as Record<string, unknown>)[name];
  const task = exported as ThreadTask<unknown, unknown, unknown> | undefined;
  assert(typeof task?.create === 'function', `${moduleUrl} exports no task ${name}`);
  return task.create(setup);
}

async function work({ run, ticket, input }: ToThread & { kind: 'input' }): Promise<void> {
  try {
    const runInput = await runs.get(run);
    assert(runInput !== undefined, `run ${run} is not open in this thread`);
    const output = runInput(input);
    port.postMessage({ kind: 'output', ticket, output } satisfies FromThread, buffersIn(output));
  } catch (thrown) {
    say({ kind: 'failed', ticket, error: portableError(thrown) });
  }
}
