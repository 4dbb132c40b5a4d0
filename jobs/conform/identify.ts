/**
 * Normalising one batch, as a task for a thread.
 *
 * Takes the packed columns of records; gives those of their identities, and
 * their blocking keys as numbers: ids and rules would otherwise be copied as
 * text, dozens of times a record.
 */
import {
  type ColumnBatch,
  type PackedBatch,
  packBatch,
  type ThreadTask,
  unpackBatch,
} from '../../src/kernel/index.ts';
import {
  customerIdentity,
  type GazetteerTables,
  type NumberedKeys,
  numberedCustomerKeys,
  numberedProfileKeys,
  openGazetteer,
  profileIdentity,
} from '../../src/match/index.ts';
import { defineTask } from '../../src/workers/index.ts';

export interface Identified {
  readonly identity: PackedBatch;
  readonly keys: NumberedKeys;
}

export type IdentifyTask = ThreadTask<GazetteerTables, PackedBatch, Identified>;

export const identifyCustomers: IdentifyTask = defineTask(
  import.meta.url,
  'identifyCustomers',
  (tables: GazetteerTables) => {
    const gazetteer = openGazetteer(tables);
    return (packed: PackedBatch) =>
      identified(customerIdentity(unpackBatch(packed), gazetteer), numberedCustomerKeys);
  },
);

export const identifyProfiles: IdentifyTask = defineTask(
  import.meta.url,
  'identifyProfiles',
  (tables: GazetteerTables) => {
    const gazetteer = openGazetteer(tables);
    return (packed: PackedBatch) =>
      identified(profileIdentity(unpackBatch(packed), gazetteer), numberedProfileKeys);
  },
);

const identified = (
  identity: ColumnBatch,
  keysOf: (identity: ColumnBatch) => NumberedKeys,
): Identified => ({ identity: packBatch(identity), keys: keysOf(identity) });
