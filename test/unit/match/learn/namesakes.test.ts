import { describe, expect, it } from 'vitest';
import {
  chanceWithNamesakes,
  createNamesakeTally,
  levelCode,
} from '../../../../src/match/index.ts';

const full = levelCode('name', 'full');
const pool = new Map([['x', 1000]]);

function shareWith(others: number, chanceBits: number): number {
  const tally = createNamesakeTally();
  for (let at = 0; at < 1000; at += 1) {
    const pair = { customerId: `c${at}`, platform: 'x', nameLevel: full, chanceBits };
    tally.add({ ...pair, declared: true });
    if (at < others) tally.add({ ...pair, declared: false });
  }
  return tally.share(pool, 1000);
}

describe('namesakes', () => {
  it('are learnt from other profiles under the name of who declared theirs', () => {
    // (0.02 · 400 + 100) / (400 + 1000)
    expect(shareWith(100, -40)).toBeCloseTo(108 / 1400, 6);
  });

  it('are not what chance alone explains', () => {
    expect(shareWith(100, -9)).toBeCloseTo(8 / 1400, 6);
  });

  it('are taken for two in a hundred before anything is learnt', () => {
    expect(createNamesakeTally().share(pool, 10)).toBeCloseTo(0.02, 9);
  });

  it('put a floor under the chance of a whole name, not of a numbered address', () => {
    expect(chanceWithNamesakes(full, -30, 2 ** -17)).toBeCloseTo(-17, 3);
    expect(chanceWithNamesakes(levelCode('name', 'email'), -18, 2 ** -10)).toBe(-18);
    expect(chanceWithNamesakes(levelCode('name', 'family'), -12, 2 ** -10)).toBe(-12);
  });
});
