/**
 * One night from the outside: wires the rooms, takes the night's lock, runs the
 * jobs, notes how it ended, and gathers what is worth telling.
 */
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { nightJobs } from '../../jobs/index.ts';
import type { Config, LoadedConfig } from '../config/index.ts';
import { createDuckDbEngine, type Engine } from '../engine/index.ts';
import { AppError, type IsoDate, runId, toAppError } from '../kernel/index.ts';
import { Lake } from '../lake/index.ts';
import {
  type JobSummary,
  type LargerModelPort,
  type NightEvent,
  type Ports,
  planOf,
  runNight,
} from '../pipeline/index.ts';
import type { BrandShareRow, ListEntry, Run, Store } from '../store/index.ts';
import { createThreadPool, type ThreadPool } from '../workers/index.ts';
import { codeVersion } from './code-version.ts';
import { type LinkQuality, measureNight } from './measure-night.ts';
import { createModels } from './models.ts';
import { storeOf, type Target, targetConfig } from './open.ts';
import { quarantineCounts } from './quarantine.ts';
import { adaptationPort } from './sentiment/adaptations.ts';
import { largerPort } from './sentiment/larger/larger-port.ts';
import { sourcesOf } from './sources.ts';
import { version } from './version.ts';
import { type Workspace, workspaceOf } from './workspace.ts';

export interface NightlyOptions extends Target {
  /** Date of the night; today (UTC) when not given. */
  readonly date: IsoDate | undefined;
  readonly from: string | undefined;
  /** Accepts a table that grew or shrank beyond its bounds. */
  readonly acceptChange?: boolean;
  readonly emit: (event: NightEvent) => void;
}

export interface NightlyOutcome {
  readonly runId: string;
  readonly date: string;
  readonly seconds: number;
  readonly evaluation: boolean;
  readonly sample: boolean;
  /** Configuration file the night ran with; undefined without one. */
  readonly configFile: string | undefined;
  readonly brand: string;
  readonly editionId: number;
  readonly jobs: readonly JobSummary[];
  readonly figures: Readonly<Record<string, number>>;
  /** What the people who speak of a brand feel, own brand first. */
  readonly brandSentiment: readonly BrandShareRow[];
  /** Rows set aside, by source and reason, most first. */
  readonly quarantined: readonly {
    readonly table: string;
    readonly sourceFile: string;
    readonly reason: string;
    readonly rows: number;
  }[];
  /** The first places of the configuration's first lists. */
  readonly top: Readonly<Record<string, readonly ListEntry[]>>;
  /** Against known truth, where there is one. */
  readonly linkQuality: LinkQuality | undefined;
  readonly peakMemoryMb: number;
}

/** The first lists of the configuration are shown at the end of a night, ten rows in all. */
const listsShown = 2;
const rowsShown = 10;

export async function runNightly(options: NightlyOptions): Promise<NightlyOutcome> {
  const loaded = await targetConfig(options);
  const { config } = loaded;
  assertReady(config, options);
  const workspace = workspaceOf(config);
  const larger = largerPort(loaded);
  const engine = createDuckDbEngine({
    memoryMb: config.engine.memoryMb,
    threads: config.engine.threads,
    spillFolder: workspace.spill,
  });
  const threads = createThreadPool({ threads: config.engine.workerThreads });
  const store = await storeOf(loaded);
  try {
    return await runWith({ options, loaded, workspace, engine, store, threads, larger });
  } finally {
    await threads.close();
    await engine.close();
    await store.close();
  }
}

function assertReady(config: Config, { sample, from }: NightlyOptions): void {
  if (!sample && config.sources.customers === undefined) {
    throw new AppError(
      'config.invalid',
      'sources.customers is missing: name the customer file in kith.yaml, or try `kith nightly --sample`',
    );
  }
  const names = planOf(nightJobs).map((job) => job.name);
  if (from !== undefined && !names.includes(from)) {
    throw new AppError('usage.bad_option', `--from ${from}: the jobs are ${names.join(', ')}`);
  }
}

interface NightParts {
  readonly options: NightlyOptions;
  readonly loaded: LoadedConfig;
  readonly workspace: Workspace;
  readonly engine: Engine;
  readonly store: Store;
  readonly threads: ThreadPool;
  readonly larger: LargerModelPort;
}

async function runWith(parts: NightParts): Promise<NightlyOutcome> {
  const { options, loaded, store } = parts;
  const { config } = loaded;
  const date = options.date ?? (new Date().toISOString().slice(0, 10) as IsoDate);
  const id = runId(randomUUID());
  const run = await store.ledger.startRun({
    runId: id,
    date,
    configFingerprint: createHash('sha256').update(JSON.stringify(config)).digest('hex'),
    kithVersion: version,
    evaluation: config.evaluation,
  });
  try {
    if (!options.acceptChange) await refuseOtherDays(store, date);
    const outcome = await runJobs(parts, { run, date });
    await run.end({ state: 'succeeded' });
    return outcome;
  } catch (thrown) {
    const error = toAppError(thrown);
    await run.end({ state: 'failed', errorCode: error.code }).catch(() => {
      // The database may be the very thing that failed; the first error is the one to tell.
    });
    throw error;
  }
}

/** The last zone in which a day begins is fourteen hours ahead. */
const aheadMs = 14 * 3_600_000;

/**
 * A night of an earlier day would replace newer lists, and the next one would
 * call the difference a rise; one of a day to come leaves all later nights behind.
 */
async function refuseOtherDays(store: Store, date: IsoDate): Promise<void> {
  const kept = await store.editions.kept();
  const published = kept.find(({ current }) => current)?.date;
  const ahead = new Date(Date.now() + aheadMs).toISOString().slice(0, 10);
  const fault =
    published !== undefined && date < published
      ? `is older than the published one of ${published}, whose lists it would replace`
      : date > ahead
        ? 'is one of a day to come'
        : undefined;
  if (fault === undefined) return;
  throw new AppError(
    'usage.bad_option',
    `the night of ${date} ${fault}; see --date, or add --accept-change if that is meant`,
  );
}

async function runJobs(
  parts: NightParts,
  night: { run: Run; date: IsoDate },
): Promise<NightlyOutcome> {
  const { options, loaded, workspace, engine, store, threads, larger } = parts;
  const { config } = loaded;
  const { run, date } = night;
  const lake = await Lake.open(workspace.lake);
  const ports: Ports = {
    sources: await sourcesOf({ loaded, sample: options.sample, date, engine }),
    people: store.people,
    publisher: store.publisher({ runId: run.runId, brand: config.brand.name }),
    models: createModels(),
    adaptation: adaptationPort(workspace.sentiment),
    larger,
    ledger: run,
    clock: { nowMs: () => Date.now() },
    threads,
  };
  const summary = await runNight({
    runId: run.runId,
    jobs: planOf(nightJobs),
    date,
    seed: config.night.seed,
    settings: config,
    engine,
    lake,
    ports,
    codeVersion: codeVersion(),
    nightsKept: config.night.nightsKept,
    from: options.from,
    // The town is what was asked for, whatever size it had before.
    acceptChange: options.acceptChange === true || options.sample,
    debugFolder: config.engine.debug ? join(workspace.debug, run.runId) : undefined,
    emit: options.emit,
  });
  const quarantined = await quarantineCounts({ engine, lake });
  await run.quarantine(quarantined);
  const edition = await store.editions.current();
  const figures = await store.editions.figures();
  return {
    runId: run.runId,
    date,
    seconds: summary.seconds,
    evaluation: config.evaluation,
    sample: options.sample,
    configFile: loaded.file,
    brand: config.brand.name,
    editionId: edition.editionId,
    jobs: summary.jobs,
    figures: Object.fromEntries(figures.map(({ name, value }) => [name, value])),
    brandSentiment: await store.editions.brandSentiment(),
    quarantined,
    top: await topOf(store, config),
    linkQuality: await measureNight({ loaded, sample: options.sample, date, engine, lake }),
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

async function topOf(store: Store, config: Config): Promise<Record<string, readonly ListEntry[]>> {
  const shown = config.lists.slice(0, listsShown);
  const top: Record<string, readonly ListEntry[]> = {};
  for (const { name } of shown) {
    top[name] = await store.lists.entries(name, Math.ceil(rowsShown / shown.length));
  }
  return top;
}
