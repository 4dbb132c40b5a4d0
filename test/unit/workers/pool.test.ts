import { threadId } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createThreadPool, type ThreadPool } from '../../../src/workers/index.ts';
import * as tasks from './tasks.ts';

const alone = createThreadPool({ threads: 1 });
/** Threads from the first input on. */
const two = createThreadPool({ threads: 2, startAfterMs: 0 });
beforeAll(() => warmed(two));
afterAll(() => two.close());

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

async function gathered<T>(outputs: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const output of outputs) all.push(output);
  return all;
}

/** Works until every thread of the pool has worked. */
async function warmed(pool: ThreadPool): Promise<void> {
  for (;;) {
    const where = pool.map(tasks.whereTask, { setup: undefined, inputs: upTo(100) });
    const others = new Set(await gathered(where));
    others.delete(threadId);
    if (others.size === pool.threads) return;
  }
}

describe('a pool of threads', () => {
  it('gives the same outputs in the order of the inputs for any number of threads', async () => {
    const expected = upTo(500).map((value) => value * 3);
    const three = createThreadPool({ threads: 3, startAfterMs: 0 });
    for (const pool of [alone, two, three]) {
      const outputs = await gathered(pool.map(tasks.timesTask, { setup: 3, inputs: upTo(500) }));
      expect(outputs).toEqual(expected);
    }
    await three.close();
  });

  it('uses several threads once they run, and none for little work', async () => {
    const where = await gathered(two.map(tasks.whereTask, { setup: undefined, inputs: upTo(50) }));
    expect(new Set(where).size).toBe(2);
    expect(where).not.toContain(threadId);
    const lazy = createThreadPool({ threads: 2, startAfterMs: 60_000 });
    const here = await gathered(lazy.map(tasks.whereTask, { setup: undefined, inputs: upTo(50) }));
    expect(new Set(here)).toEqual(new Set([threadId]));
  });

  it('shares shared memory and moves what a task gives', async () => {
    const cells = new Uint32Array(new SharedArrayBuffer(40)).fill(7);
    const made = await gathered(two.map(tasks.sharedTask, { setup: { cells }, inputs: upTo(10) }));
    expect([...cells]).toEqual(upTo(10).map(() => 14));
    expect(made[9]?.columns.own).toEqual(Float64Array.of(9, 9));
  });

  it('reads inputs no faster than outputs are taken', async () => {
    let read = 0;
    function* inputs() {
      for (; read < 1000; read += 1) yield read;
    }
    let taken = 0;
    for await (const output of two.map(tasks.timesTask, { setup: 1, inputs: inputs() })) {
      expect(output).toBe(taken);
      taken += 1;
      expect(read - taken).toBeLessThanOrEqual(2 * 3);
      if (taken === 100) break;
    }
    expect(read).toBeLessThan(110);
  });

  it.each([alone, two])('brings an error back with its code ($threads threads)', async (pool) => {
    const outputs: number[] = [];
    const run = async (): Promise<void> => {
      for await (const one of pool.map(tasks.failingTask, { setup: 5, inputs: upTo(20) })) {
        outputs.push(one);
      }
    };
    await expect(run()).rejects.toMatchObject({
      name: 'AppError',
      code: 'input.file_unusable',
      message: 'value 5 fails',
      details: { value: 5 },
    });
    expect(outputs).toEqual([0, 1, 2, 3, 4]);
    const after = await gathered(pool.map(tasks.timesTask, { setup: 2, inputs: [4] }));
    expect(after).toEqual([8]);
  });

  it.each([alone, two])('brings back what a setup throws ($threads threads)', async (pool) => {
    const run = gathered(pool.map(tasks.brokenSetupTask, { setup: null, inputs: [1] }));
    await expect(run).rejects.toMatchObject({ code: 'bug.assertion', message: 'no setup' });
  });

  it('says which task a module lacks, that a setup is no plain data, and that a thread ended', async () => {
    const misnamed = gathered(two.map(tasks.misnamedTask, { setup: undefined, inputs: [1] }));
    await expect(misnamed).rejects.toMatchObject({
      message: expect.stringContaining('exports no task nowhereTask'),
    });
    const setup = { cells: (() => 1) as never };
    const impure = gathered(two.map(tasks.sharedTask, { setup, inputs: [1] }));
    await expect(impure).rejects.toMatchObject({ message: expect.stringContaining('plain data') });
    const pool = createThreadPool({ threads: 2, startAfterMs: 0 });
    await warmed(pool);
    const ended = gathered(pool.map(tasks.endingTask, { setup: undefined, inputs: [1] }));
    await expect(ended).rejects.toMatchObject({ code: 'bug.assertion' });
    await pool.close();
  });

  it('closes, and works no more', async () => {
    const pool = createThreadPool({ threads: 2, startAfterMs: 0 });
    await warmed(pool);
    await pool.close();
    const run = gathered(pool.map(tasks.timesTask, { setup: 1, inputs: [1] }));
    await expect(run).rejects.toMatchObject({ message: expect.stringContaining('closed') });
  });
});
