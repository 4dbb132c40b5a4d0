/**
 * Year of birth, from a year or from any date: of an ambiguous 03/04/1970 the
 * year is still certain.
 */
import { type DateOrder, NOT_A_DATE, yearOf } from './moment.ts';
import { coerceTyped } from './text.ts';
import { type Coerced, isUnreadable, Unreadable } from './unreadable.ts';

const NOT_A_BIRTH_YEAR = new Unreadable('a year of birth outside 1850–2100');

export function coerceBirthYear(cell: unknown, order?: DateOrder): Coerced<number> {
  const text = coerceTyped(cell);
  if (typeof text !== 'string') return text;
  const year = /^\d{4}(?:\.0)?$/.test(text) ? Number(text) : yearOf(text, order);
  if (isUnreadable(year)) return year === NOT_A_DATE ? NOT_A_BIRTH_YEAR : year;
  return year >= 1850 && year <= 2100 ? year : NOT_A_BIRTH_YEAR;
}
