/**
 * An edge list in any common form as columns: CSV, TSV, blank-separated, gzip
 * of these, or Parquet.
 *
 * An id is any text, taken exactly as it stands, quotes and newlines included.
 * Rows that cannot be used (an end missing, a figure that is no number or out of
 * its range) are handed over with line and reason. Memory holds a few batches.
 */
import { stat } from 'node:fs/promises';
import type { QuarantinedRow } from '../../../kernel/index.ts';
import type { ParquetReader } from '../../port.ts';
import { utf8Bytes } from '../read/decode.ts';
import { readDelimited } from '../read/delimited.ts';
import { type LineBlock, lineBlocks } from '../read/lines.ts';
import { contentBytes, openFile, unusable } from '../read/open-file.ts';
import { readParquet } from '../read/parquet.ts';
import type { Cells } from '../shape/cells.ts';
import { readBlankSeparated } from './blank-separated.ts';
import {
  type EdgeFormat,
  type FigureKind,
  findEdgeFormat,
  placesOfColumns,
} from './edge-format.ts';

export interface EdgeListOptions {
  /** Path as given, for messages. */
  readonly source: string;
  readonly path: string;
  readonly parquet: ParquetReader;
  /** Which figure is wanted of an edge; a column that says otherwise is not read as it. */
  readonly figure: 'probability' | 'weight' | 'none';
}

export interface EdgeRows {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Figure of each edge; empty where none is read. */
  readonly figures: readonly number[];
  readonly quarantined: readonly QuarantinedRow[];
  /** Share of the file read so far, 0–1; undefined where that cannot be told. */
  readonly share: number | undefined;
}

export interface EdgeList {
  readonly hasHeader: boolean;
  /** What the figures are; undefined where none is read. */
  readonly figure: FigureKind | undefined;
  readonly rows: AsyncIterable<EdgeRows>;
}

/** Opens the file and finds its form; throws `input.*` when it cannot be used as a whole. */
export async function openEdgeList(options: EdgeListOptions): Promise<EdgeList> {
  const { source, path } = options;
  const file = await openFile(source, path);
  if (file.packing === 'parquet') return openParquet(options);
  const { size } = await stat(path);
  let stored = 0;
  const chunks = contentBytes(file, (bytes) => {
    stored += bytes;
  });
  const blocks = lineBlocks(utf8Bytes(chunks))[Symbol.asyncIterator]();
  const top = await firstLines(blocks);
  if (top === undefined) {
    await blocks.return?.(undefined);
    throw unusable(source, 'it is empty');
  }
  const format = findEdgeFormat(source, top.lines);
  const figure = figureOf(format.places.figure?.kind, options.figure);
  const read = async function* (): AsyncIterable<EdgeRows> {
    const decimalComma = format.delimiter === ';';
    const reader = { places: format.places, figure, wanted: options.figure, decimalComma };
    try {
      for await (const cells of cellsOf(format, joined(top, format.skippedLines, blocks))) {
        yield { ...edgeRows(cells, reader), share: size === 0 ? 1 : Math.min(1, stored / size) };
      }
    } finally {
      await blocks.return?.(undefined);
    }
  };
  return { hasHeader: format.hasHeader, figure, rows: read() };
}

async function openParquet(options: EdgeListOptions): Promise<EdgeList> {
  const { parquet, source, path } = options;
  const header = await parquet.columns(path);
  const places = placesOfColumns(source, header);
  const figure = figureOf(places.figure?.kind, options.figure);
  const read = async function* (): AsyncIterable<EdgeRows> {
    for await (const cells of readParquet({ parquet, source, path, header })) {
      const rows = edgeRows(cells, { places, figure, wanted: options.figure, decimalComma: false });
      yield { ...rows, share: undefined };
    }
  };
  return { hasHeader: true, figure, rows: read() };
}

/** A probability is a weight too; a weight is no probability. */
function figureOf(
  kind: FigureKind | undefined,
  wanted: EdgeListOptions['figure'],
): FigureKind | undefined {
  if (wanted === 'none') return undefined;
  return wanted === 'probability' && kind === 'weight' ? undefined : kind;
}

const cellsOf = (format: EdgeFormat, blocks: AsyncIterable<LineBlock>): AsyncIterable<Cells> => {
  const header = Array.from({ length: format.columns }, (_, at) => `column ${at + 1}`);
  return format.delimiter === 'blanks'
    ? readBlankSeparated(blocks, format.columns)
    : readDelimited(blocks, {
        ...{ delimiter: format.delimiter, header },
        firstLine: format.skippedLines + 1,
      });
};

/** Lines looked at to find the form. */
const linesLooked = 200;

/** The first blocks as one, until there are lines enough to judge by. */
async function firstLines(blocks: AsyncIterator<LineBlock>): Promise<LineBlock | undefined> {
  let lines: readonly string[] = [];
  const damage = new Map<number, string>();
  while (lines.length < linesLooked) {
    const next = await blocks.next();
    if (next.done === true) break;
    for (const [at, why] of next.value.damage) damage.set(lines.length + at, why);
    lines = lines.concat(next.value.lines);
  }
  const blank = lines.every((line, at) => line.trim() === '' && !damage.has(at));
  return blank ? undefined : { firstLine: 1, lines, damage };
}

async function* joined(
  top: LineBlock,
  skipped: number,
  blocks: AsyncIterator<LineBlock>,
): AsyncIterable<LineBlock> {
  const damage = [...top.damage].filter(([at]) => at >= skipped);
  yield {
    firstLine: top.firstLine + skipped,
    lines: top.lines.slice(skipped),
    damage: new Map(damage.map(([at, why]) => [at - skipped, why])),
  };
  for (let next = await blocks.next(); next.done !== true; next = await blocks.next()) {
    yield next.value;
  }
}

interface RowReader {
  readonly places: EdgeFormat['places'];
  readonly figure: FigureKind | undefined;
  readonly wanted: EdgeListOptions['figure'];
  /** Semicolons stand between columns where a comma stands in numbers. */
  readonly decimalComma: boolean;
}

const missingEnd = 'an end of the edge is missing';
const faults = {
  probability: 'the probability is not a number from 0 to 1',
  weight: 'the weight is not a number above 0',
  none: '',
} as const;

function edgeRows(
  cells: Cells,
  { places, figure, wanted, decimalComma }: RowReader,
): Omit<EdgeRows, 'share'> {
  const from: string[] = [];
  const to: string[] = [];
  const figures: number[] = [];
  const quarantined: QuarantinedRow[] = [...cells.quarantined];
  const starts = cells.columns[places.from] as readonly unknown[];
  const ends = cells.columns[places.to] as readonly unknown[];
  const values = figure === undefined ? undefined : cells.columns[places.figure?.at ?? 2];
  for (let row = 0; row < cells.lines.length; row += 1) {
    const start = idOf(starts[row]);
    const end = idOf(ends[row]);
    if (start === '' || end === '') {
      quarantined.push({ line: cells.lines[row] as number, reason: missingEnd });
      continue;
    }
    if (values !== undefined) {
      const value = numberOf(values[row], decimalComma);
      if (!isUsable(value, wanted)) {
        quarantined.push({ line: cells.lines[row] as number, reason: faults[wanted] });
        continue;
      }
      figures.push(value);
    }
    from.push(start);
    to.push(end);
  }
  return { from, to, figures, quarantined };
}

/** As it stands, but for carriage returns at its end: some tools write two of them before a line feed. */
function idOf(cell: unknown): string {
  if (typeof cell !== 'string') return cell === null || cell === undefined ? '' : String(cell);
  let end = cell.length;
  while (end > 0 && cell.charCodeAt(end - 1) === 0x0d) end -= 1;
  return end === cell.length ? cell : cell.slice(0, end);
}

function numberOf(cell: unknown, decimalComma: boolean): number {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'bigint') return Number(cell);
  if (typeof cell !== 'string' || cell.trim() === '') return Number.NaN;
  return Number(decimalComma ? cell.replace(',', '.') : cell);
}

const isUsable = (value: number, wanted: EdgeListOptions['figure']): boolean =>
  wanted === 'probability'
    ? value >= 0 && value <= 1
    : value > 0 && value < Number.POSITIVE_INFINITY;
