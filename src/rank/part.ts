/**
 * The parts of standing: six figures from 0 to 100, each with a 90 % interval.
 *
 * Takes one customer's features and the company's reference; gives each part,
 * or null where there is no evidence for it. What each part is, and what its
 * interval stands for:
 *
 * - reach: expected people moved, on a log scale. From the surest single
 *   profile's low end to the sum of the high ends of all profiles.
 * - influence: percentile of PageRank. PageRank carries no sampling error of its
 *   own, so the interval is that of a share seen as often as the customer has
 *   edges (Wilson): few edges, wide interval.
 * - sentiment: −1…1 mapped on 0…100, with the interval it comes with.
 * - activity: own posts within the window, on a log scale, counted as Poisson.
 * - authenticity: the probability itself; it is an expectation, not a sample.
 * - value: mean of recency, frequency and monetary percentiles among the
 *   company's own customers with orders. Facts of the books: no interval.
 */
import { wilsonInterval } from '../kernel/index.ts';
import type { BrandFeatures, CommerceFeatures, SocialFeatures } from './features.ts';
import { countInterval, logPoints, sentimentPoints, z90 } from './scale.ts';
import type { PartName } from './settings.ts';

export interface Part {
  readonly points: number;
  readonly low: number;
  readonly high: number;
}

export type Parts = Readonly<Record<PartName, Part | null>>;

/** The figures that earn full points. */
export interface PartScale {
  /** People moved. */
  readonly reachFull: number;
  /** Own posts within `activityDays`. */
  readonly activityFull: number;
}

/** The features that parts are made of. */
export type PartFeatures = Omit<
  SocialFeatures,
  'profiles' | 'matchProbability' | 'productPosts' | 'craft'
> &
  Pick<BrandFeatures, 'sentiment' | 'sentimentLow' | 'sentimentHigh'> &
  Pick<CommerceFeatures, 'recencyPercentile' | 'frequencyPercentile' | 'monetaryPercentile'>;

export function partsOf(features: PartFeatures, scale: PartScale): Parts {
  return {
    reach: reachPart(features, scale.reachFull),
    influence: influencePart(features),
    sentiment: sentimentPart(features),
    activity: activityPart(features, scale.activityFull),
    authenticity: features.authenticity === null ? null : exact(100 * features.authenticity),
    value: valuePart(features),
  };
}

function reachPart({ reach, reachLow, reachHigh }: PartFeatures, full: number): Part | null {
  if (reach === null) return null;
  return within(
    logPoints(reach, full),
    logPoints(reachLow ?? reach, full),
    logPoints(reachHigh ?? reach, full),
  );
}

function influencePart({ influencePercentile, edges }: PartFeatures): Part | null {
  if (influencePercentile === null) return null;
  const { low, high } = wilsonInterval((influencePercentile / 100) * edges, edges, z90);
  return within(influencePercentile, 100 * low, 100 * high);
}

function sentimentPart(features: PartFeatures): Part | null {
  const { sentiment, sentimentLow, sentimentHigh } = features;
  if (sentiment === null) return null;
  return within(
    sentimentPoints(sentiment),
    sentimentPoints(sentimentLow ?? sentiment),
    sentimentPoints(sentimentHigh ?? sentiment),
  );
}

/** A linked profile that was seen posting nothing at all may simply not have been harvested: no evidence. */
function activityPart({ posts, postsRecent }: PartFeatures, full: number): Part | null {
  if (posts === 0) return null;
  const { low, high } = countInterval(postsRecent);
  return within(logPoints(postsRecent, full), logPoints(low, full), logPoints(high, full));
}

function valuePart(features: PartFeatures): Part | null {
  const { recencyPercentile, frequencyPercentile, monetaryPercentile } = features;
  const known = [recencyPercentile, frequencyPercentile, monetaryPercentile].filter(
    (percentile) => percentile !== null,
  );
  if (known.length === 0) return null;
  return exact(known.reduce((sum, percentile) => sum + percentile, 0) / known.length);
}

const exact = (points: number): Part => ({ points, low: points, high: points });

/** An interval always holds its own middle, even where the ends come from elsewhere. */
const within = (points: number, low: number, high: number): Part => ({
  points,
  low: Math.min(points, low),
  high: Math.max(points, high),
});
