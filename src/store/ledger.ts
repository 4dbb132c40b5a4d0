/**
 * The run ledger, and the lock that lets only one night run on a database.
 *
 * The lock is a session advisory lock on a connection of its own: it ends with
 * the process, however that dies. Whoever gets it marks runs that are still
 * `running` as `killed`, since their holder is gone. Transaction-pooling proxies
 * (PgBouncer) do not keep sessions; give kith a direct DATABASE_URL.
 */
import { hostname } from 'node:os';
import { AppError, type ErrorCode, type IsoDate, type RunId } from '../kernel/index.ts';
import { advisoryLock } from './advisory-locks.ts';
import type { Database, DedicatedConnection } from './database.ts';

export interface RunOptions {
  readonly runId: RunId;
  readonly date: IsoDate;
  readonly configFingerprint: string;
  readonly kithVersion: string;
  readonly evaluation: boolean;
}

export interface JobResult {
  readonly state: 'done' | 'failed';
  /** Rows written in all outputs together. */
  readonly rows?: number;
  readonly figures?: Readonly<Record<string, number>>;
  readonly peakMemoryBytes?: number;
}

export interface QuarantineCount {
  readonly table: string;
  readonly sourceFile: string;
  readonly reason: string;
  readonly rows: number;
}

/** One running night; it holds the lock until `end`. */
export interface Run {
  readonly runId: RunId;
  jobStarted(name: string, fingerprint: string): Promise<void>;
  jobEnded(name: string, result: JobResult): Promise<void>;
  jobSkipped(name: string, fingerprint: string, result?: Omit<JobResult, 'state'>): Promise<void>;
  /** Adds to what was counted of this run so far. */
  quarantine(counts: readonly QuarantineCount[]): Promise<void>;
  /** Throws `store.unreachable` when the connection that holds the lock is gone. */
  assertLockHeld(): Promise<void>;
  end(outcome: RunOutcome): Promise<void>;
}

export type RunOutcome =
  | { readonly state: 'succeeded' }
  | { readonly state: 'failed'; readonly errorCode: ErrorCode };

export interface Ledger {
  /** Takes the lock and opens the run; throws `limit.night_running` naming the run that holds it. */
  startRun(options: RunOptions): Promise<Run>;
}

const doing = 'writing the run ledger';

export const ledger = (database: Database): Ledger => ({
  startRun: async (options) => {
    const lock = await database.dedicated(`kith night ${options.runId}`);
    try {
      await takeLock(lock);
      await openRun(lock, options);
    } catch (cause) {
      await lock.end().catch(() => undefined); // The first failure is the one to tell.
      throw cause;
    }
    return runOn(database, lock, options.runId);
  },
});

async function takeLock(lock: DedicatedConnection): Promise<void> {
  const [row] = await lock.query<{ taken: boolean }>(
    'taking the night’s lock',
    'select pg_try_advisory_lock($1, $2) as taken',
    advisoryLock.night,
  );
  if (row?.taken !== true) throw await nightRunning(lock);
}

interface Holder {
  readonly run_id: string;
  readonly host: string;
  readonly pid: number;
  readonly started_at: Date;
}

async function nightRunning(lock: DedicatedConnection): Promise<AppError> {
  const [holder] = await lock.query<Holder>(
    'asking who holds the night’s lock',
    "select run_id, host, pid, started_at from ops.run where state = 'running' order by started_at desc limit 1",
  );
  const who =
    holder === undefined
      ? 'Another night is just starting on this database'
      : `Run ${holder.run_id} has been running since ${holder.started_at.toISOString()} on ${holder.host} (process ${holder.pid})`;
  return new AppError(
    'limit.night_running',
    `${who}. Wait for it to end, or end that process; then start again.`,
    {
      details:
        holder === undefined
          ? {}
          : {
              runId: holder.run_id,
              host: holder.host,
              pid: holder.pid,
              since: holder.started_at.toISOString(),
            },
    },
  );
}

/** One statement, so that no run is ever seen half opened. */
async function openRun(lock: DedicatedConnection, options: RunOptions): Promise<void> {
  await lock.query(
    doing,
    `with dead as (
       update ops.run set state = 'killed', ended_at = clock_timestamp()
       where state = 'running' returning run_id
     ), dead_job as (
       update ops.job set state = 'killed', ended_at = clock_timestamp()
       where state = 'running' and run_id in (select run_id from dead)
     )
     insert into ops.run (run_id, date, host, pid, config_fingerprint, kith_version, evaluation)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      options.runId,
      options.date,
      hostname(),
      process.pid,
      options.configFingerprint,
      options.kithVersion,
      options.evaluation,
    ],
  );
}

function runOn(database: Database, lock: DedicatedConnection, runId: RunId): Run {
  return {
    runId,
    jobStarted: async (name, fingerprint) => {
      await database.query(
        doing,
        `insert into ops.job (run_id, name, state, fingerprint) values ($1, $2, 'running', $3)
         on conflict (run_id, name) do update
         set state = 'running', fingerprint = excluded.fingerprint,
             started_at = clock_timestamp(), ended_at = null`,
        [runId, name, fingerprint],
      );
    },
    jobEnded: async (name, { state, ...result }) => {
      await database.query(
        doing,
        `update ops.job set state = $3, ended_at = clock_timestamp(),
           rows = $4, figures = $5, peak_memory_bytes = $6
         where run_id = $1 and name = $2`,
        [runId, name, state, ...figuresOf(result)],
      );
    },
    jobSkipped: async (name, fingerprint, result = {}) => {
      await database.query(
        doing,
        `insert into ops.job
           (run_id, name, state, fingerprint, ended_at, rows, figures, peak_memory_bytes)
         values ($1, $2, 'skipped', $3, clock_timestamp(), $4, $5, $6)`,
        [runId, name, fingerprint, ...figuresOf(result)],
      );
    },
    quarantine: (counts) => quarantine(database, runId, counts),
    assertLockHeld: async () => {
      await lock.query('checking the night’s lock', 'select 1');
    },
    end: async (outcome) => {
      try {
        await database.query(
          doing,
          `update ops.run set state = $2, error_code = $3, ended_at = clock_timestamp()
           where run_id = $1 and state = 'running'`,
          [runId, outcome.state, outcome.state === 'failed' ? outcome.errorCode : null],
        );
      } finally {
        await lock.end();
      }
    },
  };
}

const figuresOf = (result: Omit<JobResult, 'state'>): readonly unknown[] => [
  result.rows ?? null,
  JSON.stringify(result.figures ?? {}),
  result.peakMemoryBytes ?? null,
];

async function quarantine(
  database: Database,
  runId: RunId,
  counts: readonly QuarantineCount[],
): Promise<void> {
  if (counts.length === 0) return;
  await database.query(
    doing,
    `insert into ops.quarantine (run_id, table_name, source_file, reason, rows)
     select $1, table_name, source_file, reason, sum(rows)
     from unnest($2::text[], $3::text[], $4::text[], $5::bigint[])
       as counted (table_name, source_file, reason, rows)
     group by table_name, source_file, reason
     on conflict (run_id, table_name, source_file, reason)
     do update set rows = ops.quarantine.rows + excluded.rows`,
    [
      runId,
      counts.map(({ table }) => table),
      counts.map(({ sourceFile }) => sourceFile),
      counts.map(({ reason }) => reason),
      counts.map(({ rows }) => rows),
    ],
  );
}
