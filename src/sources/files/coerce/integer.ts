/**
 * Whole numbers, in the same forms as other numbers. `57.0` is 57, `1.234` can
 * only be 1234, and `57.000` is ambiguous without a stated decimal mark.
 *
 * Counts that platforms shorten (`12.3K`, `4,5M`) are read as what they round to
 * where the column is a count of followers and the like, and nowhere else.
 */
import { chooseReading, NOT_A_NUMBER, type NumberForm, readingsOfNumber } from './number.ts';
import { coerceTyped } from './text.ts';
import { type Coerced, Unreadable } from './unreadable.ts';

export interface IntegerForm extends NumberForm {
  /** Reads `12.3K` and `4M`. */
  readonly shortened?: boolean;
}

const NOT_WHOLE = new Unreadable('not a whole number');
const SHORTENED = /^(\d{1,3})(?:[.,](\d{1,2}))?\s?([KkMm])$/;

export function coerceInteger(cell: unknown, form: IntegerForm = {}): Coerced<number> {
  if (typeof cell === 'number' && Number.isNaN(cell)) return null;
  if (typeof cell === 'number') return wholeOf([cell], form);
  const text = coerceTyped(cell);
  if (typeof text !== 'string') return text;
  const shortened = form.shortened === true ? SHORTENED.exec(text) : null;
  if (shortened !== null) return wholeOf([lengthened(shortened)], form);
  return wholeOf(readingsOfNumber(text, form.decimalMark), form);
}

function wholeOf(readings: readonly number[], form: IntegerForm): Coerced<number> {
  if (readings.length === 0) return NOT_A_NUMBER;
  const whole = readings.filter((value) => Number.isSafeInteger(value));
  if (whole.length === 0) return NOT_WHOLE;
  return chooseReading(whole, form);
}

function lengthened(found: RegExpExecArray): number {
  const factor = found[3]?.toLowerCase() === 'k' ? 1_000 : 1_000_000;
  return Math.round(Number(`${found[1]}.${found[2] ?? '0'}`) * factor);
}
