/**
 * Edge lists given on a command line as one network in typed arrays.
 *
 * Ids become numbers in the order of the ids. A network that would need more
 * than `graph.memoryMb` is refused while it is read, with the figure that the
 * part read so far foretells, and never built. Rows that cannot be used are set
 * aside and counted; above `night.quarantineShareMax` the command ends.
 */
import { resolve } from 'node:path';
import {
  buildCsr,
  type Csr,
  createInterner,
  type EdgeProblem,
  networkBytes,
  toFinal,
} from '../../../graph/index.ts';
import type { LoadedConfig } from '../../config/index.ts';
import type { Engine } from '../../engine/index.ts';
import { AppError } from '../../kernel/index.ts';
import { type EdgeRows, type FigureKind, openEdgeList } from '../../sources/index.ts';
import type { Step } from '../offline/steps.ts';
import { parquetReader } from '../parquet-reader.ts';
import { createColumns, type GrowingColumns } from './growing-columns.ts';
import { isSavedNetwork, openSavedNetwork } from './saved-network.ts';
import { createSetAside, type SetAside } from './set-aside.ts';

export interface LoadOptions {
  readonly files: readonly string[];
  readonly loaded: LoadedConfig;
  readonly engine: Engine;
  /** Figure wanted of every edge; `given` asks for one and fails without. */
  readonly figure: 'probability' | 'weight' | 'none';
  readonly step: Step;
}

export interface LoadedNetwork {
  readonly csr: Csr;
  readonly ids: readonly string[];
  /** Rows of the files that were edges, doubles and edges to oneself included. */
  readonly rows: number;
  /** What the figures are, by the files' headers; undefined where they have none. */
  readonly figure: FigureKind | undefined;
  readonly problems: readonly EdgeProblem[];
  readonly setAside: SetAside['counts'];
  readonly notes: readonly string[];
}

export async function loadNetwork(options: LoadOptions): Promise<LoadedNetwork> {
  const { files, loaded } = options;
  const saved = files.find(isSavedNetwork);
  if (saved !== undefined) return openSaved(options, saved);
  const reading: Reading = {
    interner: createInterner(),
    columns: createColumns(),
    setAside: createSetAside(loaded.config.night.quarantineShareMax),
    figures: new Set(),
    blankIds: 0,
  };
  for (const [nth, path] of files.entries()) await readFile(options, reading, { path, nth });
  const { interner, columns, setAside } = reading;
  setAside.judge(columns.length);
  const [figure] = reading.figures;
  const interned = interner.finish();
  const from = toFinal(columns.from(), interned);
  const to = toFinal(columns.to(), interned);
  const figures = figure === undefined ? {} : columnsOf(options.figure, columns.figures());
  const { csr, problems } = buildCsr(interned.ids.length, { from, to, ...figures });
  return {
    ...{ csr, ids: interned.ids, rows: columns.length, figure, problems },
    setAside: setAside.counts,
    notes: notesOf(reading, problems),
  };
}

function openSaved({ files, loaded, figure }: LoadOptions, path: string): LoadedNetwork {
  if (files.length > 1) {
    throw new AppError(
      'usage.bad_option',
      `${path} is a whole network; no other --edges may stand beside it`,
    );
  }
  const { memoryMb } = loaded.config.graph;
  const network = openSavedNetwork({ path: resolve(path), memoryMb, figure });
  return {
    ...{ csr: network.csr, ids: network.ids, rows: network.csr.edges, problems: [] },
    figure: network.figure === 'none' ? undefined : network.figure,
    ...{ setAside: [], notes: [] },
  };
}

/** A probability is the strength of the tie too, as in the night. */
const columnsOf = (wanted: LoadOptions['figure'], figures: Float64Array) =>
  wanted === 'probability' ? { probabilities: figures } : { weights: figures };

interface Reading {
  readonly interner: ReturnType<typeof createInterner>;
  readonly columns: GrowingColumns;
  readonly setAside: SetAside;
  readonly figures: Set<FigureKind | undefined>;
  /** Edges with an id that begins or ends with a blank. */
  blankIds: number;
}

async function readFile(
  { files, loaded, engine, figure, step }: LoadOptions,
  reading: Reading,
  { path, nth }: { readonly path: string; readonly nth: number },
): Promise<void> {
  const { columns, interner, setAside } = reading;
  const before = columns.length;
  const list = await openEdgeList({
    ...{ source: path, path: resolve(path), figure },
    parquet: parquetReader(engine),
  });
  reading.figures.add(list.figure);
  if (reading.figures.size > 1) throw unlike(files);
  for await (const rows of list.rows) {
    addRows(reading, rows);
    setAside.add(path, rows.quarantined);
    const share = rows.share === undefined ? undefined : (nth + rows.share) / files.length;
    refuseTooLarge({
      ...{ nodes: interner.size, edges: columns.length, share },
      memoryMb: loaded.config.graph.memoryMb,
    });
    step.progress(columns.length, undefined, 'edges');
  }
  if (columns.length === before) {
    throw new AppError(
      'input.file_unusable',
      `${path} has no usable edge${setAside.firstReason === undefined ? '' : `: ${setAside.firstReason}`}`,
      { details: { source: path } },
    );
  }
}

function addRows(reading: Reading, { from, to, figures }: EdgeRows): void {
  const { columns, interner } = reading;
  columns.reserve(from.length);
  for (let row = 0; row < from.length; row += 1) {
    const start = from[row] as string;
    const end = to[row] as string;
    if (hasOuterBlank(start) || hasOuterBlank(end)) reading.blankIds += 1;
    columns.push(interner.add(ownText(start)), interner.add(ownText(end)), figures[row] ?? 1);
  }
}

const hasOuterBlank = (id: string): boolean =>
  id.charCodeAt(0) === 0x20 || id.charCodeAt(id.length - 1) === 0x20;

/** A part of a longer text keeps all of it in memory; V8 cuts parts of 13 characters and more so. */
const ownText = (id: string): string => (id.length < 13 ? id : ` ${id}`.slice(1));

const unlike = (files: readonly string[]): AppError =>
  new AppError(
    'usage.bad_option',
    `${files.join(', ')}: some have a figure for their edges and others none, or another; give files of one form`,
  );

function refuseTooLarge(size: {
  readonly nodes: number;
  readonly edges: number;
  /** Of all files, 0–1. */
  readonly share: number | undefined;
  readonly memoryMb: number;
}): void {
  const { nodes, edges, share, memoryMb } = size;
  const read = networkBytes(nodes, edges) / 1_048_576;
  if (read <= memoryMb) return;
  const neededMb = Math.ceil(share === undefined || share <= 0 ? read : read / share);
  const far = share === undefined ? 'more' : `about ${Math.round(edges / share)} edges in all`;
  throw new AppError(
    'limit.graph_memory',
    `the network has ${nodes} nodes and ${edges} edges in the part read, ${far}; it needs ${share === undefined ? 'more than' : 'about'} ${neededMb} MB, and graph.memoryMb allows ${memoryMb}`,
    { details: { nodes, edges, neededMb, memoryMb } },
  );
}

const problemTexts: Readonly<Partial<Record<EdgeProblem['kind'], (rows: number) => string>>> = {
  self: (rows) => `${rows} ${rows === 1 ? 'edge' : 'edges'} from somebody to themselves left out`,
  double: (rows) =>
    `${rows} ${rows === 1 ? 'row repeats an edge' : 'rows repeat an edge'}: each edge counts once, with the highest probability given`,
};

function notesOf(reading: Reading, problems: readonly EdgeProblem[]): string[] {
  const notes = problems.flatMap(({ kind, rows }) => problemTexts[kind]?.(rows) ?? []);
  if (reading.blankIds > 0) {
    notes.push(
      `${reading.blankIds} edges have an id that begins or ends with a blank; ids are taken as they stand, so it is another id than the one without`,
    );
  }
  return notes;
}
