/**
 * Several lists at once whose audiences do not overlap: nobody stands on two
 * lists, and everybody reached counts for one list only.
 *
 * Places are given in turn: each list in its turn takes the candidate of its own
 * who adds most people not reached by any list yet. That is greedy under a
 * partition, within half of the best for all lists together (Fisher, Nemhauser
 * and Wolsey 1978). What each list reaches is estimated on sets that did not
 * choose, and so is the lower bound of all together.
 */
import { AppError } from '../../src/kernel/index.ts';
import type { Csr } from '../csr/csr.ts';
import { lowerBound } from './bounds.ts';
import { type CandidateHeap, createCandidateHeap } from './candidate-heap.ts';
import { requireLimits, usableNodes } from './choices.ts';
import { createCoverage } from './coverage.ts';
import { firstMet } from './group-reach.ts';
import { createLiveRows } from './live-rows.ts';
import { createRoots } from './roots.ts';
import type { SetBuffer } from './set-buffer.ts';
import { createPartSamplers, createSetParts, growSetParts } from './set-parts.ts';

export interface WantedList {
  readonly size: number;
  /** Nodes that may stand on it; default all. */
  readonly candidates?: ArrayLike<number>;
}

export interface SeparateListsOptions {
  readonly lists: readonly WantedList[];
  readonly seed: number | string;
  /** What each node counts for, such as authenticity; default 1 each. */
  readonly rootWeights?: ArrayLike<number>;
  /** Probability that a node, once moved, moves others in turn; default 1 each. */
  readonly passesOn?: ArrayLike<number>;
  /** Sets that judge; five times as many choose. Default 65,536. */
  readonly sets?: number;
  /** Probability that the lower bound does not hold; default 1 / nodes, and 0.01 where nodes are few. */
  readonly failure?: number;
}

export interface SeparateLists {
  /** Nodes in the order in which places were given, over all lists. */
  readonly order: Uint32Array;
  readonly lists: readonly {
    /** In the order chosen; shorter than asked when the candidates run out. */
    readonly seeds: Uint32Array;
    /** Of the first i + 1: expected people whom they reach and no place given before them on any list. */
    readonly jointReach: Float64Array;
  }[];
  /** Expected people reached by all lists together, */
  readonly reach: number;
  /** and at least so many, with probability 1 − failure. */
  readonly lowerBound: number;
}

export function separateLists(csr: Csr, options: SeparateListsOptions): SeparateLists {
  const { lists, seed, sets = 65_536, failure = 1 / Math.max(100, csr.nodes) } = options;
  if (!(Number.isInteger(sets) && sets > 0)) {
    throw new AppError(
      'usage.bad_option',
      `${sets} sets cannot judge: it is a whole number from 1`,
    );
  }
  for (const { size } of lists) requireLimits(size, undefined, csr.nodes);
  const roots = createRoots(csr.nodes, options.rootWeights);
  const parts = createSetParts();
  if (roots.total > 0) {
    const samplers = createPartSamplers(
      createLiveRows(csr, options.passesOn),
      roots,
      `separate/${seed}`,
    );
    growSetParts(parts, samplers, { judgingSets: sets, entriesMax: Number.POSITIVE_INFINITY });
  }
  const chosen = chooseInTurn(csr.nodes, parts.choosing, lists);
  const order = Uint32Array.from(chosen.order, ({ node }) => node);
  const added = firstMet(csr.nodes, parts.judging, order);
  const covered = added.reduce((sum, one) => sum + one, 0);
  const { total } = roots;
  const worth = total / Math.max(1, parts.judging.sets);
  return {
    order,
    lists: chosen.seeds.map((seeds, list) => ({
      seeds: Uint32Array.from(seeds),
      jointReach: summedUp(
        added.filter((_, place) => chosen.order[place]!.list === list),
        worth,
      ),
    })),
    reach: covered * worth,
    lowerBound: lowerBound({ covered, sets: parts.judging.sets, total, failure }),
  };
}

const summedUp = (added: Float64Array, worth: number): Float64Array => {
  let sum = 0;
  return added.map((one) => (sum += one) * worth);
};

interface ChosenInTurn {
  readonly seeds: readonly number[][];
  /** All seeds in the order they were chosen, and the list of each. */
  readonly order: readonly { readonly node: number; readonly list: number }[];
}

function chooseInTurn(
  nodes: number,
  choosing: SetBuffer,
  lists: readonly WantedList[],
): ChosenInTurn {
  const coverage = createCoverage(nodes, choosing, new Uint32Array(0));
  const taken = new Uint8Array(nodes);
  // A heap asks only for worth that falls, so a node on another list is worth less than nobody.
  const worthOf = (v: number): number => (taken[v] === 1 ? -1 : coverage.gains[v]!);
  const heaps: (CandidateHeap | undefined)[] = lists.map(({ candidates }) =>
    createCandidateHeap(usableNodes(nodes, candidates), worthOf),
  );
  const seeds: number[][] = lists.map(() => []);
  const order: { node: number; list: number }[] = [];
  for (let open = true; open; ) {
    open = false;
    for (const [list, heap] of heaps.entries()) {
      if (heap === undefined || seeds[list]!.length >= lists[list]!.size) continue;
      const node = heap.takeBest();
      if (node < 0 || taken[node] === 1) {
        heaps[list] = undefined;
        continue;
      }
      taken[node] = 1;
      coverage.take(node);
      seeds[list]!.push(node);
      order.push({ node, list });
      open = true;
    }
  }
  return { seeds, order };
}
