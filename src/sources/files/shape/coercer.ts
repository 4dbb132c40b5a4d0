/**
 * How each column of each table is coerced.
 *
 * The column's type decides, and its name where a text is a special one. The
 * rule for values that are given and cannot be read: in a required column, and
 * in a column whose loss would mislead, the row is quarantined; elsewhere the
 * value is left empty and counted.
 */
import type { ColumnValue } from '../../../kernel/index.ts';
import type { ColumnDefinition, TableDefinition } from '../../../lake/index.ts';
import { coerceBirthYear } from '../coerce/birth-year.ts';
import { choiceOf } from '../coerce/choice.ts';
import { coerceCountry } from '../coerce/country.ts';
import { coerceEmail } from '../coerce/email.ts';
import { coerceHandle, coerceHandles, coercePlatform } from '../coerce/handle.ts';
import { coerceInteger } from '../coerce/integer.ts';
import { coerceLinks, coerceTexts } from '../coerce/list.ts';
import type { DateOrder } from '../coerce/moment.ts';
import { coerceNumber } from '../coerce/number.ts';
import { coerceOutcome } from '../coerce/outcome.ts';
import { coercePhone } from '../coerce/phone.ts';
import { coerceLine, coerceLines } from '../coerce/text.ts';
import { coerceDay, coerceTimestamp } from '../coerce/timestamp.ts';
import { coerceTruth } from '../coerce/truth.ts';
import { type Coerced, Unreadable } from '../coerce/unreadable.ts';

export interface CoercionSettings {
  readonly dateOrder?: DateOrder | undefined;
  readonly decimalMark?: '.' | ',' | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly defaultCountry?: string | undefined;
}

/** @param beside the value of the column it depends on (`besideColumn`), already coerced. */
export type Coercer = (cell: unknown, beside: string | null) => Coerced<ColumnValue>;

/** The column of the same row that tells how to read this one. */
export const besideColumn: Readonly<Record<string, string>> = {
  'raw.customer/phone': 'country',
  'raw.customer/phone2': 'country',
  'raw.suppression/subject': 'subject_kind',
};

/**
 * Columns that may be empty, but not because they could not be read: a basis
 * would never end, a resolved case would stay open, a wish would go unheard.
 */
export const misleadingColumns: ReadonlySet<string> = new Set([
  'raw.basis/since',
  'raw.basis/until',
  'raw.care_case/resolved_at',
  'raw.interaction/day',
  'raw.profile/no_bots',
  'raw.profile/discoverable',
  'raw.profile/indexable',
]);

const countColumns: ReadonlySet<string> = new Set(
  'followers following posts likes listed reposts replies'.split(' '),
);

export function coercerOf(
  table: TableDefinition,
  column: string,
  settings: CoercionSettings,
): Coercer {
  const definition = table.columns[column] as ColumnDefinition;
  const special = specialCoercer(`${table.name}/${column}`, settings);
  if (special !== undefined) return special;
  const { dateOrder, decimalMark } = settings;
  const form = { decimalMark, min: definition.min, max: definition.max };
  switch (definition.type) {
    case 'text':
      return definition.oneOf === undefined ? coerceLine : choiceOf(definition.oneOf);
    case 'text[]':
      return coerceTexts;
    case 'integer': {
      const shortened = countColumns.has(column);
      return (cell) => coerceInteger(cell, { ...form, shortened });
    }
    case 'double':
      return (cell) => coerceNumber(cell, form);
    case 'boolean':
      return coerceTruth;
    case 'timestamp':
      return (cell) => coerceTimestamp(cell, dateOrder);
    case 'date':
      return (cell) => coerceDay(cell, dateOrder);
    case 'key':
      return () => new Unreadable('keys are computed, never given');
  }
}

function specialCoercer(column: string, settings: CoercionSettings): Coercer | undefined {
  const { dateOrder, defaultCountry = null } = settings;
  switch (column) {
    case 'raw.customer/email':
      return coerceEmail;
    case 'raw.customer/phone':
    case 'raw.customer/phone2':
      return (cell, country) => coercePhone(cell, country ?? defaultCountry);
    case 'raw.customer/country':
      return coerceCountry;
    case 'raw.customer/birth_year':
      return (cell) => coerceBirthYear(cell, dateOrder);
    case 'raw.customer/handles':
      return coerceHandles;
    case 'raw.profile/platform':
    case 'raw.basis/platform':
      return coercePlatform;
    case 'raw.profile/handle':
      return coerceHandle;
    case 'raw.profile/urls':
      return coerceLinks;
    case 'raw.profile/bio':
    case 'raw.post/text':
    case 'raw.customer/attributes':
    case 'raw.profile/attributes':
      return coerceLines;
    case 'raw.touch/outcome':
      return coerceOutcome;
    case 'raw.suppression/subject':
      return coerceSubject;
    default:
      return undefined;
  }
}

/** A wish is kept even where its e-mail looks wrong: it may name a record that looks the same. */
function coerceSubject(cell: unknown, kind: string | null): Coerced<string> {
  if (kind !== 'email') return coerceLine(cell);
  const address = coerceEmail(cell);
  if (!(address instanceof Unreadable)) return address;
  const text = coerceLine(cell);
  return typeof text === 'string' ? text.toLowerCase() : text;
}
