import { describe, expect, it } from 'vitest';
import { jointReach, reachOfAll, simulateCascades } from '../../../../graph/index.ts';
import { createRandom } from '../../../../src/kernel/index.ts';
import { exactReach, network, randomRows } from '../networks.ts';

describe('reachOfAll', () => {
  it.each([1, 2, 3, 4])('covers the exact reach of every node (seed %i)', (seed) => {
    const csr = network(7, randomRows({ nodes: 7, edges: 12, seed }));
    const weights = [1, 0.5, 0.25, 1, 0, 0.75, 1];
    const { reach, low, high } = reachOfAll(csr, {
      seed,
      rootWeights: weights,
      setsMax: 200_000,
    });
    for (let v = 0; v < 7; v++) {
      const exact = exactReach(csr, [v], weights) - weights[v]!;
      expect(reach[v]).toBeCloseTo(exact, 1);
      // Twice the half-width: a 90 % interval alone would fail one time in ten.
      expect(Math.abs(reach[v]! - exact)).toBeLessThanOrEqual(high[v]! - low[v]! + 1e-6);
    }
  });

  it('has intervals that hold about nine times in ten', () => {
    const csr = network(6, randomRows({ nodes: 6, edges: 11, seed: 21, probabilityMax: 0.6 }));
    const exact = Array.from({ length: 6 }, (_, v) => exactReach(csr, [v]) - 1);
    let held = 0;
    let asked = 0;
    for (let seed = 0; seed < 400; seed++) {
      const { low, high } = reachOfAll(csr, { seed, setsMax: 1024 });
      for (let v = 0; v < 6; v++) {
        if (high[v] === low[v]) continue;
        asked += 1;
        if (low[v]! <= exact[v]! + 1e-9 && exact[v]! <= high[v]! + 1e-9) held += 1;
      }
    }
    expect(asked).toBeGreaterThanOrEqual(800);
    expect(held / asked).toBeGreaterThan(0.87);
    expect(held / asked).toBeLessThan(0.93);
  });

  it('is exact, without an interval, where nobody lies two edges away', () => {
    const csr = network(4, [
      [0, 1, 0.5],
      [0, 2, 0.25],
      [1, 0, 0.75],
    ]);
    const { reach, low, high } = reachOfAll(csr, { seed: 1 });
    expect([reach[1] === low[1], reach[3], low[3], high[3]]).toEqual([false, 0, 0, 0]);
    const star = reachOfAll(
      network(3, [
        [0, 1, 0.5],
        [0, 2, 0.25],
      ]),
      { seed: 1 },
    );
    expect([star.reach[0], star.low[0], star.high[0]]).toEqual([0.75, 0.75, 0.75]);
  });

  it('does not count the node itself, nor those nobody stands behind', () => {
    const csr = network(3, [
      [0, 1],
      [1, 2],
      [2, 0],
    ]);
    const { reach } = reachOfAll(csr, { seed: 1, rootWeights: [1, 0, 1], setsMax: 50_000 });
    expect([reach[0]!, reach[1]!, reach[2]!].map((r) => Math.round(r * 20) / 20)).toEqual([
      1, 2, 1,
    ]);
    expect(reachOfAll(csr, { seed: 1, rootWeights: [0, 0, 0] }).high).toEqual(new Float64Array(3));
    expect(reachOfAll(network(0, []), { seed: 1 }).reach).toHaveLength(0);
  });

  it('agrees with simulation where not everybody passes on what moved them', () => {
    const csr = network(40, randomRows({ nodes: 40, edges: 160, seed: 8, probabilityMax: 0.5 }));
    const passesOn = Array.from({ length: 40 }, (_, v) => [0, 0.3, 1][v % 3]!);
    const { reach, raw } = reachOfAll(csr, { seed: 1, passesOn });
    const all = reachOfAll(csr, { seed: 1 }).reach;
    for (let v = 0; v < 40; v += 7) {
      const options = { seeds: [v], simulations: 40_000, random: createRandom(v), passesOn };
      const { mean, standardError } = simulateCascades(csr, options);
      expect(Math.abs(reach[v]! - (mean - 1))).toBeLessThan(5 * standardError + 0.03);
      expect(reach[v]).toBeLessThan(all[v]!);
      expect(raw[v]).toBeCloseTo(reach[v]!, 9);
    }
    const found = jointReach(csr, { size: 3, seed: 1, passesOn });
    const options = { seeds: found.seeds, simulations: 40_000, random: createRandom(2), passesOn };
    const { mean } = simulateCascades(csr, options);
    expect(Math.abs(found.jointReach[2]! - mean)).toBeLessThan(0.03 * mean);
  });

  it('tells reach with everybody counting for one beside the discounted one', () => {
    const csr = network(7, randomRows({ nodes: 7, edges: 12, seed: 3 }));
    const weights = [1, 0.5, 0.25, 1, 0, 0.75, 1];
    const { raw, reach } = reachOfAll(csr, { seed: 3, rootWeights: weights });
    for (let v = 0; v < 7; v++) {
      expect(raw[v]).toBeCloseTo(exactReach(csr, [v]) - 1, 1);
      expect(raw[v]).toBeGreaterThanOrEqual(reach[v]!);
    }
    const nobody = reachOfAll(csr, { seed: 3, rootWeights: [0, 0, 0, 0, 0, 0, 0] });
    expect(nobody.reach.every((one) => one === 0)).toBe(true);
    expect(nobody.raw).toEqual(raw);
  });

  it('draws fewer sets when they would look at too many edges', () => {
    const csr = network(50, randomRows({ nodes: 50, edges: 400, seed: 4 }));
    const { sets } = reachOfAll(csr, { seed: 1, setsMax: 100_000, edgesMax: 1_000_000 });
    expect(sets).toBeLessThan(10_000);
    expect(sets).toBeGreaterThanOrEqual(1000);
  });
});
