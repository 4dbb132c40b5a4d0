/**
 * The closed lists that tables, configuration and rules share: said once, so that
 * none of them can know a value the others do not.
 */

/** Platforms kith knows by name. */
export const platforms = [
  'x',
  'bluesky',
  'mastodon',
  'instagram',
  'facebook',
  'youtube',
  'linkedin',
  'tiktok',
  'web',
] as const;

/** Lawful grounds on which a customer may be matched, strongest first. */
export const grounds = ['declared', 'opted_in', 'legitimate_interest'] as const;
export type Ground = (typeof grounds)[number];

/** What a customer is socially. */
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

/** Where somebody is as a customer. */
export const stages = ['none', 'first-time', 'occasional', 'loyal', 'advocate', 'lapsing'] as const;
export type Stage = (typeof stages)[number];

/** Dated facts that ask for action, in alphabetical order: tables are ordered by it. */
export const signalKinds = [
  'competitor-attention',
  'first-recommendation',
  'new-influencer',
  'open-case-with-reach',
  'quiet-lapsing',
  'recovered-case',
  'referral-purchase',
] as const;
export type SignalKind = (typeof signalKinds)[number];

/** What may have changed a link from one night to the next, in alphabetical order. */
export const linkChangeCauses = [
  'basis',
  'changed-customer',
  'changed-profile',
  'declaration',
  'new-customer',
  'new-evidence',
  'new-profile',
  'parameters',
  'renamed-handle',
  'returned',
  'review',
  'rival',
  'vanished',
] as const;
export type LinkChangeCause = (typeof linkChangeCauses)[number];
