/**
 * From the scores of a profile's posts to its sentiment toward a brand.
 *
 * A post feels `positive − negative`, and weighs 2^(−age / half-life). The mean
 * is shrunk toward the mean of the profile's community, itself shrunk toward
 * everybody's, each without the profile's own posts (empirical Bayes; Efron and
 * Morris 1975). The 90 % interval comes from the spread of the posts and from
 * how unsure each score is, over the decayed number of posts: few or old posts
 * leave it wide.
 */
import { clamp, roundTo } from '../../kernel/index.ts';

/** What a profile's posts say about one brand, summed; communities have the same sums. */
export interface FeelingSums {
  /** Σ weight: posts, the old ones counted less. */
  readonly weight: number;
  /** Σ weight × (positive − negative). */
  readonly feeling: number;
  /** Σ weight × (positive + negative): mean square of the labels. */
  readonly strength: number;
}

export interface ProfilePosts extends FeelingSums {
  /** Own posts that name the brand. */
  readonly posts: number;
  /** Mean feeling of the newer and of the older half. */
  readonly newer: number | null;
  readonly older: number | null;
}

export interface FeelingSettings {
  /** Posts that the community's mean counts for. */
  readonly priorPosts: number;
}

export interface ProfileSentiment {
  /** −1…1. */
  readonly sentiment: number;
  /** 90 % interval. */
  readonly low: number;
  readonly high: number;
  readonly posts: number;
  /** Newer half minus older half, −2…2; null below four posts. */
  readonly trend: number | null;
}

/** Posts that everybody's mean counts for in a community's mean. */
const communityPriorPosts = 20;
/** Variance of one post's label before anything is known: most posts are neutral, the rest ±1. */
const priorVariance = 0.6;
/** Standard deviations of a 90 % interval. */
const z90 = 1.644854;
const trendPostsMin = 4;
const digits = 6;

export const noFeeling: FeelingSums = { weight: 0, feeling: 0, strength: 0 };

/**
 * @param own the profile's own posts; `community` and `everybody` include them.
 */
export function profileSentiment(
  own: ProfilePosts,
  community: FeelingSums,
  everybody: FeelingSums,
  settings: FeelingSettings,
): ProfileSentiment {
  const overall = shrunk(without(everybody, own), 0, communityPriorPosts);
  const prior = shrunk(without(community, own), overall, communityPriorPosts);
  const { priorPosts } = settings;
  const sentiment = shrunk(own, prior, priorPosts);
  const ownMean = own.weight > 0 ? own.feeling / own.weight : 0;
  const labelVariance = Math.max(0, own.strength - own.weight * ownMean * ownMean);
  const posts = own.weight + priorPosts;
  const variance = (labelVariance + priorPosts * priorVariance) / posts;
  const spread = z90 * Math.sqrt(variance / posts);
  return {
    sentiment: roundTo(clamp(sentiment, -1, 1), digits),
    low: roundTo(clamp(sentiment - spread, -1, 1), digits),
    high: roundTo(clamp(sentiment + spread, -1, 1), digits),
    posts: own.posts,
    trend: trendOf(own),
  };
}

function trendOf({ posts, newer, older }: ProfilePosts): number | null {
  if (posts < trendPostsMin || newer === null || older === null) return null;
  return roundTo(clamp(newer - older, -2, 2), digits);
}

/** Mean feeling, with `priorPosts` posts of the prior's feeling added. */
const shrunk = (sums: FeelingSums, prior: number, priorPosts: number): number =>
  (sums.feeling + priorPosts * prior) / (sums.weight + priorPosts);

/** Sums of the others; rounding must not leave a negative rest. */
function without(all: FeelingSums, own: FeelingSums): FeelingSums {
  const weight = all.weight - own.weight;
  if (weight <= 1e-9) return noFeeling;
  return { weight, feeling: all.feeling - own.feeling, strength: all.strength - own.strength };
}

export interface DatedScore {
  /** Days before the night; never negative. */
  readonly ageDays: number;
  readonly negative: number;
  readonly positive: number;
}

/** Sums one profile's posts, in any order; the job does the same in SQL. */
export function sumPosts(scores: readonly DatedScore[], halfLifeDays: number): ProfilePosts {
  let weight = 0;
  let feeling = 0;
  let strength = 0;
  for (const { ageDays, negative, positive } of scores) {
    const w = 2 ** (-Math.max(0, ageDays) / halfLifeDays);
    weight += w;
    feeling += w * (positive - negative);
    strength += w * (positive + negative);
  }
  const newestFirst = [...scores].sort((a, b) => a.ageDays - b.ageDays);
  const half = Math.floor(scores.length / 2);
  const meanOf = (some: readonly DatedScore[]): number | null =>
    some.length === 0
      ? null
      : some.reduce((sum, one) => sum + one.positive - one.negative, 0) / some.length;
  return {
    weight,
    feeling,
    strength,
    posts: scores.length,
    newer: meanOf(newestFirst.slice(0, half)),
    older: meanOf(newestFirst.slice(half)),
  };
}
