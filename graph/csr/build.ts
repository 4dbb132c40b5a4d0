/**
 * Builds a CSR from columns of edges by counting sort; no object per edge.
 *
 * Takes parallel columns of node numbers with optional weights (default 1) and
 * probabilities (default 1). Dirty rows are left out and reported with the
 * value: a node number out of range, a weight that is not above 0 and finite, a
 * probability that is NaN or outside 0–1, an edge from a node to itself. Edges
 * told twice become one: weights add up, and the highest probability stands,
 * since the same influence told twice is not two chances. The answer does not
 * depend on the order of the rows.
 */
import { type Csr, inSide } from './csr.ts';

export interface EdgeColumns {
  /** Who moves. */
  readonly from: Uint32Array;
  /** Who is moved. */
  readonly to: Uint32Array;
  readonly weights?: Float32Array | Float64Array;
  readonly probabilities?: Float32Array | Float64Array;
}

export type EdgeProblemKind = 'node' | 'weight' | 'probability' | 'self' | 'double';

export interface EdgeProblem {
  readonly kind: EdgeProblemKind;
  readonly rows: number;
  /** First such row, from 0; −1 for `double`, where no row is the wrong one. */
  readonly firstRow: number;
}

export interface BuiltCsr {
  readonly csr: Csr;
  readonly problems: readonly EdgeProblem[];
}

export function buildCsr(nodes: number, columns: EdgeColumns): BuiltCsr {
  const { keep, kept, problems } = usableRows(nodes, columns);
  const byTarget = countingOrder(keep, kept, columns.to, nodes);
  const rows = countingOrder(byTarget, kept, columns.from, nodes);
  const merged = mergeDoubles(nodes, rows, columns);
  if (merged.edges < kept)
    problems.push({ kind: 'double', rows: kept - merged.edges, firstRow: -1 });
  const out = {
    nodes,
    edges: merged.edges,
    outOffsets: merged.offsets,
    outTargets: merged.targets,
    outWeights: merged.weights,
    outProbabilities: merged.probabilities,
  };
  return { csr: { ...out, ...inSide(out, merged.probabilities) }, problems };
}

const problemKinds: readonly EdgeProblemKind[] = ['node', 'weight', 'probability', 'self'];

/** Rows that can be used, and what was wrong with the others. */
function usableRows(nodes: number, { from, to, weights, probabilities }: EdgeColumns) {
  const keep = new Uint32Array(from.length);
  const counts = [0, 0, 0, 0];
  const first = [-1, -1, -1, -1];
  let kept = 0;
  for (let row = 0; row < from.length; row++) {
    const u = from[row]!;
    const v = to[row]!;
    const weight = weights === undefined ? 1 : Math.fround(weights[row]!);
    const probability = probabilities === undefined ? 1 : probabilities[row]!;
    let wrong = -1;
    if (u >= nodes || v >= nodes) wrong = 0;
    else if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) wrong = 1;
    else if (!(probability >= 0 && probability <= 1)) wrong = 2;
    else if (u === v) wrong = 3;
    if (wrong < 0) {
      keep[kept++] = row;
      continue;
    }
    if (counts[wrong] === 0) first[wrong] = row;
    counts[wrong]! += 1;
  }
  const problems: EdgeProblem[] = [];
  problemKinds.forEach((kind, i) => {
    if (counts[i]! > 0) problems.push({ kind, rows: counts[i]!, firstRow: first[i]! });
  });
  return { keep, kept, problems };
}

/** The rows ordered by key, rows of one key in the order they came. */
function countingOrder(rows: Uint32Array, count: number, keys: Uint32Array, nodes: number) {
  const next = new Uint32Array(nodes + 1);
  for (let i = 0; i < count; i++) next[keys[rows[i]!]! + 1]! += 1;
  for (let v = 0; v < nodes; v++) next[v + 1]! += next[v]!;
  const ordered = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    ordered[next[keys[row]!]!++] = row;
  }
  return ordered;
}

/** Rows sorted by from and to, as an out side without doubles. */
function mergeDoubles(nodes: number, rows: Uint32Array, columns: EdgeColumns) {
  const { from, to, weights, probabilities } = columns;
  const count = rows.length;
  const offsets = new Uint32Array(nodes + 1);
  const targets = new Uint32Array(count);
  const outWeights = new Float32Array(count);
  const outProbabilities = new Float32Array(count);
  let edges = 0;
  let i = 0;
  while (i < count) {
    const row = rows[i]!;
    const u = from[row]!;
    const v = to[row]!;
    let end = i + 1;
    while (end < count && from[rows[end]!] === u && to[rows[end]!] === v) end++;
    const run = rows.subarray(i, end);
    targets[edges] = v;
    outWeights[edges] = weights === undefined ? run.length : sumOfRun(run, weights);
    outProbabilities[edges] = probabilities === undefined ? 1 : highestOfRun(run, probabilities);
    offsets[u + 1]! += 1;
    edges += 1;
    i = end;
  }
  for (let u = 0; u < nodes; u++) offsets[u + 1]! += offsets[u]!;
  const exact = edges === count;
  return {
    edges,
    offsets,
    targets: exact ? targets : targets.slice(0, edges),
    weights: exact ? outWeights : outWeights.slice(0, edges),
    probabilities: exact ? outProbabilities : outProbabilities.slice(0, edges),
  };
}

/** Adds smallest first, so that the order of the rows cannot move the last bit. */
function sumOfRun(run: Uint32Array, weights: Float32Array | Float64Array): number {
  if (run.length === 1) return weights[run[0]!]!;
  const values = Float64Array.from(run, (row) => weights[row]!).sort();
  return values.reduce((sum, value) => sum + value, 0);
}

function highestOfRun(run: Uint32Array, probabilities: Float32Array | Float64Array): number {
  let highest = 0;
  for (let i = 0; i < run.length; i++) highest = Math.max(highest, probabilities[run[i]!]!);
  return highest;
}
