import { describe, expect, it } from 'vitest';
import { type Part, partsOf, standingOf } from '../../../src/rank/index.ts';
import {
  countInterval,
  logPoints,
  probabilityAboveZero,
  quantileOf,
} from '../../../src/rank/scale.ts';
import { nobody, settings, somebody, typicalParts } from './people.ts';

const scale = { reachFull: 99, activityFull: 15 };
const exactly = (points: number): Part => ({ points, low: points, high: points });

describe('points', () => {
  it('follow the logarithm: 9 is half of 99', () => {
    expect(logPoints(9, 99)).toBeCloseTo(50, 10);
    expect(logPoints(0, 99)).toBe(0);
    expect(logPoints(99, 99)).toBe(100);
    expect(logPoints(1e9, 99)).toBe(100);
    expect(logPoints(5, 0)).toBe(0);
  });

  it('leave room above a count of nothing and hold the count', () => {
    expect(countInterval(0)).toEqual({ low: 0, high: expect.closeTo(2.06, 2) });
    const { low, high } = countInterval(16);
    expect([low, high]).toEqual([expect.closeTo(10.4, 1), expect.closeTo(23.71, 2)]);
  });

  it('know how likely an estimate is above nought', () => {
    const interval = { low: -0.5, high: 1.5 };
    // Half an estimate of a standard deviation of 2/(2·1.645): Φ(0.822)
    expect(probabilityAboveZero(0.5, interval)).toBeCloseTo(0.7946, 4);
    expect(probabilityAboveZero(-0.5, interval)).toBeCloseTo(0.2054, 4);
    expect(probabilityAboveZero(0, interval)).toBeCloseTo(0.5, 6);
    expect(probabilityAboveZero(0.1, { low: 0.1, high: 0.1 })).toBe(1);
    expect(probabilityAboveZero(0, { low: 0, high: 0 })).toBe(0);
  });

  it('take quantiles between values', () => {
    const column = Float64Array.of(1, 2, 3, 4);
    expect([0, 0.5, 1].map((at) => quantileOf(column, at))).toEqual([1, 2.5, 4]);
    expect(quantileOf(new Float64Array(), 0.5)).toBe(0);
  });
});

describe('parts', () => {
  it('are null without evidence, not zero', () => {
    expect(Object.values(partsOf(nobody, scale))).toEqual([null, null, null, null, null, null]);
  });

  it('come out as worked by hand', () => {
    const parts = partsOf(
      {
        ...somebody,
        reach: 9,
        reachLow: 0,
        reachHigh: 99,
        sentiment: 0.4,
        sentimentLow: -0.2,
        sentimentHigh: 0.8,
        authenticity: 0.75,
        postsRecent: 3,
        recencyPercentile: 80,
        frequencyPercentile: 50,
        monetaryPercentile: 20,
      },
      scale,
    );
    expect(parts.reach).toEqual({ points: expect.closeTo(50, 9), low: 0, high: 100 });
    expect(parts.sentiment).toEqual({ points: 70, low: 40, high: 90 });
    expect(parts.activity?.points).toBeCloseTo(50, 9);
    expect(parts.authenticity).toEqual(exactly(75));
    expect(parts.value).toEqual(exactly(50));
  });

  it('take value from what is known of it', () => {
    const paid = partsOf({ ...nobody, recencyPercentile: 90, frequencyPercentile: 70 }, scale);
    expect(paid.value).toEqual(exactly(80));
  });

  it('are less sure of the influence of those with few edges', () => {
    const width = (edges: number): number => {
      const part = partsOf({ ...somebody, edges }, scale).influence;
      return (part?.high ?? 0) - (part?.low ?? 0);
    };
    expect(width(2)).toBeGreaterThan(width(20));
    expect(width(20)).toBeGreaterThan(width(2000));
  });
});

describe('standing', () => {
  const parts = {
    reach: { points: 80, low: 70, high: 90 },
    influence: exactly(90),
    sentiment: { points: 60, low: 40, high: 80 },
    activity: exactly(50),
    authenticity: exactly(100),
    value: exactly(20),
  };
  const { weights } = settings;

  it('is the weighted mean, with the errors of the parts added in quadrature', () => {
    const standing = standingOf({ parts, weights, typical: typicalParts, matchProbability: 1 });
    // .25·80 + .2·90 + .2·60 + .1·50 + .1·100 + .15·20 = 68; √((.25·10)² + (.2·20)²) = 4.717
    expect(standing.points).toBeCloseTo(68, 10);
    expect(standing.low).toBeCloseTo(68 - 4.717, 3);
    expect(standing.high).toBeCloseTo(68 + 4.717, 3);
  });

  it('does not change when all weights are halved', () => {
    const halved = Object.fromEntries(
      Object.entries(weights).map(([name, weight]) => [name, weight / 2]),
    ) as typeof weights;
    const ask = (some: typeof weights) =>
      standingOf({ parts, weights: some, typical: typicalParts, matchProbability: 1 }).points;
    expect(ask(halved)).toBeCloseTo(ask(weights), 10);
  });

  it('puts whoever nothing is known of at the usual place, and says how little that is worth', () => {
    const none = partsOf(nobody, scale);
    const standing = standingOf({
      parts: none,
      weights,
      typical: typicalParts,
      matchProbability: 1,
    });
    // .25·30 + .2·50 + .2·55 + .1·40 + .1·85 + .15·50 = 48.5
    expect(standing.points).toBeCloseTo(48.5, 10);
    expect(standing.high - standing.low).toBeGreaterThan(20);
  });

  it('reaches toward the standing without social evidence when the link is uncertain', () => {
    const sure = standingOf({ parts, weights, typical: typicalParts, matchProbability: 1 });
    const unsure = standingOf({ parts, weights, typical: typicalParts, matchProbability: 0.9 });
    // Without the social parts: 48.5 − .15·(50 − 20) = 44, below 68: only the low end moves.
    expect(unsure.points).toBeCloseTo(sure.points, 10);
    expect(unsure.high).toBeCloseTo(sure.high, 10);
    expect(unsure.low).toBeCloseTo(68 - Math.hypot(4.717, 1.644854 * 0.3 * (68 - 44)), 2);
  });

  it('is open where every weight is nought', () => {
    const none = Object.fromEntries(Object.keys(weights).map((name) => [name, 0]));
    expect(
      standingOf({
        parts,
        weights: none as unknown as typeof weights,
        typical: typicalParts,
        matchProbability: 1,
      }),
    ).toEqual({ points: 50, low: 0, high: 100 });
  });
});
