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
  readonly platform: string | null;
  readonly handle: string | null;
  readonly stale_since: string | null;
}

export interface Change {
  readonly customer_id: string;
  readonly profile_id: string;
  readonly from_decision: string | null;
  readonly to_decision: string | null;
  readonly cause: string;
  readonly detail: string;
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
  /** Records that are one person: customer_id, cluster_id. */
  readonly duplicates?: readonly Row[];
  readonly settings?: Partial<Parameters<typeof match.run>[0]['settings']>;
  readonly pairsPerBlockMax?: number;
  readonly matchSettings?: Partial<Parameters<typeof match.run>[0]['settings']['match']>;
  /** Date of the night, and what the night before published. */
  readonly date?: string;
  readonly before?: NightBefore;
}

export const matchSettings: Parameters<typeof match.run>[0]['settings']['match'] = {
  precision: 0.99,
  reviewProbability: 0.5,
  pairsPerBlockMax: 20_000,
  pairsPerRecordMax: 4,
  reviewPairsMax: 200,
  parameters: 'learn',
  staleDaysMax: 30,
  changeStep: 0.1,
};

/** What a night leaves to the next one. */
export interface NightBefore {
  readonly customers: readonly Row[];
  readonly profiles: readonly Row[];
  readonly links: readonly Link[];
  readonly parameters: readonly Row[];
}

export interface MatchOutput extends NightBefore {
  readonly changes: readonly Change[];
  readonly links: readonly Link[];
  readonly questions: readonly Question[];
  readonly figures: ReadonlyMap<string, number>;
  readonly warnings: readonly string[];
}

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
  const bind = async (name: string, batch: ColumnBatch, table = name): Promise<void> => {
    const definition = tableNamed(table);
    if (definition === undefined) throw new Error(`no table ${table}`);
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
  await bind(
    'derived.duplicate',
    batchOf(
      'derived.duplicate',
      (input.duplicates ?? []).map((row) => ({ probability: 1, ...row })),
    ),
  );
  await bind('core.review', batchOf('core.review', input.reviews ?? []));
  await bindBefore(bind, input.before);
}

async function bindBefore(
  bind: (name: string, batch: ColumnBatch, table: string) => Promise<void>,
  before: NightBefore | undefined,
): Promise<void> {
  const previous = (name: string, table: string, rows: readonly object[] | undefined) =>
    bind(name, batchOf(table, (rows ?? []) as readonly Row[]), table);
  await previous('previous.link', 'derived.link', before?.links);
  await previous('previous.match_parameter', 'derived.match_parameter', before?.parameters);
  const customers = batchOf('core.customer', byId(before?.customers ?? [], 'customer_id'));
  const profiles = batchOf('core.profile', byId(before?.profiles ?? [], 'profile_id'));
  const [customer, profile] = ['core.customer_identity', 'core.profile_identity'] as const;
  const gazetteer = await gazetteerOfPackages();
  await bind('previous.core_customer_identity', customerIdentity(customers, gazetteer), customer);
  await bind('previous.core_profile_identity', profileIdentity(profiles, gazetteer), profile);
}

async function runOn(session: Session, input: MatchInput): Promise<MatchOutput> {
  const rows: Record<string, unknown[]> = {};
  const figures = new Map<string, number>();
  const warnings: string[] = [];
  const writer = (written: unknown[]): TableWriter => ({
    async select(statement, parameters) {
      const found = await session.rows(statement, parameters, 10_000_000);
      for (const row of found) written.push(row);
      return found.length;
    },
    async batches(batches) {
      for await (const { length, columns } of batches) {
        for (let row = 0; row < length; row += 1) {
          const cells = Object.keys(columns).map((name) => [name, columns[name]?.[row]]);
          written.push(Object.fromEntries(cells));
        }
      }
      return written.length;
    },
    part: () => Promise.reject(new Error('not used')),
    show: () => Promise.reject(new Error('not used')),
  });
  const night = parseIsoDate(input.date ?? '2026-01-15');
  if (night === undefined) throw new Error('the date of the night is no date');
  await match.run({
    date: night,
    seed: 1,
    settings: {
      match: {
        ...matchSettings,
        pairsPerBlockMax: input.pairsPerBlockMax ?? matchSettings.pairsPerBlockMax,
        ...input.matchSettings,
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
    output: (table) => writer((rows[table] ??= [])),
    progress: () => undefined,
    figure: (name, value) => figures.set(name, value),
    warn: (message) => warnings.push(message),
  });
  return {
    links: (rows['derived.link'] ?? []) as Link[],
    questions: (rows['derived.review_queue'] ?? []) as Question[],
    changes: (rows['derived.link_change'] ?? []) as Change[],
    parameters: (rows['derived.match_parameter'] ?? []) as Row[],
    customers: input.customers,
    profiles: input.profiles,
    figures,
    warnings,
  };
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
