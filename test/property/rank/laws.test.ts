import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CustomerFeatures,
  craftOf,
  judge,
  partsOf,
  placesOf,
  ScaleBuilder,
  TypicalBuilder,
} from '../../../src/rank/index.ts';
import { gapSurvival } from '../../../src/rank/rhythm.ts';
import { config, day, night, noParts, settings } from '../../unit/rank/people.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const percentile = fc.double({ min: 0, max: 100, noNaN: true });
const days = fc.integer({ min: 0, max: 2000 }).map((ago) => {
  return day(new Date(Date.parse('2026-06-30') - ago * 86_400_000).toISOString().slice(0, 10));
});

/** Customers of any kind, their figures as consistent as set work makes them. */
const customers: fc.Arbitrary<CustomerFeatures> = fc
  .record({
    linked: fc.boolean(),
    reach: maybe(fc.tuple(share, share, share, fc.double({ min: 0, max: 5000, noNaN: true }))),
    feeling: maybe(
      fc.tuple(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 50 }),
      ),
    ),
    posts: fc.integer({ min: 0, max: 500 }),
    recent: share,
    edges: fc.integer({ min: 1, max: 500 }),
    matchProbability: fc.double({ min: 0.5, max: 1, noNaN: true }),
    influencePercentile: percentile,
    authenticity: share,
    craft: share,
    purchases: fc.integer({ min: 0, max: 30 }),
    pace: fc.double({ min: 1, max: 200, noNaN: true }),
    currentGap: fc.double({ min: 0, max: 1500, noNaN: true }),
    value: percentile,
    lastPurchase: days,
    openCases: fc.integer({ min: 0, max: 2 }),
    openSince: days,
    resolvedOn: maybe(days),
    satisfaction: maybe(fc.integer({ min: 1, max: 5 })),
    contacts: fc.integer({ min: 0, max: 6 }),
    daysSinceObjection: maybe(fc.integer({ min: 0, max: 900 })),
    referrals: fc.integer({ min: 0, max: 3 }),
    competitorRecent: fc.integer({ min: 0, max: 9 }),
    competitorBefore: fc.integer({ min: 0, max: 9 }),
    known: fc.boolean(),
  })
  .map((one) => {
    const network = one.linked && one.reach !== null;
    const posts = one.linked ? one.posts : 0;
    const feeling = one.linked && posts > 0 ? one.feeling : null;
    const reach = network && one.reach !== null ? one.reach[3] : null;
    return {
      profiles: one.linked ? 1 : 0,
      matchProbability: one.linked ? one.matchProbability : null,
      reach,
      reachLow: reach === null || one.reach === null ? null : reach * one.reach[0],
      reachHigh: reach === null || one.reach === null ? null : reach * (1 + one.reach[1]),
      influencePercentile: network ? one.influencePercentile : null,
      authenticity: one.linked ? one.authenticity : null,
      edges: network ? one.edges : 0,
      posts,
      postsRecent: Math.floor(posts * one.recent),
      productPosts: Math.min(posts, 4),
      craft: posts > 0 ? one.craft : null,
      sentiment: feeling?.[0] ?? null,
      sentimentLow: feeling === null ? null : Math.max(-1, feeling[0] - feeling[1]),
      sentimentHigh: feeling === null ? null : Math.min(1, feeling[0] + feeling[1]),
      brandPosts: feeling === null ? 0 : Math.min(posts, feeling[2]),
      firstRecommendation: null,
      firstPost: posts > 0 ? day('2025-01-01') : null,
      competitorRecent: posts > 0 ? one.competitorRecent : 0,
      competitorBefore: posts > 0 ? one.competitorBefore : 0,
      competitorSince: posts > 0 && one.competitorRecent > 0 ? day('2026-06-10') : null,
      purchases: one.purchases,
      purchasesRecent: Math.ceil(one.purchases / 2),
      lastPurchase: one.purchases > 0 ? one.lastPurchase : null,
      gaps: Math.max(0, one.purchases - 1),
      gapSum: one.pace * Math.max(0, one.purchases - 1),
      gapSquares: one.pace * one.pace * Math.max(0, one.purchases - 1) * (1 + one.recent),
      currentGap: one.purchases > 0 ? one.currentGap : null,
      recencyPercentile: one.purchases > 0 ? one.value : null,
      frequencyPercentile: one.purchases > 0 ? one.value : null,
      monetaryPercentile: null,
      referrals: one.referrals,
      referralPurchases: 0,
      referralPurchaseSince: null,
      openCases: one.openCases,
      openSince: one.openCases > 0 ? one.openSince : null,
      resolvedOn: one.resolvedOn,
      satisfaction: one.resolvedOn === null ? null : one.satisfaction,
      contacts: one.contacts,
      daysSinceObjection: one.daysSinceObjection,
      previous: one.known ? { parts: noParts, segment: 'friend', stage: 'occasional' } : null,
    };
  });

const judged = (features: CustomerFeatures) => judge(features, night, config.privacy.contact);

describe('judging a customer', () => {
  it('gives points within 0–100 and intervals that hold them', () => {
    fc.assert(
      fc.property(customers, (features) => {
        const { parts, standing } = judged(features);
        for (const part of [...Object.values(parts), standing]) {
          if (part === null) continue;
          expect(part.low).toBeGreaterThanOrEqual(0);
          expect(part.low).toBeLessThanOrEqual(part.points);
          expect(part.points).toBeLessThanOrEqual(part.high);
          expect(part.high).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
    );
  });

  it('never lowers standing for more reach, influence, authenticity or value', () => {
    fc.assert(
      fc.property(customers, fc.double({ min: 1, max: 10, noNaN: true }), (features, times) => {
        const more = (value: number | null, most = Number.POSITIVE_INFINITY) =>
          value === null ? null : Math.min(most, value * times);
        const raised: readonly Partial<CustomerFeatures>[] = [
          {
            reach: more(features.reach),
            reachLow: more(features.reachLow),
            reachHigh: more(features.reachHigh),
          },
          { influencePercentile: more(features.influencePercentile, 100) },
          { authenticity: more(features.authenticity, 1) },
          {
            recencyPercentile: more(features.recencyPercentile, 100),
            frequencyPercentile: more(features.frequencyPercentile, 100),
          },
        ];
        const before = judged(features).standing.points;
        for (const change of raised) {
          const after = judged({ ...features, ...change }).standing.points;
          expect(after).toBeGreaterThanOrEqual(before - 1e-9);
        }
      }),
    );
  });

  it('never lowers sentiment points, nor standing, for a better sentiment', () => {
    fc.assert(
      fc.property(customers, share, (features, lift) => {
        fc.pre(features.sentiment !== null);
        const up = (value: number | null) => Math.min(1, (value ?? 0) + lift);
        const better = {
          ...features,
          sentiment: up(features.sentiment),
          sentimentLow: up(features.sentimentLow),
          sentimentHigh: up(features.sentimentHigh),
        };
        const before = judged(features);
        const after = judged(better);
        expect(after.parts.sentiment?.points).toBeGreaterThanOrEqual(
          (before.parts.sentiment?.points ?? 0) - 1e-9,
        );
        expect(after.standing.points).toBeGreaterThanOrEqual(before.standing.points - 1e-9);
      }),
    );
  });

  it('calls unknown exactly those of whom too little was seen', () => {
    fc.assert(
      fc.property(customers, (features) => {
        const { segment, enoughEvidence } = judged(features);
        const seen =
          features.profiles > 0 &&
          (features.posts >= settings.evidence.postsMin ||
            features.edges >= settings.evidence.edgesMin);
        expect(enoughEvidence).toBe(seen);
        expect(segment === 'unknown').toBe(!seen);
      }),
    );
  });

  it('recommends contact neither where the policy forbids nor, but to mend it, where a case is open', () => {
    fc.assert(
      fc.property(customers, (features) => {
        const { play, mayContact } = judged(features);
        if (features.openCases > 0) expect(play.kind).toBe('make it right');
        else if (!mayContact) expect(play.kind).toBe('leave alone');
        expect(play.kind === 'make it right').toBe(features.openCases > 0);
        expect(play.reason).not.toBe('');
      }),
    );
  });

  it('dates every signal no later than the night', () => {
    fc.assert(
      fc.property(customers, (features) => {
        for (const { since, evidence } of judged(features).signals) {
          expect(since <= night.date).toBe(true);
          expect(evidence).not.toMatch(/NaN|null|undefined|Infinity/);
        }
      }),
    );
  });

  it('depends on what others are, not on their order', () => {
    fc.assert(
      fc.property(fc.array(customers, { maxLength: 30 }), (all) => {
        const usual = (some: readonly CustomerFeatures[]) => {
          const scales = new ScaleBuilder();
          for (const features of some) scales.add(features);
          const scale = scales.finish(settings);
          const typical = new TypicalBuilder(scale);
          for (const features of some) typical.add(features);
          return { scale, typical: typical.finish() };
        };
        const one = usual(all);
        const other = usual([...all].reverse());
        expect(other.scale).toEqual(one.scale);
        for (const [name, { mean, spread }] of Object.entries(one.typical)) {
          const there = other.typical[name as keyof typeof other.typical];
          expect(there.mean).toBeCloseTo(mean, 8);
          expect(there.spread).toBeCloseTo(spread, 6);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('parts', () => {
  it('do not change with what they are not made of', () => {
    fc.assert(
      fc.property(customers, customers, (one, other) => {
        const scale = { reachFull: 100, activityFull: 10 };
        const mixed = { ...other, authenticity: one.authenticity };
        expect(partsOf(mixed, scale).authenticity).toEqual(partsOf(one, scale).authenticity);
      }),
    );
  });
});

const intervals = fc.array(
  fc.tuple(percentile, percentile, percentile).map((three) => [...three].sort((a, b) => a - b)),
  { maxLength: 60 },
);

describe('places', () => {
  const placed = (rows: readonly (readonly number[])[]) =>
    placesOf({
      low: Float64Array.from(rows, (row) => row[0] as number),
      points: Float64Array.from(rows, (row) => row[1] as number),
      high: Float64Array.from(rows, (row) => row[2] as number),
    });

  it('are dense and unique, and lie within their own bounds', () => {
    fc.assert(
      fc.property(intervals, (rows) => {
        const { rank, rankLow, rankHigh } = placed(rows);
        expect([...rank].sort((a, b) => a - b)).toEqual(rows.map((_, at) => at + 1));
        rank.forEach((place, row) => {
          expect(rankLow[row]).toBeGreaterThanOrEqual(1);
          expect(rankLow[row]).toBeLessThanOrEqual(place);
          expect(rankHigh[row]).toBeGreaterThanOrEqual(place);
          expect(rankHigh[row]).toBeLessThanOrEqual(rows.length);
        });
      }),
    );
  });

  it('have the bounds that comparing every pair gives', () => {
    fc.assert(
      fc.property(intervals, (rows) => {
        const { rankLow, rankHigh } = placed(rows);
        rows.forEach(([low = 0, , high = 0], row) => {
          const surely = rows.filter(([otherLow = 0]) => otherLow > high).length;
          const perhaps = rows.filter(([, , otherHigh = 0]) => otherHigh >= low).length;
          expect([rankLow[row], rankHigh[row]]).toEqual([surely + 1, perhaps]);
        });
      }),
    );
  });
});

describe('survival of a gap', () => {
  it('falls with the gap, and rises with how slow a customer is', () => {
    const gap = fc.double({ min: 0, max: 2000, noNaN: true });
    const company = fc.record({
      meanGap: fc.double({ min: 1, max: 400, noNaN: true }),
      shape: fc.double({ min: 0.5, max: 50, noNaN: true }),
      priorGaps: fc.double({ min: 0.1, max: 10, noNaN: true }),
    });
    const own = fc
      .array(fc.double({ min: 0.5, max: 500, noNaN: true }), { minLength: 1, maxLength: 40 })
      .map((gaps) => ({
        gaps: gaps.length,
        gapSum: gaps.reduce((sum, one) => sum + one, 0),
        gapSquares: gaps.reduce((sum, one) => sum + one * one, 0),
      }));
    fc.assert(
      fc.property(gap, gap, own, company, (one, other, rhythm, all) => {
        const [shorter, longer] = [Math.min(one, other), Math.max(one, other)];
        const short = gapSurvival(shorter, rhythm, all);
        expect(short).toBeGreaterThanOrEqual(gapSurvival(longer, rhythm, all) - 1e-9);
        expect(short).toBeLessThanOrEqual(1 + 1e-12);
        const slower = {
          ...rhythm,
          gapSum: rhythm.gapSum * 2,
          gapSquares: rhythm.gapSquares * 4,
        };
        expect(gapSurvival(longer, slower, all)).toBeGreaterThanOrEqual(
          gapSurvival(longer, rhythm, all) - 1e-9,
        );
      }),
    );
  });
});

describe('craft', () => {
  it('is a figure between 0 and 1 of any text', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }), (units) => {
        const craft = craftOf(String.fromCharCode(...units));
        expect(craft >= 0 && craft <= 1).toBe(true);
      }),
    );
  });
});
