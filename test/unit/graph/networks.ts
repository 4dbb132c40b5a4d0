/** Small networks for tests, and the slow obvious answers they are checked against. */
import { buildCsr, type Csr } from '../../../graph/index.ts';
import { createRandom } from '../../../src/kernel/index.ts';

/** From, to, probability and weight (both 1 when left out). */
export type EdgeRow = readonly [from: number, to: number, probability?: number, weight?: number];

export function network(nodes: number, rows: readonly EdgeRow[]): Csr {
  return buildCsr(nodes, {
    from: Uint32Array.from(rows, (row) => row[0]),
    to: Uint32Array.from(rows, (row) => row[1]),
    probabilities: Float64Array.from(rows, (row) => row[2] ?? 1),
    weights: Float64Array.from(rows, (row) => row[3] ?? 1),
  }).csr;
}

export function randomRows(options: {
  readonly nodes: number;
  readonly edges: number;
  readonly seed: number;
  readonly probabilityMax?: number;
}): EdgeRow[] {
  const { nodes, edges, seed, probabilityMax = 1 } = options;
  const random = createRandom(seed);
  return Array.from({ length: edges }, () => [
    random.below(nodes),
    random.below(nodes),
    random.uniform() * probabilityMax,
    1 + random.below(5),
  ]);
}

/** The edges of a CSR as rows again. */
export function rowsOf(csr: Csr): Required<EdgeRow>[] {
  const rows: [number, number, number, number][] = [];
  for (let u = 0; u < csr.nodes; u++) {
    for (let e = csr.outOffsets[u]!; e < csr.outOffsets[u + 1]!; e++) {
      rows.push([u, csr.outTargets[e]!, csr.outProbabilities[e]!, csr.outWeights[e]!]);
    }
  }
  return rows;
}

/** Expected weight of those moved by the seeds, seeds included, over all 2^edges live-edge worlds. */
export function exactReach(
  csr: Csr,
  seeds: readonly number[],
  weights: readonly number[] = new Array<number>(csr.nodes).fill(1),
): number {
  const rows = rowsOf(csr);
  let expected = 0;
  for (let world = 0; world < 2 ** rows.length; world++) {
    let chance = 1;
    rows.forEach(([, , p], i) => {
      chance *= (world >> i) & 1 ? p : 1 - p;
    });
    if (chance === 0) continue;
    const moved = new Set(seeds);
    for (let grown = true; grown; ) {
      grown = false;
      rows.forEach(([from, to], i) => {
        if (((world >> i) & 1) === 0 || !moved.has(from) || moved.has(to)) return;
        moved.add(to);
        grown = true;
      });
    }
    for (const v of moved) expected += chance * weights[v]!;
  }
  return expected;
}

export function unionFind(nodes: number, pairs: Iterable<readonly [number, number]>): number[] {
  const parent = Array.from({ length: nodes }, (_, v) => v);
  const find = (v: number): number => (parent[v] === v ? v : (parent[v] = find(parent[v]!)));
  for (const [a, b] of pairs) parent[find(a)] = find(b);
  return parent.map((_, v) => find(v));
}

/** All groups of `size` out of the numbers below `nodes`. */
export function* groups(nodes: number, size: number, from = 0): Iterable<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let v = from; v < nodes; v++) {
    for (const rest of groups(nodes, size - 1, v + 1)) yield [v, ...rest];
  }
}
