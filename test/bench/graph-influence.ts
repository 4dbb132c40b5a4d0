/** Joint reach and communities on the public networks, against simulation and known departments. */
import {
  type Csr,
  findCommunities,
  type JointReach,
  type JointReachOptions,
  jointReach,
  simulateCascades,
  toSymmetric,
} from '../../graph/index.ts';
import { createRandom } from '../../src/kernel/index.ts';
import { greedyBySimulation } from '../golden/graph/greedy-by-simulation.ts';
import { networkOf, numbersOf } from './graph-networks.ts';

const simulations = 20_000;

const simulated = (csr: Csr, seeds: ArrayLike<number>, times = simulations): number =>
  simulateCascades(csr, { seeds, simulations: times, random: createRandom(99) }).mean;

export interface JointReachMeasured {
  readonly found: JointReach;
  /** Of the first run, its code still cold; the median of those after it, and the fastest. */
  readonly coldMs: number;
  readonly warmMs: number;
  readonly fastestMs: number;
  /** Median of the processor's time, which a busy machine stretches less. */
  readonly processorMs: number;
  /** Lowest and mean expected reach over the seeds tried, by simulation. */
  readonly reachLeast: number;
  readonly reachMean: number;
}

/** @param times how often it is asked, with another seed each time. */
export function netHept(options: Partial<JointReachOptions>, times: number): JointReachMeasured {
  const [[nodes = 0] = [], ...rows] = numbersOf('nethept/NetHEPT_wc_dedup.txt');
  const csr = networkOf(nodes, rows);
  const runs = Array.from({ length: times }, (_, seed) => {
    const startedMs = performance.now();
    const before = process.cpuUsage();
    const found = jointReach(csr, { size: 50, seed, ...options });
    const { user, system } = process.cpuUsage(before);
    return { found, ms: performance.now() - startedMs, processorMs: (user + system) / 1000 };
  });
  const warm = runs.slice(1);
  const reached = runs.slice(0, 5).map(({ found }) => simulated(csr, found.seeds));
  return {
    found: runs[0]!.found,
    coldMs: runs[0]!.ms,
    warmMs: median(warm.map(({ ms }) => ms)),
    fastestMs: Math.min(...warm.map(({ ms }) => ms)),
    processorMs: median(warm.map(({ processorMs }) => processorMs)),
    reachLeast: Math.min(...reached),
    reachMean: reached.reduce((sum, one) => sum + one, 0) / reached.length,
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** Reach of the ten chosen among Congress, as a share of what greedy by simulation reaches. */
export function congressShare(): number {
  const csr = networkOf(475, numbersOf('congress-twitter/congress.edgelist'));
  const { seeds } = jointReach(csr, { size: 10, seed: 1 });
  return simulated(csr, seeds) / simulated(csr, greedyBySimulation(csr, 10));
}

/** Normalised mutual information of communities and departments, for five random streams. */
export function departmentsAgreement(): readonly number[] {
  const labels = new Map(
    numbersOf('email-eu-core/email-Eu-core-department-labels.txt').map(([v, d]) => [v!, d!]),
  );
  const symmetric = toSymmetric(networkOf(1005, numbersOf('email-eu-core/email-Eu-core.txt')));
  return [1, 2, 3, 4, 5].map((seed) => {
    const { community } = findCommunities(symmetric, { random: createRandom(seed) });
    return agreement(
      Array.from(community),
      Array.from(community, (_, v) => labels.get(v)!),
    );
  });
}

function agreement(a: readonly number[], b: readonly number[]): number {
  const entropy = (keys: readonly (string | number)[]): number => {
    const counts = new Map<string | number, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce(
      (sum, count) => sum - (count / keys.length) * Math.log(count / keys.length),
      0,
    );
  };
  const [ofA, ofB] = [entropy(a), entropy(b)];
  return (2 * (ofA + ofB - entropy(a.map((one, i) => `${one},${b[i]}`)))) / (ofA + ofB);
}
