/**
 * The steps of a command that runs no job of the night, told as a night's jobs
 * are, so that whoever watches sees both the same way.
 */
import { toAppError } from '../../kernel/index.ts';
import type { JobSummary, NightEvent } from '../../pipeline/index.ts';

export interface Step {
  progress(done: number, total: number | undefined, unit: string): void;
  figure(name: string, value: number): void;
  warn(message: string): void;
}

export interface Steps {
  /** Runs one of the announced steps; a failure is told and thrown on. */
  run<T>(name: string, work: (step: Step) => T | Promise<T>): Promise<T>;
  /** What was run so far. */
  readonly done: readonly JobSummary[];
  readonly warnings: readonly string[];
  /** Seconds of each step run so far. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** @param names of all steps, in order. */
export function createSteps(
  command: string,
  names: readonly string[],
  emit: (event: NightEvent) => void,
): Steps {
  const done: JobSummary[] = [];
  const allWarnings: string[] = [];
  const date = new Date().toISOString().slice(0, 10);
  emit({ kind: 'night_started', runId: command, date, jobs: names });
  return {
    done,
    warnings: allWarnings,
    get seconds() {
      return Object.fromEntries(done.map(({ job, seconds }) => [job, seconds]));
    },
    async run(job, work) {
      const startedMs = performance.now();
      const figures: Record<string, number> = {};
      const warnings: string[] = [];
      emit({ kind: 'job_started', job });
      try {
        const result = await work({
          progress: (made, total, unit) =>
            emit({ kind: 'job_progress', job, done: made, total, unit }),
          figure: (name, value) => {
            figures[name] = value;
          },
          warn(message) {
            warnings.push(message);
            allWarnings.push(message);
            emit({ kind: 'job_warned', job, message });
          },
        });
        const seconds = (performance.now() - startedMs) / 1000;
        const summary: JobSummary = {
          ...{ job, state: 'done', fingerprint: command, seconds },
          ...{ rows: {}, figures, warnings, peakMemoryMb: peakMemory() },
        };
        done.push(summary);
        emit({ kind: 'job_done', job, summary });
        return result;
      } catch (thrown) {
        const { code, message } = toAppError(thrown);
        emit({ kind: 'job_failed', job, code, message });
        throw thrown;
      }
    },
  };
}

/** Megabytes that the process has held at most. */
export const peakMemory = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
