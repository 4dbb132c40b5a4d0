/**
 * Measures the loaded network and turns the measures into rows.
 *
 * PageRank restarts at real people, so that accounts made to lift each other
 * have little vote of their own; reach counts authentic people. Every double is
 * rounded, to a digit far below what it is known to.
 */
import {
  betweenness,
  type Csr,
  coreNumbers,
  findCommunities,
  keepCommunityNames,
  pageRank,
  reachOfAll,
  toSymmetric,
} from '../../graph/index.ts';
import { type ColumnBatch, createRandom, roundTo } from '../../src/kernel/index.ts';
import type { Network } from './load-network.ts';
import type { GraphJobSettings } from './settings.ts';

export interface MeasureOptions extends GraphJobSettings {
  readonly seed: number;
  progress(done: number, total: number): void;
}

const measureCount = 5;

export type Measures = ReturnType<typeof measureNetwork>;

export function measureNetwork(network: Network, options: MeasureOptions) {
  const { csr, authenticity } = network;
  const random = createRandom(options.seed).split('graph');
  const ranked = pageRank(csr, {
    damping: options.damping,
    restart: authenticity,
    start: network.lastInfluence,
  });
  options.progress(1, measureCount);
  const reached = reachOfAll(csr, {
    seed: options.seed,
    rootWeights: authenticity,
    passesOn: network.passesOn,
    setsMax: options.reachSets,
    edgesMax: options.reachEdgesMax,
  });
  options.progress(2, measureCount);
  const symmetric = toSymmetric(csr);
  const core = coreNumbers(symmetric);
  options.progress(3, measureCount);
  const divided = findCommunities(symmetric, {
    random: random.split('community'),
    ...startingAt(network.lastCommunity),
  });
  options.progress(4, measureCount);
  const between = betweenness(csr, {
    random: random.split('betweenness'),
    pivotsMax: options.betweennessPivots,
  });
  options.progress(5, measureCount);
  const influence = ranked.rank.map((rank) => roundTo(rank, influenceDigits));
  return {
    influence,
    percentile: percentiles(influence),
    reach: reached,
    community: keepCommunityNames(divided.community, network.lastCommunity),
    core,
    betweenness: between.betweenness,
    audience: audiences(network, options.authenticPrior),
    pageRankConverged: ranked.converged,
    figures: {
      pagerank_iterations: ranked.iterations,
      pagerank_residual: ranked.residual,
      communities: divided.communities,
      modularity: roundTo(divided.modularity, 6),
      reach_sets: reached.sets,
      betweenness_pivots: between.pivots,
      betweenness_standard_error: roundTo(between.standardErrorMax, 6),
    },
  };
}

/** Last night's communities to begin with, whoever is new alone; nothing on a first night. */
function startingAt(last: Uint32Array): { readonly start?: Uint32Array } {
  const most = last.reduce((highest, one) => Math.max(highest, one), 0);
  return most === 0 ? {} : { start: last.map((one, v) => (one === 0 ? most + 1 + v : one)) };
}

/** A millionth is the mean rank among a million profiles; six digits of it are kept. */
const influenceDigits = 12;

/** Share of profiles with less, 0–100; equals share their place. */
function percentiles(value: Float64Array): Float64Array {
  const order = value.slice().sort();
  const below = (wanted: number): number => {
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return value.map((one) => (100 * below(one)) / value.length);
}

/** A mean over few followers is drawn to the prior as if this many more were average. */
const pseudoFollowers = 5;

/**
 * Followers times the mean authenticity of those the network knows to be moved
 * by the profile. Without a count from the platform, those known stand for all.
 */
function audiences({ csr, authenticity, followers }: Network, prior: number): Float64Array {
  return followers.map((count, u) => {
    const { known, authentic } = movedBy(csr, authenticity, u);
    const mean = (authentic + pseudoFollowers * prior) / (known + pseudoFollowers);
    return (Number.isNaN(count) ? known : count) * mean;
  });
}

function movedBy(csr: Csr, authenticity: Float64Array, u: number) {
  let authentic = 0;
  for (let e = csr.outOffsets[u]!; e < csr.outOffsets[u + 1]!; e++) {
    authentic += authenticity[csr.outTargets[e]!]!;
  }
  return { known: csr.outOffsets[u + 1]! - csr.outOffsets[u]!, authentic };
}

const batchRows = 50_000;

/** Rows of `derived.node_measure`, in node order, which is the order of the ids. */
export function* measureBatches(network: Network, measures: Measures): Iterable<ColumnBatch> {
  const { profileIds, authenticity, passesOn } = network;
  for (let from = 0; from < profileIds.length; from += batchRows) {
    const to = Math.min(from + batchRows, profileIds.length);
    const rounded = (values: Float64Array, digits: number): number[] =>
      Array.from(values.subarray(from, to), (value) => roundTo(value, digits));
    yield {
      length: to - from,
      columns: {
        profile_id: profileIds.slice(from, to),
        influence: rounded(measures.influence, influenceDigits),
        influence_percentile: rounded(measures.percentile, 4),
        reach: rounded(measures.reach.reach, 4),
        reach_low: rounded(measures.reach.low, 4),
        reach_high: rounded(measures.reach.high, 4),
        reach_raw: rounded(measures.reach.raw, 4),
        passes_on: rounded(passesOn, 6),
        community: Array.from(measures.community.subarray(from, to)),
        core: Array.from(measures.core.subarray(from, to)),
        betweenness: rounded(measures.betweenness, 8),
        authenticity: rounded(authenticity, 6),
        audience: rounded(measures.audience, 3),
      },
    };
  }
}
