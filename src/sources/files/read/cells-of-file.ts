/**
 * The cells of a file in any format, each batch with the binding of its columns.
 *
 * The content decides the format, not the file's name: a first brace is NDJSON,
 * `PAR1` is Parquet, anything else is a delimited file with a header.
 */
import { AppError } from '../../../kernel/index.ts';
import type { TableDefinition } from '../../../lake/index.ts';
import type { ParquetReader } from '../../port.ts';
import { type Binding, bindHeader } from '../shape/binding.ts';
import type { Cells } from '../shape/cells.ts';
import { utf8Bytes } from './decode.ts';
import { readDelimited } from './delimited.ts';
import { readJsonLines } from './json-lines.ts';
import { type LineBlock, lineBlocks } from './lines.ts';
import { contentBytes, type OpenedFile, openFile, unusable } from './open-file.ts';
import { notParquet, readParquet } from './parquet.ts';
import { mendOfNames, seenInHeader } from './seen-names.ts';
import { findHeader } from './sniff.ts';

export interface CellsOptions {
  /** As configured, for messages. */
  readonly source: string;
  readonly path: string;
  readonly table: TableDefinition;
  readonly mapping?: Readonly<Record<string, string>> | undefined;
  readonly delimiter?: string | undefined;
  readonly parquet?: ParquetReader | undefined;
}

export interface BoundCells {
  readonly cells: Cells;
  readonly binding: Binding;
}

/** Throws `input.*` when the file as a whole cannot be used. */
export async function* cellsOfFile(options: CellsOptions): AsyncIterable<BoundCells> {
  const file = await openFile(options.source, options.path);
  if (file.packing === 'parquet') yield* parquetCells(options);
  else yield* textCells(file, options);
}

async function* textCells(file: OpenedFile, options: CellsOptions): AsyncIterable<BoundCells> {
  const blocks = lineBlocks(utf8Bytes(contentBytes(file)))[Symbol.asyncIterator]();
  try {
    const start = await firstWords(blocks, options.source);
    const text = (start.lines[0] as string).trimStart();
    if (text.startsWith('[')) {
      throw unusable(options.source, 'it seems to be one JSON array; write one object a line');
    }
    if (text.startsWith('{')) yield* jsonCells(joined(start, blocks), options);
    else yield* delimitedCells(start, blocks, options);
  } finally {
    await blocks.return?.(undefined);
  }
}

/** The first block from its first line that is not blank. */
async function firstWords(blocks: AsyncIterator<LineBlock>, source: string): Promise<LineBlock> {
  for (;;) {
    const next = await blocks.next();
    if (next.done === true) throw unusable(source, 'it is empty');
    const { lines, damage } = next.value;
    const at = lines.findIndex((line, i) => damage.has(i) || line.trim() !== '');
    if (at < 0) continue;
    const why = damage.get(at);
    if (why === undefined) return from(next.value, at);
    throw unusable(source, `its first line is ${why}; it should be UTF-8 text, one row a line`);
  }
}

function from(block: LineBlock, at: number): LineBlock {
  const later = [...block.damage].filter(([i]) => i >= at);
  return {
    firstLine: block.firstLine + at,
    lines: block.lines.slice(at),
    damage: new Map(later.map(([i, why]) => [i - at, why])),
  };
}

async function* joined(
  start: LineBlock,
  blocks: AsyncIterator<LineBlock>,
): AsyncIterable<LineBlock> {
  yield start;
  for (let next = await blocks.next(); next.done !== true; next = await blocks.next()) {
    yield next.value;
  }
}

async function* delimitedCells(
  start: LineBlock,
  blocks: AsyncIterator<LineBlock>,
  options: CellsOptions,
): AsyncIterable<BoundCells> {
  // Spreadsheets may write their delimiter into a line before the header.
  const stated = /^sep=(.)$/i.exec(start.lines[0] as string)?.[1];
  const top = stated === undefined ? start : from(start, 1);
  if (top.lines.length === 0) throw unusable(options.source, 'it has no header');
  const header = findHeader(top.lines, { ...options, delimiter: options.delimiter ?? stated });
  const rows = from(top, header.lines);
  const { delimiter, names, binding } = header;
  const read = { delimiter, header: names, firstLine: rows.firstLine };
  for await (const cells of readDelimited(joined(rows, blocks), read)) yield { cells, binding };
}

async function* jsonCells(
  blocks: AsyncIterable<LineBlock>,
  options: CellsOptions,
): AsyncIterable<BoundCells> {
  let header: readonly string[] = [];
  let binding = bindHeader(options.table, header, { ...options, open: true });
  let checked = false;
  for await (const cells of readJsonLines(blocks)) {
    if (cells.header !== header) {
      header = cells.header;
      binding = bindHeader(options.table, header, { ...options, open: true });
    }
    if (!checked && cells.lines.length > 0) refuseMissing(binding, header, options);
    checked ||= cells.lines.length > 0;
    yield { cells, binding };
  }
}

async function* parquetCells(options: CellsOptions): AsyncIterable<BoundCells> {
  const { parquet, path, source, table } = options;
  if (parquet === undefined) {
    throw new AppError('bug.assertion', `no Parquet reader was supplied to read ${source}`);
  }
  const header = await parquet.columns(path).catch((thrown: unknown) => {
    throw notParquet(source, thrown);
  });
  const binding = bindHeader(table, header, options);
  refuseMissing(binding, header, options);
  for await (const cells of readParquet({ parquet, source, path, header }))
    yield { cells, binding };
}

function refuseMissing(
  binding: Binding,
  header: readonly string[],
  { source, table }: CellsOptions,
): void {
  if (binding.missing.length === 0) return;
  const missing = binding.missing.join(', ');
  throw unusable(
    source,
    `it has no column for ${missing} of ${table.name.slice(4)}; ${seenInHeader(header)}; ${mendOfNames(table)}`,
  );
}
