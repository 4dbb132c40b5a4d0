import { describe, expect, it } from 'vitest';
import {
  chanceWithNamesakes,
  createNamesakeTally,
  levelCode,
} from '../../../../src/match/index.ts';

const full = levelCode('name', 'full');

interface Others {
  readonly count: number;
  readonly chanceBits: number;
  readonly otherBits: number;
}

/** A thousand declared accounts; beside so many of them stands another one of the name. */
function learnt({ count, chanceBits, otherBits }: Others) {
  const tally = createNamesakeTally();
  for (let at = 0; at < 1000; at += 1) {
    const pair = {
      nameLevel: full,
      chanceBits,
      rarerBits: chanceBits,
      otherBits,
      known: false,
      probability: 0,
    };
    tally.addSlot(at < count ? [{ ...pair, known: true }, pair] : [{ ...pair, known: true }], 1000);
  }
  return tally.learn(1000);
}

describe('namesakes', () => {
  it('of rare names are planted when nothing else agrees', () => {
    // (0.01 · 200 + 100) / (200 + 1000)
    const { share, second } = learnt({ count: 100, chanceBits: -40, otherBits: -12 });
    expect(share).toBeCloseTo(102 / 1200, 3);
    expect(second).toBeLessThan(0.01);
  });

  it('are second accounts when the rest agrees', () => {
    const { share, second } = learnt({ count: 500, chanceBits: -40, otherBits: 12 });
    expect(second).toBeCloseTo(502 / 1020, 2);
    expect(share).toBeLessThan(0.005);
  });

  it('of common names say that names go together', () => {
    // 1,000 customers, each with 1000 · 2⁻¹⁰ strangers expected were names independent.
    const { share, affinity } = learnt({ count: 1000, chanceBits: -10, otherBits: -12 });
    expect(share).toBeLessThan(0.05);
    expect(affinity[0]).toBeGreaterThan(0.95);
    expect(affinity[0]).toBeLessThan(1.1);
  });

  it('are counted without themselves when asked how common the name is', () => {
    // Two in 1,000 slots, where 2⁻¹⁴ · 1000 are expected of the name without them in each: 61 in all.
    const tally = createNamesakeTally();
    const pair = { nameLevel: full, otherBits: -12, probability: 0 };
    for (let at = 0; at < 1000; at += 1) {
      const own = { ...pair, chanceBits: -14, rarerBits: -16, known: true };
      tally.addSlot(at < 2 ? [own, { ...own, known: false }] : [own], 1000);
    }
    const [common, , rare] = tally.learn(1000).affinity;
    expect(common).toBeGreaterThan(1);
    expect(rare).toBe(0.5);
  });

  it('weigh by how rare their name is, between what was learnt beside it', () => {
    const customers = 1024;
    const model = { share: 0, affinity: [4, 2, 1, 0.5], customers };
    const bitsAt = (bits: number) => chanceWithNamesakes(full, bits, model) - bits;
    expect([-8, -10, -12, -14, -16, -30].map(bitsAt)).toEqual([2, 2, 1, 0, -1, -1]);
    expect(2 ** bitsAt(-11)).toBeCloseTo(3, 9);
  });

  it('are learnt from accounts the model is sure of, and from no others', () => {
    const pair = { nameLevel: full, chanceBits: -40, rarerBits: -40, otherBits: 0, known: false };
    const shareAt = (probability: number): number => {
      const tally = createNamesakeTally();
      for (let at = 0; at < 1000; at += 1) tally.addSlot([{ ...pair, probability }], 1000);
      return tally.learn(1000).share;
    };
    expect(shareAt(0.5)).toBeCloseTo(0.01, 6);
    expect(shareAt(0.99)).toBeCloseTo(2 / 1200, 4);
  });

  it('are taken for one in a hundred before anything is learnt', () => {
    const { share, affinity, second } = createNamesakeTally().learn(10);
    expect([share, affinity, second]).toEqual([0.01, [1.2, 1.2, 1.2, 1.2], 0.1]);
  });

  it('put a floor under the chance of a whole name', () => {
    const model = { share: 1 / 128, affinity: [1, 1, 1, 1], customers: 1024 };
    const floor = (level: 'full' | 'family', bits: number) =>
      chanceWithNamesakes(levelCode('name', level), bits, model);
    expect(floor('full', -30)).toBeCloseTo(-17, 3);
    expect(floor('family', -12)).toBe(-12);
  });
});
