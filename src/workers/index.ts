/** Door of the room `workers`: runs a pure function over column batches, on several threads. */
export { createThreadPool, type ThreadPool, type ThreadPoolOptions } from './pool.ts';
export { defineTask } from './task.ts';
