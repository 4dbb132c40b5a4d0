/**
 * Runs the job `match` on tables made in memory, with the real engine and no
 * night around it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { match } from '../../../jobs/index.ts';
import { createDuckDbEngine, type Session } from '../../../src/engine/index.ts';
import { type ColumnBatch, type ColumnValue, parseIsoDate } from '../../../src/kernel/index.ts';
import { tableNamed } from '../../../src/lake/index.ts';
import {
  customerIdentity,
  customerKeys,
  profileIdentity,
  profileKeys,
} from '../../../src/match/index.ts';
import type { TableWriter } from '../../../src/pipeline/index.ts';
import { createThreadPool } from '../../../src/workers/index.ts';
import { gazetteerOfPackages } from './places.ts';

export type Row = Readonly<Record<string, ColumnValue | null>>;

export interface Link {
  readonly customer_id: string;
  readonly profile_id: string;
  readonly match_weight: number;
  readonly match_probability: number;
  readonly decision: string;
  readonly decided_by: string;
  readonly basis: string;
  readonly pattern: string;
  readonly evidence: string;
}

export interface Question {
  readonly position: number;
  readonly customer_id: string;
  readonly profile_id: string;
  readonly reason: string;
}

export interface MatchInput {
  readonly customers: readonly Row[];
  readonly profiles: readonly Row[];
  readonly basis?: readonly Row[];
  readonly suppressions?: readonly Row[];
  readonly reviews?: readonly Row[];
  readonly settings?: Partial<Parameters<typeof match.run>[0]['settings']>;
  readonly pairsPerBlockMax?: number;
}

export interface MatchOutput {
  readonly links: readonly Link[];
  readonly questions: readonly Question[];
  readonly figures: ReadonlyMap<string, number>;
  readonly warnings: readonly string[];
}

const night = parseIsoDate('2026-01-15');

export async function runMatch(input: MatchInput): Promise<MatchOutput> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-match-'));
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

async function bindInput(session: Session, folder: string, input: MatchInput): Promise<void> {
  const bind = async (name: string, batch: ColumnBatch): Promise<void> => {
    const definition = tableNamed(name);
    if (definition === undefined) throw new Error(`no table ${name}`);
    const file = join(folder, `${name}.parquet`);
    await session.writeBatches(file, definition, [batch]);
    await session.bind(name, definition, batch.length === 0 ? [] : [file]);
  };
  const customers = batchOf('core.customer', byId(input.customers, 'customer_id'));
  const profiles = batchOf('core.profile', byId(input.profiles, 'profile_id'));
  await bind('core.customer', customers);
  await bind('core.profile', profiles);
  const gazetteer = await gazetteerOfPackages();
  const identity = {
    customer: customerIdentity(customers, gazetteer),
    profile: profileIdentity(profiles, gazetteer),
  };
  await bind('core.customer_identity', identity.customer);
  await bind('core.profile_identity', identity.profile);
  await bind('core.customer_key', customerKeys(identity.customer));
  await bind('core.profile_key', profileKeys(identity.profile));
  await bind('core.basis', batchOf('core.basis', input.basis ?? []));
  await bind('core.suppression', batchOf('core.suppression', input.suppressions ?? []));
  await bind('core.review', batchOf('core.review', input.reviews ?? []));
}

async function runOn(session: Session, input: MatchInput): Promise<MatchOutput> {
  const links: Link[] = [];
  const questions: Question[] = [];
  const figures = new Map<string, number>();
  const warnings: string[] = [];
  const writer = (rows: unknown[]): TableWriter => ({
    async select(statement, parameters) {
      const found = await session.rows(statement, parameters, 10_000_000);
      for (const row of found) rows.push(row);
      return found.length;
    },
    batches: () => Promise.reject(new Error('not used')),
    part: () => Promise.reject(new Error('not used')),
    show: () => Promise.reject(new Error('not used')),
  });
  if (night === undefined) throw new Error('the date of the night is no date');
  await match.run({
    date: night,
    seed: 1,
    settings: {
      match: {
        precision: 0.99,
        reviewProbability: 0.5,
        pairsPerBlockMax: input.pairsPerBlockMax ?? 20_000,
        pairsPerRecordMax: 6,
        reviewPairsMax: 200,
      },
      privacy: { legitimateInterest: [] },
      evaluation: true,
      ...input.settings,
    },
    session,
    ports: { threads: createThreadPool({ threads: 1 }) } as never,
    fingerprint: '',
    folder: '',
    settle: () => undefined,
    output: (table) => writer(table === 'derived.link' ? links : questions),
    progress: () => undefined,
    figure: (name, value) => figures.set(name, value),
    warn: (message) => warnings.push(message),
  });
  return { links, questions, figures, warnings };
}

/** Rows as a batch with every column of the table. */
export function batchOf(table: string, rows: readonly Row[]): ColumnBatch {
  const names = Object.keys(tableNamed(table)?.columns ?? {});
  const columns = Object.fromEntries(
    names.map((name) => [name, rows.map((row) => row[name] ?? null)]),
  );
  return { length: rows.length, columns };
}

const byId = (rows: readonly Row[], id: string): Row[] =>
  [...rows].sort((a, b) => (String(a[id]) < String(b[id]) ? -1 : 1));
