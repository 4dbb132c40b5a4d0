/**
 * Season days: a calendar that runs faster when the whole company sells more.
 *
 * A toy shop's customers are all quiet in February; that breaks nobody's rhythm.
 * So gaps are measured in days of which each counts as much as its calendar
 * month usually sells: an average day is 1. The factors are shrunk toward 1,
 * and are 1 while less than a year of orders is known. Somebody's private
 * season needs no help: buying every December is a gap of a year, every year.
 */
import type { IsoDate } from '../kernel/index.ts';

/** Factor of each calendar month, January first; mean 1 over a year. */
export type Season = readonly number[];

export const noSeason: Season = Array.from({ length: 12 }, () => 1);

const monthDays = [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const yearDays = 365.25;
/** Purchases an even month counts for before any was seen. */
const priorPurchases = 25;

/** @param purchases purchases of each calendar month over whole years, January first. */
export function seasonOf(purchases: readonly number[]): Season {
  const total = purchases.reduce((sum, count) => sum + count, 0);
  const factors = monthDays.map(
    (days, month) =>
      ((purchases[month] ?? 0) + priorPurchases) / ((total * days) / yearDays + priorPurchases),
  );
  const mean = factors.reduce(
    (sum, factor, month) => sum + factor * (monthDays[month] as number),
    0,
  );
  return factors.map((factor) => (factor * yearDays) / mean);
}

export interface Calendar {
  readonly first: IsoDate;
  /** Season days at the end of each day from `first` on, ascending. */
  readonly seasonDays: Float64Array;
}

const dayMs = 86_400_000;

/** Both days included; `last` before `first` gives the one day `first`. */
export function calendarOf(first: IsoDate, last: IsoDate, season: Season): Calendar {
  const days = Math.max(1, dayNumber(last) - dayNumber(first) + 1);
  const seasonDays = new Float64Array(days);
  let sum = 0;
  for (let day = 0; day < days; day += 1) {
    sum += season[new Date((dayNumber(first) + day) * dayMs).getUTCMonth()] as number;
    seasonDays[day] = sum;
  }
  return { first, seasonDays };
}

/** First calendar day on which at least `seasonDay` season days have passed; the last day when never. */
export function dayReaching(calendar: Calendar, seasonDay: number): IsoDate {
  const { first, seasonDays } = calendar;
  let low = 0;
  let high = seasonDays.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((seasonDays[middle] as number) >= seasonDay) high = middle;
    else low = middle + 1;
  }
  return dayFromNumber(dayNumber(first) + low);
}

/** Season days at the end of a day; days outside the calendar count as its nearest end. */
export function seasonDayOf(calendar: Calendar, day: IsoDate): number {
  const { first, seasonDays } = calendar;
  const at = dayNumber(day) - dayNumber(first);
  return seasonDays[Math.max(0, Math.min(seasonDays.length - 1, at))] as number;
}

/** Whole days since 1970-01-01, UTC. */
export const dayNumber = (day: IsoDate): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

export const dayFromNumber = (number: number): IsoDate =>
  new Date(number * dayMs).toISOString().slice(0, 10) as IsoDate;
