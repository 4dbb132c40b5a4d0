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
    .describe(
      'A block with more pairs is split by region; what stays above is not joined, and is reported.',
    ),
  reviewPairsMax: z
    .int()
    .min(0)
    .max(10_000)
    .default(200)
    .describe(
      'Pairs put before a person in one night: what somebody can look at in an hour or two.',
    ),
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
