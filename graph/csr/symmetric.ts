/**
 * The network with directions forgotten: who is tied to whom, and how strongly.
 *
 * An edge each way becomes one tie with both weights added. k-core and
 * communities work on it. Rows are sorted by neighbour.
 */
import type { Csr } from './csr.ts';

export interface Symmetric {
  readonly nodes: number;
  /** Ties of node u stand at `offsets[u]` up to, not including, `offsets[u + 1]`. */
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  /** Parallel to `neighbours`; the same on both ends. */
  readonly weights: Float64Array;
}

export function toSymmetric(csr: Csr): Symmetric {
  const { nodes } = csr;
  const inWeights = weightsOfInSide(csr);
  const offsets = new Uint32Array(nodes + 1);
  const neighbours = new Uint32Array(2 * csr.edges);
  const weights = new Float64Array(2 * csr.edges);
  let ties = 0;
  for (let u = 0; u < nodes; u++) {
    let o = csr.outOffsets[u]!;
    let i = csr.inOffsets[u]!;
    const oEnd = csr.outOffsets[u + 1]!;
    const iEnd = csr.inOffsets[u + 1]!;
    while (o < oEnd || i < iEnd) {
      const target = o < oEnd ? csr.outTargets[o]! : nodes;
      const source = i < iEnd ? csr.inSources[i]! : nodes;
      const neighbour = Math.min(target, source);
      let weight = 0;
      if (target === neighbour) weight += csr.outWeights[o++]!;
      if (source === neighbour) weight += inWeights[i++]!;
      neighbours[ties] = neighbour;
      weights[ties] = weight;
      ties += 1;
    }
    offsets[u + 1] = ties;
  }
  return {
    nodes,
    offsets,
    neighbours: neighbours.slice(0, ties),
    weights: weights.slice(0, ties),
  };
}

/** Weights in the order of the in side, which does not keep them. */
function weightsOfInSide(csr: Csr): Float32Array {
  const next = csr.inOffsets.slice(0, csr.nodes);
  const inWeights = new Float32Array(csr.edges);
  for (let e = 0; e < csr.edges; e++) inWeights[next[csr.outTargets[e]!]!++] = csr.outWeights[e]!;
  return inWeights;
}
