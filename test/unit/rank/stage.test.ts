import { describe, expect, it } from 'vitest';
import { stages } from '../../../src/kernel/index.ts';
import type { CustomerFeatures } from '../../../src/rank/index.ts';
import { lapsedSince, stageOf } from '../../../src/rank/stage.ts';
import { day, night, nobody, settings } from './people.ts';

const stage = (more: Partial<CustomerFeatures>) =>
  stageOf({ ...nobody, ...more }, night.rhythm, settings);
const buyer = (purchases: number, more: Partial<CustomerFeatures> = {}) => ({
  purchases,
  purchasesRecent: purchases,
  gaps: purchases - 1,
  gapSum: 30 * (purchases - 1),
  gapSquares: 1200 * (purchases - 1),
  currentGap: 10,
  ...more,
});

describe('stages', () => {
  it('climb with purchases', () => {
    expect([0, 1, 2, 3, 4, 40].map((purchases) => stage(buyer(purchases)))).toEqual([
      'none',
      'first-time',
      'occasional',
      'occasional',
      'loyal',
      'loyal',
    ]);
    expect(stages).toHaveLength(6);
  });

  it('take loyalty of long ago for history', () => {
    expect(stage(buyer(9, { purchasesRecent: 3 }))).toBe('occasional');
    expect(stage(buyer(9, { purchasesRecent: 4 }))).toBe('loyal');
  });

  it('make an advocate of the loyal who bring others or speak well', () => {
    const fond = { brandPosts: 2, sentiment: 0.5, sentimentLow: 0.1, sentimentHigh: 0.9 };
    expect(stage(buyer(4, { referrals: 1 }))).toBe('advocate');
    expect(stage(buyer(4, fond))).toBe('advocate');
    expect(stage(buyer(3, { referrals: 5, ...fond }))).toBe('occasional');
    expect(stage({ referrals: 5 })).toBe('none');
  });

  it('are broken by one’s own rhythm, whatever one was', () => {
    expect(stage(buyer(8, { currentGap: 400, referrals: 3 }))).toBe('lapsing');
    expect(stage(buyer(8, { currentGap: 60 }))).toBe('loyal');
    expect(stage(buyer(3, { currentGap: 4000 }))).toBe('lapsing');
    expect(stage(buyer(2, { currentGap: 4000 }))).toBe('occasional');
  });

  it('say on which day the rhythm broke', () => {
    const features = { ...nobody, ...buyer(8), lastPurchase: day('2026-01-01') };
    const since = lapsedSince(features, night.rhythm, night.calendar, settings);
    const gapOf = (text: string) => (Date.parse(text) - Date.parse('2026-01-01')) / 86_400_000;
    expect(stage(buyer(8, { currentGap: gapOf(since) }))).toBe('lapsing');
    expect(stage(buyer(8, { currentGap: gapOf(since) - 1 }))).toBe('loyal');
  });
});
