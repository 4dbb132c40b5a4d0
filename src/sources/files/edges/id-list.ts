/**
 * A list of ids, each with a figure where one stands beside it: one id a line, or
 * a delimited file whose header names the column of ids. Parquet by its columns.
 */
import { AppError, type QuarantinedRow } from '../../../kernel/index.ts';
import type { ParquetReader } from '../../port.ts';
import { utf8Bytes } from '../read/decode.ts';
import { readDelimited } from '../read/delimited.ts';
import { RECORD_MAX } from '../read/limits.ts';
import { type LineBlock, lineBlocks } from '../read/lines.ts';
import { contentBytes, openFile, unusable } from '../read/open-file.ts';
import { readParquet } from '../read/parquet.ts';
import { splitRecord } from '../read/split-record.ts';
import type { Cells } from '../shape/cells.ts';

export interface IdListOptions {
  readonly source: string;
  readonly path: string;
  readonly parquet: ParquetReader;
  /** Names a figure's column may have; none is read where it is left out. */
  readonly figureNames?: readonly string[];
}

export interface IdList {
  readonly ids: readonly string[];
  /** Parallel to `ids`; NaN where the cell is empty or no number. Undefined without such a column. */
  readonly figures: readonly number[] | undefined;
  readonly quarantined: readonly QuarantinedRow[];
}

const idNames = ['profile_id', 'id', 'candidate', 'candidate_id', 'node', 'node_id', 'influencer'];
const delimiters = [',', '\t', ';', '|'];
/** Ids held at most: more are no list that a person chose from. */
const idsMax = 50_000_000;

export async function readIdList(options: IdListOptions): Promise<IdList> {
  const { source, path, parquet } = options;
  const file = await openFile(source, path);
  if (file.packing === 'parquet') {
    const header = await parquet.columns(path);
    const places = placesIn(header, options.figureNames);
    if (places === undefined) {
      throw unusable(
        source,
        `it has no column of ids; name it ${idNames.slice(0, 2).join(' or ')}`,
      );
    }
    return gathered(source, readParquet({ parquet, source, path, header }), places);
  }
  const blocks: LineBlock[] = [];
  for await (const block of lineBlocks(utf8Bytes(contentBytes(file)))) blocks.push(block);
  const first = blocks.flatMap(({ lines }) => lines.find((line) => line.trim() !== '') ?? [])[0];
  if (first === undefined) throw unusable(source, 'it is empty');
  const header = headerOf(first, options.figureNames);
  const reading = {
    delimiter: header?.delimiter ?? ',',
    header: header?.names ?? ['id'],
    firstLine: 1,
  };
  const cells = readDelimited(iterated(blocks), reading);
  const places = header?.places ?? { id: 0, figure: undefined };
  return gathered(source, cells, places, header === undefined ? 0 : 1);
}

async function* iterated(blocks: readonly LineBlock[]): AsyncIterable<LineBlock> {
  yield* blocks;
}

interface Places {
  readonly id: number;
  readonly figure: number | undefined;
}

function headerOf(line: string, figureNames: readonly string[] | undefined) {
  for (const delimiter of delimiters) {
    const names: string[] = [];
    if (splitRecord([line], 0, names, { delimiter, charactersMax: RECORD_MAX }) !== 1) continue;
    const places = placesIn(names, figureNames);
    if (places !== undefined) return { delimiter, names, places };
  }
  return undefined;
}

function placesIn(
  names: readonly string[],
  figureNames: readonly string[] = [],
): Places | undefined {
  const lower = names.map((name) => name.trim().toLowerCase());
  const id = idNames.map((name) => lower.indexOf(name)).find((at) => at >= 0);
  if (id === undefined) return undefined;
  const figure = figureNames.map((name) => lower.indexOf(name)).find((at) => at >= 0);
  return { id, figure };
}

async function gathered(
  source: string,
  batches: AsyncIterable<Cells>,
  places: Places,
  skipped = 0,
): Promise<IdList> {
  const ids: string[] = [];
  const figures: number[] = [];
  const quarantined: QuarantinedRow[] = [];
  let rows = 0;
  for await (const cells of batches) {
    quarantined.push(...cells.quarantined);
    for (let row = 0; row < cells.lines.length; row += 1) {
      rows += 1;
      if (rows <= skipped) continue;
      const cell = cells.columns[places.id]?.[row];
      if (cell === null || cell === undefined || cell === '') continue;
      ids.push(String(cell));
      if (places.figure === undefined) continue;
      const figure = cells.columns[places.figure]?.[row];
      const empty = figure === null || figure === undefined || figure === '';
      figures.push(empty ? Number.NaN : Number(figure));
    }
    if (ids.length > idsMax) {
      throw new AppError('limit.memory', `${source} lists more than ${idsMax} ids`);
    }
  }
  return { ids, figures: places.figure === undefined ? undefined : figures, quarantined };
}
