/**
 * The steps of a command that stands alone, told as the jobs of a night are, so
 * that whoever watches sees both the same way.
 */
import { type AppError, toAppError } from '../../kernel/index.ts';
import type { NightEvent } from '../../pipeline/index.ts';

export interface Step {
  progress(done: number, total: number | undefined, unit: string): void;
  figure(name: string, value: number): void;
}

export interface Steps {
  /** Runs one step and keeps its seconds. */
  run<T>(name: string, work: (step: Step) => T | Promise<T>): Promise<T>;
  /** Seconds of each step run so far. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** @param names of all steps, in order. */
export function createSteps(
  command: string,
  names: readonly string[],
  emit: (event: NightEvent) => void,
): Steps {
  const seconds: Record<string, number> = {};
  const date = new Date().toISOString().slice(0, 10);
  emit({ kind: 'night_started', runId: command, date, jobs: names });
  return {
    seconds,
    async run(name, work) {
      const startedMs = performance.now();
      const figures: Record<string, number> = {};
      emit({ kind: 'job_started', job: name });
      try {
        const done = await work({
          progress: (count, total, unit) =>
            emit({ kind: 'job_progress', job: name, done: count, total, unit }),
          figure: (figure, value) => {
            figures[figure] = value;
          },
        });
        seconds[name] = (performance.now() - startedMs) / 1000;
        const peakMemoryMb = peakMemory();
        const summary = {
          ...{ job: name, state: 'done' as const, fingerprint: '', seconds: seconds[name] },
          ...{ rows: {}, figures, warnings: [], peakMemoryMb },
        };
        emit({ kind: 'job_done', job: name, summary });
        return done;
      } catch (thrown) {
        const { code, message }: AppError = toAppError(thrown);
        emit({ kind: 'job_failed', job: name, code, message });
        throw thrown;
      }
    },
  };
}

export const peakMemory = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
