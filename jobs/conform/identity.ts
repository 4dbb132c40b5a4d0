/**
 * Names, handles, places and blocking keys, normalised once for all later jobs.
 *
 * Customers and profiles stream through the pure functions of `src/match`, batch
 * by batch on all threads; keys are made from the identities just made, so
 * nothing is normalised twice. Batches come back in the order of the records, so
 * that the tables are the same for any number of threads.
 */
import type { Session } from '../../src/engine/index.ts';
import {
  type Column,
  type ColumnBatch,
  type PackedBatch,
  packBatch,
  type Threads,
  unpackBatch,
} from '../../src/kernel/index.ts';
import { type GazetteerTables, keyBatch } from '../../src/match/index.ts';
import type { TableWriter } from '../../src/pipeline/index.ts';
import { type IdentifyTask, identifyCustomers, identifyProfiles } from './identify.ts';

interface IdentityWriters {
  readonly session: Session;
  readonly threads: Threads;
  readonly gazetteer: GazetteerTables;
  readonly identity: TableWriter;
  readonly key: TableWriter;
  /** Told after each part: rows so far. */
  readonly progress: (rows: number) => void;
}

const customerColumns = `customer_id, first_name, middle_name, last_name, suffix, nickname, full_name,
  aliases, email, phone, phone2, street, city, region, postcode, country, company, job_title, website,
  birth_date, birth_year, handles`;
const profileColumns = 'profile_id, platform, handle, display_name, bio, location, urls';

export const writeCustomerIdentity = (writers: IdentityWriters): Promise<void> =>
  writeIdentity(writers, {
    source: `SELECT ${customerColumns} FROM written.customer ORDER BY customer_id`,
    id: 'customer_id',
    task: identifyCustomers,
  });

export const writeProfileIdentity = (writers: IdentityWriters): Promise<void> =>
  writeIdentity(writers, {
    source: `SELECT ${profileColumns} FROM written.profile ORDER BY profile_id`,
    id: 'profile_id',
    task: identifyProfiles,
  });

interface Records {
  readonly source: string;
  readonly id: 'customer_id' | 'profile_id';
  readonly task: IdentifyTask;
}

async function writeIdentity(writers: IdentityWriters, records: Records): Promise<void> {
  const { session, threads, gazetteer, identity, key, progress } = writers;
  let part = 0;
  let rows = 0;
  let identities: ColumnBatch[] = [];
  let keys: ColumnBatch[] = [];
  const flush = async (): Promise<void> => {
    await identity.part(part, () => identities);
    await key.part(part, () => keys);
    [identities, keys] = [[], []];
    part += 1;
    progress(rows);
  };
  const inputs = packed(session.batches(records.source));
  for await (const found of threads.map(records.task, { setup: gazetteer, inputs })) {
    const batch = unpackBatch(found.identity);
    identities.push(batch);
    const ids = batch.columns[records.id] as Column<string>;
    keys.push(keyBatch(ids, found.keys, records.id));
    rows += batch.length;
    if (identities.length >= BATCHES_PER_PART) await flush();
  }
  if (identities.length > 0) await flush();
}

/** Batches hold about 2,048 rows each; this bounds what is held at once. */
const BATCHES_PER_PART = 25;

async function* packed(batches: AsyncIterable<ColumnBatch>): AsyncIterable<PackedBatch> {
  for await (const batch of batches) yield packBatch(batch);
}
