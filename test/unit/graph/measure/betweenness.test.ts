import { describe, expect, it } from 'vitest';
import { betweenness, type Csr } from '../../../../graph/index.ts';
import { createRandom } from '../../../../src/kernel/index.ts';
import { network, randomRows, rowsOf } from '../networks.ts';

/** Counts shortest paths between all pairs by Floyd and Warshall, then asks who lies between. */
function obvious(csr: Csr): number[] {
  const n = csr.nodes;
  const distance = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? 0 : Number.POSITIVE_INFINITY)),
  );
  for (const [a, b] of rowsOf(csr)) distance[a]![b] = 1;
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        distance[i]![j] = Math.min(distance[i]![j]!, distance[i]![k]! + distance[k]![j]!);
      }
    }
  }
  const memo = new Map<string, number>();
  const paths = (s: number, t: number): number => {
    if (s === t) return 1;
    if (distance[s]![t] === Number.POSITIVE_INFINITY) return 0;
    const key = `${s},${t}`;
    if (!memo.has(key)) {
      const last = rowsOf(csr).filter(
        ([a, b]) => b === t && distance[s]![a]! + 1 === distance[s]![t],
      );
      memo.set(
        key,
        last.reduce((sum, [a]) => sum + paths(s, a), 0),
      );
    }
    return memo.get(key)!;
  };
  return Array.from({ length: n }, (_, v) => {
    let sum = 0;
    for (let s = 0; s < n; s++) {
      for (let t = 0; t < n; t++) {
        if (s === t || s === v || t === v || paths(s, t) === 0) continue;
        if (distance[s]![v]! + distance[v]![t]! > distance[s]![t]!) continue;
        sum += (paths(s, v) * paths(v, t)) / paths(s, t);
      }
    }
    return sum / ((n - 1) * (n - 2));
  });
}

describe('betweenness', () => {
  it.each([1, 2, 3])('is exact on a small network (seed %i)', (seed) => {
    const csr = network(14, randomRows({ nodes: 14, edges: 30, seed }));
    const found = betweenness(csr, { random: createRandom(seed) });
    expect(found).toMatchObject({ exact: true, standardErrorMax: 0, errorBound: 0 });
    const expected = obvious(csr);
    for (let v = 0; v < 14; v++) expect(found.betweenness[v]).toBeCloseTo(expected[v]!, 12);
  });

  it('stays within its stated bound when it samples', () => {
    const csr = network(400, randomRows({ nodes: 400, edges: 1600, seed: 7 }));
    const exact = betweenness(csr, { random: createRandom(1), pivotsMax: 400 });
    const sampled = betweenness(csr, { random: createRandom(1), pivotsMax: 100 });
    expect(sampled).toMatchObject({ exact: false, pivots: 100 });
    let worst = 0;
    for (let v = 0; v < 400; v++) {
      worst = Math.max(worst, Math.abs(sampled.betweenness[v]! - exact.betweenness[v]!));
    }
    expect(worst).toBeGreaterThan(0);
    expect(worst).toBeLessThan(sampled.errorBound);
    expect(worst).toBeLessThan(5 * sampled.standardErrorMax);
  });

  it('answers for none, one and two nodes', () => {
    const of = (nodes: number) => [
      ...betweenness(network(nodes, nodes > 1 ? [[0, 1]] : []), { random: createRandom(1) })
        .betweenness,
    ];
    expect([of(0), of(1), of(2)]).toEqual([[], [0], [0, 0]]);
  });
});
