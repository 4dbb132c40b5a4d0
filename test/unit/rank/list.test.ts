import { describe, expect, it } from 'vitest';
import { type ReasonFigures, reasonOf } from '../../../src/rank/index.ts';
import { day } from './people.ts';

const figures: ReasonFigures = {
  standing: 71.26,
  standingLow: 64,
  standingHigh: 77.9,
  reach: 1312.4,
  reachLow: 1240,
  reachHigh: 1390,
  influence: 97.4,
  sentiment: 0.412,
  sentimentLow: -0.1,
  sentimentHigh: 0.6,
  brandPosts: 9,
  craft: 0.41,
  value: 88.2,
  rise: 4.24,
  segment: 'influencer',
  stage: 'loyal',
  purchases: 12,
  lastPurchase: day('2026-06-01'),
  evidence: [],
};

describe('reasons', () => {
  it('tell the figure of the order first, then the others', () => {
    expect(reasonOf(figures, 'reach')).toBe(
      'Influencer: reach 1,312 people (1240–1390); standing 71 (64–78); influence above 97 % of profiles; sentiment +0.41 (−0.10 to +0.60) over 9 posts; loyal, 12 purchases, last 2026-06-01.',
    );
    expect(reasonOf(figures, 'rise')).toMatch(/^Influencer: standing rose by 4\.2 points since/);
    expect(reasonOf({ ...figures, rise: -3 }, 'rise')).toContain('standing fell by 3.0 points');
    expect(reasonOf(figures, 'value_points')).toMatch(
      /^Influencer: value as a customer 88 of 100; standing 71/,
    );
  });

  it('say what is not known, and no standing where that is nearly all', () => {
    const little: ReasonFigures = {
      ...figures,
      reach: null,
      influence: null,
      sentiment: null,
      value: null,
      rise: null,
      segment: 'unknown',
      stage: 'none',
      purchases: 0,
      lastPurchase: null,
    };
    expect(reasonOf(little, 'reach')).toBe('No purchases; reach, influence and sentiment unknown.');
    expect(reasonOf({ ...little, value: 88 }, 'value_points')).toMatch(
      /^Value as a customer 88 of 100; no purc/,
    );
    expect(reasonOf({ ...figures, reach: null, influence: null }, 'standing_points')).toMatch(
      /^Influencer: standing 71 \(64–78\); sentiment .*; reach and influence unknown\.$/,
    );
  });

  it('add the craft of a prosumer and the evidence of a signal', () => {
    expect(reasonOf({ ...figures, segment: 'prosumer' }, 'sentiment')).toContain(
      'craft of posts 0.41',
    );
    const signalled = reasonOf({ ...figures, evidence: ['1 case open.'] }, 'reach');
    expect(signalled).toMatch(/last 2026-06-01\. 1 case open\.$/);
  });
});
