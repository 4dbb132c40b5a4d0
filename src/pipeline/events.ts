/** What happens in a night, one event at a time: the progress view and the log both read these. */
import type { ErrorCode } from '../kernel/index.ts';

export type NightEvent =
  | {
      readonly kind: 'night_started';
      readonly runId: string;
      readonly date: string;
      readonly jobs: readonly string[];
    }
  | { readonly kind: 'job_started'; readonly job: string }
  | {
      readonly kind: 'job_progress';
      readonly job: string;
      readonly done: number;
      readonly total: number | undefined;
      readonly unit: string;
    }
  | { readonly kind: 'job_warned'; readonly job: string; readonly message: string }
  | { readonly kind: 'job_skipped'; readonly job: string; readonly summary: JobSummary }
  | { readonly kind: 'job_done'; readonly job: string; readonly summary: JobSummary }
  | {
      readonly kind: 'job_failed';
      readonly job: string;
      readonly code: ErrorCode;
      readonly message: string;
    }
  | { readonly kind: 'night_ended'; readonly runId: string; readonly seconds: number };

export interface JobSummary {
  readonly job: string;
  readonly state: 'done' | 'unchanged';
  readonly fingerprint: string;
  readonly seconds: number;
  /** Rows of each output table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly figures: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
  /** Highest resident memory seen while it ran, MB; the whole process. */
  readonly peakMemoryMb: number;
}

export interface NightSummary {
  readonly runId: string;
  readonly date: string;
  readonly seconds: number;
  readonly jobs: readonly JobSummary[];
}
