/**
 * Rows of `feature.sql` as the features that `src/rank` judges.
 *
 * One passing object a row: the judgement wants a whole customer at once, and
 * none of them outlives its turn.
 */
import type { ColumnBatch, ColumnValue, IsoDate, Segment, Stage } from '../../src/kernel/index.ts';
import {
  type CustomerFeatures,
  dayNumber,
  meanCraft,
  type PartName,
  type PreviousStanding,
  partNames,
} from '../../src/rank/index.ts';

export interface ReadFeaturesOptions {
  readonly date: IsoDate;
  /** Mean craft of all own posts about products, toward which few posts are shrunk. */
  readonly companyCraft: number;
}

export function* readFeatures(
  { length, columns }: ColumnBatch,
  { date, companyCraft }: ReadFeaturesOptions,
): Iterable<CustomerFeatures & { readonly customerId: string }> {
  for (let row = 0; row < length; row += 1) {
    const at = (name: string): ColumnValue | null => columns[name]?.[row] ?? null;
    const number = (name: string): number | null => at(name) as number | null;
    const count = (name: string): number => (at(name) as number | null) ?? 0;
    const day = (name: string): IsoDate | null => at(name) as IsoDate | null;
    const objectedOn = day('objected_on');
    yield {
      customerId: at('customer_id') as string,
      profiles: count('profiles'),
      matchProbability: number('match_probability'),
      reach: number('reach'),
      reachLow: number('reach_low'),
      reachHigh: number('reach_high'),
      influencePercentile: number('influence_percentile'),
      authenticity: number('authenticity'),
      edges: count('edges'),
      posts: count('posts'),
      postsRecent: count('posts_recent'),
      productPosts: count('texts'),
      craft: meanCraft(count('craft_sum'), count('texts'), companyCraft),
      sentiment: number('sentiment'),
      sentimentLow: number('sentiment_low'),
      sentimentHigh: number('sentiment_high'),
      brandPosts: count('brand_posts'),
      firstRecommendation: day('first_recommendation'),
      firstPost: day('first_post'),
      competitorRecent: count('competitor_recent'),
      competitorBefore: count('competitor_before'),
      competitorSince: day('competitor_since'),
      purchases: count('purchases'),
      purchasesRecent: count('purchases_recent'),
      lastPurchase: day('last_purchase'),
      gaps: count('gaps'),
      gapSum: count('gap_sum'),
      gapSquares: count('gap_squares'),
      currentGap: number('current_gap'),
      recencyPercentile: number('recency_percentile'),
      frequencyPercentile: number('frequency_percentile'),
      monetaryPercentile: number('monetary_percentile'),
      referrals: count('referrals'),
      referralPurchases: count('referral_purchases'),
      referralPurchaseSince: day('referral_purchase_since'),
      openCases: count('open_cases'),
      openSince: day('open_since'),
      resolvedOn: day('resolved_on'),
      satisfaction: number('satisfaction'),
      contacts: count('contacts'),
      daysSinceObjection: objectedOn === null ? null : dayNumber(date) - dayNumber(objectedOn),
      previous: previousOf(
        (name) => number(`previous_${name}`),
        at('previous_segment') as Segment | null,
        at('previous_stage') as Stage | null,
      ),
    };
  }
}

function previousOf(
  pointsOf: (name: PartName) => number | null,
  segment: Segment | null,
  stage: Stage | null,
): PreviousStanding | null {
  if (segment === null || stage === null) return null;
  const parts = Object.fromEntries(partNames.map((name) => [name, pointsOf(name)]));
  return { parts: parts as PreviousStanding['parts'], segment, stage };
}
