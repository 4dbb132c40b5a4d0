/** Runs the job `duplicates` on tables made in memory. */
import { duplicates } from '../../../jobs/index.ts';
import type { Session } from '../../../src/engine/index.ts';
import { customerIdentity } from '../../../src/match/index.ts';
import {
  type BindTable,
  batchOf,
  byId,
  jobSurroundings,
  type Row,
  withTables,
} from '../job/memory-job.ts';
import { gazetteerOfPackages } from '../match/places.ts';

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

export function runDuplicates(input: DuplicateInput): Promise<DuplicateOutput> {
  return withTables(async (session, bind) => {
    await bindInput(bind, input);
    return runOn(session, input);
  });
}

async function bindInput(bind: BindTable, input: DuplicateInput): Promise<void> {
  const raw = input.customers.map((row, at) => ({
    source_file: 'customers.csv',
    source_line: at + 2,
    ...row,
  }));
  await bind('raw.customer', batchOf('raw.customer', raw));
  const customers = batchOf('core.customer', byId(input.customers, 'customer_id'));
  await bind('core.customer', customers);
  await bind('core.customer_identity', customerIdentity(customers, await gazetteerOfPackages()));
  await bind('core.duplicate_review', batchOf('core.duplicate_review', input.reviews ?? []));
  const before = (input.before ?? []).map((row) => ({ ...row }));
  await bind('previous.duplicate', batchOf('derived.duplicate', before), 'derived.duplicate');
}

async function runOn(session: Session, input: DuplicateInput): Promise<DuplicateOutput> {
  const { context, output, written, figures, warnings } = jobSurroundings('2026-01-15');
  await duplicates.run({
    ...context,
    settings: {
      duplicates: {
        probability: input.probability ?? 0.9,
        pairsPerBlockMax: input.pairsPerBlockMax ?? 5000,
        reviewPairsMax: 100,
      },
    },
    session,
    ports: {} as never,
    output: (table) => output(session, table),
  });
  const doubled = written<Doubled>('derived.duplicate');
  const questions = written<Question>('derived.duplicate_question');
  const members = new Map<string, string[]>();
  for (const { customer_id, cluster_id } of doubled) {
    members.set(cluster_id, [...(members.get(cluster_id) ?? []), customer_id]);
  }
  const clusters = [...members.values()].map((ids) => ids.sort().join(' ')).sort();
  return { doubled, clusters, questions, figures, warnings };
}
