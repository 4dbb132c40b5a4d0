/**
 * The invented town: second records of one person are found, relatives and
 * namesakes are not taken for them. Floors to notice a loss by.
 */
import { expect, it } from 'vitest';
import { type ColumnValue, parseIsoDate } from '../../../src/kernel/index.ts';
import { measureDuplicates } from '../../../src/match/index.ts';
import { createTown } from '../../../src/sample/index.ts';
import type { Row } from '../match/run-match.ts';
import { runDuplicates } from './run-duplicates.ts';

it('2,500 customers: precise, as sure as a night', async () => {
  const endDate = parseIsoDate('2026-01-15');
  if (endDate === undefined) throw new Error('the end date is no date');
  const town = createTown({ customers: 2500, seed: 7, endDate });
  const rowsOf = (name: string): Row[] => {
    const table = [...town.tables, ...town.truth].find((one) => one.name === name);
    const rows: Row[] = [];
    for (const batch of table?.batches() ?? []) {
      for (let row = 0; row < batch.length; row += 1) {
        const values = Object.entries(batch.columns).map(
          ([column, all]): [string, ColumnValue | null] => [column, all[row] ?? null],
        );
        rows.push(Object.fromEntries(values));
      }
    }
    return rows;
  };
  const customers = [
    ...new Map(rowsOf('raw.customer').map((row) => [row['customer_id'], row])).values(),
  ];
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
