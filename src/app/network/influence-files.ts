/**
 * `kith influence`: the k nodes of an edge list that together move the most.
 *
 * Stands alone: no database, no lake, no lawful basis looked at. The choice comes
 * with what it is proven to be worth.
 */
import {
  type Csr,
  groupReach,
  type JointReach,
  jointReachOn,
  weightedCascade,
} from '../../../graph/index.ts';
import type { LoadedConfig } from '../../config/index.ts';
import type { Engine } from '../../engine/index.ts';
import { AppError, roundTo, type Threads } from '../../kernel/index.ts';
import type { NightEvent } from '../../pipeline/index.ts';
import { createThreadPool } from '../../workers/index.ts';
import type { ResultFile, WrittenResult } from '../offline/result-file.ts';
import { peakMemory, type Step } from '../offline/steps.ts';
import { writeRows } from '../offline/with-engine.ts';
import { type Running, withResult } from '../offline/with-result.ts';
import { refuseOverwriting } from '../refuse-overwriting.ts';
import type { Choice, ChoiceFigures } from './choice.ts';
import { type LoadedNetwork, loadNetwork } from './load-network.ts';
import { type NamedNodes, readNamedNodes } from './named-nodes.ts';
import { assertSaveName, saveAsLoaded } from './saved-network.ts';
import { chooseSeparately, type ListWish } from './separate-files.ts';
import type { SetAsideCount } from './set-aside.ts';
import { readWhoCounts } from './who-counts.ts';

export type ProbabilityModel = 'given' | 'weighted-cascade';

export interface InfluenceFilesOptions {
  readonly loaded: LoadedConfig;
  readonly edges: readonly string[];
  /** How many to choose, 1 or more. */
  readonly k: number;
  readonly out: string;
  /** Where not stated: `given` if the files carry probabilities, else `weighted-cascade`. */
  readonly probability: ProbabilityModel | undefined;
  /** Several lists at once whose audiences do not overlap; empty for one list of `k`. */
  readonly lists: readonly ListWish[];
  /** Files of ids that may be chosen; everybody where there is none. */
  readonly candidates: readonly string[];
  /** Files of ids that are chosen already and stay: what they reach is not reached again. */
  readonly kept: readonly string[];
  /** What all chosen may cost together, by the column `cost` of the candidates. */
  readonly budget: number | undefined;
  /** Files of ids that count when reached, by the column `weight`; everybody where there is none. */
  readonly audience: readonly string[];
  /** Files of profile_id and authenticity, by which people count. */
  readonly authenticity: readonly string[];
  /** Distance from 1 − 1/e, and from the estimate, that the bounds may keep; default 0.05. */
  readonly epsilon: number | undefined;
  /** Where to save the network for later commands; nowhere when not given. */
  readonly saveNetwork: string | undefined;
  readonly seed: number | undefined;
  readonly emit: (event: NightEvent) => void;
}

export interface InfluenceFilesOutcome extends ChoiceFigures {
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
  /** Whether people count for what an audience or their authenticity says. */
  readonly weighted: boolean;
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
  assertSaveName(options.saveNetwork);
  const { edges, candidates, kept, audience, authenticity } = options;
  const lists = options.lists.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const read = [...edges, ...candidates, ...kept, ...audience, ...authenticity, ...lists];
  refuseOverwriting(options.saveNetwork, read, '--save-network');
  const steps = ['read', 'choose', 'write'];
  return withResult({ ...options, name: 'influence', steps, read }, (running) =>
    chosen(options, running),
  );
}

async function chosen(
  options: InfluenceFilesOptions,
  running: Running,
): Promise<InfluenceFilesOutcome> {
  const { engine, result, steps, seconds } = running;
  const found = await steps.run('read', (step) => read(options, engine, step));
  const { network, model, candidates, kept } = found;
  const seed = options.seed ?? options.loaded.config.night.seed;
  const choice = await steps.run('choose', () =>
    options.lists.length > 0
      ? chooseSeparately({
          csr: found.csr,
          ids: network.ids,
          wishes: found.wishes,
          seed,
          weights: found.weights,
        })
      : chooseOne(options, found, seed),
  );
  const out = await steps.run('write', () => write(engine, result, choice, network.ids));
  const { csr, rows, setAside } = network;
  return {
    ...{ nodes: csr.nodes, edges: csr.edges, rows, probability: model, seed },
    candidates: candidates?.nodes.length,
    candidatesUnknown: candidates?.unknown ?? 0,
    kept: kept?.nodes.length ?? 0,
    spent: options.budget === undefined ? undefined : spentOn(choice.rows, candidates),
    asked:
      options.lists.length > 0 ? options.lists.reduce((sum, { size }) => sum + size, 0) : options.k,
    chosen: choice.rows.length,
    weighted: found.weights !== undefined,
    ...choice.outcome,
    seconds: seconds(),
    ...{ out, setAside, peakMemoryMb: peakMemory() },
    notes: [...network.notes, ...found.notes, ...choice.notes],
  };
}

async function chooseOne(
  options: InfluenceFilesOptions,
  read: Read,
  seed: number,
): Promise<Choice> {
  const { network, csr, candidates, kept, weights } = read;
  const found = await onThreads(options.loaded, (threads) =>
    jointReachOn(threads, csr, {
      ...{ size: options.k, seed },
      ...(options.epsilon === undefined ? {} : { epsilon: options.epsilon }),
      ...(candidates === undefined ? {} : { candidates: candidates.nodes }),
      ...(kept === undefined ? {} : { kept: kept.nodes }),
      ...(weights === undefined ? {} : { rootWeights: weights }),
      ...(options.budget === undefined
        ? {}
        : { budget: { costs: costsOf(network, candidates), spendMax: options.budget } }),
    }),
  );
  const keptNodes = [...(kept?.nodes ?? [])];
  const raw =
    weights === undefined
      ? { kept: found.keptReach, seeds: found.jointReach }
      : rawReach(csr, { kept: keptNodes, seeds: [...found.seeds], seed });
  return {
    rows: Array.from(found.seeds, (node, at) => ({
      ...{ position: at + 1, node },
      jointReach: roundTo(found.jointReach[at]!, 4),
      jointReachRaw: roundTo(raw.seeds[at]!, 4),
    })),
    outcome: {
      jointReach: roundTo(found.jointReach.at(-1) ?? found.keptReach, 4),
      jointReachRaw: roundTo(raw.seeds.at(-1) ?? raw.kept, 4),
      lowerBound: roundTo(found.lowerBound, 4),
      upperBound: roundTo(found.upperBound, 4),
      guarantee: roundTo(found.guarantee, 6),
      ...{ choice: found.choice, sets: found.sets, stoppedBy: found.stoppedBy, lists: undefined },
    },
    notes: notesOf(options.k, found, candidates),
    weighted: weights !== undefined,
  };
}

/** The same people seen with everybody counting for one, on sets of their own. */
function rawReach(
  csr: Csr,
  {
    kept,
    seeds,
    seed,
  }: { readonly kept: number[]; readonly seeds: number[]; readonly seed: number },
) {
  let sum = 0;
  const added = groupReach(csr, { order: [...kept, ...seeds], seed: `raw/${seed}` });
  const upTo = added.map((one) => (sum += one));
  return { kept: upTo[kept.length - 1] ?? 0, seeds: upTo.slice(kept.length) };
}

type Read = Awaited<ReturnType<typeof read>>;

async function read(options: InfluenceFilesOptions, engine: Engine, step: Step) {
  const { edges, loaded, probability } = options;
  const network = await loadNetwork({
    ...{ files: edges, loaded, engine, step },
    figure: probability === 'weighted-cascade' ? 'none' : 'probability',
  });
  await saveAsLoaded(options.saveNetwork, network, 'probability');
  const model = probability ?? (network.figure === undefined ? 'weighted-cascade' : 'given');
  if (model === 'given' && network.figure === undefined) {
    throw new AppError(
      'usage.bad_option',
      `${edges.join(', ')}: no column holds probabilities; name it probability, or ask for --probability weighted-cascade`,
    );
  }
  const { ids } = network;
  const { candidates, kept, lists, audience, authenticity } = options;
  const named = (files: readonly string[], figureNames?: readonly string[]) =>
    readNamedNodes({ files, ids, engine, ...(figureNames === undefined ? {} : { figureNames }) });
  const wishes = [];
  for (const wish of lists) {
    wishes.push({
      ...wish,
      candidates: wish.file === undefined ? undefined : await named([wish.file]),
    });
  }
  const { weights, notes } = await readWhoCounts({ loaded, engine, ids, audience, authenticity });
  const found = {
    ...{ network, model, csr: cascadeOf(network.csr, model), wishes, weights, notes },
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

const spentOn = (rows: Choice['rows'], candidates: NamedNodes | undefined): number =>
  roundTo(
    rows.reduce((sum, { node }) => sum + (candidates?.figures?.get(node) ?? 1), 0),
    6,
  );

const cascadeOf = (csr: Csr, model: ProbabilityModel): Csr =>
  model === 'given' ? csr : weightedCascade(csr);

/** Columns that say nothing are left out: the list of one list, and raw reach where all count for one. */
function write(engine: Engine, result: ResultFile, choice: Choice, ids: readonly string[]) {
  const { rows, weighted, outcome } = choice;
  return writeRows(engine, result, {
    columns: {
      ...(outcome.lists === undefined ? {} : { list: 'text' as const }),
      ...{ position: 'integer', profile_id: 'text', joint_reach: 'double' },
      ...(weighted ? { joint_reach_raw: 'double' as const } : {}),
    },
    batches: [
      {
        length: rows.length,
        columns: {
          ...(outcome.lists === undefined ? {} : { list: rows.map(({ list }) => list ?? '') }),
          position: rows.map(({ position }) => position),
          profile_id: rows.map(({ node }) => ids[node] as string),
          joint_reach: rows.map(({ jointReach }) => jointReach),
          ...(weighted ? { joint_reach_raw: rows.map((row) => row.jointReachRaw) } : {}),
        },
      },
    ],
  });
}

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
