/**
 * `kith measure`: the place of every node of an edge list in its network.
 *
 * The measures of a night without what only a night knows: no authenticity, no
 * night before. Stands alone.
 */
import {
  betweenness,
  type Csr,
  coreNumbers,
  findCommunities,
  nodesAround,
  pageRank,
  toSymmetric,
} from '../../../graph/index.ts';
import type { LoadedConfig } from '../../config/index.ts';
import { AppError, type ColumnBatch, createRandom, roundTo } from '../../kernel/index.ts';
import type { NightEvent } from '../../pipeline/index.ts';
import type { WrittenResult } from '../offline/result-file.ts';
import { peakMemory, type Step } from '../offline/steps.ts';
import { writeRows } from '../offline/with-engine.ts';
import { type Running, withResult } from '../offline/with-result.ts';
import { refuseOverwriting } from '../refuse-overwriting.ts';
import { type LoadedNetwork, loadNetwork } from './load-network.ts';
import { assertNetworkName, writeNetwork } from './network-file.ts';
import { assertSaveName, saveAsLoaded } from './saved-network.ts';
import type { SetAsideCount } from './set-aside.ts';

export interface MeasureFilesOptions {
  readonly loaded: LoadedConfig;
  readonly edges: readonly string[];
  readonly out: string;
  /** Where to draw the network, for Gephi; nowhere when not given. */
  readonly network: string | undefined;
  /** Ids around which it is drawn; everybody where there is none. */
  readonly around: readonly string[];
  /** Steps from them. */
  readonly steps: number;
  /** Where to save the network for later commands; nowhere when not given. */
  readonly saveNetwork: string | undefined;
  readonly seed: number | undefined;
  readonly emit: (event: NightEvent) => void;
}

export interface MeasureFilesOutcome {
  readonly nodes: number;
  readonly edges: number;
  readonly rows: number;
  readonly communities: number;
  readonly modularity: number;
  /** Largest core number. */
  readonly coreMax: number;
  readonly pageRank: {
    readonly iterations: number;
    /** L1 change of the last step. */
    readonly residual: number;
    readonly converged: boolean;
  };
  readonly betweenness: {
    /** Nodes from which shortest paths were followed; all of them is exact. */
    readonly pivots: number;
    readonly standardErrorMax: number;
  };
  /** Nodes drawn; undefined where nothing was. */
  readonly drawn: number | undefined;
  readonly seed: number;
  readonly seconds: Readonly<Record<string, number>> & { readonly all: number };
  readonly out: WrittenResult & { readonly file: string };
  readonly notes: readonly string[];
  readonly setAside: readonly SetAsideCount[];
  readonly peakMemoryMb: number;
}

export async function runMeasureFiles(options: MeasureFilesOptions): Promise<MeasureFilesOutcome> {
  if (options.network !== undefined) assertNetworkName(options.network);
  assertSaveName(options.saveNetwork);
  const read = options.edges;
  refuseOverwriting(options.network, read, '--network');
  refuseOverwriting(options.saveNetwork, read, '--save-network');
  const steps = ['read', 'measure', 'write'];
  return withResult({ ...options, name: 'measure', steps, read }, (running) =>
    measured(options, running),
  );
}

async function measured(
  options: MeasureFilesOptions,
  { engine, result, steps, seconds }: Running,
): Promise<MeasureFilesOutcome> {
  const { edges: files, loaded } = options;
  const network = await steps.run('read', (step) =>
    loadNetwork({ files, loaded, engine, step, figure: 'weight' }),
  );
  await saveAsLoaded(options.saveNetwork, network, 'weight');
  const seed = options.seed ?? loaded.config.night.seed;
  const found = await steps.run('measure', (step) =>
    measuresOf(network.csr, { settings: loaded.config.graph, seed, step }),
  );
  const out = await steps.run('write', () =>
    writeRows(engine, result, {
      columns: resultColumns,
      batches: resultBatches(network.ids, found),
    }),
  );
  const drawn = await draw(options, network, found);
  const { csr, rows, setAside } = network;
  const { ranked, divided, between, core } = found;
  return {
    ...{ nodes: csr.nodes, edges: csr.edges, rows, seed, out, setAside, drawn },
    communities: divided.communities,
    modularity: roundTo(divided.modularity, 6),
    coreMax: core.reduce((most, one) => Math.max(most, one), 0),
    pageRank: {
      iterations: ranked.iterations,
      residual: ranked.residual,
      converged: ranked.converged,
    },
    betweenness: {
      pivots: between.pivots,
      standardErrorMax: roundTo(between.standardErrorMax, 8),
    },
    seconds: seconds(),
    notes: [
      ...network.notes,
      ...(ranked.converged ? [] : ['PageRank did not reach its tolerance; see its residual']),
    ],
    peakMemoryMb: peakMemory(),
  };
}

/** Nodes drawn at most: more than any program shows. */
const drawnMax = 100_000;

async function draw(
  { network: path, around, steps }: MeasureFilesOptions,
  { csr, ids }: LoadedNetwork,
  { ranked, core, divided, between }: ReturnType<typeof measuresOf>,
): Promise<number | undefined> {
  if (path === undefined) return undefined;
  const from = around.map((id) => {
    const node = ids.indexOf(id);
    if (node >= 0) return node;
    throw new AppError('usage.bad_option', `--around ${id}: no edge has such an id`);
  });
  if (around.length === 0 && csr.nodes > drawnMax) {
    throw new AppError(
      'usage.bad_option',
      `${csr.nodes} nodes are too many to draw; choose a part with --around ID`,
    );
  }
  const nodes =
    around.length === 0
      ? Uint32Array.from(ids, (_, node) => node)
      : nodesAround(csr, { from, steps, nodesMax: drawnMax });
  return writeNetwork(path, {
    ...{ csr, ids, nodes },
    figures: {
      influence: ranked.rank,
      core,
      community: divided.community,
      betweenness: between.betweenness,
    },
  });
}

const measureCount = 4;

function measuresOf(
  csr: Csr,
  how: {
    readonly settings: LoadedConfig['config']['graph'];
    readonly seed: number;
    readonly step: Step;
  },
) {
  const { settings, seed, step } = how;
  const random = createRandom(seed).split('graph');
  const told = <T>(done: number, value: T): T => {
    step.progress(done, measureCount, 'measures');
    return value;
  };
  const ranked = told(1, pageRank(csr, { damping: settings.damping }));
  const symmetric = toSymmetric(csr);
  const core = told(2, coreNumbers(symmetric));
  const divided = told(3, findCommunities(symmetric, { random: random.split('community') }));
  const between = told(
    4,
    betweenness(csr, {
      random: random.split('betweenness'),
      pivotsMax: settings.betweennessPivots,
    }),
  );
  return { ranked, core, divided, between };
}

const resultColumns = {
  profile_id: 'text',
  influence: 'double',
  core: 'integer',
  community: 'integer',
  betweenness: 'double',
} as const;

const batchRows = 50_000;

function* resultBatches(
  ids: readonly string[],
  { ranked, core, divided, between }: ReturnType<typeof measuresOf>,
): Iterable<ColumnBatch> {
  for (let from = 0; from < ids.length; from += batchRows) {
    const to = Math.min(from + batchRows, ids.length);
    yield {
      length: to - from,
      columns: {
        profile_id: ids.slice(from, to),
        influence: Array.from(ranked.rank.subarray(from, to), (rank) => roundTo(rank, 12)),
        core: Array.from(core.subarray(from, to)),
        community: Array.from(divided.community.subarray(from, to)),
        betweenness: Array.from(between.betweenness.subarray(from, to), (one) => roundTo(one, 8)),
      },
    };
  }
}
