/** Settings of the stages that judge: match, graph, sentiment, rank. */
import { z } from 'zod';

const share = z.number().min(0).max(1);
const section = <S extends z.ZodRawShape>(shape: S) => z.strictObject(shape).prefault({} as never);

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
    .describe('A block with more pairs is not joined, and is reported.'),
});

export const graphSettings = z.strictObject({
  halfLifeDays: z
    .number()
    .min(1)
    .max(36500)
    .default(90)
    .describe('Age at which an interaction counts half.'),
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
});

export const rankSettings = z.strictObject({
  weights: section({
    reach: share.default(0.25),
    influence: share.default(0.2),
    sentiment: share.default(0.2),
    activity: share.default(0.1),
    authenticity: share.default(0.1),
    value: share.default(0.15),
  }).describe('Weights of the parts of standing; those with a figure are scaled to sum to one.'),
});
