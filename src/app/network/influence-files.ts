/**
 * `kith influence`: the k nodes of an edge list that together move the most.
 *
 * Stands alone: no database, no lake, no lawful basis looked at. The choice comes
 * with what it is proven to be worth.
 */

import { type Csr, type JointReach, jointReachOn, weightedCascade } from '../../../graph/index.ts';
import type { LoadedConfig } from '../../config/index.ts';
import type { Engine } from '../../engine/index.ts';
import { AppError, roundTo, type Threads } from '../../kernel/index.ts';
import type { NightEvent } from '../../pipeline/index.ts';
import { createThreadPool } from '../../workers/index.ts';
import type { ResultFile, WrittenResult } from '../offline/result-file.ts';
import { peakMemory, type Step } from '../offline/steps.ts';
import { writeRows } from '../offline/with-engine.ts';
import { type Running, withResult } from '../offline/with-result.ts';
import { type LoadedNetwork, loadNetwork } from './load-network.ts';
import { type NamedNodes, readNamedNodes } from './named-nodes.ts';
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
  /** Files of ids that are chosen already and stay: what they reach is not reached again. */
  readonly kept: readonly string[];
  /** What all chosen may cost together, by the column `cost` of the candidates. */
  readonly budget: number | undefined;
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
  /** Already chosen, in the network. */
  readonly kept: number;
  /** What the chosen cost together; undefined where no budget was given. */
  readonly spent: number | undefined;
  readonly asked: number;
  readonly chosen: number;
  /** Expected number of people that those kept and all chosen together reach, themselves included. */
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

export const runInfluenceFiles = (options: InfluenceFilesOptions): Promise<InfluenceFilesOutcome> =>
  withResult({ ...options, name: 'influence', steps: ['read', 'choose', 'write'] }, (running) =>
    chosen(options, running),
  );

async function chosen(
  options: InfluenceFilesOptions,
  { engine, result, steps, seconds }: Running,
): Promise<InfluenceFilesOutcome> {
  const { network, model, candidates, kept } = await steps.run('read', (step) =>
    read(options, engine, step),
  );
  const seed = options.seed ?? options.loaded.config.night.seed;
  const found = await steps.run('choose', () =>
    onThreads(options.loaded, (threads) =>
      jointReachOn(threads, cascadeOf(network.csr, model), {
        ...{ size: options.k, seed },
        ...(candidates === undefined ? {} : { candidates: candidates.nodes }),
        ...(kept === undefined ? {} : { kept: kept.nodes }),
        ...(options.budget === undefined
          ? {}
          : { budget: { costs: costsOf(network, candidates), spendMax: options.budget } }),
      }),
    ),
  );
  const out = await steps.run('write', () => write(engine, result, { found, ids: network.ids }));
  const { csr, rows, setAside } = network;
  return {
    ...{ nodes: csr.nodes, edges: csr.edges, rows, probability: model, seed },
    candidates: candidates?.nodes.length,
    candidatesUnknown: candidates?.unknown ?? 0,
    kept: kept?.nodes.length ?? 0,
    spent: options.budget === undefined ? undefined : spentOn(found, candidates),
    ...{ asked: options.k, chosen: found.seeds.length },
    jointReach: roundTo(found.jointReach.at(-1) ?? found.keptReach, 4),
    lowerBound: roundTo(found.lowerBound, 4),
    upperBound: roundTo(found.upperBound, 4),
    guarantee: roundTo(found.guarantee, 6),
    ...{ choice: found.choice, sets: found.sets, stoppedBy: found.stoppedBy },
    seconds: seconds(),
    ...{ out, setAside, peakMemoryMb: peakMemory() },
    notes: [...network.notes, ...notesOf(options.k, found, candidates)],
  };
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
  const { ids } = network;
  const { candidates, kept } = options;
  const named = (files: readonly string[], figureNames?: readonly string[]) =>
    readNamedNodes({ files, ids, engine, ...(figureNames === undefined ? {} : { figureNames }) });
  const found = {
    ...{ network, model },
    candidates: candidates.length === 0 ? undefined : await named(candidates, ['cost']),
    kept: kept.length === 0 ? undefined : await named(kept),
  };
  if (options.budget !== undefined && found.candidates?.figures === undefined) {
    throw new AppError(
      'usage.bad_option',
      '--budget needs --candidates with a column cost: what each of them costs',
    );
  }
  return found;
}

/** Threads start once sampling has lasted as long as their start, which small networks never do. */
async function onThreads<T>(
  { config }: LoadedConfig,
  use: (threads: Threads) => Promise<T>,
): Promise<T> {
  const threads = createThreadPool({ threads: config.engine.workerThreads });
  try {
    return await use(threads);
  } finally {
    await threads.close();
  }
}

/** One stands where a candidate has no cost of its own; others are never chosen. */
function costsOf({ csr }: LoadedNetwork, candidates: NamedNodes | undefined): Float64Array {
  const costs = new Float64Array(csr.nodes).fill(1);
  for (const [node, cost] of candidates?.figures ?? []) costs[node] = cost;
  return costs;
}

const spentOn = ({ seeds }: JointReach, candidates: NamedNodes | undefined): number =>
  roundTo(
    seeds.reduce((sum, node) => sum + (candidates?.figures?.get(node) ?? 1), 0),
    6,
  );

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

function notesOf(k: number, found: JointReach, candidates: NamedNodes | undefined): string[] {
  const notes: string[] = [];
  const all = candidates === undefined ? 'nodes' : 'candidates in the network';
  const available = candidates?.nodes.length;
  if (found.seeds.length < k && available !== undefined && found.seeds.length < available) {
    notes.push(`${k} were asked for, but the budget is spent on ${found.seeds.length}`);
  } else if (found.seeds.length < k) {
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
