/**
 * Some of the night's own jobs on files named on a command line.
 *
 * Reads, conforms and works on a temporary lake, which is gone at the end; needs
 * no database and publishes nothing. The basis rule is lifted, as for every
 * evaluation; suppressions and the wishes of profiles are not.
 */
import { join } from 'node:path';
import { conformPeople, ingestPeople, people } from '../../../jobs/index.ts';
import type { LoadedConfig } from '../../config/index.ts';
import { createDuckDbEngine, type Engine, type Session } from '../../engine/index.ts';
import { AppError, type IsoDate } from '../../kernel/index.ts';
import { Lake, type TableName, tableNamed } from '../../lake/index.ts';
import {
  type AnyJob,
  type JobSummary,
  type NightEvent,
  type Ports,
  planOf,
  runNight,
} from '../../pipeline/index.ts';
import type { QuarantineCount } from '../../store/index.ts';
import { createThreadPool, type ThreadPool } from '../../workers/index.ts';
import { createModels } from '../models.ts';
import { quarantineCounts } from '../quarantine.ts';
import { filePeople, noLedger } from './file-people.ts';
import { type GivenFiles, givenSources } from './given-files.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

export interface OfflineOptions {
  /** Name of the command. */
  readonly command: string;
  readonly files: GivenFiles;
  readonly loaded: LoadedConfig;
  readonly configNamed: boolean;
  readonly seed?: number | undefined;
  /** Columns to read although most commands need them not. */
  readonly reads?: readonly string[] | undefined;
  /** Jobs to run after `ingest`, `people` and `conform`. */
  readonly jobs: readonly AnyJob[];
  readonly emit: (event: NightEvent) => void;
}

/** What the jobs left, for as long as the caller uses it. */
export interface OfflineWorld {
  readonly engine: Engine;
  readonly lake: Lake;
  readonly loaded: LoadedConfig;
  readonly date: IsoDate;
  readonly jobs: readonly JobSummary[];
  /** Rows set aside, by file and reason, most first. */
  readonly quarantined: readonly QuarantineCount[];
}

export async function runOffline<T>(
  options: OfflineOptions,
  use: (world: OfflineWorld) => Promise<T>,
): Promise<T> {
  const { config } = options.loaded;
  return withTemporaryFolder(options.command, async (folder) => {
    const engine = createDuckDbEngine({
      memoryMb: config.engine.memoryMb,
      threads: config.engine.threads,
      spillFolder: join(folder, 'spill'),
    });
    const threads = createThreadPool({ threads: config.engine.workerThreads });
    try {
      const lake = await Lake.open(join(folder, 'lake'));
      return await use(await runJobs(options, { engine, lake, threads }));
    } finally {
      await threads.close();
      await engine.close();
    }
  });
}

async function runJobs(
  options: OfflineOptions,
  {
    engine,
    lake,
    threads,
  }: { readonly engine: Engine; readonly lake: Lake; readonly threads: ThreadPool },
): Promise<OfflineWorld> {
  const { loaded, emit } = options;
  const { config } = loaded;
  const date = new Date().toISOString().slice(0, 10) as IsoDate;
  const ports: Ports = {
    sources: givenSources({ ...options, engine }),
    people: filePeople(),
    get publisher(): never {
      throw new AppError('bug.assertion', `${options.command} publishes nothing`);
    },
    models: createModels(),
    get adaptation(): never {
      throw new AppError('bug.assertion', `${options.command} scores no posts`);
    },
    get larger(): never {
      throw new AppError('bug.assertion', `${options.command} scores no posts`);
    },
    ledger: noLedger,
    clock: { nowMs: () => Date.now() },
    threads,
  };
  const summary = await runNight({
    runId: options.command,
    jobs: planOf([ingestPeople, people, conformPeople, ...options.jobs]),
    date,
    seed: options.seed ?? config.night.seed,
    settings: { ...config, evaluation: true },
    engine,
    lake,
    ports,
    codeVersion: 'this run',
    nightsKept: 1,
    emit,
  });
  const quarantined = await quarantineCounts({ engine, lake });
  return { engine, lake, loaded, date, jobs: summary.jobs, quarantined };
}

/** A session that sees these tables of the lake. */
export async function withTables<T>(
  { engine, lake }: Pick<OfflineWorld, 'engine' | 'lake'>,
  names: readonly TableName[],
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await engine.open();
  try {
    for (const name of names) {
      const definition = tableNamed(name);
      if (definition === undefined) throw new AppError('bug.assertion', `no table ${name}`);
      const version = lake.manifest.tables[name];
      await session.bind(
        name,
        definition,
        version === undefined ? [] : lake.filesOf(name, version),
      );
    }
    return await use(session);
  } finally {
    await session.close();
  }
}
