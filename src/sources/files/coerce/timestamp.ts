/**
 * Points in time, as milliseconds since 1970 UTC.
 *
 * Besides written moments: seconds since 1970 of ten digits and milliseconds of
 * thirteen. Numbers from NDJSON and Parquet are seconds up to 7.26e9 (the year
 * 2200) and milliseconds above; those below 1e8 are refused, since a
 * spreadsheet's day numbers look like that.
 */
import { type DateOrder, readMoment } from './moment.ts';
import { coerceTyped } from './text.ts';
import { type Coerced, isUnreadable, Unreadable } from './unreadable.ts';

const BARE_NUMBER = new Unreadable('a bare number is no date; export dates as text');

const SECONDS_LEAST = 1e8;
const SECONDS_MOST = 7_258_118_400;

export function coerceTimestamp(cell: unknown, order?: DateOrder): Coerced<number> {
  if (typeof cell === 'number') return fromEpoch(cell);
  if (typeof cell === 'bigint') return fromEpoch(Number(cell));
  const text = coerceTyped(cell);
  if (typeof text !== 'string') return text;
  const usual = usualInstant(text);
  if (usual !== undefined) return usual;
  if (/^(?:\d{10}|\d{13})$/.test(text)) return fromEpoch(Number(text));
  const read = readMoment(text, order);
  if (isUnreadable(read)) return read;
  return Date.UTC(read.year, read.month - 1, read.day) + read.timeMs - read.offsetMs;
}

/** `2024-12-31` and `2024-12-31T23:59:59[.123]Z` of this age; what is not quite that is left to the careful reader. */
function usualInstant(text: string): number | undefined {
  const { length } = text;
  if (length !== 10 && length !== 20 && length !== 24) return undefined;
  if (!USUAL.test(text)) return undefined;
  const year = Number(text.slice(0, 4));
  const day = Number(text.slice(8, 10));
  // The 29th and later depend on the month; Date.parse would let some of them spill over.
  return year < 1850 || year > 2200 || day > 28 ? undefined : Date.parse(text);
}

const USUAL =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z)?$/;

function fromEpoch(value: number): Coerced<number> {
  if (Number.isNaN(value)) return null;
  const size = Math.abs(value);
  if (size >= SECONDS_LEAST && size <= SECONDS_MOST) return Math.trunc(value * 1000);
  if (size > SECONDS_MOST && size <= SECONDS_MOST * 1000) return Math.trunc(value);
  return BARE_NUMBER;
}

/** A calendar day, `YYYY-MM-DD`: as written when no time is, otherwise the day in UTC. */
export function coerceDay(cell: unknown, order?: DateOrder): Coerced<string> {
  const instant = coerceTimestamp(cell, order);
  if (instant === null || isUnreadable(instant)) return instant;
  return new Date(instant).toISOString().slice(0, 10);
}
