/**
 * Which blocks are joined, so that the pairs grow no faster than the records.
 *
 * A rare key says more than a common one, so the smallest blocks come first.
 * Rules of strong evidence take what they need; the others share what is left
 * under one limit, at which a weak rule's block must be so much smaller. What
 * is above the limit is cut by place and takes its part of the budget.
 */
import { assert } from '../../src/kernel/index.ts';
import type { BlockingRule } from '../../src/match/index.ts';

/** Blocks of one rule that hold the same number of pairs. */
export interface BlockCount {
  readonly rule: BlockingRule;
  /** Pairs of one block. */
  readonly pairs: number;
  readonly blocks: number;
}

export interface BlockLimit {
  readonly rule: BlockingRule;
  /** Most pairs of a block that is joined whole; 0 for none. */
  readonly pairsMax: number;
}

/**
 * How large a block of a rule may be beside one of a whole name. Strong rules
 * (0) are bounded by `pairsPerBlockMax` alone as long as the budget holds them.
 * A family name alone is worth something only in a small pool.
 */
const allowance: Readonly<Record<BlockingRule, number>> = {
  handle: 0,
  email: 0,
  host: 0,
  name: 1,
  'place-name': 1,
  squash: 1,
  near: 1 / 8,
  family: 1 / 16,
};

const isStrong = (rule: BlockingRule): boolean => allowance[rule] === 0;

interface Budget {
  /** Pairs that may be joined; a pair that two rules find counts twice. */
  readonly pairsMax: number;
  readonly pairsPerBlockMax: number;
}

export function blockLimits(counts: readonly BlockCount[], budget: Budget): BlockLimit[] {
  const rules = [...new Set(counts.map(({ rule }) => rule))].sort();
  const strong = limitOf(
    counts.filter(({ rule }) => isStrong(rule)),
    () => 1,
    budget,
  );
  const weak = limitOf(
    counts.filter(({ rule }) => !isStrong(rule)),
    (rule) => allowance[rule],
    { ...budget, pairsMax: budget.pairsMax - strong.pairs },
  );
  return rules.map((rule) => ({
    rule,
    pairsMax: isStrong(rule) ? strong.limit : Math.floor(weak.limit * allowance[rule]),
  }));
}

/** The largest limit, at most `pairsPerBlockMax`, under which the blocks hold no more pairs than the budget. */
function limitOf(
  counts: readonly BlockCount[],
  allowanceOf: (rule: BlockingRule) => number,
  { pairsMax, pairsPerBlockMax }: Budget,
): { readonly limit: number; readonly pairs: number } {
  const sizes = new Map<number, number>();
  for (const { rule, pairs, blocks } of counts) {
    const size = Math.ceil(pairs / allowanceOf(rule));
    sizes.set(size, (sizes.get(size) ?? 0) + pairs * blocks);
  }
  let limit = pairsPerBlockMax;
  let sum = 0;
  for (const [size, pairs] of [...sizes].sort(([a], [b]) => a - b)) {
    if (size > pairsPerBlockMax) break;
    if (sum + pairs > pairsMax) {
      limit = size - 1;
      break;
    }
    sum += pairs;
  }
  assert(limit >= 0, 'a block cannot hold less than no pairs');
  return { limit, pairs: sum };
}
