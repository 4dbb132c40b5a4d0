/** Runs the job `match` on tables made in memory. */
import { match } from '../../../jobs/index.ts';
import type { Session } from '../../../src/engine/index.ts';
import {
  customerIdentity,
  customerKeys,
  profileIdentity,
  profileKeys,
} from '../../../src/match/index.ts';
import { createThreadPool } from '../../../src/workers/index.ts';
import {
  type BindTable,
  batchOf,
  byId,
  jobSurroundings,
  type Row,
  withTables,
} from '../job/memory-job.ts';
import { gazetteerOfPackages } from './places.ts';

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

export function runMatch(input: MatchInput): Promise<MatchOutput> {
  return withTables(async (session, bind) => {
    await bindInput(bind, input);
    return runOn(session, input);
  });
}

async function bindInput(bind: BindTable, input: MatchInput): Promise<void> {
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

async function bindBefore(bind: BindTable, before: NightBefore | undefined): Promise<void> {
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
  const { context, output, written, figures, warnings } = jobSurroundings(
    input.date ?? '2026-01-15',
  );
  await match.run({
    ...context,
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
    output: (table) => output(session, table),
  });
  return {
    links: written<Link>('derived.link'),
    questions: written<Question>('derived.review_queue'),
    changes: written<Change>('derived.link_change'),
    parameters: written<Row>('derived.match_parameter'),
    customers: input.customers,
    profiles: input.profiles,
    figures,
    warnings,
  };
}
