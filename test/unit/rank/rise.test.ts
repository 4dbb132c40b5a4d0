import { describe, expect, it } from 'vitest';
import { judge, type PreviousStanding } from '../../../src/rank/index.ts';
import { config, night, nobody, noParts, settings, somebody } from './people.ts';

const policy = config.privacy.contact;
const riseOf = (features: Parameters<typeof judge>[0]): number | null =>
  judge(features, night, policy).rise;

const total = Object.values(settings.weights).reduce((sum, weight) => sum + weight, 0);
/** What this night says of `somebody`, as a night before might have said it. */
const tonight = Object.fromEntries(
  Object.entries(judge(somebody, night, policy).parts).map(([name, part]) => [
    name,
    part?.points ?? null,
  ]),
) as PreviousStanding['parts'];
const lastNight = (parts: Partial<PreviousStanding['parts']>): PreviousStanding => ({
  parts: { ...tonight, ...parts },
  segment: 'friend',
  stage: 'none',
});

describe('a rise', () => {
  it('is the gain of each part by its weight', () => {
    expect(riseOf({ ...somebody, previous: lastNight({}) })).toBe(0);
    const less = (tonight.influence ?? 0) - 20;
    expect(riseOf({ ...somebody, previous: lastNight({ influence: less }) })).toBeCloseTo(
      (20 * settings.weights.influence) / total,
      9,
    );
  });

  it('leaves out what only one of the nights knows', () => {
    expect(riseOf({ ...somebody, previous: lastNight({ reach: null }) })).toBe(0);
    const lost = { ...somebody, reach: null, reachLow: null, reachHigh: null };
    expect(riseOf({ ...lost, previous: lastNight({ reach: 1 }) })).toBe(0);
  });

  it('is nobody’s of whom too little was or is known, or who is new', () => {
    expect(riseOf({ ...somebody, previous: null })).toBeNull();
    expect(riseOf({ ...somebody, previous: { ...lastNight({}), segment: 'unknown' } })).toBeNull();
    expect(riseOf({ ...nobody, previous: lastNight({}) })).toBeNull();
    expect(riseOf({ ...somebody, previous: { ...lastNight({}), parts: noParts } })).toBeNull();
  });
});
