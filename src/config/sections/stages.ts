/** Settings of the stages that judge: match, graph, sentiment, rank. */
import { z } from '../zod.ts';
import { section } from './section.ts';

const share = z.number().min(0).max(1);

export const matchSettings = z.strictObject({
  precision: z
    .number()
    .min(0.5)
    .max(0.9999)
    .default(0.99)
    .describe('Precision wanted of accepted links; the accept threshold follows from it.'),
  reviewProbability: share
    .default(0.5)
    .describe('Pairs at or above this and not accepted are put before a person.'),
  pairsPerBlockMax: z
    .int()
    .min(1)
    .max(10_000_000)
    .default(20_000)
    .describe(
      'A block with more pairs is split by region and city; what stays above is not joined, and is reported.',
    ),
  pairsPerRecordMax: z
    .number()
    .min(0.1)
    .max(10_000)
    .default(4)
    .describe(
      'Pairs for each customer and profile that blocks may bring together, small blocks first, so that time grows as the files do. In the invented town of 100,000 customers 4 bring together 99.7 % of the pairs that can be known, 6 bring 99.8 %.',
    ),
  reviewPairsMax: z
    .int()
    .min(0)
    .max(10_000)
    .default(200)
    .describe(
      'Pairs put before a person in one night: what somebody can look at in an hour or two.',
    ),
  parameters: z
    .enum(['learn', 'previous'])
    .default('learn')
    .describe(
      'Whether the night learns its parameters, or judges by those of the night before, thresholds included: to tell what new data changed from what new parameters did.',
    ),
  staleDaysMax: z
    .int()
    .min(0)
    .max(3650)
    .default(30)
    .describe(
      'Days for which the link of a vanished profile is kept as stale: accounts come back, and a harvest may miss one.',
    ),
  changeStep: share
    .default(0.1)
    .describe(
      'A link is told as changed when its probability moved by this much, although nothing else did.',
    ),
});

export const duplicateSettings = z.strictObject({
  probability: z
    .number()
    .min(0.5)
    .max(0.9999)
    .default(0.9)
    .describe(
      'Customer records are joined while those of one cluster speak for being one person at least so surely on average. A night acts on it, so it asks for more than even odds.',
    ),
  pairsPerBlockMax: z
    .int()
    .min(1)
    .max(10_000_000)
    .default(5_000)
    .describe(
      'A block with more pairs of records (a hundred who share a key) is split by name, year of birth and postcode; what stays above is not compared, and is reported.',
    ),
  reviewPairsMax: z
    .int()
    .min(0)
    .max(10_000)
    .default(100)
    .describe('Pairs of records put before a person in one night.'),
});

export const graphSettings = z.strictObject({
  halfLifeDays: z
    .number()
    .min(1)
    .max(36500)
    .default(90)
    .describe('Age at which an interaction counts half.'),
  habitHalfLifeDays: z
    .number()
    .min(1)
    .max(36500)
    .default(365)
    .describe(
      'Age at which a chance and its answer count half where it is learned how readily one answers another. Longer than that of evidence: ties come and go in months, while how people share their attention persists over years (Saramäki et al. 2014).',
    ),
  damping: z.number().min(0.01).max(0.99).default(0.85).describe('PageRank damping.'),
  reachSets: z
    .int()
    .min(1000)
    .max(100_000_000)
    .default(200_000)
    .describe('Most reverse-reachable sets sampled for reach.'),
  reachEdgesMax: z
    .int()
    .min(1_000_000)
    .max(1_000_000_000_000)
    .default(2_000_000_000)
    .describe('Edges that all these sets together may look at; fewer sets are drawn beyond it.'),
  betweennessPivots: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(256)
    .describe('Profiles from which shortest paths are followed; exact when there are no more.'),
  authenticPrior: z
    .number()
    .min(0.01)
    .max(0.99)
    .default(0.88)
    .describe(
      'Share of real people among profiles before anything is known; 9–15 % of active accounts were found automated (Varol et al. 2017).',
    ),
  memoryMb: z
    .int()
    .min(64)
    .max(1_048_576)
    .default(2048)
    .describe('Memory the network may take, MB; a larger one is refused before it is built.'),
});

export const sentimentSettings = z.strictObject({
  halfLifeDays: z
    .number()
    .min(1)
    .max(36500)
    .default(180)
    .describe('Age at which a post counts half for a person’s feeling.'),
  priorPosts: z
    .number()
    .min(0.5)
    .max(1000)
    .default(3)
    .describe(
      'Posts that the mean of somebody’s community counts for: one or two posts say little about a person, ten speak for themselves.',
    ),
  larger: section({
    folder: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Folder of a transformer in ONNX form (config.json, tokenizer.json, model.onnx), relative to the configuration file. Without it there is none; nothing is ever downloaded.',
      ),
    share: z
      .number()
      .min(0)
      .max(1)
      .default(0.1)
      .describe(
        'Share of the newly scored posts that it reads as well: those the shipped model is least certain of, among each `night.batchRows` posts. Certain posts gain little, and it is a thousand times slower.',
      ),
    minutesMax: z
      .number()
      .min(0)
      .max(1440)
      .default(60)
      .describe(
        'Minutes of a night that it may read for, shared out over the posts. Meant as a stop, not as the measure: how far a machine comes in a time differs, and the posts that are left keep the shipped model’s score.',
      ),
  }).describe('A larger model for the least certain posts.'),
});

const percent = z.number().min(0).max(100);
const count = z.int().min(0).max(100_000);
const days = z.int().min(1).max(3650);
const feeling = z.number().min(-1).max(1);

export const rankSettings = z.strictObject({
  weights: section({
    reach: share.default(0.25),
    influence: share.default(0.2),
    sentiment: share.default(0.2),
    activity: share.default(0.1),
    authenticity: share.default(0.1),
    value: share.default(0.15),
  }).describe(
    'Weights of the parts of standing, scaled to sum to one. A part without evidence stands at the company’s mean of it, so that not knowing neither lifts nor sinks.',
  ),
  activityDays: days
    .default(90)
    .describe('Days of posts that count as activity: a season, long enough to outlast a holiday.'),
  evidence: section({
    postsMin: count
      .default(3)
      .describe('Own posts that are enough evidence: two may be about one event.'),
    edgesMin: count
      .default(3)
      .describe('Influence edges, either way, that are enough evidence of a network.'),
  }).describe('Below both a customer is `unknown`, never low.'),
  influencer: section({
    reachPercentile: percent
      .default(90)
      .describe(
        'Reach at least that of this percentile of linked customers: few can move many, and the list is to be short.',
      ),
    influencePercentile: percent
      .default(80)
      .describe('And at least this percentile of influence in the whole network.'),
    reachMin: z
      .number()
      .min(0)
      .max(1e9)
      .default(5)
      .describe('And this many people, so that a small circle has no influencer by rank alone.'),
  }).describe('Segment influencer.'),
  prosumer: section({
    craftMin: share
      .default(0.2)
      .describe(
        'Mean craft of own posts about products, 0–1: reached by about one in twenty of those who post about them, while 99 of 100 everyday posts stay below.',
      ),
    postsMin: count
      .default(3)
      .describe('Own posts about products behind it; one review makes no craft.'),
  }).describe('Segment prosumer.'),
  advocate: section({
    postsMin: count.default(2).describe('Posts about the brand: “repeatedly” begins at two.'),
    sentimentMin: feeling.default(0.15).describe('Sentiment toward the brand at or above this.'),
    certaintyMin: share
      .default(0.85)
      .describe('Probability that it is above 0: about six in seven, as few posts are ever surer.'),
  }).describe('Segment advocate.'),
  detractor: section({
    postsMin: count.default(2).describe('Posts about the brand; one bad day is no conviction.'),
    sentimentMax: feeling.default(-0.15).describe('Sentiment toward the brand at or below this.'),
    certaintyMin: share
      .default(0.85)
      .describe('Probability that it is below 0: reliably negative.'),
  }).describe('Segment detractor.'),
  participator: section({
    postsMin: count
      .default(3)
      .describe('Own posts within `activityDays`: takes part about monthly.'),
  }).describe('Segment participator.'),
  stage: section({
    loyalPurchases: count
      .min(2)
      .default(4)
      .describe('Purchases (days with an order) from which a customer is loyal.'),
    loyalDays: days
      .default(730)
      .describe('Days within which they lie: twice a year for two years; earlier is history.'),
    advocateReferrals: count
      .min(1)
      .default(1)
      .describe('Referrals that make a loyal customer an advocate; speaking well does so too.'),
    lapsingPurchases: count
      .min(2)
      .default(3)
      .describe('Purchases from which somebody has a rhythm of their own: two gaps.'),
    rhythmQuantile: z
      .number()
      .min(0.5)
      .max(0.9999)
      .default(0.95)
      .describe(
        'The rhythm is broken when the present gap is longer than this share of the gaps expected of that person: one false alarm in twenty.',
      ),
    rhythmPriorGaps: z
      .number()
      .min(0.1)
      .max(100)
      .default(2)
      .describe('Gaps that the company’s mean gap counts for against the customer’s own.'),
  }).describe('Commercial stages.'),
  signals: section({
    recentDays: days.default(30).describe('How long ago a fact may lie and still ask for action.'),
    compareDays: days
      .default(90)
      .describe('Days before that, against which attention to a competitor is compared.'),
    reachPercentile: percent
      .default(75)
      .describe(
        'Reach from which an open case is one of a person of reach, among linked customers.',
      ),
    satisfactionMin: z
      .int()
      .min(1)
      .max(5)
      .default(4)
      .describe('Satisfaction from which a resolved case is a recovered one.'),
    recommendationMin: share
      .default(0.6)
      .describe('Probability of “positive” from which a post about the brand recommends it.'),
    chanceMax: share
      .default(0.1)
      .describe('Largest probability that a rise of attention is chance and still a signal.'),
  }).describe('Signals.'),
  riseMin: percent
    .default(1)
    .describe('Points of standing gained since the last night from which somebody is rising.'),
});
