/**
 * `kith influence`: the k nodes of an edge list that together move the most.
 *
 * Stands alone: no database, no lake, no lawful basis looked at. The choice comes
 * with what it is proven to be worth.
 */

import { resolve } from 'node:path';
import { type Csr, type JointReach, jointReach, weightedCascade } from '../../../graph/index.ts';
import type { LoadedConfig } from '../../config/index.ts';
import type { Engine } from '../../engine/index.ts';
import { AppError, roundTo } from '../../kernel/index.ts';
import type { NightEvent } from '../../pipeline/index.ts';
import { readIdList } from '../../sources/index.ts';
import { openResult, type ResultFile, type WrittenResult } from '../offline/result-file.ts';
import { createSteps, peakMemory, type Step, type Steps } from '../offline/steps.ts';
import { withEngine, writeRows } from '../offline/with-engine.ts';
import { parquetReader } from '../parquet-reader.ts';
import { type LoadedNetwork, loadNetwork } from './load-network.ts';
import type { SetAsideCount } from './set-aside.ts';

export type ProbabilityModel = 'given' | 'weighted-cascade';

export interface InfluenceFilesOptions {
  readonly loaded: LoadedConfig;
  readonly edges: readonly string[];
  /** How many to choose, 1 or more. */
  readonly k: number;
  readonly out: string;
  /** Where not stated: `given` if the files carry probabilities, else `weighted-cascade`. */
  readonly probability: ProbabilityModel | undefined;
  /** Files of ids that may be chosen; everybody where there is none. */
  readonly candidates: readonly string[];
  readonly seed: number | undefined;
  readonly emit: (event: NightEvent) => void;
}

export interface InfluenceFilesOutcome {
  readonly nodes: number;
  /** Different edges between two nodes. */
  readonly edges: number;
  readonly rows: number;
  readonly probability: ProbabilityModel;
  /** Candidates in the network; undefined where everybody is one. */
  readonly candidates: number | undefined;
  readonly candidatesUnknown: number;
  readonly asked: number;
  readonly chosen: number;
  /** Expected number of people that all chosen together reach, themselves included. */
  readonly jointReach: number;
  readonly lowerBound: number;
  readonly upperBound: number;
  readonly guarantee: number;
  readonly choice: JointReach['choice'];
  readonly sets: number;
  readonly stoppedBy: JointReach['stoppedBy'];
  readonly seed: number;
  readonly seconds: Readonly<Record<string, number>> & { readonly all: number };
  readonly out: WrittenResult & { readonly file: string };
  readonly notes: readonly string[];
  readonly setAside: readonly SetAsideCount[];
  readonly peakMemoryMb: number;
}

export async function runInfluenceFiles(
  options: InfluenceFilesOptions,
): Promise<InfluenceFilesOutcome> {
  const startedMs = performance.now();
  const result = await openResult(options.out);
  try {
    return await withEngine('influence', options.loaded, (engine) => {
      const steps = createSteps('influence', ['read', 'choose', 'write'], options.emit);
      return chosen(options, { engine, result, steps, startedMs });
    });
  } finally {
    await result.discard();
  }
}

interface Running {
  readonly engine: Engine;
  readonly result: ResultFile;
  readonly steps: Steps;
  readonly startedMs: number;
}

async function chosen(
  options: InfluenceFilesOptions,
  { engine, result, steps, startedMs }: Running,
): Promise<InfluenceFilesOutcome> {
  const { network, model, candidates } = await steps.run('read', (step) =>
    read(options, engine, step),
  );
  const seed = options.seed ?? options.loaded.config.night.seed;
  const found = await steps.run('choose', () =>
    jointReach(cascadeOf(network.csr, model), {
      ...{ size: options.k, seed },
      ...(candidates === undefined ? {} : { candidates: candidates.nodes }),
    }),
  );
  const out = await steps.run('write', () => write(engine, result, { found, ids: network.ids }));
  const { csr, rows, setAside } = network;
  return {
    ...{ nodes: csr.nodes, edges: csr.edges, rows, probability: model, seed },
    candidates: candidates?.nodes.length,
    candidatesUnknown: candidates?.unknown ?? 0,
    ...{ asked: options.k, chosen: found.seeds.length },
    jointReach: roundTo(found.jointReach.at(-1) ?? 0, 4),
    lowerBound: roundTo(found.lowerBound, 4),
    upperBound: roundTo(found.upperBound, 4),
    guarantee: roundTo(found.guarantee, 6),
    ...{ choice: found.choice, sets: found.sets, stoppedBy: found.stoppedBy },
    seconds: { ...steps.seconds, all: (performance.now() - startedMs) / 1000 },
    ...{ out, setAside, peakMemoryMb: peakMemory() },
    notes: [...network.notes, ...notesOf(options.k, found, candidates)],
  };
}

interface Candidates {
  readonly nodes: Uint32Array;
  /** Ids that stand at no edge. */
  readonly unknown: number;
}

async function read(options: InfluenceFilesOptions, engine: Engine, step: Step) {
  const { edges, loaded, probability } = options;
  const network = await loadNetwork({
    ...{ files: edges, loaded, engine, step },
    figure: probability === 'weighted-cascade' ? 'none' : 'probability',
  });
  const model = probability ?? (network.figure === undefined ? 'weighted-cascade' : 'given');
  if (model === 'given' && network.figure === undefined) {
    throw new AppError(
      'usage.bad_option',
      `${edges.join(', ')}: no column holds probabilities; name it probability, or ask for --probability weighted-cascade`,
    );
  }
  return { network, model, candidates: await readCandidates(options, engine, network) };
}

async function readCandidates(
  { candidates }: InfluenceFilesOptions,
  engine: Engine,
  { ids }: LoadedNetwork,
): Promise<Candidates | undefined> {
  if (candidates.length === 0) return undefined;
  const nodeOf = new Map(ids.map((id, node) => [id, node]));
  const found = new Set<number>();
  const unknown = new Set<string>();
  for (const path of candidates) {
    const list = await readIdList({
      ...{ source: path, path: resolve(path) },
      parquet: parquetReader(engine),
    });
    for (const id of list.ids) {
      const node = nodeOf.get(id);
      if (node === undefined) unknown.add(id);
      else found.add(node);
    }
  }
  return { nodes: Uint32Array.from(found).sort(), unknown: unknown.size };
}

const cascadeOf = (csr: Csr, model: ProbabilityModel): Csr =>
  model === 'given' ? csr : weightedCascade(csr);

const resultColumns = { position: 'integer', profile_id: 'text', joint_reach: 'double' } as const;

const write = (
  engine: Engine,
  result: ResultFile,
  { found, ids }: { readonly found: JointReach; readonly ids: readonly string[] },
) =>
  writeRows(engine, result, {
    columns: resultColumns,
    batches: [
      {
        length: found.seeds.length,
        columns: {
          position: Array.from(found.seeds, (_, at) => at + 1),
          profile_id: Array.from(found.seeds, (node) => ids[node] as string),
          joint_reach: Array.from(found.jointReach, (reach) => roundTo(reach, 4)),
        },
      },
    ],
  });

function notesOf(k: number, found: JointReach, candidates: Candidates | undefined): string[] {
  const notes: string[] = [];
  const all = candidates === undefined ? 'nodes' : 'candidates in the network';
  if (found.seeds.length < k) {
    notes.push(
      `${k} were asked for, but there are only ${found.seeds.length} ${all}; all were taken`,
    );
  }
  if ((candidates?.unknown ?? 0) > 0) {
    notes.push(`${candidates?.unknown} candidates stand at no edge and were left out`);
  }
  if (found.stoppedBy === 'sets' || found.stoppedBy === 'memory') {
    notes.push(
      `the search stopped at its limit of ${found.stoppedBy} before the wanted precision; the bounds hold all the same`,
    );
  }
  return notes;
}
