/** Tables of an invented town as rows, its truth included. */
import { parseIsoDate } from '../../../src/kernel/index.ts';
import { createTown } from '../../../src/sample/index.ts';
import { type Row, rowsOfBatch } from './memory-job.ts';

/** @returns the rows of the table named, such as `raw.customer` or `truth.person`. */
export function townRows(options: {
  readonly customers: number;
  readonly seed: number;
}): (table: string) => Row[] {
  const endDate = parseIsoDate('2026-01-15');
  if (endDate === undefined) throw new Error('the end date is no date');
  const town = createTown({ ...options, endDate });
  return (name) => {
    const table = [...town.tables, ...town.truth].find((one) => one.name === name);
    if (table === undefined) throw new Error(`the town has no ${name}`);
    return [...table.batches()].flatMap(rowsOfBatch);
  };
}
