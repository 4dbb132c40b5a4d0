/**
 * Reads a written moment into calendar parts.
 *
 * ISO 8601, `31.12.2024`, `12/31/2024`, RFC 2822 (`Sun, 10 Apr 2011 14:40:23
 * +0000`), Twitter's `Sun Apr 10 14:40:23 +0000 2011`, English month names.
 * A date such as 03/04/2025 is ambiguous unless the file states its date order.
 * A moment without a zone is UTC. Two-digit years and bare numbers are refused:
 * a spreadsheet's day 45292 looks like neither date nor year.
 */
import { Unreadable } from './unreadable.ts';

export type DateOrder = 'ymd' | 'dmy' | 'mdy';

export interface Moment {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
  /** Milliseconds since midnight as written. */
  readonly timeMs: number;
  /** Milliseconds east of UTC. */
  readonly offsetMs: number;
}

export const NOT_A_DATE = new Unreadable('not a date');
const AMBIGUOUS = new Unreadable('an ambiguous date; state dateOrder');
const CONTRADICTS = new Unreadable('a date that contradicts dateOrder');
const BARE_NUMBER = new Unreadable('a bare number is no date; export dates as text');
const TWO_DIGIT_YEAR = new Unreadable('a year of two digits');
const NO_SUCH_DAY = new Unreadable('a day the calendar does not have');
const FAR_YEAR = new Unreadable('a year outside 1850–2200');

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\s*(.+))?$/;
const BASIC = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$/;
const NUMERIC = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:(?:,\s*|\s+|T)(.+))?$/;
const DAY_FIRST =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]([a-z]{3,9})\.?,?[\s-](\d{2,4})(?:,?\s+(.+))?$/i;
const MONTH_FIRST = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{2,4})(?:,?\s+(.+))?$/i;
const TWITTER = /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{2}:\d{2}:\d{2})\s+(\S+)\s+(\d{4})$/i;

export function readMoment(text: string, order?: DateOrder): Moment | Unreadable {
  const iso = ISO.exec(text);
  if (iso !== null) return moment(iso[1], iso[2], iso[3], iso[4]);
  if (/^[+-]?\d+(?:[.,]\d+)?$/.test(text)) return basic(text);
  const numeric = NUMERIC.exec(text);
  if (numeric !== null) return byOrder(numeric, order);
  const twitter = TWITTER.exec(text);
  if (twitter !== null) {
    return moment(twitter[5], monthNamed(twitter[1]), twitter[2], `${twitter[3]} ${twitter[4]}`);
  }
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) {
    return moment(dayFirst[3], monthNamed(dayFirst[2]), dayFirst[1], dayFirst[4]);
  }
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst !== null) {
    return moment(monthFirst[3], monthNamed(monthFirst[1]), monthFirst[2], monthFirst[4]);
  }
  return BASIC.test(text) ? basic(text) : NOT_A_DATE;
}

/** `20241231` and `20241231T235959Z`; any other bare number is refused. */
function basic(text: string): Moment | Unreadable {
  const found = BASIC.exec(text);
  if (found === null || (text.length !== 8 && !text.includes('T'))) return BARE_NUMBER;
  const time = found[4] === undefined ? undefined : `${found[4]}:${found[5]}:${found[6] ?? '00'}`;
  return moment(found[1], found[2], found[3], time && `${time}${found[7] ?? ''}`);
}

function byOrder(found: RegExpExecArray, stated: DateOrder | undefined): Moment | Unreadable {
  const [, first, mark, second, third, time] = found;
  if (first?.length === 4) return moment(first, second, third, time);
  if (third?.length !== 4) return TWO_DIGIT_YEAR;
  const a = Number(first);
  const b = Number(second);
  const dayFirst = a >= 1 && a <= 31 && b >= 1 && b <= 12;
  const monthFirst = b >= 1 && b <= 31 && a >= 1 && a <= 12;
  if (!dayFirst && !monthFirst) return NO_SUCH_DAY;
  // Points are written in day order wherever they are written at all.
  const order = mark === '.' ? 'dmy' : stated === 'ymd' ? undefined : stated;
  if (order === 'dmy') return dayFirst ? moment(third, second, first, time) : CONTRADICTS;
  if (order === 'mdy') return monthFirst ? moment(third, first, second, time) : CONTRADICTS;
  if (dayFirst && monthFirst && a !== b) return AMBIGUOUS;
  return dayFirst ? moment(third, second, first, time) : moment(third, first, second, time);
}

/** The year of a written date even where day and month cannot be told apart. */
export function yearOf(text: string, order?: DateOrder): number | Unreadable {
  const read = readMoment(text, order);
  const read2 = read === AMBIGUOUS ? readMoment(text, 'dmy') : read;
  return read2 instanceof Unreadable ? read2 : read2.year;
}

const monthNames =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

function monthNamed(name: string | undefined): string | undefined {
  const lower = name?.toLowerCase() ?? '';
  const short = lower === 'sept' ? 'sep' : lower;
  const at = monthNames.findIndex((month) => month === short || month.slice(0, 3) === short);
  return at < 0 ? undefined : String(at + 1);
}

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function moment(
  yearText: string | undefined,
  monthText: string | undefined,
  dayText: string | undefined,
  time: string | undefined,
): Moment | Unreadable {
  if (yearText === undefined || monthText === undefined) return NOT_A_DATE;
  if (yearText.length < 4) return TWO_DIGIT_YEAR;
  const year = Number(yearText);
  const month = Number(monthText);
  const day = Number(dayText);
  if (year < 1850 || year > 2200) return FAR_YEAR;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leap ? 29 : DAYS_OF_MONTH[month - 1];
  if (days === undefined || day < 1 || day > days) return NO_SUCH_DAY;
  if (time === undefined) return { year, month, day, timeMs: 0, offsetMs: 0 };
  const clock = readClock(time);
  return clock === undefined ? NOT_A_DATE : { year, month, day, ...clock };
}

const CLOCK =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(?:([ap])\.?m\.?)?\s*([a-z]{1,3}|[+-]\d{2}(?::?\d{2})?)?(?:\s*\([a-z ]+\))?$/i;

/** The zone names RFC 2822 defines; others differ from country to country. */
const zoneHours: ReadonlyMap<string, number> = new Map([
  ['z', 0],
  ['ut', 0],
  ['utc', 0],
  ['gmt', 0],
  ['est', -5],
  ['edt', -4],
  ['cst', -6],
  ['cdt', -5],
  ['mst', -7],
  ['mdt', -6],
  ['pst', -8],
  ['pdt', -7],
]);

function readClock(text: string): Pick<Moment, 'timeMs' | 'offsetMs'> | undefined {
  const found = CLOCK.exec(text);
  if (found === null) return undefined;
  const half = found[5]?.toLowerCase();
  const written = Number(found[1]);
  if (half !== undefined && (written < 1 || written > 12)) return undefined;
  const hour = half === undefined ? written : (written % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(found[2]);
  const second = Number(found[3] ?? 0);
  const offsetMs = offsetOf(found[6]);
  if (hour > 23 || minute > 59 || second > 59 || offsetMs === undefined) return undefined;
  const fractionMs = Math.floor(Number(`0.${found[4] ?? '0'}`) * 1000 + 1e-6);
  return { timeMs: ((hour * 60 + minute) * 60 + second) * 1000 + fractionMs, offsetMs };
}

function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return 0;
  const signed = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (signed === null) {
    const hours = zoneHours.get(zone.toLowerCase());
    return hours === undefined ? undefined : hours * 3_600_000;
  }
  const hours = Number(signed[2]);
  const minutes = Number(signed[3] ?? 0);
  if (hours > 14 || minutes > 59) return undefined;
  return (signed[1] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
