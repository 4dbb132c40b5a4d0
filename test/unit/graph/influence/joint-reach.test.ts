import { describe, expect, it } from 'vitest';
import { jointReach, pageRank, simulateCascades } from '../../../../graph/index.ts';
import { createRandom } from '../../../../src/kernel/index.ts';
import { exactReach, groups, network, randomRows } from '../networks.ts';

describe('jointReach', () => {
  it.each([1, 2, 3, 4, 5])('comes within its guarantee of the best group (seed %i)', (seed) => {
    const csr = network(7, randomRows({ nodes: 7, edges: 10, seed }));
    let best = 0;
    for (const group of groups(7, 3)) best = Math.max(best, exactReach(csr, group));
    const found = jointReach(csr, { size: 3, seed });
    const exact = exactReach(csr, [...found.seeds]);
    expect(exact).toBeGreaterThan(0.95 * best);
    expect(found.jointReach[2]).toBeCloseTo(exact, 0);
    expect(found.lowerBound).toBeLessThanOrEqual(exact);
    expect(found.upperBound).toBeGreaterThanOrEqual(best - 1e-9);
    expect(found.guarantee).toBeGreaterThan(1 - 1 / Math.E - 0.05);
    expect(found.stoppedBy).toBe('proof');
  });

  it('chooses as exact greedy does where the gains are clear', () => {
    // Two stars of 5 and 4, and a chain into the first: overlap makes the second star second.
    const csr = network(14, [
      ...[2, 3, 4, 5, 6].map((v) => [0, v, 0.9] as const),
      ...[7, 8, 9, 10].map((v) => [1, v, 0.9] as const),
      [11, 0, 0.5],
      [11, 2, 0.5],
      [12, 13, 0.9],
    ]);
    const { seeds } = jointReach(csr, { size: 3, seed: 1 });
    expect([...seeds]).toEqual([0, 1, 12]);
  });

  it('chooses among the candidates only, counting everybody', () => {
    const csr = network(6, [
      [0, 1],
      [0, 2],
      [3, 4],
    ]);
    const { seeds, jointReach: reached } = jointReach(csr, {
      size: 2,
      seed: 1,
      candidates: [3, 5, 5, 99, -1],
      setsMin: 65_536,
    });
    expect([...seeds]).toEqual([3, 5]);
    expect(reached[0]).toBeCloseTo(2, 1);
    expect(reached[1]).toBeCloseTo(3, 1);
  });

  it('weighs people by authenticity', () => {
    const csr = network(7, [
      [0, 2],
      [0, 3],
      [0, 4],
      [1, 5],
      [1, 6],
    ]);
    const { seeds, jointReach: reached } = jointReach(csr, {
      size: 1,
      seed: 1,
      rootWeights: [1, 1, 0.1, 0.1, 0.1, 1, 1],
      setsMin: 65_536,
    });
    expect([...seeds]).toEqual([1]);
    expect(reached[0]).toBeCloseTo(3, 1);
  });

  it('gives fewer when there are fewer candidates, and nothing for nobody', () => {
    const csr = network(3, [[0, 1]]);
    expect(jointReach(csr, { size: 10, seed: 1 }).seeds).toHaveLength(3);
    expect(jointReach(csr, { size: 2, seed: 1, candidates: [] })).toMatchObject({
      stoppedBy: 'nothing-to-choose',
      guarantee: 1,
    });
    expect(jointReach(network(0, []), { size: 2, seed: 1 }).seeds).toHaveLength(0);
    expect(jointReach(csr, { size: 0, seed: 1 }).seeds).toHaveLength(0);
  });

  it('says when it ran into its limits instead of a proof', () => {
    const csr = network(200, randomRows({ nodes: 200, edges: 600, seed: 2, probabilityMax: 0.1 }));
    const few = { size: 5, seed: 1, setsMin: 64, precision: 0.001 };
    expect(jointReach(csr, { ...few, setsMax: 128 })).toMatchObject({
      stoppedBy: 'sets',
      sets: 128,
    });
    expect(jointReach(csr, { ...few, entriesMax: 500 }).stoppedBy).toBe('memory');
  });

  it('is the same for the same seed', () => {
    const csr = network(100, randomRows({ nodes: 100, edges: 400, seed: 2, probabilityMax: 0.3 }));
    const run = (seed: number) => jointReach(csr, { size: 5, seed });
    expect(run(1)).toEqual(run(1));
    expect(run(1).jointReach).not.toEqual(run(2).jointReach);
  });

  it('is not worse than the best by degree, by PageRank and at random on independent cascades', () => {
    const csr = network(300, randomRows({ nodes: 300, edges: 1500, seed: 5, probabilityMax: 0.3 }));
    const everybody = Array.from({ length: 300 }, (_, v) => v);
    const degree = (v: number) => csr.outOffsets[v + 1]! - csr.outOffsets[v]!;
    const { rank } = pageRank(csr);
    const random = createRandom(4);
    const top = (value: (v: number) => number) =>
      everybody.toSorted((a, b) => value(b) - value(a)).slice(0, 10);
    const simulated = (group: ArrayLike<number>) =>
      simulateCascades(csr, { seeds: group, simulations: 4000, random: createRandom(11) });
    const chosen = simulated(jointReach(csr, { size: 10, seed: 1 }).seeds);
    for (const plain of [top(degree), top((v) => rank[v]!), top(() => random.uniform())]) {
      const other = simulated(plain);
      const noise = 3 * Math.hypot(chosen.standardError, other.standardError);
      expect(chosen.mean).toBeGreaterThan(other.mean - noise);
    }
  });

  it('answers where there is no path at all: everybody moves themselves alone', () => {
    const found = jointReach(network(40, []), { size: 3, seed: 1 });
    expect(found.seeds).toHaveLength(3);
    expect(found.jointReach[2]).toBeCloseTo(3, 0);
    const never = network(3, [[0, 1, 0]]);
    expect(jointReach(never, { size: 1, seed: 1, setsMin: 65_536 }).jointReach[0]).toBeCloseTo(
      1,
      1,
    );
  });
});

describe('simulateCascades', () => {
  it('agrees with enumerating every world', () => {
    const csr = network(7, randomRows({ nodes: 7, edges: 12, seed: 8 }));
    const weights = [1, 2, 3, 4, 5, 6, 7];
    const { mean, standardError } = simulateCascades(csr, {
      seeds: [0, 3, 3],
      simulations: 50_000,
      random: createRandom(1),
      nodeWeights: weights,
    });
    const exact = exactReach(csr, [0, 3], weights);
    expect(standardError).toBeGreaterThan(0);
    expect(Math.abs(mean - exact)).toBeLessThan(4 * standardError);
  });
});
