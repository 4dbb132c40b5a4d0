import { describe, expect, it } from 'vitest';
import { type FeelingSums, profileSentiment, sumPosts } from '../../../src/sentiment/index.ts';

const settings = { priorPosts: 3 };
const nobody: FeelingSums = { weight: 0, feeling: 0, strength: 0 };
const plus = (a: FeelingSums, b: FeelingSums): FeelingSums => ({
  weight: a.weight + b.weight,
  feeling: a.feeling + b.feeling,
  strength: a.strength + b.strength,
});

describe('profileSentiment', () => {
  it('agrees with an example worked by hand', () => {
    // Two posts, one as old as the half-life: weights 1 and ½, feelings .6 and .2, strengths .8 and .4.
    const own = sumPosts(
      [
        { ageDays: 0, negative: 0.1, positive: 0.7 },
        { ageDays: 180, negative: 0.1, positive: 0.3 },
      ],
      180,
    );
    expect(own).toMatchObject({ weight: 1.5, posts: 2 });
    expect(own.feeling).toBeCloseTo(0.7, 12);
    expect(own.strength).toBeCloseTo(1, 12);
    // Others of the community: 10 posts, mean .5. Everybody else: 30 posts, mean .2 (community included).
    const community = plus(own, { weight: 10, feeling: 5, strength: 6 });
    const everybody = plus(own, { weight: 30, feeling: 6, strength: 15 });
    // Everybody: (6 + 0) / (30 + 20) = .12. Community: (5 + 20 × .12) / 30 = .246667.
    // Sentiment: (.7 + 3 × .246667) / 4.5 = .32.
    // Variance: (1 − 1.5 × (.7 / 1.5)² + 3 × .6) / 4.5 = .549630; spread 1.644854 × √(.549630 / 4.5) = .574851.
    const felt = profileSentiment(own, community, everybody, settings);
    expect(felt.sentiment).toBeCloseTo(0.32, 6);
    expect(felt.low).toBeCloseTo(0.32 - 0.574851, 4);
    expect(felt.high).toBeCloseTo(0.32 + 0.574851, 4);
    expect(felt).toMatchObject({ posts: 2, trend: null });
  });

  it('gives one post a wide interval and no bold number', () => {
    const own = sumPosts([{ ageDays: 0, negative: 0, positive: 1 }], 180);
    const felt = profileSentiment(own, own, own, settings);
    expect(felt.sentiment).toBe(0.25);
    expect(felt.low).toBeLessThan(-0.2);
    expect(felt.high - felt.low).toBeGreaterThan(0.8);
  });

  it('leans on the community where there is little of their own', () => {
    const own = sumPosts([{ ageDays: 0, negative: 0.2, positive: 0.2 }], 180);
    const warm = plus(own, { weight: 100, feeling: 80, strength: 80 });
    const felt = profileSentiment(own, warm, warm, settings);
    expect(felt.sentiment).toBeGreaterThan(0.5);
    expect(profileSentiment(own, own, own, settings).sentiment).toBe(0);
  });

  it('says how the newer half differs from the older', () => {
    const posts = [10, 20, 30, 40].map((ageDays, i) => ({
      ageDays,
      negative: i < 2 ? 0.8 : 0,
      positive: i < 2 ? 0 : 0.6,
    }));
    const own = sumPosts(posts, 180);
    expect(profileSentiment(own, own, own, settings).trend).toBeCloseTo(-1.4, 6);
    const three = sumPosts(posts.slice(0, 3), 180);
    expect(profileSentiment(three, three, three, settings).trend).toBeNull();
  });

  it('counts a post of the future as one of today', () => {
    const own = sumPosts([{ ageDays: -5, negative: 0, positive: 1 }], 180);
    expect(own.weight).toBe(1);
  });

  it('takes sums of nothing as nothing', () => {
    const own = { ...nobody, posts: 1, newer: null, older: null };
    expect(profileSentiment(own, nobody, nobody, settings)).toMatchObject({
      sentiment: 0,
      trend: null,
    });
  });
});
