/** Whole stages on public networks of `../shared/data`; skipped where it is absent. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  buildCsr,
  type Csr,
  findCommunities,
  jointReach,
  simulateCascades,
  toSymmetric,
} from '../../../graph/index.ts';
import { createRandom } from '../../../src/kernel/index.ts';
import { greedyBySimulation } from './greedy-by-simulation.ts';

const folder = new URL('../../../../shared/data/graph/', import.meta.url);
const absent = !existsSync(folder);
const title = absent ? 'known networks (skipped: ../shared/data is absent)' : 'known networks';

const numbersOf = (file: string): number[][] =>
  readFileSync(new URL(file, folder), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/).map(Number));

function networkOf(nodes: number, rows: readonly (readonly number[])[]): Csr {
  const { csr } = buildCsr(nodes, {
    from: Uint32Array.from(rows, (row) => row[0]!),
    to: Uint32Array.from(rows, (row) => row[1]!),
    probabilities: Float64Array.from(rows, (row) => row[2] ?? 1),
  });
  return csr;
}

/** Normalised mutual information, arithmetic mean. */
function agreement(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  const count = (keys: Iterable<string | number>) => {
    const counts = new Map<string | number, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  const entropy = (counts: Map<string | number, number>) =>
    [...counts.values()].reduce((sum, c) => sum - (c / n) * Math.log(c / n), 0);
  const ofA = entropy(count(Array.from(a)));
  const ofB = entropy(count(Array.from(b)));
  const joint = entropy(count(Array.from(a, (one, i) => `${one},${b[i]}`)));
  return (2 * (ofA + ofB - joint)) / (ofA + ofB);
}

describe.skipIf(absent)(title, () => {
  it('NetHEPT, weighted cascade, 50 seeds: reaches at least 950 by simulation', () => {
    const [[nodes = 0] = [], ...rows] = numbersOf('nethept/NetHEPT_wc_dedup.txt');
    const csr = networkOf(nodes, rows);
    const found = jointReach(csr, { size: 50, seed: 1 });
    const { mean } = simulateCascades(csr, {
      seeds: found.seeds,
      simulations: 5000,
      random: createRandom(99),
    });
    expect(found.stoppedBy).toBe('proof');
    expect(found.guarantee).toBeGreaterThan(0.65);
    expect(mean).toBeGreaterThanOrEqual(950);
    expect(found.lowerBound).toBeLessThanOrEqual(mean);
    expect(Math.abs(found.jointReach.at(-1)! - mean)).toBeLessThan(0.03 * mean);
  });

  it('congress, 10 seeds: as good as greedy by simulation, within 1 %', () => {
    const csr = networkOf(475, numbersOfCongress());
    const { seeds } = jointReach(csr, { size: 10, seed: 1 });
    const chosen = simulateCascades(csr, { seeds, simulations: 20_000, random: createRandom(3) });
    const greedy = simulateCascades(csr, {
      seeds: greedyBySimulation(csr, 10),
      simulations: 20_000,
      random: createRandom(3),
    });
    expect(chosen.mean).toBeGreaterThanOrEqual(0.99 * greedy.mean);
  });

  it('email-eu-core: communities agree with departments, NMI at least .70', () => {
    const department = numbersOf('email-eu-core/email-Eu-core-department-labels.txt');
    const csr = networkOf(1005, numbersOf('email-eu-core/email-Eu-core.txt'));
    for (const seed of [1, 2, 3]) {
      const { community } = findCommunities(toSymmetric(csr), { random: createRandom(seed) });
      const labels = new Map(department.map(([v, d]) => [v!, d!]));
      const known = Array.from(community, (_, v) => labels.get(v)!);
      expect(agreement(community, known)).toBeGreaterThanOrEqual(0.7);
    }
  });
});

function numbersOfCongress(): number[][] {
  const text = readFileSync(new URL('congress-twitter/congress.edgelist', folder), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => line.match(/[\d.eE+-]+/g)!.map(Number));
}
