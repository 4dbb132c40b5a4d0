/**
 * Names, handles, places and blocking keys, normalised once for all later jobs.
 *
 * Customers and profiles stream through the pure functions of `src/match`, batch
 * by batch on all threads; keys are made from the identities just made, so
 * nothing is normalised twice. Batches come back in the order of the records, so
 * that the tables are the same for any number of threads, and so are the numbers
 * that records bear from here on.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Session } from '../../src/engine/index.ts';
import { type ColumnBatch, packBatch, type Threads, unpackBatch } from '../../src/kernel/index.ts';
import { type GazetteerTables, keyBatch } from '../../src/match/index.ts';
import type { TableWriter } from '../../src/pipeline/index.ts';
import {
  customerFields,
  type Fields,
  type Identified,
  type IdentifyTask,
  identifyCustomers,
  identifyProfiles,
  type Lines,
  marks,
  profileFields,
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

export const writeCustomerIdentity = (writers: IdentityWriters): Promise<void> =>
  writeIdentity(writers, {
    source: linesSql('customer', customerFields),
    number: 'customer_number',
    task: identifyCustomers,
  });

export const writeProfileIdentity = (writers: IdentityWriters): Promise<void> =>
  writeIdentity(writers, {
    source: linesSql('profile', profileFields),
    number: 'profile_number',
    task: identifyProfiles,
  });

/** A line a record, in the order of ids. */
function linesSql(kind: 'customer' | 'profile', { texts, numbers, lists }: Fields): string {
  const fields = [
    ...[...texts, ...numbers].map((name) => `coalesce(CAST(${name} AS VARCHAR), '')`),
    ...lists.map((name) => `coalesce(array_to_string(${name}, $text_mark), '')`),
  ];
  return `SELECT concat_ws($field_mark, ${fields.join(', ')}) AS line
    FROM written.${kind} ORDER BY ${kind}_id`;
}

interface Records {
  readonly source: string;
  readonly number: 'customer_number' | 'profile_number';
  readonly task: IdentifyTask;
}

async function writeIdentity(writers: IdentityWriters, records: Records): Promise<void> {
  const { session, threads, gazetteer, identity, key, progress } = writers;
  let part = 0;
  let rows = 0;
  let found: Identified[] = [];
  let written = Promise.resolve();
  const flush = async (some: readonly Identified[], index: number): Promise<void> => {
    await identity.part(index, () => identitiesOf(some));
    await key.part(index, () => keysOf(some, records.number));
  };
  const parameters = { field_mark: marks.field, text_mark: marks.text };
  const inputs = numbered(session.batches(records.source, parameters));
  try {
    for await (const one of threads.map(records.task, { setup: gazetteer, inputs })) {
      found.push(one);
      rows += one.identity.length;
      if (found.length < BATCHES_PER_PART) continue;
      // Written while the threads go on; two parts at most are held.
      await written;
      written = flush(found, part);
      written.catch(() => undefined);
      found = [];
      part += 1;
      progress(rows);
    }
  } finally {
    // Whatever failed, nothing is written any more when this ends.
    await written.catch(() => undefined);
  }
  await written;
  if (found.length > 0) await flush(found, part);
  progress(rows);
}

/** Batches hold about 2,048 rows each; this bounds what is held at once. */
const BATCHES_PER_PART = 25;

/** Packed batches are a few large values; as columns each lives only while it is written. */
async function* identitiesOf(found: readonly Identified[]): AsyncGenerator<ColumnBatch> {
  for (const { identity } of found) {
    yield unpackBatch(identity);
    await nextTurn();
  }
}

function* keysOf(found: readonly Identified[], number: Records['number']): Generator<ColumnBatch> {
  for (const { keys, first } of found) yield keyBatch(keys, number, first);
}

async function* numbered(batches: AsyncIterable<ColumnBatch>): AsyncIterable<Lines> {
  let first = 0;
  for await (const batch of batches) {
    yield { packed: packBatch(batch), first };
    first += batch.length;
  }
}
