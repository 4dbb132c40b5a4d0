import { describe, expect, it } from 'vitest';
import {
  chanceWithNamesakes,
  createNamesakeTally,
  levelCode,
} from '../../../../src/match/index.ts';

const full = levelCode('name', 'full');
const pool = new Map([['x', 1000]]);

function learnt(others: number, chanceBits: number) {
  const tally = createNamesakeTally();
  for (let at = 0; at < 1000; at += 1) {
    const pair = { customerId: `c${at}`, platform: 'x', nameLevel: full, chanceBits };
    tally.add({ ...pair, declared: true });
    if (at < others) tally.add({ ...pair, declared: false });
  }
  return tally.learn(pool, 1000);
}

describe('namesakes', () => {
  it('of rare names are planted: learnt from other profiles of who declared theirs', () => {
    // (0.02 · 400 + 100) / (400 + 1000)
    expect(learnt(100, -40).share).toBeCloseTo(108 / 1400, 4);
  });

  it('of common names say that names go together', () => {
    // 1,000 customers, each with 1000 · 2⁻¹⁰ strangers expected were names independent.
    const { share, affinity } = learnt(1000, -10);
    expect(share).toBeLessThan(0.06);
    expect(affinity).toBeGreaterThan(0.95);
    expect(affinity).toBeLessThan(1.1);
  });

  it('are taken for two in a hundred before anything is learnt', () => {
    expect(createNamesakeTally().learn(pool, 10)).toEqual({ share: 0.02, affinity: 2 });
  });

  it('put a floor under the chance of a whole name, not of a numbered address', () => {
    const model = { share: 1 / 128, affinity: 1, customers: 1024 };
    expect(chanceWithNamesakes(full, -30, model)).toBeCloseTo(-17, 3);
    expect(chanceWithNamesakes(levelCode('name', 'email'), -18, model)).toBe(-18);
    expect(chanceWithNamesakes(levelCode('name', 'family'), -12, model)).toBe(-12);
  });
});
