/**
 * The plan of a night: an order of jobs that follows from what they declare.
 *
 * Kahn's algorithm (1962), taking jobs in the order given where several are
 * ready, so that the plan is the same every night.
 */
import { AppError, assert } from '../kernel/index.ts';
import { tableNamed } from '../lake/index.ts';
import type { Job } from './job.ts';

/** A job of any settings. */
export type AnyJob = Job<never>;

/** Orders the jobs; throws `bug.assertion` for two writers, a missing writer, an unknown table or a cycle. */
export function planOf(jobs: readonly AnyJob[]): readonly AnyJob[] {
  const writerOf = writers(jobs);
  const done = new Set<string>();
  const plan: AnyJob[] = [];
  while (plan.length < jobs.length) {
    const ready = jobs.find(
      (job) => !done.has(job.name) && job.inputs.every((table) => done.has(writerOf(table, job))),
    );
    if (ready === undefined) {
      const stuck = jobs.filter((job) => !done.has(job.name)).map((job) => job.name);
      throw new AppError('bug.assertion', `jobs wait for each other: ${stuck.join(', ')}`);
    }
    done.add(ready.name);
    plan.push(ready);
  }
  return plan;
}

function writers(jobs: readonly AnyJob[]): (table: string, reader: AnyJob) => string {
  const writer = new Map<string, string>();
  for (const job of jobs) {
    for (const table of [...job.outputs, ...job.inputs, ...job.previous]) {
      assert(tableNamed(table) !== undefined, `job ${job.name} names the unknown table ${table}`);
    }
    for (const table of job.outputs) {
      const other = writer.get(table);
      assert(other === undefined, `${table} has two writers: ${other} and ${job.name}`);
      writer.set(table, job.name);
    }
  }
  return (table, reader) => {
    const name = writer.get(table);
    assert(name !== undefined, `job ${reader.name} reads ${table}, which no job writes`);
    return name;
  };
}
