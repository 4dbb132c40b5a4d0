/**
 * Names a task so that a thread can find it.
 *
 *     export const upperCase = defineTask(import.meta.url, 'upperCase', () => (text: string) => text.toUpperCase());
 *
 * The module of a task is loaded in every thread: it imports what the task
 * needs and does nothing when loaded.
 */
import type { ThreadTask } from '../kernel/index.ts';

export const defineTask = <Setup, Input, Output>(
  moduleUrl: string,
  name: string,
  create: (setup: Setup) => (input: Input) => Output,
): ThreadTask<Setup, Input, Output> => ({ moduleUrl, name, create });
