/** Reads the run ledger, newest run first. */
import type { Database } from './database.ts';
import type { JobState, RunState } from './tables.ts';

export interface PastRun {
  readonly runId: string;
  readonly date: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly state: RunState;
  readonly errorCode: string | null;
  readonly host: string;
  readonly pid: number;
  readonly kithVersion: string;
  readonly evaluation: boolean;
}

export interface PastJob {
  readonly name: string;
  readonly state: JobState;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly rows: number | null;
  readonly figures: Readonly<Record<string, number>>;
  readonly peakMemoryBytes: number | null;
}

export interface PastQuarantine {
  readonly table: string;
  readonly sourceFile: string;
  readonly reason: string;
  readonly rows: number;
}

export interface RunRepository {
  latest(limit: number): Promise<readonly PastRun[]>;
  jobs(runId: string): Promise<readonly PastJob[]>;
  quarantine(runId: string): Promise<readonly PastQuarantine[]>;
}

export const runRepository = ({ kysely }: Database): RunRepository => ({
  latest: (limit) =>
    kysely
      .selectFrom('ops.run')
      .select([
        'run_id as runId',
        'date',
        'started_at as startedAt',
        'ended_at as endedAt',
        'state',
        'error_code as errorCode',
        'host',
        'pid',
        'kith_version as kithVersion',
        'evaluation',
      ])
      .orderBy('started_at', 'desc')
      .limit(limit)
      .execute(),
  jobs: (runId) =>
    kysely
      .selectFrom('ops.job')
      .select([
        'name',
        'state',
        'started_at as startedAt',
        'ended_at as endedAt',
        'rows',
        'figures',
        'peak_memory_bytes as peakMemoryBytes',
      ])
      .where('run_id', '=', runId)
      .orderBy('started_at')
      .orderBy('name')
      .execute(),
  quarantine: (runId) =>
    kysely
      .selectFrom('ops.quarantine')
      .select(['table_name as table', 'source_file as sourceFile', 'reason', 'rows'])
      .where('run_id', '=', runId)
      .orderBy('table_name')
      .orderBy('source_file')
      .orderBy('rows', 'desc')
      .orderBy('reason')
      .execute(),
});
