/**
 * The steps of a command that runs no job of the night, told as a night's jobs
 * are, so that one view shows both.
 */
import type { JobSummary, NightEvent } from '../../pipeline/index.ts';

export interface Step {
  progress(done: number, total: number | undefined, unit: string): void;
  warn(message: string): void;
}

export interface Steps {
  /** Runs one of the announced steps; a failure is told and thrown on. */
  run<T>(name: string, work: (step: Step) => Promise<T>): Promise<T>;
  readonly done: readonly JobSummary[];
  readonly warnings: readonly string[];
}

/** Announces the steps, in order. */
export function createSteps(
  command: string,
  names: readonly string[],
  emit: (event: NightEvent) => void,
): Steps {
  const done: JobSummary[] = [];
  const all: string[] = [];
  emit({ kind: 'night_started', runId: command, date: today(), jobs: names });
  return {
    done,
    warnings: all,
    async run(name, work) {
      const startedMs = Date.now();
      const warnings: string[] = [];
      emit({ kind: 'job_started', job: name });
      const result = await work({
        progress: (made, total, unit) =>
          emit({ kind: 'job_progress', job: name, done: made, total, unit }),
        warn(message) {
          warnings.push(message);
          all.push(message);
          emit({ kind: 'job_warned', job: name, message });
        },
      });
      const summary: JobSummary = {
        job: name,
        state: 'done',
        fingerprint: command,
        seconds: (Date.now() - startedMs) / 1000,
        rows: {},
        figures: {},
        warnings,
        peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
      };
      done.push(summary);
      emit({ kind: 'job_done', job: name, summary });
      return result;
    },
  };
}

const today = (): string => new Date().toISOString().slice(0, 10);
