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
  { delimiter, charactersMax }: SplitOptions,
): Split {
  let text = lines[first] as string;
  let taken = 1;
  let start = 0;
  for (;;) {
    if (text.charCodeAt(start) !== QUOTE) {
      const end = text.indexOf(delimiter, start);
      fields.push(text.slice(start, end < 0 ? undefined : end));
      if (end < 0) return taken;
      start = end + 1;
      continue;
    }
    let doubled = false;
    let from = start + 1;
    let close = text.indexOf('"', from);
    for (;;) {
      if (close < 0) {
        const next = lines[first + taken];
        if (next === undefined) return NEEDS_MORE_LINES;
        if (text.length + next.length + 1 > charactersMax) return RECORD_TOO_LONG;
        from = text.length;
        text = `${text}\n${next}`;
        taken += 1;
      } else if (text.charCodeAt(close + 1) === QUOTE) {
        doubled = true;
        from = close + 2;
      } else {
        break;
      }
      close = text.indexOf('"', from);
    }
    const field = text.slice(start + 1, close);
    fields.push(doubled ? field.replaceAll('""', '"') : field);
    if (close + 1 === text.length) return taken;
    if (text[close + 1] !== delimiter) return QUOTE_OUT_OF_PLACE;
    start = close + 2;
  }
}

const QUOTE = 0x22;
