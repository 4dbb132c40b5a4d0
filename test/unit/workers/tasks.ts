/** Tasks for the tests of the pool; loaded in threads. */
import { threadId } from 'node:worker_threads';
import { AppError } from '../../../src/kernel/index.ts';
import { defineTask } from '../../../src/workers/index.ts';

export const timesTask = defineTask(
  import.meta.url,
  'timesTask',
  (factor: number) => (value: number) => value * factor,
);

export const whereTask = defineTask(import.meta.url, 'whereTask', () => () => threadId);

export const failingTask = defineTask(
  import.meta.url,
  'failingTask',
  (failsAt: number) => (value: number) => {
    if (value === failsAt) {
      throw new AppError('input.file_unusable', `value ${value} fails`, { details: { value } });
    }
    return value;
  },
);

export const brokenSetupTask = defineTask(
  import.meta.url,
  'brokenSetupTask',
  (_: null): ((value: number) => number) => {
    throw new TypeError('no setup');
  },
);

export const endingTask = defineTask(import.meta.url, 'endingTask', () => () => {
  process.exit(3);
});

/** Doubles what a shared array holds at a place, and gives a fresh array whose buffer is moved. */
export const sharedTask = defineTask(
  import.meta.url,
  'sharedTask',
  ({ cells }: { cells: Uint32Array }) =>
    (at: number) => {
      cells[at] = (cells[at] ?? 0) * 2;
      return { columns: { own: Float64Array.of(at, at) } };
    },
);

export const misnamedTask = defineTask(
  import.meta.url,
  'nowhereTask',
  () => (value: number) => value,
);
