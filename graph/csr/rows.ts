/**
 * Edges grouped by one end, and the stable distributions that make and turn them.
 */

export interface Rows {
  readonly nodes: number;
  /** Edges of node v stand at `offsets[v]` up to, not including, `offsets[v + 1]`. */
  readonly offsets: Uint32Array;
  /** The other end of each. */
  readonly others: Uint32Array;
  /** Parallel to `others`; undefined where every edge counts 1. */
  readonly weights: Float32Array | undefined;
  readonly probabilities: Float32Array | undefined;
}

/** Columns in shared memory: threads read them without a copy. */
export const sharedWords = (length: number): Uint32Array =>
  new Uint32Array(new SharedArrayBuffer(4 * length));
export const sharedFloats = (length: number): Float32Array =>
  new Float32Array(new SharedArrayBuffer(4 * length));

interface Columns {
  readonly keys: Uint32Array;
  readonly others: Uint32Array;
  readonly weights: Float32Array | undefined;
  readonly probabilities: Float32Array | undefined;
}

/** Rows grouped by key, those of one key in the order they came. */
export function groupByKey(nodes: number, columns: Columns): Rows {
  const { keys } = columns;
  const edges = keys.length;
  const offsets = sharedWords(nodes + 1);
  for (let i = 0; i < edges; i++) offsets[keys[i]! + 1]! += 1;
  for (let v = 0; v < nodes; v++) offsets[v + 1]! += offsets[v]!;
  const next = new Uint32Array(nodes);
  const place = <Column extends Uint32Array | Float32Array>(into: Column, column: Column) => {
    next.set(offsets.subarray(0, nodes));
    if (into instanceof Uint32Array) scatterWords(keys, column as Uint32Array, next, into);
    else scatterFloats(keys, column as Float32Array, next, into as Float32Array);
    return into;
  };
  const { others, weights, probabilities } = columns;
  return {
    nodes,
    offsets,
    others: place(sharedWords(edges), others),
    weights: weights && place(sharedFloats(edges), weights),
    probabilities: probabilities && place(sharedFloats(edges), probabilities),
  };
}

function scatterWords(
  keys: Uint32Array,
  column: Uint32Array,
  next: Uint32Array,
  into: Uint32Array,
) {
  for (let i = 0; i < keys.length; i++) into[next[keys[i]!]!++] = column[i]!;
}

function scatterFloats(
  keys: Uint32Array,
  column: Float32Array,
  next: Uint32Array,
  into: Float32Array,
) {
  for (let i = 0; i < keys.length; i++) into[next[keys[i]!]!++] = column[i]!;
}

/** The same edges grouped by their other end, in order of the first: what was a row becomes a column. */
export function turnRound({ nodes, offsets, others, weights, probabilities }: Rows): Rows {
  const edges = offsets[nodes]!;
  const turned = {
    nodes,
    offsets: sharedWords(nodes + 1),
    others: sharedWords(edges),
    weights: weights && sharedFloats(edges),
    probabilities: probabilities && sharedFloats(edges),
  };
  const heads = turned.offsets;
  for (let e = 0; e < edges; e++) heads[others[e]! + 1]! += 1;
  for (let v = 0; v < nodes; v++) heads[v + 1]! += heads[v]!;
  const next = heads.slice(0, nodes);
  if (turned.weights === undefined && turned.probabilities === undefined) {
    turnEnds(nodes, offsets, others, next, turned.others);
    return turned;
  }
  for (let u = 0; u < nodes; u++) {
    const end = offsets[u + 1]!;
    for (let e = offsets[u]!; e < end; e++) {
      const place = next[others[e]!]!++;
      turned.others[place] = u;
      if (weights !== undefined) turned.weights![place] = weights[e]!;
      if (probabilities !== undefined) turned.probabilities![place] = probabilities[e]!;
    }
  }
  return turned;
}

function turnEnds(
  nodes: number,
  offsets: Uint32Array,
  others: Uint32Array,
  next: Uint32Array,
  into: Uint32Array,
) {
  for (let u = 0; u < nodes; u++) {
    const end = offsets[u + 1]!;
    for (let e = offsets[u]!; e < end; e++) into[next[others[e]!]!++] = u;
  }
}
