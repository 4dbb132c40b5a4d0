import { describe, expect, it } from 'vitest';
import { segments } from '../../../src/kernel/index.ts';
import type { CustomerFeatures } from '../../../src/rank/index.ts';
import { segmentOf } from '../../../src/rank/segment.ts';
import { night, nobody, settings, somebody } from './people.ts';

const segment = (more: Partial<CustomerFeatures>, base = somebody) =>
  segmentOf({ ...base, ...more }, night.reference, settings);

const influencer = { reach: 100, influencePercentile: 80 };
/** Above nought with probability Φ(0.15 · 1.645 / 0.23) = .858, and so below it. */
const fond = { sentiment: 0.15, sentimentLow: -0.08, sentimentHigh: 0.38, brandPosts: 2 };
const angry = { sentiment: -0.15, sentimentLow: -0.38, sentimentHigh: 0.08, brandPosts: 2 };
const crafty = { craft: settings.prosumer.craftMin, productPosts: 3 };
const active = { postsRecent: 3 };

describe('segments', () => {
  it('are each reached, exactly at their thresholds', () => {
    expect(segment({})).toBe('friend');
    expect(segment(active)).toBe('participator');
    expect(segment(fond)).toBe('advocate');
    expect(segment(crafty)).toBe('prosumer');
    expect(segment(influencer)).toBe('influencer');
    expect(segment(angry)).toBe('detractor');
    expect(segment({ posts: 2, edges: 2 })).toBe('unknown');
    expect(segments).toHaveLength(7);
  });

  it.each([
    ['reach', { ...influencer, reach: 99.9 }],
    ['influence', { ...influencer, influencePercentile: 79.9 }],
    ['sentiment', { ...fond, sentiment: 0.14, sentimentLow: 0.1 }],
    ['certainty of sentiment', { ...fond, sentimentLow: -0.12 }],
    ['posts about the brand', { ...fond, brandPosts: 1 }],
    ['anger', { ...angry, sentiment: -0.14, sentimentHigh: -0.1 }],
    ['certainty of anger', { ...angry, sentimentHigh: 0.12 }],
    ['angry posts', { ...angry, brandPosts: 1 }],
    ['craft', { craft: settings.prosumer.craftMin - 0.01 }],
    ['posts of craft', { ...crafty, productPosts: 2 }],
    ['activity', { postsRecent: 2 }],
  ])('are missed by too little %s', (_, more) => {
    expect(segment(more)).toBe('friend');
  });

  it('take precedence as documented', () => {
    const everything = { ...influencer, ...fond, ...crafty, ...active };
    expect(segment({ ...everything, ...angry })).toBe('detractor');
    expect(segment(everything)).toBe('influencer');
    expect(segment({ ...everything, reach: 1 })).toBe('prosumer');
    expect(segment({ ...everything, reach: 1, craft: 0 })).toBe('advocate');
    expect(segment({ ...active, craft: 0 })).toBe('participator');
  });

  it('are unknown without a link or with too little evidence, whatever else is great or poor', () => {
    expect(segment({}, nobody)).toBe('unknown');
    expect(segment({ ...influencer, ...fond, profiles: 0 })).toBe('unknown');
    expect(segment({ ...influencer, ...angry, posts: 2, edges: 2 })).toBe('unknown');
    expect(segment({ posts: 3, edges: 0 })).toBe('friend');
    expect(segment({ posts: 0, edges: 3 })).toBe('friend');
  });
});
