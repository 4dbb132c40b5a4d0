/**
 * Bytes to numbered lines, in blocks, with bounded memory.
 *
 * A whole block is checked and decoded at once; only a block that holds invalid
 * UTF-8 or NUL bytes is looked at line by line. A line longer than the limit is
 * skipped as it streams by and never held.
 */
import { isUtf8 } from 'node:buffer';
import { RECORD_MAX } from './limits.ts';

export interface LineBlock {
  /** Number of the first line, from 1. */
  readonly firstLine: number;
  /** Without their line ends; a damaged line is empty here. */
  readonly lines: readonly string[];
  /** Why a line cannot be used, by its index in `lines`. */
  readonly damage: ReadonlyMap<number, string>;
}

const TOO_LONG = `longer than ${RECORD_MAX} bytes`;
const NOT_UTF8 = 'not valid UTF-8; save the file as UTF-8';
const OLD_ENCODING =
  'not valid UTF-8; save the file as UTF-8: it looks like Windows-1252 or Latin-1, as older spreadsheets write';
/** Bytes that Windows-1252 leaves empty, and two that are one letter of UTF-8. */
const NOT_OLD_ENCODING = /[\x81\x8d\x8f\x90\x9d]|[\xc2-\xdf][\x80-\xbf]/;
/** In Windows-1252: letters, quotation marks, dashes, the euro and other signs of print. */
const OLD_LETTER = /[\xc0-\xd6\xd8-\xf6\xf8-\xff\x80\x8a\x8c\x8e\x91-\x97\x9a\x9c\x9e\x9f]/;
const HAS_NUL = 'contains NUL bytes';
const LF = 0x0a;
const CR = 0x0d;
const noDamage: ReadonlyMap<number, string> = new Map();

export async function* lineBlocks(chunks: AsyncIterable<Buffer>): AsyncIterable<LineBlock> {
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  let skipping = false;
  let found: number | undefined;
  for await (const chunk of chunks) {
    let bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    found ??= lineEndOf(bytes);
    const lineEnd = found ?? LF;
    if (skipping) {
      const end = bytes.indexOf(lineEnd);
      rest = Buffer.alloc(0);
      if (end < 0) continue;
      skipping = false;
      bytes = bytes.subarray(end + 1);
      yield { firstLine: line, lines: [''], damage: new Map([[0, TOO_LONG]]) };
      line += 1;
    }
    const end = bytes.lastIndexOf(lineEnd);
    rest = bytes.subarray(end + 1);
    if (end >= 0) {
      const block = blockOf(bytes.subarray(0, end), line, lineEnd);
      line += block.lines.length;
      yield block;
    }
    skipping = rest.length > RECORD_MAX;
    if (skipping) rest = Buffer.alloc(0);
  }
  if (skipping) yield { firstLine: line, lines: [''], damage: new Map([[0, TOO_LONG]]) };
  else if (rest.length > 0) yield blockOf(rest, line, found ?? LF);
}

/** Line feeds, as everywhere, unless the file has only the carriage returns of old; undefined if neither yet. */
function lineEndOf(bytes: Buffer): number | undefined {
  if (bytes.includes(LF)) return LF;
  const at = bytes.indexOf(CR);
  return at >= 0 && at < bytes.length - 1 ? CR : undefined;
}

function blockOf(bytes: Buffer, firstLine: number, lineEnd: number): LineBlock {
  if (!isUtf8(bytes) || bytes.includes(0)) return inspectedBlock(bytes, firstLine, lineEnd);
  const lines = bytes.toString('utf8').split(lineEnd === LF ? '\n' : '\r');
  const damage = new Map<number, string>();
  for (let i = 0; i < lines.length; i += 1) {
    const text = lines[i] as string;
    if (text.length > RECORD_MAX / 4 && Buffer.byteLength(text) > RECORD_MAX) {
      damage.set(i, TOO_LONG);
      lines[i] = '';
    } else if (lineEnd === LF && text.charCodeAt(text.length - 1) === CR) {
      lines[i] = text.slice(0, -1);
    }
  }
  return { firstLine, lines, damage: damage.size === 0 ? noDamage : damage };
}

function inspectedBlock(bytes: Buffer, firstLine: number, lineEnd: number): LineBlock {
  const lines: string[] = [];
  const damage = new Map<number, string>();
  for (let start = 0; start <= bytes.length; ) {
    const found = bytes.indexOf(lineEnd, start);
    const end = found < 0 ? bytes.length : found;
    const cut = end > start && lineEnd === LF && bytes[end - 1] === CR ? end - 1 : end;
    const line = bytes.subarray(start, cut);
    const why = damageOf(line);
    if (why !== undefined) damage.set(lines.length, why);
    lines.push(why === undefined ? line.toString('utf8') : '');
    start = end + 1;
  }
  return { firstLine, lines, damage };
}

function damageOf(line: Buffer): string | undefined {
  if (line.length > RECORD_MAX) return TOO_LONG;
  if (line.includes(0)) return HAS_NUL;
  if (isUtf8(line)) return undefined;
  const text = line.toString('latin1');
  return OLD_LETTER.test(text) && !NOT_OLD_ENCODING.test(text) ? OLD_ENCODING : NOT_UTF8;
}
