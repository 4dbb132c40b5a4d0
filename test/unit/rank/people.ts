/** Customers for tests: one with every figure unknown, to be overwritten; and the shipped settings. */
import type { ListSettings } from '../../../jobs/rank/context.ts';
import { type Config, configSchema } from '../../../src/config/index.ts';
import type { IsoDate } from '../../../src/kernel/index.ts';
import type {
  CustomerFeatures,
  Night,
  PreviousStanding,
  RankSettings,
} from '../../../src/rank/index.ts';
import { calendarOf, noSeason } from '../../../src/rank/index.ts';

export const day = (text: string): IsoDate => text as IsoDate;

export const config: Config = configSchema.parse({});
/** Also proves to the compiler that the schema and the room mean the same settings. */
export const settings: RankSettings = config.rank;
export const lists: readonly ListSettings[] = config.lists;

export const nobody: CustomerFeatures = {
  profiles: 0,
  matchProbability: null,
  reach: null,
  reachLow: null,
  reachHigh: null,
  influencePercentile: null,
  authenticity: null,
  edges: 0,
  posts: 0,
  postsRecent: 0,
  productPosts: 0,
  craft: null,
  sentiment: null,
  sentimentLow: null,
  sentimentHigh: null,
  brandPosts: 0,
  firstRecommendation: null,
  firstPost: null,
  competitorRecent: 0,
  competitorBefore: 0,
  competitorSince: null,
  purchases: 0,
  purchasesRecent: 0,
  lastPurchase: null,
  gaps: 0,
  gapSum: 0,
  gapSquares: 0,
  currentGap: null,
  recencyPercentile: null,
  frequencyPercentile: null,
  monetaryPercentile: null,
  referrals: 0,
  referralPurchases: 0,
  referralPurchaseSince: null,
  openCases: 0,
  openSince: null,
  resolvedOn: null,
  satisfaction: null,
  contacts: 0,
  daysSinceObjection: null,
  previous: null,
};

/** Of a night before: no part of standing was known. */
export const noParts: PreviousStanding['parts'] = {
  reach: null,
  influence: null,
  sentiment: null,
  activity: null,
  authenticity: null,
  value: null,
};

/** Linked, seen in the network and posting, with nothing remarkable about them. */
export const somebody: CustomerFeatures = {
  ...nobody,
  profiles: 1,
  matchProbability: 1,
  reach: 4,
  reachLow: 3,
  reachHigh: 5,
  influencePercentile: 50,
  authenticity: 0.9,
  edges: 20,
  posts: 10,
  postsRecent: 1,
  productPosts: 5,
  craft: 0.05,
  firstPost: day('2025-01-01'),
};

export const typicalParts = {
  reach: { mean: 30, spread: 20 },
  influence: { mean: 50, spread: 25 },
  sentiment: { mean: 55, spread: 15 },
  activity: { mean: 40, spread: 20 },
  authenticity: { mean: 85, spread: 15 },
  value: { mean: 50, spread: 25 },
};

export const night: Night = {
  date: day('2026-06-30'),
  settings,
  reference: {
    reachFull: 500,
    activityFull: 60,
    influencerReach: 100,
    caseReach: 40,
    typical: typicalParts,
  },
  rhythm: { meanGap: 60, shape: 2, priorGaps: 2 },
  calendar: calendarOf(day('2020-01-01'), day('2026-06-30'), noSeason),
  hasPrevious: true,
};
