/**
 * How a night is watched: a live list of jobs on a terminal, one JSON line an
 * event anywhere else. Both go to stderr, so that stdout carries results only.
 */
import { color, Listr, ListrLogger, ProcessOutput } from 'listr2';
import type { JobSummary, Log, NightEvent } from '../../app/index.ts';

export interface NightView {
  emit(event: NightEvent): void;
  /** Ends the view; after it nothing more is drawn. */
  close(): Promise<void>;
}

/** Progress of one job is logged at most this often. */
const PROGRESS_EVERY_MS = 5000;

export function createLogView(log: Log): NightView {
  let saidMs = Date.now();
  return {
    emit(event) {
      if (event.kind === 'job_started') saidMs = Date.now();
      if (event.kind === 'job_progress') {
        if (Date.now() - saidMs < PROGRESS_EVERY_MS) return;
        saidMs = Date.now();
      }
      const { kind, ...facts } = event;
      if (kind === 'job_failed') log.error(facts, kind);
      else if (kind === 'job_warned') log.warn(facts, kind);
      else log.info(facts, kind);
    },
    async close() {},
  };
}

/**
 * Leaves the cursor where it is seen. listr2 hides it while it draws, and a night
 * ended by a signal ends at once: nothing would show it again.
 */
class CursorKept extends ProcessOutput {
  override hijack(): void {
    super.hijack();
    this.toStdout('\u001b[?25h', false);
  }
}

/** The line of one job, as listr2 hands it over. */
interface TaskView {
  title: string;
  output: string;
}

interface JobTask {
  readonly ended: Promise<void>;
  end(error?: Error): void;
  view: TaskView | undefined;
}

export function createTerminalView(): NightView {
  const tasks = new Map<string, JobTask>();
  let running: Promise<unknown> = Promise.resolve();
  const skipped = new Map<string, JobSummary>();

  const show = (jobs: readonly string[]): void => {
    for (const job of jobs) tasks.set(job, createTask());
    const logger = new ListrLogger({
      processOutput: new CursorKept(process.stderr, process.stderr),
    });
    const list = new Listr(
      jobs.map((job) => ({
        title: job,
        task: async (_context, task): Promise<void> => {
          const mine = tasks.get(job);
          if (mine === undefined) return;
          mine.view = task;
          await mine.ended;
          if (skipped.has(job)) task.skip(`${job} ${color.dim('unchanged')}`);
        },
      })),
      {
        exitOnError: true,
        concurrent: false,
        registerSignalListeners: false,
        rendererOptions: { logger, collapseErrors: false, showErrorMessage: false },
      },
    );
    running = list.run().catch(() => {
      // The failure itself is told by whoever runs the night; here it only ends the drawing.
    });
  };

  return {
    emit(event) {
      if (event.kind === 'night_started') show(event.jobs);
      if (!('job' in event)) return;
      const task = tasks.get(event.job);
      if (task === undefined) return;
      if (event.kind === 'job_progress' && task.view !== undefined) {
        task.view.output = progressText(event);
      }
      if (event.kind === 'job_warned' && task.view !== undefined) task.view.output = event.message;
      if (event.kind === 'job_skipped') {
        skipped.set(event.job, event.summary);
        task.end();
      }
      if (event.kind === 'job_done') {
        if (task.view !== undefined) task.view.title = doneText(event.summary);
        task.end();
      }
      if (event.kind === 'job_failed') task.end(new Error(event.message));
    },
    async close() {
      for (const task of tasks.values()) task.end(new Error('not run'));
      await running;
    },
  };
}

function createTask(): JobTask {
  let end = (_error?: Error): void => {};
  const ended = new Promise<void>((resolve, reject) => {
    end = (error) => (error === undefined ? resolve() : reject(error));
  });
  ended.catch(() => {
    // A job that is never reached has nobody waiting for it.
  });
  return { ended, end, view: undefined };
}

const progressText = ({
  done,
  total,
  unit,
}: {
  done: number;
  total: number | undefined;
  unit: string;
}): string =>
  total === undefined
    ? `${done.toLocaleString('en')} ${unit}`
    : `${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${unit}`;

function doneText(summary: JobSummary): string {
  const rows = Object.values(summary.rows).reduce((sum, one) => sum + one, 0);
  const facts = [`${summary.seconds.toFixed(1)} s`];
  if (rows > 0) facts.unshift(`${rows.toLocaleString('en')} rows`);
  if (summary.figures['quarantined']) facts.push(`${summary.figures['quarantined']} quarantined`);
  return `${summary.job} ${color.dim(facts.join(', '))}`;
}
