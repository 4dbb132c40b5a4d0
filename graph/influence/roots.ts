/**
 * Draws nodes in proportion to a weight, a column and a coin a draw.
 *
 * Alias method (Walker 1977, built as in Vose 1991). Roots of reverse-reachable
 * sets are drawn in proportion to authenticity, so that an account nobody
 * stands behind counts for nobody.
 */

export interface Roots {
  /** Sum of the weights: what a share of sets is a share of. */
  readonly total: number;
  /** Every node weighs the same. */
  readonly even: boolean;
  /** @param column one of the nodes, each as likely. @param coin uniform in [0, 1). */
  draw(column: number, coin: number): number;
}

/** Weights that are not above 0 and finite count as 0. */
export function createRoots(nodes: number, weights?: ArrayLike<number>): Roots {
  if (weights === undefined) return { total: nodes, even: true, draw: (column) => column };
  const scaled = new Float64Array(nodes);
  let total = 0;
  for (let v = 0; v < nodes; v++) {
    const weight = weights[v]!;
    if (weight > 0 && weight < Number.POSITIVE_INFINITY) total += scaled[v] = weight;
  }
  if (total === 0) return { total: 0, even: false, draw: () => 0 };
  const alias = new Uint32Array(nodes);
  // Two stacks in one array: slots below their fair share from the left, the others from the right.
  const stack = new Uint32Array(nodes);
  let small = 0;
  let large = nodes;
  for (let v = 0; v < nodes; v++) {
    scaled[v]! *= nodes / total;
    alias[v] = v;
    if (scaled[v]! < 1) stack[small++] = v;
    else stack[--large] = v;
  }
  while (small > 0 && large < nodes) {
    const v = stack[--small]!;
    const u = stack[large]!;
    alias[v] = u;
    scaled[u]! -= 1 - scaled[v]!;
    if (scaled[u]! < 1) {
      large += 1;
      stack[small++] = u;
    }
  }
  // What rounding left over is within a last bit of a full slot, unless its weight was 0.
  const full = (v: number): boolean => alias[v] === v && weights[v]! > 0;
  return {
    total,
    even: false,
    draw: (v, coin) => (full(v) || coin < scaled[v]! ? v : alias[v]!),
  };
}
