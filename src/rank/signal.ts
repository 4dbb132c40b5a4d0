/**
 * Signals: dated facts that ask for action.
 *
 * Takes one customer's features, their segment and stage of this night, and the
 * night; gives the signals that hold, in the order of their kinds' names. Each
 * carries the day it became true and a sentence of figures without names.
 */
import {
  type IsoDate,
  type Segment,
  type SignalKind,
  type Stage,
  signalKinds,
} from '../kernel/index.ts';
import type { CustomerFeatures } from './features.ts';
import { countText, ofThings, sentimentText } from './figure.ts';
import type { Reference } from './reference.ts';
import type { CompanyRhythm } from './rhythm.ts';
import { gapQuantile } from './rhythm.ts';
import { type Calendar, dayNumber } from './season.ts';
import type { RankSettings } from './settings.ts';
import { lapsedSince } from './stage.ts';

export interface Signal {
  readonly kind: SignalKind;
  readonly since: IsoDate;
  readonly evidence: string;
}

/** One night's view of the company. */
export interface Night {
  readonly date: IsoDate;
  readonly settings: RankSettings;
  readonly reference: Reference;
  readonly rhythm: CompanyRhythm;
  readonly calendar: Calendar;
  /** False in the very first night: then nothing is new, since nothing was known. */
  readonly hasPrevious: boolean;
}

interface SignalQuestion {
  readonly features: CustomerFeatures;
  readonly segment: Segment;
  readonly stage: Stage;
  readonly night: Night;
}

type Found = Omit<Signal, 'kind'> | undefined;

export function signalsOf(question: SignalQuestion): readonly Signal[] {
  const found: Readonly<Record<SignalKind, Found>> = {
    'competitor-attention': competitorAttention(question),
    'first-recommendation': firstRecommendation(question),
    'new-influencer': newInfluencer(question),
    'open-case-with-reach': openCaseWithReach(question),
    'quiet-lapsing': quietLapsing(question),
    'recovered-case': recoveredCase(question),
    'referral-purchase': referralPurchase(question),
  };
  return signalKinds.flatMap((kind) => {
    const signal = found[kind];
    return signal === undefined ? [] : [{ kind, ...signal }];
  });
}

function openCaseWithReach({ features, night }: SignalQuestion): Found {
  const { openCases, openSince, reach } = features;
  if (openCases === 0 || openSince === null || reach === null) return undefined;
  if (reach < night.reference.caseReach) return undefined;
  const days = daysBefore(night.date, openSince);
  return {
    since: openSince,
    evidence: `${ofThings(openCases, 'case')} open, the oldest opened ${agoText(days)}; reach ${ofThings(reach, 'person', 'people')}, where ${countText(night.reference.caseReach)} or more count as reach.`,
  };
}

function recoveredCase({ features, night }: SignalQuestion): Found {
  const { openCases, resolvedOn, satisfaction } = features;
  if (openCases > 0 || resolvedOn === null || satisfaction === null) return undefined;
  if (satisfaction < night.settings.signals.satisfactionMin) return undefined;
  if (!isRecent(resolvedOn, night)) return undefined;
  return {
    since: resolvedOn,
    evidence: `Case resolved ${agoText(daysBefore(night.date, resolvedOn))} with satisfaction ${satisfaction} of 5; none open.`,
  };
}

/** Rising means more than chance: the recent posts' share among all, against the share of days. */
function competitorAttention({ features, night }: SignalQuestion): Found {
  const { competitorRecent, competitorBefore, competitorSince } = features;
  const { recentDays, compareDays, chanceMax } = night.settings.signals;
  if (competitorSince === null || competitorRecent < 2) return undefined;
  const share = recentDays / (recentDays + compareDays);
  const chance = binomialTail(competitorRecent, competitorRecent + competitorBefore, share);
  if (chance > chanceMax) return undefined;
  return {
    since: competitorSince,
    evidence: `${ofThings(competitorRecent, 'post')} about competitors in ${recentDays} days, ${competitorBefore} in the ${compareDays} days before; by chance alone with probability ${chance.toFixed(3)}.`,
  };
}

/** Quiet: no case tells why; somebody with a case is not quiet and gets another play. */
function quietLapsing({ features, stage, night }: SignalQuestion): Found {
  const { openCases, lastPurchase, currentGap, gaps, gapSum } = features;
  if (stage !== 'lapsing' || openCases > 0) return undefined;
  if (lastPurchase === null || currentGap === null) return undefined;
  const allowed = gapQuantile(night.settings.stage.rhythmQuantile, features, night.rhythm);
  const days = daysBefore(night.date, lastPurchase);
  const counted = countText(currentGap);
  // Gaps are in season days; the calendar's are what a reader can check.
  const inSeason = counted === countText(days) ? '' : `; by the season that counts as ${counted}`;
  return {
    since: lapsedSince({ ...features, lastPurchase }, night.rhythm, night.calendar, night.settings),
    evidence: `Bought every ${ofThings(gapSum / gaps, 'day')} on average, and gaps of up to ${countText(allowed)} are to be expected; the last purchase was ${agoText(days)}${inSeason}.`,
  };
}

/**
 * The first needs a "before": unless other posts were seen at least
 * `recentDays` earlier, the recommendation is only the first we looked at.
 */
function firstRecommendation({ features, night }: SignalQuestion): Found {
  const { firstRecommendation: day, firstPost, sentiment } = features;
  if (day === null || firstPost === null || !isRecent(day, night)) return undefined;
  const watched = daysBefore(day, firstPost);
  if (watched < night.settings.signals.recentDays) return undefined;
  const feeling = sentiment === null ? '' : `; sentiment ${sentimentText(sentiment)}`;
  return {
    since: day,
    evidence: `First recommendation of the brand after ${ofThings(watched, 'day')} of observed posts${feeling}.`,
  };
}

function newInfluencer({ features, segment, night }: SignalQuestion): Found {
  const { previous, reach, influencePercentile } = features;
  if (segment !== 'influencer' || !night.hasPrevious) return undefined;
  if (previous?.segment === 'influencer') return undefined;
  return {
    since: night.date,
    evidence: `Reach ${ofThings(reach ?? 0, 'person', 'people')}, influence above ${countText(influencePercentile ?? 0)} % of profiles; ${previous === null ? 'not known' : previous.segment} in the last night.`,
  };
}

function referralPurchase({ features }: SignalQuestion): Found {
  const { referralPurchases, referralPurchaseSince } = features;
  if (referralPurchases === 0 || referralPurchaseSince === null) return undefined;
  return {
    since: referralPurchaseSince,
    evidence: `${ofThings(referralPurchases, 'customer')} brought by referral bought for the first time since ${referralPurchaseSince}.`,
  };
}

/** P(X ≥ hits) for X binomial(trials, share), summed from the top. */
export function binomialTail(hits: number, trials: number, share: number): number {
  if (hits <= 0) return 1;
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  let term = trials * Math.log(share);
  let tail = 0;
  for (let at = trials; at >= hits; at -= 1) {
    tail += Math.exp(term);
    term += Math.log(at) - Math.log(trials - at + 1) + Math.log1p(-share) - Math.log(share);
  }
  return Math.min(1, tail);
}

/** `today`, `12 days ago`. */
const agoText = (days: number): string => (days === 0 ? 'today' : `${ofThings(days, 'day')} ago`);

const daysBefore = (later: IsoDate, earlier: IsoDate): number =>
  dayNumber(later) - dayNumber(earlier);

function isRecent(day: IsoDate, { date, settings }: Night): boolean {
  const days = daysBefore(date, day);
  return days >= 0 && days < settings.signals.recentDays;
}
