/**
 * The in side as a sampler walks it: for every node, how to draw which of its
 * in-edges are live.
 *
 * A short row is walked edge by edge, one random word each. A long row of small
 * chances is not: how many edges come true is drawn at once (`count-table.ts`)
 * for the row's largest probability, that many different edges are picked, and
 * each is kept with its own probability over the largest (thinning). Rows of
 * equal probabilities, as under weighted cascade, keep all. Edges of probability
 * 0 are left out.
 *
 * Thresholds are signed 32-bit words: an edge is live when a uniform word is at
 * most its threshold, so that the inner loop stays in whole numbers.
 */
import type { Csr } from '../csr/csr.ts';
import { countMeanMax, createOutcomeTables, subsetDegreeMax, thresholdOf } from './subset-table.ts';

export type InSide = Pick<Csr, 'nodes' | 'edges' | 'inOffsets' | 'inSources' | 'inProbabilities'>;

export interface LiveRows {
  readonly nodes: number;
  readonly offsets: Uint32Array;
  readonly sources: Uint32Array;
  /** Of each edge in a row walked: live when the word is not above; in a thinned row, kept when picked; else unused. */
  readonly thresholds: Int32Array;
  /**
   * Of each node: `rowEmpty`, `rowWalked`; below 0 the complement of where the
   * table of its subsets begins; or where that of its count begins, times two,
   * plus `rowCounted`, plus one when picked edges are thinned.
   */
  readonly plans: Int32Array;
  /** See `subset-table.ts`. */
  readonly tables: Int32Array;
  /** Of each node: once moved, it passes on when a word is not above; undefined where all do. */
  readonly passing: Int32Array | undefined;
}

export const rowEmpty = 0;
export const rowWalked = 1;
export const rowCounted = 2;

/** @param passesOn of each node: probability that once moved it moves others, 0–1; default 1 each. */
export function createLiveRows(csr: InSide, passesOn?: ArrayLike<number>): LiveRows {
  const { nodes, offsets, sources, probabilities } = withoutZeros(csr);
  // Shared, as the columns of the network are: threads read them without a copy.
  const thresholds = new Int32Array(new SharedArrayBuffer(4 * sources.length));
  const plans = new Int32Array(new SharedArrayBuffer(4 * nodes));
  const tables = createOutcomeTables();
  for (let v = 0; v < nodes; v++) {
    const begin = offsets[v]!;
    const end = offsets[v + 1]!;
    let least = 1;
    let most = 0;
    for (let e = begin; e < end; e++) {
      const probability = probabilities[e]!;
      if (probability < least) least = probability;
      if (probability > most) most = probability;
    }
    const degree = end - begin;
    if (degree === 0) continue;
    const even = least === most;
    const ceiling = even ? most : ceilingOf(most);
    const counted = worthCounting(degree, ceiling, even);
    if (even && degree > 1 && degree <= subsetDegreeMax && most < 1) {
      plans[v] = ~tables.subsetsOf(degree, most);
      continue;
    }
    plans[v] = rowWalked;
    if (counted) plans[v] = rowCounted + 2 * tables.countOf(degree, ceiling) + (even ? 0 : 1);
    if (counted && even) continue;
    const scale = counted ? 1 / ceiling : 1;
    for (let e = begin; e < end; e++) thresholds[e] = thresholdOf(probabilities[e]! * scale);
  }
  return {
    nodes,
    offsets,
    sources,
    thresholds,
    plans,
    tables: tables.words,
    passing: passingOf(nodes, passesOn),
  };
}

function passingOf(nodes: number, passesOn: ArrayLike<number> | undefined): Int32Array | undefined {
  if (passesOn === undefined) return undefined;
  const passing = new Int32Array(new SharedArrayBuffer(4 * nodes));
  for (let v = 0; v < nodes; v++) passing[v] = thresholdOf(passesOn[v]!);
  return passing;
}

/** Drawing and picking costs about this many steps of a walk for each edge picked. */
const stepsOfPick = 2;
const stepsOfThinnedPick = 3;

function worthCounting(degree: number, ceiling: number, even: boolean): boolean {
  const picks = degree * ceiling;
  const steps = 2 + picks * (even ? stepsOfPick : stepsOfThinnedPick);
  return picks <= countMeanMax && ceiling < 0.75 && steps < degree;
}

/** The next of 8 steps an octave upwards, so that few tables serve many rows. */
const ceilingOf = (most: number): number => Math.min(1, 2 ** (Math.ceil(8 * Math.log2(most)) / 8));

function withoutZeros({ nodes, edges, inOffsets, inSources, inProbabilities }: InSide) {
  let zeros = 0;
  for (let e = 0; e < edges; e++) if (inProbabilities[e] === 0) zeros += 1;
  if (zeros === 0) {
    return { nodes, offsets: inOffsets, sources: inSources, probabilities: inProbabilities };
  }
  const offsets = new Uint32Array(nodes + 1);
  const sources = new Uint32Array(edges - zeros);
  const probabilities = new Float32Array(edges - zeros);
  let kept = 0;
  for (let v = 0; v < nodes; v++) {
    for (let e = inOffsets[v]!; e < inOffsets[v + 1]!; e++) {
      if (inProbabilities[e] === 0) continue;
      sources[kept] = inSources[e]!;
      probabilities[kept] = inProbabilities[e]!;
      kept += 1;
    }
    offsets[v + 1] = kept;
  }
  return { nodes, offsets, sources, probabilities };
}
