/**
 * Only the customer records that are surely one person, by one rule in SQL.
 *
 * Stands in for `duplicates` where two files are linked outside a night: `match`
 * wants the records of one person, and the operator did not ask for more.
 */
import { sqlFile } from '../../src/engine/index.ts';
import { defineJob } from '../../src/pipeline/index.ts';

const sureDuplicate = sqlFile(import.meta.url, 'sure-duplicate.sql');

export const sureDuplicates = defineJob()({
  name: 'duplicates',
  inputs: ['core.customer', 'core.customer_identity'],
  outputs: ['derived.duplicate'],
  dated: false,
  async run({ output, figure }) {
    figure('doubled_records', await output('derived.duplicate').select(sureDuplicate));
  },
});
