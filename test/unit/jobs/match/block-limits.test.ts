import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BlockCount, blockLimits } from '../../../../jobs/match/block-limits.ts';
import { blockingRules } from '../../../../src/match/index.ts';

const counts = fc.array(
  fc.record<BlockCount>({
    rule: fc.constantFrom(...blockingRules),
    pairs: fc.integer({ min: 1, max: 5000 }),
    blocks: fc.integer({ min: 1, max: 50 }),
  }),
  { maxLength: 60 },
);
const budget = { pairsMax: 20_000, pairsPerBlockMax: 2000 };

function joined(all: readonly BlockCount[], pairsMax = budget.pairsMax): Map<string, number> {
  const limits = new Map(
    blockLimits(all, { ...budget, pairsMax }).map((limit) => [limit.rule, limit.pairsMax]),
  );
  const pairs = new Map<string, number>();
  for (const one of all) {
    if (one.pairs > (limits.get(one.rule) ?? 0)) continue;
    pairs.set(one.rule, (pairs.get(one.rule) ?? 0) + one.pairs * one.blocks);
  }
  return pairs;
}
const sum = (pairs: ReadonlyMap<string, number>): number =>
  [...pairs.values()].reduce((total, one) => total + one, 0);

describe('limits of blocks', () => {
  it('never spend more pairs than the budget, and never join a block above the limit of one', () => {
    fc.assert(
      fc.property(counts, (all) => {
        expect(sum(joined(all))).toBeLessThanOrEqual(budget.pairsMax);
        for (const { pairsMax } of blockLimits(all, budget)) {
          expect(pairsMax).toBeLessThanOrEqual(budget.pairsPerBlockMax);
        }
      }),
    );
  });

  it('are the same for any order of the counts', () => {
    fc.assert(
      fc.property(counts, (all) => {
        expect(blockLimits([...all].reverse(), budget)).toEqual(blockLimits(all, budget));
      }),
    );
  });

  it('join everything where there is room', () => {
    const all: BlockCount[] = [
      { rule: 'name', pairs: 900, blocks: 2 },
      { rule: 'handle', pairs: 3, blocks: 100 },
    ];
    expect(sum(joined(all))).toBe(2100);
  });

  it('let strong rules go first, and weak ones have small blocks only', () => {
    const all: BlockCount[] = [
      { rule: 'email', pairs: 500, blocks: 20 },
      { rule: 'name', pairs: 400, blocks: 20 },
      { rule: 'family', pairs: 400, blocks: 20 },
      { rule: 'family', pairs: 4, blocks: 20 },
    ];
    const pairs = joined(all);
    expect(pairs.get('email')).toBe(10_000);
    expect(pairs.get('name')).toBe(8000);
    expect(pairs.get('family')).toBe(80);
  });
});
