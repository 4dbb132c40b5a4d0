/**
 * Cells that coercion would leave as they are, told in SQL.
 *
 * Most cells of a clean Parquet file need nothing done to them, and the engine
 * can see that itself, some ten times faster than a cell can be looked at here.
 * Each condition is narrower than its coercer: what it lets through, the coercer
 * gives back unchanged (a property test holds the two together); what it does
 * not, the coercer decides.
 */
import type { ColumnDefinition } from '../../../lake/index.ts';
import { coerceCountry } from '../coerce/country.ts';
import { platformAliases } from '../coerce/handle.ts';

export interface PlainCell {
  /** True for a cell that is not null and needs nothing done; SQL. */
  readonly when: string;
  /** What it becomes; SQL. */
  readonly value: string;
}

/** Printable ASCII without a blank at either end. */
const ascii = '[!-~]([ -~]*[!-~])?';
const controls = '\\x00-\\x1f\\x7f-\\x{9f}\\x{2028}\\x{2029}\\x{feff}';
/** As `controls`, but a tab and a line end may stand in a text of several lines. */
const controlsOfLines = '\\x00-\\x08\\x0b-\\x1f\\x7f-\\x{9f}\\x{2028}\\x{2029}\\x{feff}';
const email = '[a-z0-9_+-]+(\\.[a-z0-9_+-]+)*@([a-z0-9]{1,30}\\.){1,3}[a-z]{2,20}';
const handleOfPlatform = '[a-z]{1,30}:[0-9A-Za-z_.-][!-~]*';

const safeInteger = Number.MAX_SAFE_INTEGER;

/** Codes that are read as themselves. */
const countryCodes: readonly string[] = letterPairs().filter(
  (code) => coerceCountry(code) === code,
);

function letterPairs(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((first) => letters.map((second) => first + second));
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const list = (values: readonly string[]): string => values.map(text).join(', ');
const matches = (cell: string, pattern: string): string =>
  `regexp_full_match(${cell}, ${text(pattern)})`;

/** @param columnKey raw table and column, such as `raw.customer/email`. @param cell SQL of the file's cell. @returns undefined where only the coercer can tell. */
export function plainCell(options: {
  readonly columnKey: string;
  readonly definition: ColumnDefinition;
  /** The file's type, in the engine's words. */
  readonly fileType: string;
  readonly cell: string;
}): PlainCell | undefined {
  const { columnKey, definition, fileType, cell } = options;
  const as = (when: string, value = cell): PlainCell => ({ when, value });
  switch (fileType) {
    case 'VARCHAR':
      return definition.type === 'text' ? plainText(columnKey, cell) : undefined;
    case 'VARCHAR[]':
      return definition.type === 'text[]' ? plainList(columnKey, cell) : undefined;
    case 'TINYINT':
    case 'SMALLINT':
    case 'INTEGER':
    case 'BIGINT': {
      if (definition.type !== 'integer') return undefined;
      const { min = -safeInteger, max = safeInteger } = definition;
      return as(`${cell} BETWEEN ${min} AND ${max}`);
    }
    case 'BOOLEAN':
      return definition.type === 'boolean' ? as('true') : undefined;
    case 'TIMESTAMP':
      return definition.type === 'timestamp'
        ? as(
            `${cell} BETWEEN TIMESTAMP '1850-01-02' AND TIMESTAMP '2200-12-30'`,
            `date_trunc('millisecond', ${cell})`,
          )
        : undefined;
    default:
      return undefined;
  }
}

function plainText(columnKey: string, cell: string): PlainCell | undefined {
  const as = (when: string): PlainCell => ({ when, value: cell });
  switch (columnKey.slice(columnKey.indexOf('/') + 1)) {
    case 'email':
      return as(`${matches(cell, email)} AND length(${cell}) <= 64`);
    case 'phone':
    case 'phone2':
      return as(matches(cell, '\\+[1-9][0-9]{6,14}'));
    case 'country':
      // One pass for all codes; a list of them is compared one by one.
      return as(matches(cell, countryCodes.join('|')));
    case 'platform':
      return as(`${matches(cell, '[a-z]+')} AND ${cell} NOT IN (${list(platformAliases)})`);
    case 'handle':
      return as(`${plainLine(cell, controls)} AND NOT starts_with(${cell}, '@')`);
    case 'bio':
      return as(plainLine(cell, controlsOfLines));
    case 'attributes':
      return as(plainObject(cell));
    default:
      return as(plainLine(cell, controls));
  }
}

/** ASCII is told first, since it is the bulk and cheap. */
function plainLine(cell: string, unwanted: string): string {
  const elsewhere = `[${unwanted}]|^[\\p{Z}\\t\\n]|[\\p{Z}\\t\\n]$`;
  const unicode = `NOT regexp_matches(${cell}, ${text(elsewhere)}) AND nfc_normalize(${cell}) = ${cell}`;
  return `(${matches(cell, ascii)} OR (${unicode})) AND ${cell} <> '\\N'`;
}

/**
 * A JSON object of texts, as we write one: no blanks, nothing escaped. A number as
 * a name would change its place, and of a name that stands twice one would be lost.
 */
function plainObject(cell: string): string {
  const member = '"[A-Za-z_][ !#-\\[\\]-~]*":"[ !#-\\[\\]-~]*"';
  const names = `json_keys(${cell})`;
  const once = `NOT contains(${cell}, ',') OR list_unique(${names}) = len(${names})`;
  const written = matches(cell, `\\{${member}(,${member})*\\}`);
  // A CASE, because what is no object at all has no names to be asked for.
  return `CASE WHEN ${written} THEN ${once} ELSE false END`;
}

/** Elements are joined by a tab, which none of them may hold. */
function plainList(columnKey: string, cell: string): PlainCell {
  const joined = `array_to_string(${cell}, chr(9))`;
  const isHandles = columnKey === 'raw.customer/handles';
  const element = isHandles ? handleOfPlatform : ascii;
  const conditions = [
    matches(joined, `${element}(\\t${element})*`),
    `list_unique(${cell}) = len(${cell})`,
    `NOT list_contains(${cell}, '\\N')`,
  ];
  if (isHandles) {
    conditions.push(
      `NOT regexp_matches(${joined}, ${text(`(^|\\t)(${platformAliases.join('|')}):`)})`,
    );
  }
  return { when: conditions.join(' AND '), value: cell };
}
