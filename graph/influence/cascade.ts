/**
 * Forward simulation of independent cascades: the slow, obvious estimate of
 * whom a group moves (Kempe, Kleinberg and Tardos 2003).
 *
 * Independent of reverse-reachable sets, so it is what joint reach is checked
 * against.
 */
import type { Random } from '../../src/kernel/index.ts';
import type { Csr } from '../csr/csr.ts';

export interface CascadeOptions {
  readonly seeds: ArrayLike<number>;
  readonly simulations: number;
  readonly random: Random;
  /** What each node counts for; default 1 each. */
  readonly nodeWeights?: ArrayLike<number>;
  /** Probability that a node moved by another moves others in turn; default 1 each. Seeds always do. */
  readonly passesOn?: ArrayLike<number>;
}

export interface Cascades {
  /** Mean weight of those moved, the seeds included. */
  readonly mean: number;
  readonly standardError: number;
}

export function simulateCascades(csr: Csr, options: CascadeOptions): Cascades {
  const { seeds, simulations, random, nodeWeights, passesOn } = options;
  const { outOffsets, outTargets, outProbabilities } = csr;
  const active = new Uint32Array(csr.nodes);
  const queue = new Uint32Array(csr.nodes);
  let sum = 0;
  let squares = 0;
  for (let simulation = 1; simulation <= simulations; simulation++) {
    let size = 0;
    for (let s = 0; s < seeds.length; s++) {
      const seed = seeds[s]!;
      if (active[seed] === simulation) continue;
      active[seed] = simulation;
      queue[size++] = seed;
    }
    let moved = 0;
    const seeded = size;
    for (let i = 0; i < size; i++) {
      const u = queue[i]!;
      moved += nodeWeights === undefined ? 1 : nodeWeights[u]!;
      if (passesOn !== undefined && i >= seeded && random.uniform() >= passesOn[u]!) continue;
      for (let e = outOffsets[u]!; e < outOffsets[u + 1]!; e++) {
        const v = outTargets[e]!;
        if (active[v] === simulation || random.uniform() >= outProbabilities[e]!) continue;
        active[v] = simulation;
        queue[size++] = v;
      }
    }
    sum += moved;
    squares += moved * moved;
  }
  const mean = sum / simulations;
  const variance = Math.max(0, squares / simulations - mean * mean);
  return { mean, standardError: Math.sqrt(variance / Math.max(1, simulations - 1)) };
}
