/** A part of a network to show: the nodes around some, and what stands beside each. */
import type { Csr } from '../csr/csr.ts';

export interface NetworkPart {
  readonly csr: Csr;
  /** Id of every node of the network. */
  readonly ids: readonly string[];
  /** The nodes shown, ascending, each once; edges between them are shown. */
  readonly nodes: Uint32Array;
  /** Figures of every node of the network, by name. */
  readonly figures: Readonly<Record<string, ArrayLike<number>>>;
}

/**
 * Nodes within so many steps of the given ones, either way along edges, ascending.
 *
 * Stops where `nodesMax` is reached, nearest first, and in the order of numbers
 * within one step, so that the same part is shown every time.
 */
export function nodesAround(
  csr: Csr,
  options: {
    readonly from: ArrayLike<number>;
    readonly steps: number;
    readonly nodesMax: number;
  },
): Uint32Array {
  const met = new Uint8Array(csr.nodes);
  const found: number[] = [];
  const meet = (v: number): void => {
    if (met[v] === 1 || found.length >= options.nodesMax) return;
    met[v] = 1;
    found.push(v);
  };
  for (let i = 0; i < options.from.length; i++) meet(options.from[i]!);
  let begin = 0;
  for (let step = 0; step < options.steps; step++) {
    const end = found.length;
    const ring = found.slice(begin, end).sort((a, b) => a - b);
    begin = end;
    for (const u of ring) {
      for (let e = csr.outOffsets[u]!; e < csr.outOffsets[u + 1]!; e++) meet(csr.outTargets[e]!);
      for (let e = csr.inOffsets[u]!; e < csr.inOffsets[u + 1]!; e++) meet(csr.inSources[e]!);
    }
  }
  return Uint32Array.from(found).sort();
}

export interface PartEdge {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly probability: number;
}

/** Edges between nodes of the part, in order. */
export function* edgesOfPart({ csr, nodes }: NetworkPart): Iterable<PartEdge> {
  const shown = new Uint8Array(csr.nodes);
  for (const node of nodes) shown[node] = 1;
  for (const from of nodes) {
    for (let e = csr.outOffsets[from]!; e < csr.outOffsets[from + 1]!; e++) {
      const to = csr.outTargets[e]!;
      if (shown[to] === 0) continue;
      yield { from, to, weight: csr.outWeights[e]!, probability: csr.outProbabilities[e]! };
    }
  }
}
