/** Joint reach with people kept, costs, budgets and several lists; and what it refuses. */
import { describe, expect, it } from 'vitest';
import { buildCleanCsr, jointReach, separateLists } from '../../../../graph/index.ts';
import { exactReach, groups, network, randomRows } from '../networks.ts';

describe('jointReach with people kept', () => {
  it('chooses what adds most to them', () => {
    // 0 and 1 reach the same three, 2 reaches two others.
    const csr = network(8, [
      [0, 3],
      [0, 4],
      [0, 5],
      [1, 3],
      [1, 4],
      [1, 5],
      [2, 6],
      [2, 7],
    ]);
    const found = jointReach(csr, { size: 1, seed: 1, kept: [0], setsMin: 32_768 });
    expect([...found.seeds]).toEqual([2]);
    expect(found.keptReach).toBeCloseTo(4, 1);
    expect(found.jointReach[0]).toBeCloseTo(7, 1);
    expect(found.lowerBound).toBeLessThanOrEqual(7);
    expect(found.upperBound).toBeGreaterThanOrEqual(7);
    expect(jointReach(csr, { size: 0, seed: 1, kept: [0] }).keptReach).toBeCloseTo(4, 0);
  });
});

describe('jointReach within a budget', () => {
  const costs = [3, 1, 2, 1, 2, 3, 1];
  it.each([1, 2, 3, 4])('is within its bounds of the best affordable group (seed %i)', (seed) => {
    const csr = network(7, randomRows({ nodes: 7, edges: 10, seed }));
    const spendMax = 4;
    let best = 0;
    for (const size of [1, 2, 3, 4]) {
      for (const group of groups(7, size)) {
        if (group.reduce((sum, v) => sum + costs[v]!, 0) > spendMax) continue;
        best = Math.max(best, exactReach(csr, group));
      }
    }
    const found = jointReach(csr, { size: 7, seed, budget: { costs, spendMax } });
    const spent = [...found.seeds].reduce((sum, v) => sum + costs[v]!, 0);
    expect(spent).toBeLessThanOrEqual(spendMax);
    expect(exactReach(csr, [...found.seeds])).toBeGreaterThan(0.85 * best);
    expect(found.upperBound).toBeGreaterThanOrEqual(best - 1e-9);
    expect(found.lowerBound).toBeLessThanOrEqual(exactReach(csr, [...found.seeds]));
  });

  it('takes nobody whom it cannot pay, and the one who is worth all of it', () => {
    const star = network(
      12,
      [2, 3, 4].map((v) => [0, v] as const),
    );
    const budget = { costs: [9, 1, ...new Array<number>(10).fill(8)], spendMax: 9 };
    // For their cost node 1 and a leaf come first, and then nothing is left for node 0.
    const rich = jointReach(star, { size: 12, seed: 1, budget });
    expect([...rich.seeds]).toEqual([0]);
    expect(rich.choice).toBe('degree');
    const poor = jointReach(star, { size: 3, seed: 1, budget: { ...budget, spendMax: 0.5 } });
    expect(poor.seeds).toHaveLength(0);
    expect(poor.stoppedBy).toBe('nothing-to-choose');
  });
});

describe('separateLists', () => {
  it('gives nobody to two lists and counts nobody reached twice', () => {
    const csr = network(60, randomRows({ nodes: 60, edges: 200, seed: 4, probabilityMax: 0.5 }));
    const found = separateLists(csr, {
      lists: [{ size: 4 }, { size: 4, candidates: [1, 2, 3, 4, 5, 6] }, { size: 2 }],
      seed: 1,
    });
    const all = found.lists.flatMap(({ seeds }) => [...seeds]);
    expect(new Set(all).size).toBe(10);
    expect([...found.lists[1]!.seeds].every((v) => v >= 1 && v <= 6)).toBe(true);
    const sum = found.lists.reduce((total, { jointReach: reach }) => total + reach.at(-1)!, 0);
    expect(sum).toBeCloseTo(found.reach, 9);
    expect(found.lowerBound).toBeLessThan(found.reach);
    expect(found.lowerBound).toBeGreaterThan(0.9 * found.reach);
  });

  it('shares two stars between two lists, and stops where candidates run out', () => {
    const csr = network(9, [
      [0, 2],
      [0, 3],
      [0, 4],
      [1, 5],
      [1, 6],
    ]);
    const found = separateLists(csr, { lists: [{ size: 1 }, { size: 1 }], seed: 1 });
    expect(found.lists.map(({ seeds }) => [...seeds])).toEqual([[0], [1]]);
    expect(found.lists[0]!.jointReach[0]).toBeCloseTo(4, 0);
    expect(found.order).toEqual(Uint32Array.from([0, 1]));
    const few = separateLists(csr, {
      lists: [
        { size: 5, candidates: [7] },
        { size: 1, candidates: [7] },
      ],
      seed: 1,
    });
    expect(few.lists.map(({ seeds }) => seeds.length)).toEqual([1, 0]);
    expect(separateLists(network(0, []), { lists: [{ size: 1 }], seed: 1 }).reach).toBe(0);
  });
});

describe('what is refused', () => {
  const csr = network(3, [[0, 1]]);
  it('sizes, budgets and costs that cannot be meant', () => {
    const usage = expect.objectContaining({ code: 'usage.bad_option' });
    for (const size of [Number.NaN, -1, 1.5, Number.POSITIVE_INFINITY]) {
      expect(() => jointReach(csr, { size, seed: 1 })).toThrow(usage);
    }
    const budget = { costs: [1, 1, 1], spendMax: Number.NaN };
    expect(() => jointReach(csr, { size: 1, seed: 1, budget })).toThrow(usage);
    const free = { costs: [1, 0, 1], spendMax: 1 };
    expect(() => jointReach(csr, { size: 1, seed: 1, budget: free })).toThrow(/node 1 costs 0/);
  });

  it('edges that cannot be used, naming the first of each kind', () => {
    const columns = {
      from: Uint32Array.from([0, 0, 1, 7]),
      to: Uint32Array.from([1, 2, 2, 0]),
      probabilities: Float64Array.from([0.5, Number.NaN, 1.5, 0.5]),
    };
    expect(() => buildCleanCsr(3, columns)).toThrow(
      expect.objectContaining({
        code: 'input.file_unusable',
        message: expect.stringMatching(
          /node: 1, the first in row 3; probability: 2, the first in row 1/,
        ),
      }),
    );
    const selfAndDouble = { from: Uint32Array.from([0, 0, 1]), to: Uint32Array.from([1, 1, 1]) };
    expect(buildCleanCsr(3, selfAndDouble).edges).toBe(1);
  });
});
