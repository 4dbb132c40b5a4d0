/**
 * Segments: what a customer is socially.
 *
 * Takes one customer's features, the company's reference and the thresholds;
 * gives the first that fits, in this order:
 *
 * 1. unknown: too little evidence. Never "low": nothing was seen.
 * 2. detractor: reliably negative. First, because greeting an angry person as an
 *    influencer or a friend does harm, whatever their reach.
 * 3. influencer: moves many people, and stands high in the whole network; the
 *    rarest of what is left.
 * 4. prosumer: treats products as a craft. Before advocate, since craft is the
 *    narrower claim: many who know a product well also praise it.
 * 5. advocate: speaks well of the brand, repeatedly.
 * 6. participator: takes part now and then.
 * 7. friend: everybody else of whom enough is known.
 */

import type { Segment } from '../kernel/index.ts';
import type { CustomerFeatures } from './features.ts';
import type { Reference } from './reference.ts';
import { probabilityAboveZero } from './scale.ts';
import type { RankSettings } from './settings.ts';

export function segmentOf(
  features: CustomerFeatures,
  reference: Pick<Reference, 'influencerReach'>,
  settings: RankSettings,
): Segment {
  if (!hasEvidence(features, settings)) return 'unknown';
  if (isDetractor(features, settings)) return 'detractor';
  if (isInfluencer(features, reference, settings)) return 'influencer';
  if (isProsumer(features, settings)) return 'prosumer';
  if (speaksWell(features, settings)) return 'advocate';
  if (features.postsRecent >= settings.participator.postsMin) return 'participator';
  return 'friend';
}

/** Enough posts to hear somebody, or enough of a network to see them. */
export function hasEvidence(features: CustomerFeatures, { evidence }: RankSettings): boolean {
  const { profiles, posts, edges } = features;
  return profiles > 0 && (posts >= evidence.postsMin || edges >= evidence.edgesMin);
}

/** Speaks well of the brand, repeatedly; also what makes a loyal customer an advocate. */
export function speaksWell(features: CustomerFeatures, { advocate }: RankSettings): boolean {
  const { sentiment, brandPosts } = features;
  return (
    brandPosts >= advocate.postsMin &&
    sentiment !== null &&
    sentiment >= advocate.sentimentMin &&
    certaintyOfLiking(features) >= advocate.certaintyMin
  );
}

export function isDetractor(features: CustomerFeatures, { detractor }: RankSettings): boolean {
  const { sentiment, brandPosts } = features;
  return (
    brandPosts >= detractor.postsMin &&
    sentiment !== null &&
    sentiment <= detractor.sentimentMax &&
    1 - certaintyOfLiking(features) >= detractor.certaintyMin
  );
}

/** Probability that the sentiment toward the brand is above 0; even where nothing is known. */
function certaintyOfLiking({ sentiment, sentimentLow, sentimentHigh }: CustomerFeatures): number {
  if (sentiment === null) return 0.5;
  return probabilityAboveZero(sentiment, {
    low: sentimentLow ?? sentiment,
    high: sentimentHigh ?? sentiment,
  });
}

function isInfluencer(
  { reach, influencePercentile }: CustomerFeatures,
  { influencerReach }: Pick<Reference, 'influencerReach'>,
  { influencer }: RankSettings,
): boolean {
  return (
    reach !== null &&
    influencePercentile !== null &&
    reach >= influencerReach &&
    influencePercentile >= influencer.influencePercentile
  );
}

function isProsumer(
  { craft, productPosts }: CustomerFeatures,
  { prosumer }: RankSettings,
): boolean {
  return craft !== null && productPosts >= prosumer.postsMin && craft >= prosumer.craftMin;
}
