import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betweenness,
  buildCsr,
  coreNumbers,
  findCommunities,
  pageRank,
  reachOfAll,
  toSymmetric,
} from '../../../graph/index.ts';
import { coverageOfPrefixes } from '../../../graph/influence/coverage.ts';
import { greedyCoverage } from '../../../graph/influence/greedy-coverage.ts';
import { createLiveRows } from '../../../graph/influence/live-rows.ts';
import { createSetSampler } from '../../../graph/influence/reverse-reachable.ts';
import { createRoots } from '../../../graph/influence/roots.ts';
import { createSetBuffer, type SetBuffer } from '../../../graph/influence/set-buffer.ts';
import { createRandom } from '../../../src/kernel/index.ts';
import { type EdgeRow, network, rowsOf, unionFind } from '../../unit/graph/networks.ts';

const nodesMax = 12;
const edgeRow: fc.Arbitrary<EdgeRow> = fc.tuple(
  fc.nat(nodesMax - 1),
  fc.nat(nodesMax - 1),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: 1, max: 9 }),
);
const edgeRows = fc.array(edgeRow, { maxLength: 40 });
const runs = { numRuns: 150 };

describe('laws of the network', () => {
  it('rows in another order build the same network', () => {
    const shuffledRows = edgeRows.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffledRows, ([rows, shuffled]) => {
        expect(network(nodesMax, shuffled)).toEqual(network(nodesMax, rows));
      }),
      runs,
    );
  });

  it('no edge vanishes unless it is a loop, told twice, or dirty', () => {
    const dirty = fc.tuple(
      fc.nat(nodesMax + 2),
      fc.nat(nodesMax + 2),
      fc.double({ min: -1, max: 2 }),
      fc.double({ min: -1, max: 2 }),
    );
    fc.assert(
      fc.property(fc.array(dirty, { maxLength: 40 }), (rows) => {
        const { csr, problems } = buildCsr(nodesMax, {
          from: Uint32Array.from(rows, (row) => row[0]),
          to: Uint32Array.from(rows, (row) => row[1]),
          probabilities: Float64Array.from(rows, (row) => row[2]),
          weights: Float64Array.from(rows, (row) => row[3]),
        });
        const lost = problems.reduce((sum, problem) => sum + problem.rows, 0);
        expect(csr.edges + lost).toBe(rows.length);
        for (const [from, to, probability, weight] of rowsOf(csr)) {
          expect(from).not.toBe(to);
          expect(probability >= 0 && probability <= 1 && weight > 0).toBe(true);
        }
      }),
      runs,
    );
  });

  it('PageRank sums to one and is never negative', () => {
    fc.assert(
      fc.property(edgeRows, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (rows, damping) => {
        const { rank, converged } = pageRank(network(nodesMax, rows), { damping });
        expect(converged).toBe(true);
        expect(rank.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
        expect(Math.min(...rank)).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  it('other numbers for the same nodes permute the measures', () => {
    const order = fc.shuffledSubarray(
      Array.from({ length: nodesMax }, (_, v) => v),
      { minLength: nodesMax },
    );
    fc.assert(
      fc.property(edgeRows, order, (rows, renamed) => {
        const csr = network(nodesMax, rows);
        const other = network(
          nodesMax,
          rows.map(([from, to, p, w]) => [renamed[from]!, renamed[to]!, p!, w!]),
        );
        const measures = [csr, other].map((one) => ({
          rank: pageRank(one, { tolerance: 1e-14 }).rank,
          core: coreNumbers(toSymmetric(one)),
          between: betweenness(one, { random: createRandom(1) }).betweenness,
        }));
        for (let v = 0; v < nodesMax; v++) {
          const u = renamed[v]!;
          expect(measures[1]!.rank[u]).toBeCloseTo(measures[0]!.rank[v]!, 10);
          expect(measures[1]!.core[u]).toBe(measures[0]!.core[v]);
          expect(measures[1]!.between[u]).toBeCloseTo(measures[0]!.between[v]!, 10);
        }
      }),
      runs,
    );
  });

  it('communities are connected, numbered by size without gaps', () => {
    fc.assert(
      fc.property(edgeRows, fc.nat(), (rows, seed) => {
        const csr = network(nodesMax, rows);
        const { community, communities } = findCommunities(toSymmetric(csr), {
          random: createRandom(seed),
        });
        const inside = rowsOf(csr).filter(([a, b]) => community[a] === community[b]);
        const parts = unionFind(
          nodesMax,
          inside.map(([a, b]) => [a, b] as const),
        );
        expect(new Set(parts).size).toBe(communities);
        const sizes = Array.from(
          { length: communities },
          (_, c) => community.filter((one) => one === c + 1).length,
        );
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
        expect(Math.min(...sizes)).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  it('reach lies within its interval and never passes the people there are', () => {
    fc.assert(
      fc.property(edgeRows, (rows) => {
        const { reach, low, high } = reachOfAll(network(nodesMax, rows), {
          seed: 1,
          setsMax: 1000,
        });
        for (let v = 0; v < nodesMax; v++) {
          expect(low[v]).toBeLessThanOrEqual(reach[v]! + 1e-12);
          expect(high[v]).toBeGreaterThanOrEqual(reach[v]! - 1e-12);
          expect(low[v]).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('laws of coverage', () => {
  const setsOf = (rows: readonly EdgeRow[]): SetBuffer => {
    const liveRows = createLiveRows(network(nodesMax, rows));
    const buffer = createSetBuffer();
    const sampler = createSetSampler(liveRows, createRoots(nodesMax), 7);
    for (let block = 0; block < 3; block++) sampler.sampleBlock(block, buffer);
    return buffer;
  };
  const everybody = Uint32Array.from({ length: nodesMax }, (_, v) => v);
  const met = (sets: SetBuffer, group: readonly number[]) =>
    coverageOfPrefixes(nodesMax, sets, { kept: [], seeds: group }).at(-1)!;

  it('is monotone and submodular', () => {
    const group = fc.uniqueArray(fc.nat(nodesMax - 1), { maxLength: 5 });
    fc.assert(
      fc.property(edgeRows, group, group, fc.nat(nodesMax - 1), (rows, small, more, v) => {
        const view = setsOf(rows);
        const large = [...new Set([...small, ...more])];
        expect(met(view, large)).toBeGreaterThanOrEqual(met(view, small));
        const gainSmall = met(view, [...small, v]) - met(view, small);
        const gainLarge = met(view, [...large, v]) - met(view, large);
        expect(gainSmall).toBeGreaterThanOrEqual(gainLarge);
      }),
      runs,
    );
  });

  it('greedy takes the largest gain each time, within its bound on the best', () => {
    fc.assert(
      fc.property(edgeRows, fc.integer({ min: 1, max: 5 }), (rows, size) => {
        const view = setsOf(rows);
        const { seeds, covered, coveredMax } = greedyCoverage(view, {
          nodes: nodesMax,
          candidates: everybody,
          size,
        });
        const chosen: number[] = [];
        for (let i = 0; i < size; i++) {
          const gains = [...everybody].map((v) =>
            chosen.includes(v) ? -1 : met(view, [...chosen, v]) - met(view, chosen),
          );
          const best = Math.max(...gains);
          expect(seeds[i]).toBe(gains.indexOf(best));
          chosen.push(seeds[i]!);
          expect(covered[i + 1]).toBe(met(view, chosen));
        }
        expect(coveredMax).toBeGreaterThanOrEqual(covered[size]!);
        expect(covered[size]).toBeGreaterThanOrEqual((1 - 1 / Math.E) * coveredMax - 1e-9);
      }),
      { numRuns: 60 },
    );
  });
});
