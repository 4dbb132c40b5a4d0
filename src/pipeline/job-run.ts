/**
 * One job's run: its session, its context, its staged outputs, their checks.
 */
import { join } from 'node:path';
import type { Engine, Session } from '../engine/index.ts';
import { assert, type IsoDate } from '../kernel/index.ts';
import { type Lake, type TableVersion, tableNamed } from '../lake/index.ts';
import { checkTable } from './checks.ts';
import type { NightEvent } from './events.ts';
import type { JobContext } from './job.ts';
import type { AnyJob } from './plan.ts';
import type { PortName, Ports } from './ports.ts';
import { createTableWriter } from './table-writer.ts';

export interface JobRunOptions {
  readonly job: AnyJob;
  readonly engine: Engine;
  readonly lake: Lake;
  readonly ports: Ports;
  readonly date: IsoDate;
  readonly seed: number;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly fingerprint: string;
  /** Versions to bind: `core.customer`, `previous.link`, …; undefined binds an empty table. */
  readonly bindings: Readonly<Record<string, TableVersion | undefined>>;
  readonly acceptChange?: boolean | undefined;
  readonly debugFolder?: string | undefined;
  readonly emit: (event: NightEvent) => void;
}

export interface JobRunResult {
  readonly outputs: Readonly<Record<string, TableVersion>>;
  readonly figures: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
  /** Port content as the run left it, for ports the job itself changes. */
  readonly settled: Readonly<Partial<Record<PortName, string>>>;
  readonly peakMemoryMb: number;
}

export async function runJob(options: JobRunOptions): Promise<JobRunResult> {
  const { job, engine, lake, fingerprint } = options;
  await lake.dropOtherStaging(job.name, fingerprint);
  const staging = lake.stagingFolder(job.name, fingerprint);
  const session = await engine.open(
    options.debugFolder === undefined ? {} : { debugFolder: join(options.debugFolder, job.name) },
  );
  const memory = watchMemory();
  try {
    await bindInputs(session, options);
    const { context, figures, warnings, settled } = contextOf(options, session, staging);
    await job.run(context as JobContext<never>);
    const outputs = await adoptOutputs(options, session, staging);
    return { outputs, figures, warnings, settled, peakMemoryMb: memory.stop() };
  } finally {
    memory.stop();
    await session.close();
  }
}

async function bindInputs(session: Session, { bindings, lake }: JobRunOptions): Promise<void> {
  for (const [name, version] of Object.entries(bindings)) {
    const table = tableOfBinding(name);
    const definition = tableNamed(table);
    assert(definition !== undefined, `no table ${table}`);
    await session.bind(name, definition, version === undefined ? [] : lake.filesOf(table, version));
  }
}

/** `previous.link` shows an earlier version of `derived.link`, `previous.core_profile` one of `core.profile`; every other name is the table's own. */
export const tableOfBinding = (name: string): string =>
  name.replace(/^previous\.core_/, 'core.').replace(/^previous\./, 'derived.');

function contextOf(options: JobRunOptions, session: Session, staging: string) {
  const { job, emit } = options;
  const figures: Record<string, number> = {};
  const warnings: string[] = [];
  const settled: Partial<Record<PortName, string>> = {};
  const ports = Object.fromEntries(job.ports.map((name) => [name, options.ports[name]]));
  const context: JobContext = {
    get date() {
      assert(job.dated, `job ${job.name} reads the date but is declared as not dated`);
      return options.date;
    },
    seed: options.seed,
    settings: options.settings,
    session,
    fingerprint: options.fingerprint,
    folder: join(staging, '.files'),
    ports: ports as unknown as Ports,
    output(table) {
      assert(job.outputs.includes(table), `job ${job.name} writes the undeclared table ${table}`);
      const definition = tableNamed(table);
      assert(definition !== undefined, `no table ${table}`);
      return createTableWriter({ session, definition, folder: join(staging, table) });
    },
    progress: (done, total, unit) =>
      emit({ kind: 'job_progress', job: job.name, done, total, unit }),
    figure: (name, value) => {
      figures[name] = value;
    },
    warn: (message) => {
      warnings.push(message);
      emit({ kind: 'job_warned', job: job.name, message });
    },
    settle: (port, fingerprint) => {
      settled[port] = fingerprint;
    },
  };
  return { context, figures, warnings, settled };
}

/** Checks every staged output, then moves it into place. All are checked before any moves. */
async function adoptOutputs(options: JobRunOptions, session: Session, staging: string) {
  const { job, lake, fingerprint } = options;
  const rowsOf: Record<string, number> = {};
  for (const table of job.outputs) {
    const definition = tableNamed(table);
    assert(definition !== undefined, `no table ${table}`);
    const files = await lake.stagedFiles(join(staging, table));
    const rows = await countRows(session, files);
    const rowsBefore =
      options.acceptChange === true ? undefined : lake.manifest.tables[table]?.rows;
    await checkTable(session, { definition, files, rows, rowsBefore });
    rowsOf[table] = rows;
  }
  const outputs: Record<string, TableVersion> = {};
  for (const table of job.outputs) {
    outputs[table] = await lake.adopt(table, join(staging, table), {
      version: fingerprint.slice(0, 16),
      rows: rowsOf[table] ?? 0,
    });
  }
  return outputs;
}

async function countRows(session: Session, files: readonly string[]): Promise<number> {
  if (files.length === 0) return 0;
  const list = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ');
  const [row] = await session.rows<{ n: number }>(
    `SELECT count(*) AS n FROM read_parquet([${list}])`,
  );
  return row?.n ?? 0;
}

const MEMORY_SAMPLE_MS = 100;

function watchMemory(): { stop(): number } {
  let peak = process.memoryUsage.rss();
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, MEMORY_SAMPLE_MS);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return Math.round(Math.max(peak, process.memoryUsage.rss()) / 1_048_576);
    },
  };
}
