import { describe, expect, it } from 'vitest';
import { createCountTables } from '../../../../graph/influence/count-table.ts';
import { createLiveRows } from '../../../../graph/influence/live-rows.ts';
import { createSetSampler, setsPerBlock } from '../../../../graph/influence/reverse-reachable.ts';
import { createRoots } from '../../../../graph/influence/roots.ts';
import { createSetBuffer, roomForSets } from '../../../../graph/influence/set-buffer.ts';
import { type EdgeRow, network } from '../networks.ts';

const choose = (n: number, k: number): number =>
  Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1);

describe('count tables', () => {
  it.each([
    [3, 0.25],
    [40, 0.025],
    [500, 0.01],
  ])('hold the binomial distribution of %i chances of %f', (n, p) => {
    const tables = createCountTables();
    const start = tables.startOf(n, p);
    let below = -(2 ** 31) - 1;
    for (let count = 0; count < Math.min(n, 8); count++) {
      const threshold = tables.thresholds[start + count]!;
      const chance = (threshold - below) / 2 ** 32;
      expect(chance).toBeCloseTo(choose(n, count) * p ** count * (1 - p) ** (n - count), 9);
      below = threshold;
    }
    expect(tables.startOf(n, p)).toBe(start);
  });
});

describe('rows drawn by how many come true', () => {
  /** One target with 60 sources; how often each source is in its set must be the edge's probability. */
  const sources = 60;
  const frequencies = (probabilityOf: (u: number) => number) => {
    const rows = Array.from({ length: sources }, (_, u) => [u + 1, 0, probabilityOf(u)] as EdgeRow);
    const csr = network(sources + 1, rows);
    const onlyTarget = [1, ...new Array<number>(sources).fill(0)];
    const sampler = createSetSampler(createLiveRows(csr), createRoots(sources + 1, onlyTarget), 1);
    const buffer = createSetBuffer();
    const blocks = 1500;
    roomForSets(buffer, blocks * setsPerBlock);
    for (let block = 0; block < blocks; block++) sampler.sampleBlock(block, buffer);
    const met = new Float64Array(sources + 1);
    for (let i = 0; i < buffer.entries; i++) met[buffer.members[i]!]! += 1;
    return { shares: met.map((count) => count / buffer.sets).subarray(1), buffer };
  };
  const expectShares = (probabilityOf: (u: number) => number) => {
    const { shares, buffer } = frequencies(probabilityOf);
    for (let u = 0; u < sources; u++) {
      const p = probabilityOf(u);
      const noise = Math.sqrt((p * (1 - p)) / buffer.sets);
      expect(Math.abs(shares[u]! - p)).toBeLessThanOrEqual(4.5 * noise);
    }
    return buffer;
  };

  it('are live with their probability when all are equal, and independently so', () => {
    const buffer = expectShares(() => 1 / sources);
    // Of two equal, independent edges, the share of both is the product.
    let pairs = 0;
    for (let s = 0; s < buffer.sets; s++) {
      const size = buffer.ends[s + 1]! - buffer.ends[s]! - 1;
      pairs += (size * (size - 1)) / 2;
    }
    const expected = ((sources * (sources - 1)) / 2 / sources ** 2) * buffer.sets;
    expect(Math.abs(pairs - expected)).toBeLessThan(5 * Math.sqrt(expected) * 1.5);
  });

  it('are live with their probability when they differ', () => {
    expectShares((u) => 0.001 + 0.0007 * u);
    expectShares((u) => (u % 7 === 0 ? 0 : 0.01 * (u % 3)));
  });

  it('are always live at 1 and never at 0', () => {
    expectShares((u) => u % 2);
  });
});

describe('blocks', () => {
  it('are the same in whatever order they are sampled', () => {
    const csr = network(
      30,
      Array.from({ length: 200 }, (_, i) => [i % 30, (i * 7 + 3) % 30, 0.2] as EdgeRow),
    );
    const sampled = (order: readonly number[]) => {
      const sampler = createSetSampler(createLiveRows(csr), createRoots(30), 5);
      return new Map(
        order.map((block) => {
          const buffer = createSetBuffer();
          sampler.sampleBlock(block, buffer);
          return [block, [...buffer.members.subarray(0, buffer.entries)]];
        }),
      );
    };
    const [first, second] = [sampled([0, 1, 2]), sampled([2, 0, 1])];
    for (const block of [0, 1, 2]) expect(second.get(block)).toEqual(first.get(block));
    expect(first.get(0)).not.toEqual(first.get(1));
  });
});
