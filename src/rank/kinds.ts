/**
 * The closed lists of what a customer may be, socially (segment) and as a
 * customer (stage). What each means stands with its rule in `segment.ts` and
 * `stage.ts`.
 */

export const segments = [
  'influencer',
  'advocate',
  'prosumer',
  'participator',
  'friend',
  'detractor',
  'unknown',
] as const;

export type Segment = (typeof segments)[number];

export const stages = ['none', 'first-time', 'occasional', 'loyal', 'advocate', 'lapsing'] as const;

export type Stage = (typeof stages)[number];
