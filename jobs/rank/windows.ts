/** The spans of days that the statements look at, as parameters; every one ends with the night's day. */
import type { IsoDate } from '../../src/kernel/index.ts';
import { objectedOutcome } from '../../src/privacy/index.ts';
import { dayFromNumber, dayNumber } from '../../src/rank/index.ts';
import type { RankJobSettings } from './context.ts';

export function windowsOf(date: IsoDate, settings: RankJobSettings) {
  const today = dayNumber(date);
  const { rank, privacy, brand } = settings;
  const { recentDays, compareDays, recommendationMin } = rank.signals;
  const contactDays = privacy.contact.total.days;
  return {
    date,
    brand: brand.name,
    /** The first moment that is not part of the night's day any more. */
    end: dayFromNumber(today + 1),
    loyal_from: dayFromNumber(today - rank.stage.loyalDays + 1),
    activity_from: dayFromNumber(today - rank.activityDays + 1),
    recent_from: dayFromNumber(today - recentDays + 1),
    compare_from: dayFromNumber(today - recentDays - compareDays + 1),
    contacts_from: dayFromNumber(today - contactDays + 1),
    contacts_to: dayFromNumber(today + contactDays),
    recommendation_min: recommendationMin,
    objected: objectedOutcome,
  };
}

export type Windows = ReturnType<typeof windowsOf>;
