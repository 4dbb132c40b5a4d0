/** Networks that the graph bench runs on: made ones of any size, and the public ones beside the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { buildCsr, type Csr, type EdgeColumns } from '../../graph/index.ts';
import { createRandom } from '../../src/kernel/index.ts';

export interface MadeNetwork extends EdgeColumns {
  readonly nodes: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

const linksPerNode = 10;

/**
 * Ten links a node; few move many and most move few (density falls with the
 * cube root of the rank), and who moves many stands anywhere in the numbering.
 */
export function madeNetwork(edges: number): MadeNetwork {
  const nodes = Math.max(2, Math.round(edges / linksPerNode));
  const random = createRandom(edges);
  const place = new Uint32Array(nodes);
  for (let v = 0; v < nodes; v++) {
    const u = random.below(v + 1);
    place[v] = place[u]!;
    place[u] = v;
  }
  const from = new Uint32Array(edges);
  const to = new Uint32Array(edges);
  for (let i = 0; i < edges; i++) {
    const u = random.uniform();
    const source = Math.floor(nodes * u * u * u);
    const target = random.below(nodes - 1);
    from[i] = place[source]!;
    to[i] = place[target < source ? target : target + 1]!;
  }
  return { nodes, from, to };
}

const folder = new URL('../../../shared/data/graph/', import.meta.url);

export const publicNetworksPresent = (): boolean => existsSync(folder);

export const numbersOf = (file: string): number[][] =>
  readFileSync(new URL(file, folder), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => (line.match(/[\d.eE+-]+/g) ?? []).map(Number));

export function networkOf(nodes: number, rows: readonly (readonly number[])[]): Csr {
  return buildCsr(nodes, {
    from: Uint32Array.from(rows, (row) => row[0]!),
    to: Uint32Array.from(rows, (row) => row[1]!),
    probabilities: Float64Array.from(rows, (row) => row[2] ?? 1),
  }).csr;
}
