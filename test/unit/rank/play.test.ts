import { describe, expect, it } from 'vitest';
import { type CustomerFeatures, judge, playKinds, playText } from '../../../src/rank/index.ts';
import { config, day, night, nobody, noParts, somebody } from './people.ts';

const play = (more: Partial<CustomerFeatures>, base = somebody) =>
  judge({ ...base, ...more }, night, config.privacy.contact).play.kind;

const influencer = {
  reach: 200,
  influencePercentile: 95,
  previous: { parts: noParts, segment: 'influencer', stage: 'none' },
} as const;
const fond = { sentiment: 0.5, sentimentLow: 0.2, sentimentHigh: 0.8, brandPosts: 4 };
const angry = { sentiment: -0.5, sentimentLow: -0.8, sentimentHigh: -0.2, brandPosts: 4 };
const loyal = {
  purchases: 5,
  purchasesRecent: 5,
  gaps: 4,
  gapSum: 120,
  gapSquares: 4000,
  currentGap: 5,
  lastPurchase: day('2026-06-25'),
};
const open = { openCases: 1, openSince: day('2026-06-01') };
const lapsed = { ...loyal, currentGap: 300, lastPurchase: day('2025-09-01') };

describe('plays', () => {
  it.each([
    ['equip', influencer],
    ['invite', { ...influencer, previous: null }],
    ['ask and listen', { ...influencer, sentiment: -0.1 }],
    ['offer to refer', { ...fond, ...loyal }],
    ['thank', fond],
    ['thank', { ...fond, ...loyal, referrals: 2 }],
    ['ask and listen', { craft: 0.9 }],
    ['ask and listen', angry],
    ['invite', { postsRecent: 5 }],
    ['ask and listen', { postsRecent: 5, sentiment: -0.2 }],
    ['offer to refer', loyal],
    ['leave alone', { ...loyal, sentiment: -0.2 }],
    ['leave alone', {}],
    ['win back', lapsed],
    ['thank', { resolvedOn: day('2026-06-20'), satisfaction: 5 }],
    ['thank', { referralPurchases: 1, referralPurchaseSince: day('2026-06-20') }],
    [
      'ask and listen',
      { competitorRecent: 4, competitorBefore: 0, competitorSince: day('2026-06-20') },
    ],
  ] as const)('%s', (kind, more) => {
    expect(play(more)).toBe(kind);
  });

  it('know a customer without links by what they bought', () => {
    expect(play({}, nobody)).toBe('leave alone');
    expect(play(loyal, nobody)).toBe('offer to refer');
    expect(play({ ...loyal, referrals: 1 }, nobody)).toBe('thank');
    expect(play(lapsed, nobody)).toBe('win back');
  });

  it('make an open case right before anything a model says', () => {
    for (const more of [influencer, fond, angry, loyal, lapsed, { craft: 0.9 }]) {
      expect(play({ ...more, ...open })).toBe('make it right');
    }
  });

  it('leave alone whoever the policy protects, and only answer their open case', () => {
    for (const more of [influencer, fond, angry, lapsed]) {
      expect(play({ ...more, contacts: 4 })).toBe('leave alone');
      expect(play({ ...more, daysSinceObjection: 3 })).toBe('leave alone');
    }
    const protectedOne = judge(
      { ...somebody, ...open, daysSinceObjection: 3 },
      night,
      config.privacy.contact,
    );
    expect(protectedOne.mayContact).toBe(false);
    expect(playText(protectedOne.play)).toBe(
      'make it right: 1 case open since 2026-06-01; nothing else: objected 3 days ago; quiet for 365 days',
    );
  });

  it('thank no detractor for what went well', () => {
    expect(play({ ...angry, resolvedOn: day('2026-06-20'), satisfaction: 5 })).toBe(
      'ask and listen',
    );
  });

  it('are the eight that there are', () => {
    expect(playKinds).toHaveLength(8);
  });
});
