/**
 * Runs the job `duplicates` on tables made in memory, with the real engine and
 * no night around it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duplicates } from '../../../jobs/index.ts';
import { createDuckDbEngine, type Session } from '../../../src/engine/index.ts';
import { type ColumnBatch, parseIsoDate } from '../../../src/kernel/index.ts';
import { tableNamed } from '../../../src/lake/index.ts';
import { customerIdentity } from '../../../src/match/index.ts';
import type { TableWriter } from '../../../src/pipeline/index.ts';
import { gazetteerOfPackages } from '../match/places.ts';
import { batchOf, type Row } from '../match/run-match.ts';

export interface Doubled {
  readonly customer_id: string;
  readonly cluster_id: string;
  readonly probability: number;
}

export interface Question {
  readonly position: number;
  readonly customer_id: string;
  readonly other_customer_id: string;
  readonly match_probability: number;
  readonly pattern: string;
}

export interface DuplicateInput {
  /** With `source_file` where there are several. */
  readonly customers: readonly Row[];
  readonly reviews?: readonly Row[];
  readonly before?: readonly Doubled[];
  readonly probability?: number;
  readonly pairsPerBlockMax?: number;
}

export interface DuplicateOutput {
  readonly doubled: readonly Doubled[];
  /** Ids of each cluster, joined by spaces, sorted. */
  readonly clusters: readonly string[];
  readonly questions: readonly Question[];
  readonly figures: ReadonlyMap<string, number>;
  readonly warnings: readonly string[];
}

export async function runDuplicates(input: DuplicateInput): Promise<DuplicateOutput> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-duplicates-'));
  const engine = createDuckDbEngine({ memoryMb: 512, threads: 2, spillFolder: join(folder, 's') });
  const session = await engine.open();
  try {
    await bindInput(session, folder, input);
    return await runOn(session, input);
  } finally {
    await session.close();
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function bindInput(session: Session, folder: string, input: DuplicateInput): Promise<void> {
  const bind = async (name: string, table: string, batch: ColumnBatch): Promise<void> => {
    const definition = tableNamed(table);
    if (definition === undefined) throw new Error(`no table ${table}`);
    const file = join(folder, `${name}.parquet`);
    await session.writeBatches(file, definition, [batch]);
    await session.bind(name, definition, batch.length === 0 ? [] : [file]);
  };
  const raw = input.customers.map((row, at) => ({
    source_file: 'customers.csv',
    source_line: at + 2,
    ...row,
  }));
  await bind('raw.customer', 'raw.customer', batchOf('raw.customer', raw));
  const sorted = [...input.customers].sort((a, b) =>
    String(a['customer_id']) < String(b['customer_id']) ? -1 : 1,
  );
  const customers = batchOf('core.customer', sorted);
  await bind('core.customer', 'core.customer', customers);
  const identity = customerIdentity(customers, await gazetteerOfPackages());
  await bind('core.customer_identity', 'core.customer_identity', identity);
  const reviews = batchOf('core.duplicate_review', input.reviews ?? []);
  await bind('core.duplicate_review', 'core.duplicate_review', reviews);
  const before = (input.before ?? []).map((row) => ({ ...row }));
  await bind('previous.duplicate', 'derived.duplicate', batchOf('derived.duplicate', before));
}

const night = parseIsoDate('2026-01-15');

async function runOn(session: Session, input: DuplicateInput): Promise<DuplicateOutput> {
  const doubled: Doubled[] = [];
  const questions: Question[] = [];
  const figures = new Map<string, number>();
  const warnings: string[] = [];
  const writer = (rows: unknown[]): TableWriter => ({
    select: () => Promise.reject(new Error('not used')),
    async batches(batches) {
      let count = 0;
      for await (const { length, columns } of batches) {
        count += length;
        for (let row = 0; row < length; row += 1) {
          const entries = Object.entries(columns).map(([name, values]) => [
            name,
            (values as readonly unknown[])[row],
          ]);
          rows.push(Object.fromEntries(entries));
        }
      }
      return count;
    },
    part: () => Promise.reject(new Error('not used')),
    show: () => Promise.reject(new Error('not used')),
  });
  if (night === undefined) throw new Error('the date of the night is no date');
  await duplicates.run({
    date: night,
    seed: 1,
    settings: {
      duplicates: {
        probability: input.probability ?? 0.9,
        pairsPerBlockMax: input.pairsPerBlockMax ?? 5000,
        reviewPairsMax: 100,
      },
    },
    session,
    ports: {} as never,
    fingerprint: '',
    folder: '',
    settle: () => undefined,
    output: (table) => writer(table === 'derived.duplicate' ? doubled : questions),
    progress: () => undefined,
    figure: (name, value) => figures.set(name, value),
    warn: (message) => warnings.push(message),
  });
  const members = new Map<string, string[]>();
  for (const { customer_id, cluster_id } of doubled) {
    members.set(cluster_id, [...(members.get(cluster_id) ?? []), customer_id]);
  }
  const clusters = [...members.values()].map((ids) => ids.sort().join(' ')).sort();
  return { doubled, clusters, questions, figures, warnings };
}
