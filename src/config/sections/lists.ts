/** The lists a night publishes: a filter over standing, an order, a size, a method. */
import type { z as zod } from 'zod';
import { segments, signalKinds, stages } from '../../kernel/index.ts';
import { z } from '../zod.ts';

const orders = [
  'standing_points',
  'reach',
  'influence_points',
  'sentiment',
  'value_points',
  'rise',
] as const;

const list = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and -, at most 40, a letter first')
    .describe('Name of the list.'),
  purpose: z.string().min(1).describe('What it is for, one sentence.'),
  segments: z.array(z.enum(segments)).optional().describe('Only these segments.'),
  stages: z.array(z.enum(stages)).optional().describe('Only these stages.'),
  signals: z
    .array(z.enum(signalKinds))
    .optional()
    .describe('Only customers with one of these signals.'),
  sentimentMin: z.number().min(-1).max(1).optional().describe('Only at or above this sentiment.'),
  contact: z
    .boolean()
    .default(false)
    .describe(
      'For contacting: leaves out whoever the contact policy forbids today, whose play is to be left alone, or who has a case open (unless that is what the list is for). Other lists show them with that play.',
    ),
  order: z
    .enum(orders)
    .default('standing_points')
    .describe('What it is ordered by, highest first.'),
  size: z.int().min(1).max(1_000_000).default(100).describe('Places.'),
  method: z
    .enum(['rank', 'joint-reach'])
    .default('rank')
    .describe('`joint-reach` chooses those who together reach the most.'),
});

export type ListSettings = zod.infer<typeof list>;

const shipped: zod.input<typeof list>[] = [
  {
    name: 'influencers',
    purpose: 'People who move many beyond their own circle.',
    segments: ['influencer'],
    order: 'reach',
  },
  {
    name: 'advocates',
    purpose: 'People who speak well of the brand, repeatedly.',
    segments: ['advocate'],
  },
  {
    name: 'prosumers',
    purpose: 'People who treat the product as a craft.',
    segments: ['prosumer'],
  },
  {
    name: 'rising',
    purpose: 'People whose standing rose most since the last night.',
    order: 'rise',
  },
  {
    name: 'make-it-right',
    purpose: 'People of reach with an open case, to be answered before anything else.',
    signals: ['open-case-with-reach'],
    order: 'reach',
  },
  {
    name: 'win-back',
    purpose: 'Customers whose own rhythm of buying has broken.',
    contact: true,
    signals: ['quiet-lapsing'],
    order: 'value_points',
  },
  {
    name: 'courted',
    purpose: 'Customers whose attention turns to a competitor.',
    contact: true,
    signals: ['competitor-attention'],
  },
  {
    name: 'launch-seed',
    purpose: 'Those who together reach the most distinct authentic people.',
    contact: true,
    sentimentMin: 0,
    order: 'reach',
    size: 25,
    method: 'joint-reach',
  },
];

export const listSettings = z
  .array(list)
  .max(100)
  .prefault(shipped)
  .refine(
    (lists) => new Set(lists.map((one) => one.name)).size === lists.length,
    'two lists have one name',
  );
