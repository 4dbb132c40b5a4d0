/** Nodes of a network that files of ids name, with a figure of each where a column has one. */
import { resolve } from 'node:path';
import type { Engine } from '../../engine/index.ts';
import { AppError } from '../../kernel/index.ts';
import { readIdList } from '../../sources/index.ts';
import { parquetReader } from '../parquet-reader.ts';

export interface NamedNodes {
  /** Ascending, each once. */
  readonly nodes: Uint32Array;
  /** Ids that stand at no edge. */
  readonly unknown: number;
  /** By node; undefined where no file has the column. */
  readonly figures: ReadonlyMap<number, number> | undefined;
}

export interface NamedNodesOptions {
  readonly files: readonly string[];
  /** Ids of the network, by node. */
  readonly ids: readonly string[];
  readonly engine: Engine;
  readonly figureNames?: readonly string[];
  /** What a figure may be; a cost is above 0 unless stated otherwise. */
  readonly range?: FigureRange;
}

export interface FigureRange {
  readonly fits: (figure: number) => boolean;
  /** Ends the sentence "… is not". */
  readonly wanted: string;
}

const cost: FigureRange = { fits: (figure) => figure > 0, wanted: 'a number above 0' };

/** A figure that does not fit is refused with its id's file: a cost guessed would be spent. */
export async function readNamedNodes(options: NamedNodesOptions): Promise<NamedNodes> {
  const { files, ids, engine, figureNames, range = cost } = options;
  const nodeOf = new Map(ids.map((id, node) => [id, node]));
  const nodes = new Set<number>();
  const unknown = new Set<string>();
  const figures = new Map<number, number>();
  for (const source of files) {
    const list = await readIdList({
      ...{ source, path: resolve(source), parquet: parquetReader(engine) },
      ...(figureNames === undefined ? {} : { figureNames }),
    });
    list.ids.forEach((id, row) => {
      const node = nodeOf.get(id);
      if (node === undefined) {
        unknown.add(id);
        return;
      }
      nodes.add(node);
      const figure = list.figures?.[row];
      if (figure === undefined) return;
      if (!(range.fits(figure) && Number.isFinite(figure))) {
        throw new AppError(
          'input.file_unusable',
          `${source}: the ${figureNames?.[0]} of id number ${row + 1} is not ${range.wanted}`,
        );
      }
      figures.set(node, figure);
    });
  }
  return {
    nodes: Uint32Array.from(nodes).sort(),
    unknown: unknown.size,
    figures: figures.size === 0 ? undefined : figures,
  };
}
