/**
 * Makes one edge of edges told twice: weights add up, the highest probability
 * stands. Takes rows whose doubles stand side by side.
 */
import { type Rows, sharedFloats, sharedWords } from './rows.ts';

export interface MergedRows {
  readonly rows: Rows;
  /** Rows that went into another. */
  readonly doubles: number;
}

export function mergeDoubles(rows: Rows): MergedRows {
  const doubles = countDoubles(rows);
  return { rows: doubles === 0 ? rows : merged(rows, doubles), doubles };
}

function countDoubles({ nodes, offsets, others }: Rows): number {
  let doubles = 0;
  for (let v = 0; v < nodes; v++) {
    const end = offsets[v + 1]!;
    for (let e = offsets[v]! + 1; e < end; e++) if (others[e] === others[e - 1]) doubles += 1;
  }
  return doubles;
}

function merged({ nodes, offsets, others, weights, probabilities }: Rows, doubles: number): Rows {
  const edges = others.length - doubles;
  const out = {
    nodes,
    offsets: sharedWords(nodes + 1),
    others: sharedWords(edges),
    weights: sharedFloats(edges),
    probabilities: probabilities && sharedFloats(edges),
  };
  let at = 0;
  for (let v = 0; v < nodes; v++) {
    const end = offsets[v + 1]!;
    for (let e = offsets[v]!; e < end; ) {
      let last = e + 1;
      while (last < end && others[last] === others[e]) last += 1;
      out.others[at] = others[e]!;
      out.weights[at] = weights === undefined ? last - e : sumOfRun(weights, e, last);
      if (out.probabilities !== undefined)
        out.probabilities[at] = highestOfRun(probabilities!, e, last);
      at += 1;
      e = last;
    }
    out.offsets[v + 1] = at;
  }
  return out;
}

/** Adds smallest first, so that the order of the rows cannot move the last bit. */
function sumOfRun(weights: Float32Array, from: number, to: number): number {
  if (to - from === 1) return weights[from]!;
  const values = Float64Array.from(weights.subarray(from, to)).sort();
  return values.reduce((sum, value) => sum + value, 0);
}

function highestOfRun(probabilities: Float32Array, from: number, to: number): number {
  let highest = 0;
  for (let e = from; e < to; e++) highest = Math.max(highest, probabilities[e]!);
  return highest;
}
