/**
 * Text as given, made safe to store: Unicode NFC, trimmed, no control
 * characters; nothing is left of an empty text but null.
 *
 * A cell that begins like a spreadsheet formula stays as it is: in a column it
 * is data, and only files that people open neutralise it.
 */
import { type Coerced, Unreadable } from './unreadable.ts';

const NOT_PLAIN = new Unreadable('not a plain value');
const NOT_EXACT = new Unreadable('a number too large to be exact; give it as text');

/** Cleans a text that may run over several lines, such as a bio: line breaks become `\n`. */
export function cleanLines(text: string): string | null {
  if (isPlain(text)) return text;
  return clean(text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n'));
}

/** Cleans a text of one line, such as a name: line breaks and tabs become one blank. */
export function cleanLine(text: string): string | null {
  if (isPlain(text)) return text;
  return clean(text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' '));
}

/** `\N` is how database dumps write an absent value. */
function clean(text: string): string | null {
  const kept = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point.
    .replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
    .trim();
  return kept === '' || kept === '\\N' ? null : kept;
}

/** Printable ASCII without a blank at either end: most cells, and nothing to do. */
function isPlain(text: string): boolean {
  const last = text.length - 1;
  if (last < 0 || text.charCodeAt(0) === 0x20 || text.charCodeAt(last) === 0x20) return false;
  for (let i = 0; i <= last; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return text.charCodeAt(0) !== 0x5c || text !== '\\N';
}

/** The text of a cell from any format; numbers and truth values are written out. */
export function textOfCell(cell: unknown): Coerced<string> {
  switch (typeof cell) {
    case 'string':
      return cell;
    case 'undefined':
      return null;
    case 'number':
      return Number.isFinite(cell) && (!Number.isInteger(cell) || Number.isSafeInteger(cell))
        ? String(cell)
        : NOT_EXACT;
    case 'bigint':
    case 'boolean':
      return String(cell);
    default:
      return cell === null ? null : NOT_PLAIN;
  }
}

/** One line of text, such as a name or a key. */
export function coerceLine(cell: unknown): Coerced<string> {
  if (typeof cell === 'string') return cleanLine(cell);
  const text = textOfCell(cell);
  return typeof text === 'string' ? cleanLine(text) : text;
}

/** Text that may run over several lines. */
export function coerceLines(cell: unknown): Coerced<string> {
  if (typeof cell === 'string') return cleanLines(cell);
  const text = textOfCell(cell);
  return typeof text === 'string' ? cleanLines(text) : text;
}

/**
 * The line of a cell that should hold a number, a date or the like, where words
 * for "nothing" mean nothing. In a name they could be the name.
 */
export function coerceTyped(cell: unknown): Coerced<string> {
  const text = coerceLine(cell);
  return typeof text === 'string' && text.length <= 4 && NOTHING.test(text) ? null : text;
}

const NOTHING = /^(?:null|none|n\/a|n\.a\.|na|nan|nat|nil|-|–|—)$/i;
