import { describe, expect, it } from 'vitest';
import { signalKinds } from '../../../src/kernel/index.ts';
import { type CustomerFeatures, judge, type Night } from '../../../src/rank/index.ts';
import { binomialTail } from '../../../src/rank/signal.ts';
import { config, day, night, noParts, somebody } from './people.ts';

const judged = (more: Partial<CustomerFeatures>, on: Night = night) =>
  judge({ ...somebody, ...more }, on, config.privacy.contact);
const kinds = (more: Partial<CustomerFeatures>, on: Night = night) =>
  judged(more, on).signals.map(({ kind }) => kind);

const openCase = { openCases: 1, openSince: day('2026-06-20'), reach: 40 };
const recovered = { resolvedOn: day('2026-06-01'), satisfaction: 4 };
const courted = {
  competitorRecent: 3,
  competitorBefore: 1,
  competitorSince: day('2026-06-10'),
};
const lapsed = {
  purchases: 8,
  gaps: 7,
  gapSum: 210,
  gapSquares: 7000,
  currentGap: 180,
  lastPurchase: day('2026-01-01'),
};
const recommends = {
  firstRecommendation: day('2026-06-15'),
  firstPost: day('2026-05-16'),
  sentiment: 0.6,
};
const moves = { reach: 312, influencePercentile: 97 };
const knownFriend = { parts: noParts, segment: 'friend', stage: 'none' } as const;
const referred = { referralPurchases: 2, referralPurchaseSince: day('2026-06-02') };

describe('signals', () => {
  it('are silent about somebody to whom nothing happened', () => {
    expect(kinds({})).toEqual([]);
  });

  it.each([
    ['open-case-with-reach', openCase, '2026-06-20'],
    ['recovered-case', recovered, '2026-06-01'],
    ['competitor-attention', courted, '2026-06-10'],
    ['first-recommendation', recommends, '2026-06-15'],
    ['new-influencer', { ...moves, previous: knownFriend }, '2026-06-30'],
    ['referral-purchase', referred, '2026-06-02'],
  ] as const)('%s is dated and gives figures', (kind, more, since) => {
    const { signals } = judged(more);
    expect(signals).toEqual([{ kind, since, evidence: expect.stringMatching(/\d/) }]);
  });

  it('quiet-lapsing is dated by the day the rhythm broke', () => {
    const [signal, ...others] = judged(lapsed).signals;
    expect(others).toEqual([]);
    expect(signal?.kind).toBe('quiet-lapsing');
    // Own gaps of 30 days against a company's 60: some 120 days are still expected, 180 are not.
    expect(signal?.since.slice(0, 7)).toMatch(/2026-0[345]/);
  });

  it.each([
    ['an open case without reach', { ...openCase, reach: 39.9 }],
    ['a closed case of somebody of reach', { reach: 99 }],
    ['an unsatisfied customer', { ...recovered, satisfaction: 3 }],
    ['a satisfaction nobody asked for', { ...recovered, satisfaction: null }],
    ['a recovery of last year', { ...recovered, resolvedOn: day('2025-06-01') }],
    [
      'a recovery beside a case still open',
      { ...recovered, openCases: 1, openSince: day('2026-06-29') },
    ],
    ['steady attention to a competitor', { ...courted, competitorBefore: 9 }],
    ['one post about a competitor', { ...courted, competitorRecent: 1, competitorBefore: 0 }],
    ['a customer within their rhythm', { ...lapsed, currentGap: 40 }],
    [
      'somebody who complains rather than being quiet',
      { ...lapsed, openCases: 1, openSince: day('2026-06-29') },
    ],
    ['a recommendation of long ago', { ...recommends, firstRecommendation: day('2026-05-31') }],
    ['a first post that recommends', { ...recommends, firstPost: day('2026-06-15') }],
    [
      'an influencer of last night',
      { ...moves, previous: { ...knownFriend, segment: 'influencer' } },
    ],
    ['a referral without a purchase', { referrals: 4 }],
  ] as const)('leave out %s', (_, more) => {
    expect(kinds(more)).toEqual([]);
  });

  it('find a new influencer among those not known last night, but not in the first night', () => {
    expect(kinds(moves)).toEqual(['new-influencer']);
    expect(kinds(moves, { ...night, hasPrevious: false })).toEqual([]);
  });

  it('stand in the order of their kinds, each once', () => {
    const all = kinds({ ...openCase, ...courted, ...recommends, ...moves, ...referred });
    expect(all).toEqual([...all].sort());
    expect(all).toHaveLength(5);
    expect([...signalKinds].sort()).toEqual(signalKinds);
  });
});

describe('binomial tail', () => {
  it('agrees with a table', () => {
    expect(binomialTail(3, 4, 0.25)).toBeCloseTo(4 * 0.25 ** 3 * 0.75 + 0.25 ** 4, 12);
    expect(binomialTail(1, 5, 0.5)).toBeCloseTo(1 - 0.5 ** 5, 12);
    expect([binomialTail(0, 5, 0.5), binomialTail(2, 2, 1), binomialTail(1, 3, 0)]).toEqual([
      1, 1, 0,
    ]);
  });
});
