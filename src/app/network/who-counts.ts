/**
 * What everybody of a network counts for when it is reached: people of a topic or
 * region by a file of ids with weights, and how likely a real person is behind each.
 */
import type { LoadedConfig } from '../../config/index.ts';
import type { Engine } from '../../engine/index.ts';
import { AppError } from '../../kernel/index.ts';
import { type FigureRange, readNamedNodes } from './named-nodes.ts';

export interface WhoCountsOptions {
  readonly loaded: LoadedConfig;
  readonly engine: Engine;
  /** Ids of the network, by node. */
  readonly ids: readonly string[];
  /** Files of ids that count, by the column `weight` where there is one; everybody where there is none. */
  readonly audience: readonly string[];
  /** Files of profile_id and authenticity. */
  readonly authenticity: readonly string[];
}

export interface WhoCounts {
  /** By node; undefined where everybody counts for one. */
  readonly weights: Float64Array | undefined;
  readonly notes: readonly string[];
}

const weightRange: FigureRange = { fits: (one) => one >= 0, wanted: 'a number from 0' };
const authenticityRange: FigureRange = {
  fits: (one) => one >= 0 && one <= 1,
  wanted: 'a probability, 0 to 1',
};

export async function readWhoCounts(options: WhoCountsOptions): Promise<WhoCounts> {
  const { audience, authenticity, ids, loaded, engine } = options;
  if (audience.length + authenticity.length === 0) return { weights: undefined, notes: [] };
  const weights = new Float64Array(ids.length).fill(audience.length === 0 ? 1 : 0);
  const notes: string[] = [];
  if (audience.length > 0) {
    const read = { files: audience, figureNames: ['weight'], range: weightRange };
    const { nodes, unknown, figures } = await readNamedNodes({ ...read, ids, engine });
    for (const node of nodes) weights[node] = figures?.get(node) ?? 1;
    if (!weights.some((weight) => weight > 0)) {
      throw new AppError(
        'input.file_unusable',
        `${audience.join(', ')}: nobody of the audience stands at an edge with a weight above 0, so nobody could be reached; the ids must be those of the edges`,
      );
    }
    if (unknown > 0) notes.push(`${unknown} of the audience stand at no edge and were left out`);
  }
  if (authenticity.length > 0) {
    const read = { files: authenticity, figureNames: ['authenticity'], range: authenticityRange };
    const { nodes, figures } = await readNamedNodes({ ...read, ids, engine });
    if (figures === undefined) {
      throw new AppError(
        'input.file_unusable',
        `${authenticity.join(', ')}: no column authenticity of anybody in the network; kith authenticity writes such a file`,
      );
    }
    const prior = loaded.config.graph.authenticPrior;
    const without = ids.length - nodes.length;
    for (let node = 0; node < ids.length; node++) weights[node]! *= figures.get(node) ?? prior;
    if (without > 0) {
      notes.push(
        `${without} in the network have no authenticity of their own and count ${prior} each (graph.authenticPrior)`,
      );
    }
  }
  return { weights, notes };
}
