/**
 * Stages: where somebody is as a customer.
 *
 * Takes one customer's features and the company's rhythm; gives the stage.
 * none (no orders) → first-time (one purchase) → occasional → loyal (from
 * `loyalPurchases` within `loyalDays`: loyalty of long ago is history) → advocate (loyal, and brings others or speaks well of the
 * brand). A purchase is a day with at least one order: a basket split in three
 * is one visit. Whoever has a rhythm of their own and has broken it is lapsing,
 * whatever they were before.
 */
import type { IsoDate, Stage } from '../kernel/index.ts';
import type { CustomerFeatures } from './features.ts';
import { type CompanyRhythm, gapQuantile, gapSurvival } from './rhythm.ts';
import { type Calendar, dayReaching, seasonDayOf } from './season.ts';
import { speaksWell } from './segment.ts';
import type { RankSettings } from './settings.ts';

export function stageOf(
  features: CustomerFeatures,
  company: CompanyRhythm,
  settings: RankSettings,
): Stage {
  const { purchases, purchasesRecent, referrals } = features;
  const { loyalPurchases, advocateReferrals } = settings.stage;
  if (purchases === 0) return 'none';
  if (hasBrokenRhythm(features, company, settings)) return 'lapsing';
  if (purchases === 1) return 'first-time';
  if (purchasesRecent < loyalPurchases) return 'occasional';
  return referrals >= advocateReferrals || speaksWell(features, settings) ? 'advocate' : 'loyal';
}

type RhythmFeatures = Pick<
  CustomerFeatures,
  'purchases' | 'gaps' | 'gapSum' | 'gapSquares' | 'currentGap'
>;

export function hasBrokenRhythm(
  features: RhythmFeatures,
  company: CompanyRhythm,
  { stage }: RankSettings,
): boolean {
  const { purchases, gaps, currentGap } = features;
  if (purchases < stage.lapsingPurchases || gaps === 0 || currentGap === null) return false;
  return gapSurvival(currentGap, features, company) < 1 - stage.rhythmQuantile;
}

/** The day on which the present gap outlasted what was to be expected; for customers who lapse. */
export function lapsedSince(
  features: CustomerFeatures & { readonly lastPurchase: IsoDate },
  company: CompanyRhythm,
  calendar: Calendar,
  { stage }: RankSettings,
): IsoDate {
  const allowed = gapQuantile(stage.rhythmQuantile, features, company);
  return dayReaching(calendar, seasonDayOf(calendar, features.lastPurchase) + allowed);
}
