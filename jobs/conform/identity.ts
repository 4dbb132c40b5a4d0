/**
 * Names, handles and blocking keys, normalised once for all later jobs.
 *
 * Customers and profiles stream through the pure functions of `src/match` batch
 * by batch; keys are made from the identities just written, so nothing is
 * normalised twice.
 */
import type { Session } from '../../src/engine/index.ts';
import type { ColumnBatch, ColumnBatches } from '../../src/kernel/index.ts';
import {
  customerIdentity,
  customerKeys,
  type Gazetteer,
  profileIdentity,
  profileKeys,
} from '../../src/match/index.ts';
import type { TableWriter } from '../../src/pipeline/index.ts';

interface IdentityWriters {
  readonly session: Session;
  readonly gazetteer: Gazetteer;
  readonly identity: TableWriter;
  readonly key: TableWriter;
  /** Told after each batch: rows so far. */
  readonly progress: (rows: number) => void;
}

export const writeCustomerIdentity = (writers: IdentityWriters): Promise<void> =>
  writeIdentity(writers, {
    source: 'SELECT * FROM written.customer ORDER BY customer_id',
    identify: customerIdentity,
    keys: customerKeys,
  });

export const writeProfileIdentity = (writers: IdentityWriters): Promise<void> =>
  writeIdentity(writers, {
    source: 'SELECT * FROM written.profile ORDER BY profile_id',
    identify: profileIdentity,
    keys: profileKeys,
  });

interface Identified {
  readonly source: string;
  identify(batch: ColumnBatch, gazetteer: Gazetteer): ColumnBatch;
  keys(identity: ColumnBatch): ColumnBatch;
}

async function writeIdentity(writers: IdentityWriters, how: Identified): Promise<void> {
  const { session, identity, key, progress } = writers;
  let part = 0;
  let rows = 0;
  let waiting: ColumnBatch[] = [];
  const flush = async (): Promise<void> => {
    const batches: ColumnBatches = waiting;
    await identity.part(part, () => batches);
    await key.part(part, () => waiting.map(how.keys));
    waiting = [];
    part += 1;
    progress(rows);
  };
  for await (const batch of session.batches(how.source)) {
    waiting.push(how.identify(batch, writers.gazetteer));
    rows += batch.length;
    if (waiting.length >= BATCHES_PER_PART) await flush();
  }
  if (waiting.length > 0) await flush();
}

/** Batches hold about 2,048 rows each; this bounds what is held at once. */
const BATCHES_PER_PART = 25;
