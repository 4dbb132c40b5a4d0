/**
 * Who may be chosen, and the plain choices that joint reach is held against: the
 * largest by summed probability (the degree of a weighted network), by PageRank,
 * and a random group.
 */
import { AppError, createRandom } from '../../src/kernel/index.ts';
import type { Csr } from '../csr/csr.ts';
import { pageRank } from '../measure/pagerank.ts';
import type { Budget } from './greedy-coverage.ts';

export type Choice = 'greedy' | 'degree' | 'pagerank' | 'random';

export interface Chosen {
  readonly choice: Choice;
  readonly seeds: Uint32Array;
}

export interface ChoiceLimits {
  readonly candidates: Uint32Array;
  readonly size: number;
  readonly budget: Budget | undefined;
}

/** Ranks need only tell who stands above whom. */
const rankTolerance = 0.01;

export function plainChoices(csr: Csr, limits: ChoiceLimits, seed: number | string): Chosen[] {
  const expected = new Float64Array(csr.nodes);
  const { outOffsets, outProbabilities } = csr;
  for (let u = 0; u < csr.nodes; u++) {
    let sum = 0;
    for (let e = outOffsets[u]!; e < outOffsets[u + 1]!; e++) sum += outProbabilities[e]!;
    expected[u] = sum;
  }
  const { rank } = pageRank(csr, { tolerance: rankTolerance });
  return [
    { choice: 'degree', seeds: topBy(expected, limits) },
    { choice: 'pagerank', seeds: topBy(rank, limits) },
    { choice: 'random', seeds: affordable(drawn(limits, seed), limits) },
  ];
}

function topBy(value: Float64Array, limits: ChoiceLimits): Uint32Array {
  const { candidates, size, budget } = limits;
  // Only those who may be taken are put in order; a budget may pass over anybody.
  const least = budget === undefined ? nthLargest(value, candidates, size) : 0;
  const top = candidates.filter((v) => value[v]! >= least);
  top.sort((a, b) => value[b]! - value[a]! || a - b);
  return affordable(top, limits);
}

/** The nth largest value of candidates; 0 when they are fewer. The n largest so far stand in a heap, the least on top. */
function nthLargest(value: Float64Array, candidates: Uint32Array, nth: number): number {
  if (nth > candidates.length || nth === 0) return 0;
  const heap = Float64Array.from(candidates.subarray(0, nth), (v) => value[v]!).sort();
  for (let i = nth; i < candidates.length; i++) {
    const next = value[candidates[i]!]!;
    if (next <= heap[0]!) continue;
    let at = 0;
    for (let child = 1; child < nth; child = 2 * at + 1) {
      if (child + 1 < nth && heap[child + 1]! < heap[child]!) child += 1;
      if (heap[child]! >= next) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = next;
  }
  return heap[0]!;
}

/** Candidates in random order, no more than are asked for unless there is a budget. */
function drawn({ candidates, size, budget }: ChoiceLimits, seed: number | string): Uint32Array {
  const random = createRandom(`random group/${seed}`);
  const order = candidates.slice();
  const wanted = budget === undefined ? size : order.length;
  for (let i = 0; i < wanted; i++) {
    const j = i + random.below(order.length - i);
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  }
  return order.subarray(0, wanted);
}

/** The first ones that fit into size and budget. */
function affordable(ordered: Uint32Array, { size, budget }: ChoiceLimits): Uint32Array {
  if (budget === undefined) return ordered.slice(0, size);
  const afforded: number[] = [];
  let left = budget.spendMax;
  for (const v of ordered) {
    if (afforded.length === size) break;
    if (budget.costs[v]! > left) continue;
    left -= budget.costs[v]!;
    afforded.push(v);
  }
  return Uint32Array.from(afforded);
}

/** Distinct node numbers, ascending; unknown ones and those of `without` are left out. */
export function usableNodes(
  nodes: number,
  given: ArrayLike<number> | undefined,
  without: ArrayLike<number> = [],
): Uint32Array {
  const wanted = new Uint8Array(nodes);
  if (given === undefined) wanted.fill(1);
  else {
    for (let i = 0; i < given.length; i++) {
      const v = given[i]!;
      if (Number.isInteger(v) && v >= 0 && v < nodes) wanted[v] = 1;
    }
  }
  for (let i = 0; i < without.length; i++) wanted[without[i]!] = 0;
  let count = 0;
  for (let v = 0; v < nodes; v++) count += wanted[v]!;
  const usable = new Uint32Array(count);
  let at = 0;
  for (let v = 0; v < nodes; v++) if (wanted[v] === 1) usable[at++] = v;
  return usable;
}

/** Refuses a size or budget that cannot be meant. */
export function requireLimits(size: number, budget: Budget | undefined, nodes: number): void {
  if (!Number.isInteger(size) || size < 0) {
    throw new AppError(
      'usage.bad_option',
      `a group of ${size} cannot be chosen: the size is a whole number from 0`,
    );
  }
  if (budget === undefined) return;
  const { costs, spendMax } = budget;
  if (!(spendMax >= 0)) {
    throw new AppError(
      'usage.bad_option',
      `a budget of ${spendMax} cannot be spent: it is a number from 0`,
    );
  }
  for (let v = 0; v < nodes; v++) {
    if (costs[v]! > 0 && costs[v]! < Number.POSITIVE_INFINITY) continue;
    throw new AppError(
      'input.file_unusable',
      `node ${v} costs ${costs[v]}: a cost is a number above 0`,
    );
  }
}
