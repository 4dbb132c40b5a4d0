/**
 * Reads NDJSON: one object a line, its keys being the columns.
 *
 * Keys may differ from row to row; the header grows as they turn up.
 */
import type { Cells } from '../shape/cells.ts';
import { BatchBuilder } from './batch-builder.ts';
import { COLUMNS_MAX } from './limits.ts';
import type { LineBlock } from './lines.ts';

const NOT_JSON = 'not a JSON object';
const TOO_MANY_KEYS = `a key beyond the first ${COLUMNS_MAX} of the file`;

export async function* readJsonLines(blocks: AsyncIterable<LineBlock>): AsyncIterable<Cells> {
  const keys = new Map<string, number>();
  const builder = new BatchBuilder([]);
  for await (const { firstLine, lines, damage } of blocks) {
    for (let i = 0; i < lines.length; i += 1) {
      const text = lines[i] as string;
      const line = firstLine + i;
      const why = damage.get(i);
      if (why !== undefined) builder.quarantine(line, why);
      else if (text.trim() !== '') addObject(builder, keys, line, text);
      if (builder.isFull) yield builder.take();
    }
  }
  if (!builder.isEmpty) yield builder.take();
}

function addObject(
  builder: BatchBuilder,
  keys: Map<string, number>,
  line: number,
  text: string,
): void {
  const row = parseObject(text);
  if (row === undefined) {
    builder.quarantine(line, NOT_JSON);
    return;
  }
  const entries = Object.entries(row);
  const fresh = entries.filter(([key]) => !keys.has(key));
  if (keys.size + fresh.length > COLUMNS_MAX) {
    builder.quarantine(line, TOO_MANY_KEYS);
    return;
  }
  for (const [key] of fresh) keys.set(key, keys.size);
  if (fresh.length > 0) builder.widen([...keys.keys()]);
  const cells: unknown[] = new Array(keys.size).fill(null);
  for (const [key, cell] of entries) cells[keys.get(key) as number] = cell;
  builder.add(line, cells, text.length);
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
