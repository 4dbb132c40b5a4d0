/**
 * Birth dates as numbers, and how two of them differ.
 *
 * A date is `year · 10000 + month · 100 + day`, month and day 0 where only the
 * year is known; 0 where nothing is.
 */
import { slipsBetween } from '../../kernel/index.ts';
import { recordLevelCode } from './levels.ts';

const code = {
  other: recordLevelCode('birth', 'other'),
  near: recordLevelCode('birth', 'near'),
  part: recordLevelCode('birth', 'part'),
  slip: recordLevelCode('birth', 'slip'),
  year: recordLevelCode('birth', 'year'),
  same: recordLevelCode('birth', 'same'),
} as const;

/** Reads `1971-06-24`, `19710624` or a year; impossible days too, since a slip makes them. */
export function birthNumber(date: string | null, year: number | null): number {
  const [, y, m, d] = /^\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)/.exec(date ?? '') ?? [];
  if (y !== undefined) return Number(y) * 10000 + Number(m) * 100 + Number(d);
  const [, alone] = /^\s*(\d{4})\s*$/.exec(date ?? '') ?? [];
  return Number(alone ?? year ?? 0) * 10000;
}

export const yearOfBirth = (birth: number): number => Math.floor(birth / 10000);
export const isWholeDate = (birth: number): boolean => birth % 10000 !== 0;

/** The day that stands where only the year was asked: that both have it says nothing of another year. */
const isNewYear = (birth: number): boolean => birth % 10000 === 101;

/** Level code; 0 where either is unknown. */
export function compareBirth(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const [yearA, yearB] = [yearOfBirth(a), yearOfBirth(b)];
  const yearsAlone = yearA !== yearB && isNewYear(a) && isNewYear(b);
  if (yearsAlone || !isWholeDate(a) || !isWholeDate(b)) {
    if (yearA === yearB) return code.year;
    return Math.abs(yearA - yearB) === 1 ? code.near : code.other;
  }
  if (a === b) return code.same;
  const [monthA, dayA] = [Math.floor(a / 100) % 100, a % 100];
  const [monthB, dayB] = [Math.floor(b / 100) % 100, b % 100];
  const slips = slipsBetween(String(a), String(b), 2);
  if (slips === 1 || (yearA === yearB && monthA === dayB && dayA === monthB)) return code.slip;
  const parts = Number(yearA === yearB) + Number(monthA === monthB) + Number(dayA === dayB);
  if (parts === 2) return code.part;
  return slips === 2 || (parts === 1 && yearA === yearB) ? code.near : code.other;
}
