/**
 * The people's wishes where there is no database: those of the files, and no
 * basis, review or outreach.
 */
import type { ColumnBatch, ColumnBatches } from '../../kernel/index.ts';
import type { LedgerPort, PeoplePort } from '../../pipeline/index.ts';

export function filePeople(): PeoplePort {
  let suppressions: readonly ColumnBatch[] = [];
  return {
    fingerprint: async () => 'files',
    replaceFileBasis: async (rows) => rowsOf(await gathered(rows)),
    async addSuppressions(rows) {
      suppressions = await gathered(rows);
      return rowsOf(suppressions);
    },
    basis: () => [],
    suppressions: () => suppressions,
    reviews: () => [],
    duplicateReviews: () => [],
    outreach: () => [],
  };
}

async function gathered(batches: ColumnBatches): Promise<readonly ColumnBatch[]> {
  const all: ColumnBatch[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

const rowsOf = (batches: readonly ColumnBatch[]): number =>
  batches.reduce((sum, { length }) => sum + length, 0);

/** Nothing is recorded where nothing is published. */
export const noLedger: LedgerPort = {
  assertLockHeld: async () => {},
  jobStarted: async () => {},
  jobEnded: async () => {},
  jobSkipped: async () => {},
};
