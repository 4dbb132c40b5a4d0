import { describe, expect, it } from 'vitest';
import {
  type AuthenticityFacts,
  type AuthenticityModel,
  authenticityModel,
  authenticityOf,
  priorAuthentic,
  reasonsOf,
} from '../../../src/authenticity/index.ts';

const unknown: AuthenticityFacts = {
  platform: null,
  handleLength: null,
  handleDigits: null,
  displayNameLength: null,
  bioLength: null,
  hasUrl: null,
  hasLocation: null,
  followers: null,
  following: null,
  listed: null,
  likes: null,
  posts: null,
  verified: null,
  defaultProfile: null,
  defaultAvatar: null,
  createdAtMs: null,
  observedAtMs: null,
};

const toy: AuthenticityModel = {
  trainingPrior: 0.5,
  curves: [
    { feature: 'followers', knots: [0, 2, 4], heights: [-2, 0, 1] },
    { feature: 'has_url', knots: [0, 1], heights: [-0.5, 0.5] },
    { feature: 'verified', knots: [0, 1], heights: [0, 3] },
  ],
};
const oddsOf = (facts: Partial<AuthenticityFacts>, prior = 0.5): number => {
  const p = authenticityOf(toy, { ...unknown, ...facts }, prior);
  return Math.log(p / (1 - p));
};

describe('authenticityOf', () => {
  it('gives the prior when nothing is known', () => {
    expect(authenticityOf(authenticityModel, unknown)).toBeCloseTo(priorAuthentic, 12);
    expect(authenticityOf(authenticityModel, unknown, 0.3)).toBeCloseTo(0.3, 12);
  });

  it('adds up heights along the curves, worked by hand', () => {
    expect(oddsOf({ followers: 99 })).toBeCloseTo(0, 12);
    expect(oddsOf({ followers: 9 })).toBeCloseTo(-1, 12);
    expect(oddsOf({ followers: 10 ** 9, hasUrl: true })).toBeCloseTo(1.5, 12);
    expect(oddsOf({ followers: 0, hasUrl: false }, 0.8)).toBeCloseTo(Math.log(4) - 2.5, 12);
  });

  it('counts a tick only where it meant a checked identity', () => {
    const before = Date.UTC(2020, 0, 1);
    const after = Date.UTC(2024, 0, 1);
    expect(oddsOf({ platform: 'x', verified: true, observedAtMs: before })).toBeCloseTo(3, 12);
    expect(oddsOf({ platform: 'x', verified: true, observedAtMs: after })).toBeCloseTo(0, 12);
    expect(oddsOf({ platform: 'bluesky', verified: true, observedAtMs: before })).toBeCloseTo(
      0,
      12,
    );
  });

  it('depends on age, not on the year', () => {
    const profile = { ...unknown, platform: 'x', followers: 50, following: 900, posts: 4000 };
    const dayMs = 86_400_000;
    const seenIn = (observedAtMs: number) =>
      authenticityOf(authenticityModel, {
        ...profile,
        observedAtMs,
        createdAtMs: observedAtMs - 400 * dayMs,
      });
    expect(seenIn(Date.UTC(2017, 3, 15))).toBe(seenIn(Date.UTC(2026, 3, 15)));
  });

  it('ignores what cannot be: negative counts, NaN, made after it was seen', () => {
    expect(oddsOf({ followers: -1 })).toBe(oddsOf({}));
    expect(oddsOf({ followers: Number.NaN })).toBe(oddsOf({}));
    const future = { ...unknown, createdAtMs: 2, observedAtMs: 1, posts: null };
    expect(authenticityOf(authenticityModel, future)).toBeCloseTo(priorAuthentic, 12);
  });
});

describe('reasonsOf', () => {
  it('names the strongest features first, in bits, and nothing unknown', () => {
    const facts = { ...unknown, followers: 0, hasUrl: true };
    const reasons = reasonsOf(toy, facts);
    expect(reasons.map((reason) => reason.feature)).toEqual(['followers', 'has_url']);
    expect(reasons[0]!.bits).toBeCloseTo(-2 / Math.LN2, 12);
    expect(reasonsOf(toy, facts, 1)).toHaveLength(1);
    expect(reasonsOf(authenticityModel, unknown)).toEqual([]);
  });
});
