/** How often the 90 % interval of a profile holds what its author truly feels, on average over posts. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/kernel/index.ts';
import { type ProfilePosts, profileSentiment, sumPosts } from '../../../src/sentiment/index.ts';

const settings = { priorPosts: 3 };
const profiles = 2000;

/** A post's true feeling and a calibrated score of it: the truth is drawn from the score. */
function invent(posts: number, seed: number) {
  const random = createRandom(seed);
  return Array.from({ length: profiles }, () => {
    const tendency = Math.max(-1, Math.min(1, 0.15 + 0.45 * random.normal()));
    const scores = Array.from({ length: posts }, (_, index) => {
      const feels = Math.abs(tendency) * 0.8 + 0.1;
      const leans = (1 + tendency) / 2;
      const doubt = 0.2 * random.uniform();
      const positive = feels * leans * (1 - doubt) + doubt / 3;
      const negative = feels * (1 - leans) * (1 - doubt) + doubt / 3;
      const at = random.uniform();
      const felt = at < positive ? 1 : at < positive + negative ? -1 : 0;
      // What the model saw of it: sure where the post was plain.
      const seen = 0.75;
      return {
        ageDays: index,
        positive: seen * (felt === 1 ? 1 : 0) + (1 - seen) * positive,
        negative: seen * (felt === -1 ? 1 : 0) + (1 - seen) * negative,
      };
    });
    const truth = (Math.abs(tendency) * 0.8 + 0.1) * tendency;
    return { truth, own: sumPosts(scores, 1e6) };
  });
}

describe('the 90 % interval of a profile', () => {
  it.each([1, 2, 5, 20])(
    'holds the truth for about nine in ten of those with %i posts',
    (posts) => {
      const invented = invent(posts, 40 + posts);
      const sum = (part: (own: ProfilePosts) => number): number =>
        invented.reduce((total, { own }) => total + part(own), 0);
      const everybody = {
        weight: sum((own) => own.weight),
        feeling: sum((own) => own.feeling),
        strength: sum((own) => own.strength),
      };
      const held = invented.filter(({ own, truth }) => {
        const { low, high } = profileSentiment(own, everybody, everybody, settings);
        return low <= truth && truth <= high;
      });
      const share = held.length / profiles;
      expect(share).toBeGreaterThan(0.86);
      expect(share).toBeLessThan(1);
    },
  );
});
