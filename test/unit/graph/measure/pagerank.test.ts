import { DirectedGraph } from 'graphology';
import { pagerank as graphologyPageRank } from 'graphology-metrics/centrality/index.js';
import { describe, expect, it } from 'vitest';
import { type Csr, pageRank } from '../../../../graph/index.ts';
import { network, randomRows, rowsOf } from '../networks.ts';

/** graphology divides its tolerance by nothing and multiplies it by the nodes. */
function oracle(csr: Csr): number[] {
  const graph = new DirectedGraph();
  for (let v = 0; v < csr.nodes; v++) graph.addNode(v);
  for (const [from, to, , weight] of rowsOf(csr)) graph.addEdge(to, from, { weight });
  const options = { alpha: 0.85, tolerance: 1e-12 / csr.nodes, maxIterations: 1000 };
  const ranks = graphologyPageRank(graph, { ...options, getEdgeWeight: 'weight' });
  return Array.from({ length: csr.nodes }, (_, v) => ranks[v]!);
}

/** The same by a full matrix, with restart. */
function dense(csr: Csr, damping: number, restart: readonly number[]): number[] {
  const n = csr.nodes;
  const votes = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (const [from, to, , weight] of rowsOf(csr)) votes[to]![from] = weight;
  const total = restart.reduce((a, b) => a + b);
  const share = restart.map((r) => r / total);
  let rank = [...share];
  for (let i = 0; i < 2000; i++) {
    const next = share.map((r) => (1 - damping) * r);
    for (let v = 0; v < n; v++) {
      const sum = votes[v]!.reduce((a, b) => a + b);
      for (let u = 0; u < n; u++) {
        next[u]! += damping * rank[v]! * (sum > 0 ? votes[v]![u]! / sum : share[u]!);
      }
    }
    rank = next;
  }
  return rank;
}

describe('pageRank', () => {
  it.each([
    [30, 60],
    [200, 900],
    [500, 400],
  ])('agrees with graphology on %i nodes and %i edges', (nodes, edges) => {
    const csr = network(nodes, randomRows({ nodes, edges, seed: nodes }));
    const { rank, converged } = pageRank(csr, { tolerance: 1e-13 });
    expect(converged).toBe(true);
    const expected = oracle(csr);
    for (let v = 0; v < nodes; v++) expect(rank[v]).toBeCloseTo(expected[v]!, 10);
  });

  it('agrees with dense iteration when restarts favour some', () => {
    const csr = network(25, randomRows({ nodes: 25, edges: 50, seed: 3 }));
    const restart = Array.from({ length: 25 }, (_, v) => (v % 4 === 0 ? 0 : v));
    const { rank } = pageRank(csr, {
      damping: 0.7,
      tolerance: 1e-14,
      restart: Float64Array.from(restart),
    });
    const expected = dense(csr, 0.7, restart);
    for (let v = 0; v < 25; v++) expect(rank[v]).toBeCloseTo(expected[v]!, 12);
  });

  it('sends votes against the edges, to the one who moves', () => {
    const { rank } = pageRank(
      network(3, [
        [0, 1],
        [0, 2],
      ]),
    );
    expect(rank[0]).toBeGreaterThan(rank[1]!);
    expect(rank[1]).toBe(rank[2]);
  });

  it('answers for no node, one node and no edges', () => {
    expect(pageRank(network(0, [])).rank).toHaveLength(0);
    expect([...pageRank(network(1, [])).rank]).toEqual([1]);
    expect([...pageRank(network(4, [])).rank]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it('reports that it did not converge', () => {
    const csr = network(50, randomRows({ nodes: 50, edges: 200, seed: 1 }));
    const { converged, iterations, residual } = pageRank(csr, { iterationsMax: 2 });
    expect({ converged, iterations }).toEqual({ converged: false, iterations: 2 });
    expect(residual).toBeGreaterThan(1e-10);
  });

  it('needs one step when it starts from the answer', () => {
    const csr = network(50, randomRows({ nodes: 50, edges: 200, seed: 1 }));
    const cold = pageRank(csr, { tolerance: 1e-12 });
    const warm = pageRank(csr, { tolerance: 1e-11, start: cold.rank });
    expect(warm.iterations).toBe(1);
  });
});
