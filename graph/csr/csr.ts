/**
 * The influence network in compressed sparse rows, both sides, in typed arrays.
 *
 * Nodes are whole numbers from 0; an edge runs from who moves to who is moved.
 * The out side carries weight and probability, the in side probability only,
 * which is 20 bytes an edge together: PageRank pulls over the out side (votes
 * run against influence), forward cascades walk it too, and reverse-reachable
 * sets walk the in side. Both sides are sorted by neighbour, no edge is double
 * and none runs from a node to itself.
 */
import { turnRound } from './rows.ts';

export interface Csr {
  readonly nodes: number;
  readonly edges: number;
  /** Edges of node u stand at `outOffsets[u]` up to, not including, `outOffsets[u + 1]`. */
  readonly outOffsets: Uint32Array;
  /** Who is moved. */
  readonly outTargets: Uint32Array;
  /** Strength of the tie, above 0; parallel to `outTargets`. */
  readonly outWeights: Float32Array;
  /** That what one does moves the other, 0–1; parallel to `outTargets`. */
  readonly outProbabilities: Float32Array;
  readonly inOffsets: Uint32Array;
  /** Who moves. */
  readonly inSources: Uint32Array;
  readonly inProbabilities: Float32Array;
}

/** Bytes a CSR takes: 20 an edge and 8 a node. */
export const csrBytes = (nodes: number, edges: number): number => 20 * edges + 8 * (nodes + 1);

/**
 * Bytes that building and measuring take at their highest: columns, both sides,
 * the network without directions and the levels of Leiden above it.
 */
export const networkBytes = (nodes: number, edges: number): number => 120 * edges + 160 * nodes;

/** The same edges with other probabilities, given in the order of the out side. */
export function withProbabilities(csr: Csr, outProbabilities: Float32Array): Csr {
  const { nodes, outOffsets, outTargets } = csr;
  const out = { nodes, offsets: outOffsets, others: outTargets, weights: undefined };
  const inward = turnRound({ ...out, probabilities: outProbabilities });
  return {
    ...csr,
    outProbabilities,
    inOffsets: inward.offsets,
    inSources: inward.others,
    inProbabilities: inward.probabilities!,
  };
}

/**
 * Weighted cascade (Kempe, Kleinberg and Tardos 2003): every edge into v gets
 * the probability 1 / in-degree of v, so that one active circle moves anybody.
 */
export function weightedCascade(csr: Csr): Csr {
  const probabilities = new Float32Array(csr.edges);
  for (let e = 0; e < csr.edges; e++) {
    const target = csr.outTargets[e]!;
    probabilities[e] = 1 / (csr.inOffsets[target + 1]! - csr.inOffsets[target]!);
  }
  return withProbabilities(csr, probabilities);
}
