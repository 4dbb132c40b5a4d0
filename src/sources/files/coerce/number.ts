/**
 * Numbers as people and programs write them: `1234.5`, `1.234,56`, `1 234,56`,
 * `1’234.50`, `12,34,567`, `(12.00)`, `€ 12,50`, `1e-05`.
 *
 * A mark before exactly three digits may group or divide (`1.234`). Read wrongly
 * it is off by a thousand, so such a number is read only where the stated decimal
 * mark or the column's bounds leave one reading; otherwise it is unreadable.
 */
import { coerceTyped } from './text.ts';
import { type Coerced, Unreadable } from './unreadable.ts';

export interface NumberForm {
  /** Decimal mark of the file, when it is stated. */
  readonly decimalMark?: '.' | ',' | undefined;
  /** Inclusive. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

export const NOT_A_NUMBER = new Unreadable('not a number');
export const AMBIGUOUS_NUMBER = new Unreadable('an ambiguous number; state decimalMark');
export const OUT_OF_RANGE = new Unreadable('a number out of range');

const GROUP_BLANK = /(?<=\d)[\u0020\u00a0\u2009\u202f'’](?=\d{3}(?!\d))/g;
const CURRENCY = /^\p{Sc}\s*|^[A-Z]{3}\s+|\s*\p{Sc}$|\s+[A-Z]{3}$/u;
const PLAIN = /^-?\d+$/;
const SCIENTIFIC = /^[+-]?(?:\d+\.?\d*|\.\d+)e[+-]?\d{1,3}$/i;
const WITH_POINT = /^(\d*|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d{2})+,\d{3})(?:\.(\d+))?$/;
const WITH_COMMA = /^(\d*|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?$/;

/** Every number the text may mean: none, one, or two. */
export function readingsOfNumber(text: string, decimalMark?: '.' | ','): readonly number[] {
  if (PLAIN.test(text)) return [Number(text)];
  if (SCIENTIFIC.test(text)) return [Number(text)];
  let body = text.replace(CURRENCY, '').replace(GROUP_BLANK, '');
  let sign = 1;
  const bracketed = /^\((.+)\)$/.exec(body)?.[1];
  const signed = /^([+\-−])\s*(.+)$/.exec(body);
  if (bracketed !== undefined) {
    sign = -1;
    body = bracketed;
  } else if (signed !== null) {
    sign = signed[1] === '+' ? 1 : -1;
    body = signed[2] as string;
  }
  body = body.replace(CURRENCY, '');
  if (!/\d/.test(body)) return [];
  const readings = new Set<number>();
  if (decimalMark !== ',') add(readings, WITH_POINT.exec(body), sign);
  if (decimalMark !== '.') add(readings, WITH_COMMA.exec(body), sign);
  return [...readings];
}

function add(readings: Set<number>, found: RegExpExecArray | null, sign: number): void {
  if (found === null) return;
  const whole = (found[1] as string).replace(/[.,]/g, '');
  const value = sign * Number(`${whole || '0'}.${found[2] ?? '0'}`);
  if (Number.isFinite(value)) readings.add(value === 0 ? 0 : value);
}

/** Chooses the one reading that the bounds allow. */
export function chooseReading(readings: readonly number[], form: NumberForm): Coerced<number> {
  if (readings.length === 0) return NOT_A_NUMBER;
  const { min = -Infinity, max = Infinity } = form;
  const allowed = readings.filter((one) => Number.isFinite(one) && one >= min && one <= max);
  if (allowed.length === 0) return OUT_OF_RANGE;
  return allowed.length === 1 ? (allowed[0] as number) : AMBIGUOUS_NUMBER;
}

export function coerceNumber(cell: unknown, form: NumberForm = {}): Coerced<number> {
  if (typeof cell === 'number') return Number.isNaN(cell) ? null : chooseReading([cell], form);
  const text = coerceTyped(cell);
  if (typeof text !== 'string') return text;
  return chooseReading(readingsOfNumber(text, form.decimalMark), form);
}
