/**
 * Runs one night: plan, skip what is unchanged, run the rest, remember.
 *
 * The manifest is replaced after every job, so a killed night starts again at
 * the job where it stopped. What a night reads as `previous` is fixed at its
 * start.
 */
import type { Engine } from '../engine/index.ts';
import { AppError, type IsoDate, toAppError } from '../kernel/index.ts';
import { type Lake, nightBefore, type TableVersion, withNight } from '../lake/index.ts';
import { explainedByDamage, forgetDamagedBefore } from './damage.ts';
import type { JobSummary, NightEvent, NightSummary } from './events.ts';
import { fingerprintOf } from './fingerprint.ts';
import { runJob, tableOfBinding } from './job-run.ts';
import { type AnyJob, planOf } from './plan.ts';
import type { JobFacts, PortName, Ports } from './ports.ts';

export interface NightOptions {
  readonly runId: string;
  readonly jobs: readonly AnyJob[];
  readonly date: IsoDate;
  readonly seed: number;
  /** Sections of the configuration by name; each job gets those it declared. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly engine: Engine;
  readonly lake: Lake;
  readonly ports: Ports;
  /** Digest of the code and models that make the tables. */
  readonly codeVersion: string;
  readonly nightsKept: number;
  /** Runs this job and all after it although nothing changed. */
  readonly from?: string | undefined;
  /** Lets tables grow and shrink beyond their bounds this once. */
  readonly acceptChange?: boolean | undefined;
  readonly debugFolder?: string | undefined;
  readonly emit: (event: NightEvent) => void;
}

export async function runNight(options: NightOptions): Promise<NightSummary> {
  const { lake, ports, emit, date, runId } = options;
  const plan = planOf(options.jobs);
  const startedMs = ports.clock.nowMs();
  const forcedFrom = plan.findIndex((job) => job.name === options.from);
  const lost = forcedFrom < 0 ? [] : await forgetDamagedBefore(lake, date);
  const before = nightBefore(lake.manifest, date)?.tables ?? {};
  emit({ kind: 'night_started', runId, date, jobs: plan.map((job) => job.name) });

  const summaries: JobSummary[] = [];
  for (const [index, job] of plan.entries()) {
    const forced = forcedFrom >= 0 && index >= forcedFrom;
    summaries.push(await runOrSkip({ options, job, before, lost, forced }));
  }

  const night = { date, tables: tablesOfNight(lake, plan) };
  await lake.replaceManifest(withNight(lake.manifest, night, options.nightsKept));
  await lake.collectGarbage();
  const seconds = (ports.clock.nowMs() - startedMs) / 1000;
  emit({ kind: 'night_ended', runId, seconds });
  return { runId, date, seconds, jobs: summaries };
}

/** What later nights may look back at: all that is derived, and whatever a job reads as previous. */
function tablesOfNight(lake: Lake, plan: readonly AnyJob[]): Record<string, TableVersion> {
  const previous = new Set<string>(plan.flatMap((job) => job.previous));
  const kept = Object.entries(lake.manifest.tables).filter(
    ([table]) => table.startsWith('derived.') || previous.has(table),
  );
  return Object.fromEntries(kept);
}

interface JobTurn {
  readonly options: NightOptions;
  readonly job: AnyJob;
  readonly before: Readonly<Record<string, TableVersion>>;
  /** Tables of the night before that were damaged and had to be forgotten. */
  readonly lost: readonly string[];
  readonly forced: boolean;
}

async function runOrSkip({ options, job, before, lost, forced }: JobTurn): Promise<JobSummary> {
  const { lake, ports, emit } = options;
  const startedMs = ports.clock.nowMs();
  const bindings = bindingsOf(job, lake, before);
  const settings = Object.fromEntries(job.settings.map((name) => [name, options.settings[name]]));
  const digest = async (settled: Partial<Record<PortName, string>> = {}) =>
    fingerprintOf(job, {
      ...options,
      settings,
      inputs: pick(bindings, job.inputs),
      previous: pick(bindings, job.previous.map(previousName)),
      ports: { ...(await portFingerprints(job, ports)), ...settled },
    });

  const fingerprint = await digest();
  const record = lake.manifest.jobs[job.name];
  const unchanged =
    !forced && record?.fingerprint === fingerprint && (await stands(job, lake, ports, fingerprint));
  if (unchanged) {
    const facts = { figures: record.figures, warnings: [], seconds: 0, peakMemoryMb: 0 };
    const summary = summaryOf(job, lake, { state: 'unchanged', fingerprint, ...facts });
    await ports.ledger.jobSkipped(job.name, fingerprint, factsOf(summary));
    emit({ kind: 'job_skipped', job: job.name, summary });
    return summary;
  }
  emit({ kind: 'job_started', job: job.name });
  await ports.ledger.assertLockHeld();
  await ports.ledger.jobStarted(job.name, fingerprint);
  try {
    const warnings = lostWarnings(job, lost);
    for (const message of warnings) emit({ kind: 'job_warned', job: job.name, message });
    const result = await runJob({ ...options, job, fingerprint, settings, bindings });
    const settled = Object.keys(result.settled).length > 0;
    await lake.replaceManifest({
      ...lake.manifest,
      tables: { ...lake.manifest.tables, ...result.outputs },
      jobs: {
        ...lake.manifest.jobs,
        [job.name]: {
          fingerprint: settled ? await digest(result.settled) : fingerprint,
          figures: result.figures,
        },
      },
    });
    const seconds = (ports.clock.nowMs() - startedMs) / 1000;
    const facts = { ...result, warnings: [...warnings, ...result.warnings] };
    const summary = summaryOf(job, lake, { state: 'done', fingerprint, seconds, ...facts });
    await ports.ledger.jobEnded(job.name, { state: 'done', ...factsOf(summary) });
    emit({ kind: 'job_done', job: job.name, summary });
    return summary;
  } catch (thrown) {
    const error = await explainedByDamage(toAppError(thrown), lake, bindings);
    emit({ kind: 'job_failed', job: job.name, code: error.code, message: error.message });
    const nothing = { rows: 0, figures: {}, peakMemoryBytes: 0 };
    throw await recorded(error, () =>
      ports.ledger.jobEnded(job.name, { state: 'failed', ...nothing }),
    );
  }
}

const lostWarnings = (job: AnyJob, lost: readonly string[]): string[] =>
  job.previous
    .filter((table) => lost.includes(table))
    .map((table) => `${table} of the night before was damaged; this night goes without it`);

/** Tries to note a failure; when that fails too, the first error is the one to tell. */
async function recorded(error: AppError, note: () => Promise<void>): Promise<AppError> {
  try {
    await note();
    return error;
  } catch (thrown) {
    const { code, message, details } = error;
    const ledger = toAppError(thrown).message;
    return new AppError(code, `${message} (and the ledger could not be written: ${ledger})`, {
      cause: error,
      details,
    });
  }
}

const factsOf = (summary: JobSummary): JobFacts => ({
  rows: Object.values(summary.rows).reduce((sum, rows) => sum + rows, 0),
  figures: summary.figures,
  peakMemoryBytes: summary.peakMemoryMb * 1_048_576,
});

const previousName = (table: string): string =>
  table.replace(/^derived\./, 'previous.').replace(/^core\./, 'previous.core_');

/** Everything the job may see: its inputs as they stand now, its previous tables as they stood. */
function bindingsOf(job: AnyJob, lake: Lake, before: Readonly<Record<string, TableVersion>>) {
  const bindings: Record<string, TableVersion | undefined> = {};
  for (const table of job.inputs) bindings[table] = lake.manifest.tables[table];
  for (const table of job.previous) {
    const name = previousName(table);
    bindings[name] = before[tableOfBinding(name)];
  }
  return bindings;
}

async function portFingerprints(job: AnyJob, ports: Ports): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of job.ports) {
    const port = ports[name];
    if ('fingerprint' in port) found[name] = await port.fingerprint();
  }
  return found;
}

/** True when everything the job made is still there: its tables, and what it published. */
async function stands(job: AnyJob, lake: Lake, ports: Ports, fingerprint: string) {
  for (const table of job.outputs) {
    const version = lake.manifest.tables[table];
    if (version === undefined || !(await lake.stands(table, version))) return false;
  }
  return job.ports.includes('publisher') ? ports.publisher.shows(fingerprint) : true;
}

function summaryOf(job: AnyJob, lake: Lake, facts: Omit<JobSummary, 'job' | 'rows'>): JobSummary {
  const { state, fingerprint, seconds, figures, warnings, peakMemoryMb } = facts;
  const rows = job.outputs.map((table) => [table, lake.manifest.tables[table]?.rows ?? 0]);
  return {
    job: job.name,
    state,
    fingerprint,
    seconds,
    rows: Object.fromEntries(rows),
    figures,
    warnings,
    peakMemoryMb,
  };
}

const pick = <T>(all: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, all[name] as T]));
