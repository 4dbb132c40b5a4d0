/**
 * The invented town: second records of one person are found, relatives and
 * namesakes are not taken for them. Floors to notice a loss by.
 */
import { expect, it } from 'vitest';
import { measureDuplicates } from '../../../src/match/index.ts';
import { distinct } from '../job/memory-job.ts';
import { townRows } from '../job/town-rows.ts';
import { runDuplicates } from './run-duplicates.ts';

it('2,500 customers: precise, as sure as a night', async () => {
  const rowsOf = townRows({ customers: 2500, seed: 7 });
  const customers = distinct(rowsOf('raw.customer'), 'customer_id');
  const { doubled } = await runDuplicates({ customers });
  const clusterOf = new Map(doubled.map((row) => [row.customer_id, row.cluster_id]));
  const personOf = new Map(
    rowsOf('truth.person').map((row) => [String(row['customer_id']), String(row['person_id'])]),
  );
  const measure = measureDuplicates(clusterOf, { kind: 'people', personOf });
  expect(measure.true).toBeGreaterThan(50);
  expect(measure.precision).toBeGreaterThanOrEqual(0.93);
  expect(measure.recall).toBeGreaterThanOrEqual(0.85);
});
