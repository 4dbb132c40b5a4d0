import { describe, expect, it } from 'vitest';
import { jointReach, jointReachOn } from '../../../../graph/index.ts';
import { createThreadPool } from '../../../../src/workers/index.ts';
import { network, randomRows } from '../networks.ts';

describe('jointReachOn', () => {
  const csr = network(400, randomRows({ nodes: 400, edges: 2000, seed: 3, probabilityMax: 0.2 }));
  const rootWeights = Float64Array.from({ length: 400 }, (_, v) => (v % 5) / 4);
  const options = { size: 8, seed: 5, rootWeights, setsMin: 20_000, precision: 0.03 };

  it.each([1, 2, 3])('gives the answer of one thread on %i threads', async (threads) => {
    const pool = createThreadPool({ threads, startAfterMs: 0 });
    try {
      expect(await jointReachOn(pool, csr, options)).toEqual(jointReach(csr, options));
    } finally {
      await pool.close();
    }
  });

  it('stops at the same set when members run out of room', async () => {
    const pool = createThreadPool({ threads: 2, startAfterMs: 0 });
    const short = { ...options, entriesMax: 60_000 };
    try {
      const found = await jointReachOn(pool, csr, short);
      expect(found.stoppedBy).toBe('memory');
      expect(found).toEqual(jointReach(csr, short));
    } finally {
      await pool.close();
    }
  });

  it('asks no thread where there is nobody to choose', async () => {
    const pool = createThreadPool({ threads: 2, startAfterMs: 0 });
    await pool.close();
    const found = await jointReachOn(pool, csr, { size: 3, seed: 1, candidates: [] });
    expect(found.stoppedBy).toBe('nothing-to-choose');
  });
});
