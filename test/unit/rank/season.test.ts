import { describe, expect, it } from 'vitest';
import {
  calendarOf,
  dayFromNumber,
  dayNumber,
  noSeason,
  seasonOf,
} from '../../../src/rank/index.ts';
import { dayReaching, seasonDayOf } from '../../../src/rank/season.ts';
import { day } from './people.ts';

const december = [...new Array(11).fill(0), 12_000] as number[];

describe('season days', () => {
  it('are calendar days where no month differs', () => {
    const calendar = calendarOf(day('2024-02-27'), day('2024-03-02'), noSeason);
    expect([...calendar.seasonDays]).toEqual([1, 2, 3, 4, 5]);
    expect(seasonOf(new Array(12).fill(0))).toEqual(noSeason.map(() => expect.closeTo(1, 12)));
  });

  it('sum to a year over a year, whatever the season', () => {
    const calendar = calendarOf(day('2025-01-01'), day('2025-12-31'), seasonOf(december));
    expect(calendar.seasonDays.at(-1)).toBeGreaterThan(364);
    expect(calendar.seasonDays.at(-1)).toBeLessThan(366);
  });

  it('hardly pass while the whole company is quiet', () => {
    const calendar = calendarOf(day('2025-01-01'), day('2025-12-31'), seasonOf(december));
    const passed = (from: string, to: string) =>
      seasonDayOf(calendar, day(to)) - seasonDayOf(calendar, day(from));
    expect(passed('2025-02-01', '2025-09-01')).toBeLessThan(10);
    expect(passed('2025-12-01', '2025-12-15')).toBeGreaterThan(150);
  });

  it('lead back to the calendar day', () => {
    const calendar = calendarOf(day('2025-01-01'), day('2025-12-31'), seasonOf(december));
    for (const text of ['2025-01-01', '2025-07-13', '2025-12-31']) {
      expect(dayReaching(calendar, seasonDayOf(calendar, day(text)))).toBe(text);
    }
    expect(dayReaching(calendar, 1e9)).toBe('2025-12-31');
    expect(seasonDayOf(calendar, day('1999-01-01'))).toBe(calendar.seasonDays[0]);
  });

  it('number days one by one over a leap day', () => {
    expect(dayNumber(day('2024-03-01')) - dayNumber(day('2024-02-28'))).toBe(2);
    expect(dayFromNumber(dayNumber(day('2024-02-29')))).toBe('2024-02-29');
  });
});
