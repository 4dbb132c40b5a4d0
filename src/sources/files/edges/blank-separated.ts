/**
 * Rows of columns separated by any run of blanks or tabs, as graph tools write them.
 *
 * Quotes mean nothing here: an id with a blank in it needs a form with delimiters.
 */
import { BatchBuilder } from '../read/batch-builder.ts';
import type { LineBlock } from '../read/lines.ts';
import type { Cells } from '../shape/cells.ts';

/** @param columns of a row; a row may have more, which are left out. */
export async function* readBlankSeparated(
  blocks: AsyncIterable<LineBlock>,
  columns: number,
): AsyncIterable<Cells> {
  const builder = new BatchBuilder(Array.from({ length: columns }, (_, at) => `column ${at + 1}`));
  for await (const { lines, damage, firstLine } of blocks) {
    for (let at = 0; at < lines.length; at += 1) {
      const text = lines[at] as string;
      const why = damage.get(at);
      if (why !== undefined) builder.quarantine(firstLine + at, why);
      else if (text !== '') addLine(builder, firstLine + at, text, columns);
      if (builder.isFull) yield builder.take();
    }
  }
  if (!builder.isEmpty) yield builder.take();
}

function addLine(builder: BatchBuilder, line: number, text: string, columns: number): void {
  const fields: string[] = [];
  const { length } = text;
  for (let at = 0; at < length && fields.length < columns; ) {
    while (at < length && isBlank(text.charCodeAt(at))) at += 1;
    const start = at;
    while (at < length && !isBlank(text.charCodeAt(at))) at += 1;
    if (at > start) fields.push(text.slice(start, at));
  }
  if (fields.length === columns) builder.add(line, fields, length);
  else if (fields.length > 0) {
    builder.quarantine(line, `${fields.length} columns where the first rows have ${columns}`);
  }
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;
