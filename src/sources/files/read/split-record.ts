/**
 * Splits one record of a delimited file into its fields (RFC 4180).
 *
 * A field that begins with a quote runs to its closing quote, over line ends and
 * delimiters, and a doubled quote is one. After the closing quote only a
 * delimiter or the line end may follow: anything else means that a quote is out
 * of place. A quote inside an unquoted field is an ordinary character.
 */

/** Lines taken, or why there is no record: more lines are needed, or a quote is out of place. */
export type Split = number;
export const NEEDS_MORE_LINES = 0;
export const QUOTE_OUT_OF_PLACE = -1;
export const RECORD_TOO_LONG = -2;

export interface SplitOptions {
  /** One character. */
  readonly delimiter: string;
  /** Characters of one record. */
  readonly charactersMax: number;
}

/** Fills `fields` (emptied first) with the record that begins at `lines[at]`. */
export function splitRecord(
  lines: readonly string[],
  at: number,
  fields: string[],
  options: SplitOptions,
): Split {
  fields.length = 0;
  const line = lines[at] as string;
  if (line.indexOf('"') < 0) {
    splitPlain(line, fields, options.delimiter);
    return 1;
  }
  return splitQuoted(lines, at, fields, options);
}

function splitPlain(line: string, fields: string[], delimiter: string): void {
  let start = 0;
  for (;;) {
    const end = line.indexOf(delimiter, start);
    if (end < 0) break;
    fields.push(line.slice(start, end));
    start = end + 1;
  }
  fields.push(start === 0 ? line : line.slice(start));
}

function splitQuoted(
  lines: readonly string[],
  first: number,
  fields: string[],
  options: SplitOptions,
): Split {
  const { delimiter } = options;
  const cursor: Cursor = { lines, first, taken: 1, start: 0, characters: 0 };
  for (;;) {
    const line = lines[first + cursor.taken - 1] as string;
    if (line.charCodeAt(cursor.start) !== QUOTE) {
      const end = line.indexOf(delimiter, cursor.start);
      fields.push(line.slice(cursor.start, end < 0 ? undefined : end));
      if (end < 0) return cursor.taken;
      cursor.start = end + 1;
      continue;
    }
    const field = quotedField(cursor, options.charactersMax);
    if (typeof field === 'number') return field;
    fields.push(field);
    const after = lines[first + cursor.taken - 1] as string;
    if (cursor.start === after.length) return cursor.taken;
    if (after[cursor.start] !== delimiter) return QUOTE_OUT_OF_PLACE;
    cursor.start += 1;
  }
}

interface Cursor {
  readonly lines: readonly string[];
  readonly first: number;
  /** Lines used; the last of them is the current one. */
  taken: number;
  /** Position in the current line. */
  start: number;
  /** Characters of the lines before the current one. */
  characters: number;
}

/** The field whose opening quote is at the cursor, which moves behind its closing quote. */
function quotedField(cursor: Cursor, charactersMax: number): string | Split {
  const parts: string[] = [];
  let line = cursor.lines[cursor.first + cursor.taken - 1] as string;
  let from = cursor.start + 1;
  let search = from;
  let doubled = false;
  for (;;) {
    const quote = line.indexOf('"', search);
    if (quote < 0) {
      parts.push(line.slice(from));
      cursor.characters += line.length + 1;
      const next = cursor.lines[cursor.first + cursor.taken];
      if (next === undefined) return NEEDS_MORE_LINES;
      if (cursor.characters + next.length > charactersMax) return RECORD_TOO_LONG;
      line = next;
      cursor.taken += 1;
      from = search = 0;
    } else if (line.charCodeAt(quote + 1) === QUOTE) {
      doubled = true;
      search = quote + 2;
    } else {
      const last = line.slice(from, quote);
      const field = parts.length === 0 ? last : `${parts.join('\n')}\n${last}`;
      cursor.start = quote + 1;
      return doubled ? field.replaceAll('""', '"') : field;
    }
  }
}

const QUOTE = 0x22;
