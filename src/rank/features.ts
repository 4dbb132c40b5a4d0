/**
 * The figures of one customer that everything in this room judges by.
 *
 * Made by set work (`jobs/rank/feature.sql`) from accepted links only. Null is
 * "not known", never zero; counts are of what was observed. All windows end
 * with the night's date.
 */
import type { IsoDate, Segment, Stage } from '../kernel/index.ts';
import type { PartName } from './settings.ts';

export interface SocialFeatures {
  /** Accepted links. */
  readonly profiles: number;
  /** Of the least certain accepted link; null without one. */
  readonly matchProbability: number | null;
  /** Largest reach of one linked profile: what all of them reach together is at least that. */
  readonly reach: number | null;
  /** Largest low end of one profile. */
  readonly reachLow: number | null;
  /** Sum of the high ends: what all reach together is at most that, if their audiences are disjoint. */
  readonly reachHigh: number | null;
  /** Share of profiles with less influence, 0–100, of the best linked profile. */
  readonly influencePercentile: number | null;
  /** Probability that a real person is behind the best linked profile. */
  readonly authenticity: number | null;
  /** Influence edges, either way. */
  readonly edges: number;
  /** Own posts observed, reposts without comment left out. */
  readonly posts: number;
  /** Of them within `activityDays`. */
  readonly postsRecent: number;
  /** Own posts that name the brand or a competitor: those known to be about products. */
  readonly productPosts: number;
  /** Mean craft of them, 0–1, shrunk toward the company's mean; null without any. */
  readonly craft: number | null;
}

export interface BrandFeatures {
  /** Toward the brand, −1 to 1, over all linked profiles, weighed by posts. */
  readonly sentiment: number | null;
  readonly sentimentLow: number | null;
  readonly sentimentHigh: number | null;
  /** Posts behind it. */
  readonly brandPosts: number;
  /** First own post that recommends the brand. */
  readonly firstRecommendation: IsoDate | null;
  /** First own post of any kind: what was observed before a recommendation. */
  readonly firstPost: IsoDate | null;
  /** Own posts about competitors within `recentDays`, the clearly negative left out. */
  readonly competitorRecent: number;
  /** The same in the `compareDays` before. */
  readonly competitorBefore: number;
  /** First of the recent ones. */
  readonly competitorSince: IsoDate | null;
}

export interface CommerceFeatures {
  /** Days with at least one order. */
  readonly purchases: number;
  readonly lastPurchase: IsoDate | null;
  /** Of them within `loyalDays`. */
  readonly purchasesRecent: number;
  /** Gaps between purchases in season days (`season.ts`): their number, sum, and sum of squares. */
  readonly gaps: number;
  readonly gapSum: number;
  readonly gapSquares: number;
  /** Season days since the last purchase; null without one. */
  readonly currentGap: number | null;
  /** Mid-rank percentile (0–100) among the company's customers with orders; null where not known. */
  readonly recencyPercentile: number | null;
  readonly frequencyPercentile: number | null;
  /** Among those who pay in the same currency. */
  readonly monetaryPercentile: number | null;
  /** Customers brought, ever. */
  readonly referrals: number;
  /** Customers brought whose first purchase after it lies within `recentDays`. */
  readonly referralPurchases: number;
  readonly referralPurchaseSince: IsoDate | null;
}

export interface CareFeatures {
  readonly openCases: number;
  /** Day the oldest open case was opened. */
  readonly openSince: IsoDate | null;
  /** Latest resolved case. */
  readonly resolvedOn: IsoDate | null;
  /** Satisfaction with it, 1–5; null when not asked. */
  readonly satisfaction: number | null;
  /** Contacts we made within the policy's total window. */
  readonly contacts: number;
  readonly daysSinceObjection: number | null;
}

/** How the last night of an earlier date saw this customer; null when it did not. */
export interface PreviousStanding {
  /** Points of each part, 0–100; null where it was not known. */
  readonly parts: Readonly<Record<PartName, number | null>>;
  readonly segment: Segment;
  readonly stage: Stage;
}

export interface CustomerFeatures
  extends SocialFeatures,
    BrandFeatures,
    CommerceFeatures,
    CareFeatures {
  readonly previous: PreviousStanding | null;
}
