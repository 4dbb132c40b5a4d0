/**
 * Which rows of edges can be used, and what is wrong with the others.
 *
 * Clean columns are looked at once and passed on as they are; only where
 * something is wrong are the good rows copied.
 */

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

export interface UsableRows {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weights: Float32Array | undefined;
  readonly probabilities: Float32Array | undefined;
  /** By source, then by target, none twice. */
  readonly inOrder: boolean;
  readonly problems: EdgeProblem[];
}

export function usableRows(nodes: number, columns: EdgeColumns): UsableRows {
  const { from, to, weights, probabilities } = columns;
  const ends = lookAtEnds(nodes, from, to);
  if (ends.usable && allWeights(weights) && allProbabilities(probabilities)) {
    const narrow = { weights: narrowed(weights), probabilities: narrowed(probabilities) };
    return { from, to, ...narrow, inOrder: ends.inOrder, problems: [] };
  }
  const { keep, problems } = sorted(nodes, columns);
  const kept = {
    from: from.length === keep.length ? from : picked(new Uint32Array(keep.length), from, keep),
    to: picked(new Uint32Array(keep.length), to, keep),
    weights: weights && picked(new Float32Array(keep.length), weights, keep),
    probabilities: probabilities && picked(new Float32Array(keep.length), probabilities, keep),
  };
  return { ...kept, inOrder: lookAtEnds(nodes, kept.from, kept.to).inOrder, problems };
}

function lookAtEnds(nodes: number, from: Uint32Array, to: Uint32Array) {
  let inOrder = true;
  let [lastFrom, lastTo] = [-1, -1];
  for (let row = 0; row < from.length; row++) {
    const u = from[row]!;
    const v = to[row]!;
    if (u >= nodes || v >= nodes || u === v) return { usable: false, inOrder };
    if (u < lastFrom || (u === lastFrom && v <= lastTo)) inOrder = false;
    lastFrom = u;
    lastTo = v;
  }
  return { usable: true, inOrder };
}

/** Weights are kept in 32 bits, so what rounds to 0 or to infinity there is none. */
const isWeight = (weight: number): boolean => {
  const rounded = Math.fround(weight);
  return rounded > 0 && rounded < Number.POSITIVE_INFINITY;
};

function allWeights(weights: EdgeColumns['weights']): boolean {
  if (weights === undefined) return true;
  for (let row = 0; row < weights.length; row++) if (!isWeight(weights[row]!)) return false;
  return true;
}

function allProbabilities(probabilities: EdgeColumns['probabilities']): boolean {
  if (probabilities === undefined) return true;
  for (let row = 0; row < probabilities.length; row++) {
    const probability = probabilities[row]!;
    if (!(probability >= 0 && probability <= 1)) return false;
  }
  return true;
}

const narrowed = (column: Float32Array | Float64Array | undefined): Float32Array | undefined =>
  column === undefined || column instanceof Float32Array ? column : new Float32Array(column);

const problemKinds: readonly EdgeProblemKind[] = ['node', 'weight', 'probability', 'self'];

/** Sorts good rows from bad ones. */
function sorted(nodes: number, { from, to, weights, probabilities }: EdgeColumns) {
  const keep = new Uint32Array(from.length);
  const counts = [0, 0, 0, 0];
  const first = [-1, -1, -1, -1];
  let kept = 0;
  for (let row = 0; row < from.length; row++) {
    const probability = probabilities === undefined ? 1 : probabilities[row]!;
    let wrong = -1;
    if (from[row]! >= nodes || to[row]! >= nodes) wrong = 0;
    else if (weights !== undefined && !isWeight(weights[row]!)) wrong = 1;
    else if (!(probability >= 0 && probability <= 1)) wrong = 2;
    else if (from[row] === to[row]) wrong = 3;
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
  return { keep: keep.subarray(0, kept), problems };
}

function picked<Column extends Uint32Array | Float32Array>(
  into: Column,
  column: ArrayLike<number>,
  rows: Uint32Array,
): Column {
  for (let i = 0; i < rows.length; i++) into[i] = column[rows[i]!]!;
  return into;
}
