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
import { networkOf, numbersOf } from './graph-networks.ts';

const simulations = 20_000;

const simulated = (csr: Csr, seeds: ArrayLike<number>, times = simulations): number =>
  simulateCascades(csr, { seeds, simulations: times, random: createRandom(99) }).mean;

export interface JointReachMeasured {
  readonly found: JointReach;
  /** Of the first run, its code still cold, and the median of those after it. */
  readonly coldMs: number;
  readonly warmMs: number;
  /** Lowest and mean expected reach over the seeds tried, by simulation. */
  readonly reachLeast: number;
  readonly reachMean: number;
}

export function netHept(options: Partial<JointReachOptions>): JointReachMeasured {
  const [[nodes = 0] = [], ...rows] = numbersOf('nethept/NetHEPT_wc_dedup.txt');
  const csr = networkOf(nodes, rows);
  const runs = Array.from({ length: 10 }, (_, seed) => {
    const startedMs = performance.now();
    const found = jointReach(csr, { size: 50, seed, ...options });
    return { found, ms: performance.now() - startedMs };
  });
  const warm = runs.slice(1).map(({ ms }) => ms);
  const reached = runs.slice(0, 5).map(({ found }) => simulated(csr, found.seeds));
  return {
    found: runs[0]!.found,
    coldMs: runs[0]!.ms,
    warmMs: warm.sort((a, b) => a - b)[warm.length >> 1]!,
    reachLeast: Math.min(...reached),
    reachMean: reached.reduce((sum, one) => sum + one, 0) / reached.length,
  };
}

/** Reach of the ten chosen among Congress, as a share of what greedy by simulation reaches. */
export function congressShare(): number {
  const csr = networkOf(475, numbersOf('congress-twitter/congress.edgelist'));
  const { seeds } = jointReach(csr, { size: 10, seed: 1 });
  return simulated(csr, seeds) / simulated(csr, greedyBySimulation(csr, 10));
}

/** Kempe et al. (2003), lazily (Leskovec et al. 2007). */
function greedyBySimulation(csr: Csr, size: number): number[] {
  const gains = Array.from({ length: csr.nodes }, (_, v) => ({
    v,
    gain: simulated(csr, [v], 300),
    askedAt: -1,
  }));
  const chosen: number[] = [];
  let total = 0;
  while (chosen.length < size) {
    gains.sort((a, b) => b.gain - a.gain || a.v - b.v);
    const top = gains[0]!;
    if (top.askedAt === chosen.length) {
      chosen.push(top.v);
      total += top.gain;
      gains.shift();
    } else {
      top.gain = simulated(csr, [...chosen, top.v], 3000) - total;
      top.askedAt = chosen.length;
    }
  }
  return chosen;
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
