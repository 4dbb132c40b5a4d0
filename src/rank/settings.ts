/**
 * What an operator may set about judging people; defaults and reasons stand in
 * the configuration schema (docs/reference/configuration.md).
 */

export const partNames = [
  'reach',
  'influence',
  'sentiment',
  'activity',
  'authenticity',
  'value',
] as const;

export type PartName = (typeof partNames)[number];

export interface RankSettings {
  readonly weights: Readonly<Record<PartName, number>>;
  readonly activityDays: number;
  readonly evidence: { readonly postsMin: number; readonly edgesMin: number };
  readonly influencer: {
    readonly reachPercentile: number;
    readonly influencePercentile: number;
    readonly reachMin: number;
  };
  readonly prosumer: { readonly craftMin: number; readonly postsMin: number };
  readonly advocate: {
    readonly postsMin: number;
    readonly sentimentMin: number;
    readonly certaintyMin: number;
  };
  readonly detractor: {
    readonly postsMin: number;
    readonly sentimentMax: number;
    readonly certaintyMin: number;
  };
  readonly participator: { readonly postsMin: number };
  readonly stage: {
    readonly loyalPurchases: number;
    readonly loyalDays: number;
    readonly advocateReferrals: number;
    readonly lapsingPurchases: number;
    readonly rhythmQuantile: number;
    readonly rhythmPriorGaps: number;
  };
  readonly signals: {
    readonly recentDays: number;
    readonly compareDays: number;
    readonly reachPercentile: number;
    readonly satisfactionMin: number;
    readonly recommendationMin: number;
    readonly chanceMax: number;
  };
  readonly riseMin: number;
}
