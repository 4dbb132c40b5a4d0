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
  assert,
  type Column,
  type ColumnBatch,
  type PackedBatch,
  packBatch,
  type Threads,
  unpackBatch,
} from '../../src/kernel/index.ts';
import { type GazetteerTables, keyBatch } from '../../src/match/index.ts';
import type { TableWriter } from '../../src/pipeline/index.ts';
import {
  type Identified,
  type IdentifyTask,
  identifyCustomers,
  identifyProfiles,
} from './identify.ts';

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
  let found: Identified[] = [];
  const flush = async (): Promise<void> => {
    await identity.part(part, () => identitiesOf(found));
    await key.part(part, () => keysOf(found, records.id));
    found = [];
    part += 1;
    progress(rows);
  };
  const inputs = packed(session.batches(records.source));
  for await (const one of threads.map(records.task, { setup: gazetteer, inputs })) {
    found.push(one);
    rows += one.identity.length;
    if (found.length >= BATCHES_PER_PART) await flush();
  }
  if (found.length > 0) await flush();
}

/** Batches hold about 2,048 rows each; this bounds what is held at once. */
const BATCHES_PER_PART = 25;

/** Packed batches are a few large values; as columns each lives only while it is written. */
function* identitiesOf(found: readonly Identified[]): Generator<ColumnBatch> {
  for (const { identity } of found) yield unpackBatch(identity);
}

function* keysOf(found: readonly Identified[], id: Records['id']): Generator<ColumnBatch> {
  for (const { identity, keys } of found) {
    const { columns } = unpackBatch(packedColumn(identity, id));
    yield keyBatch(columns[id] as Column<string>, keys, id);
  }
}

function packedColumn({ length, columns }: PackedBatch, name: string): PackedBatch {
  const column = columns[name];
  assert(column !== undefined, `an identity without ${name}`);
  return { length, columns: { [name]: column } };
}

async function* packed(batches: AsyncIterable<ColumnBatch>): AsyncIterable<PackedBatch> {
  for await (const batch of batches) yield packBatch(batch);
}
