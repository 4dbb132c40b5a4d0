/**
 * What the model learns from before it judges: how common names are, and how
 * random pairs agree.
 */
import type { Session } from '../../src/engine/index.ts';
import type { ColumnBatch, ColumnValue } from '../../src/kernel/index.ts';
import {
  type CityCount,
  type CompareContext,
  candidateColumns,
  compareBatch,
  createPatternCounter,
  knownCities,
  nameFrequency,
  type Pattern,
  type PoolSize,
} from '../../src/match/index.ts';
import { countAllNames } from './count-names.ts';

/** Records a side in the sample whose every pair is compared: 90,000 random pairs. */
const sampleRecords = 300;

export async function compareContext(session: Session, size: PoolSize): Promise<CompareContext> {
  const names = await countAllNames(session);
  return {
    frequency: nameFrequency(names),
    cities: knownCities(await countCities(session)),
    customers: size.customers,
  };
}

async function countCities(session: Session): Promise<CityCount[]> {
  const counts: CityCount[] = [];
  const sql = `
    SELECT city, region, country, place_id, count(*) AS customers
    FROM core.customer_identity WHERE city IS NOT NULL
    GROUP BY city, region, country, place_id
    ORDER BY city, region NULLS LAST, country NULLS LAST, place_id NULLS LAST`;
  const textOf = (value: unknown): string | null => (value === null ? null : String(value));
  const numberOf = (value: unknown): number | null => (value === null ? null : Number(value));
  for await (const batch of session.batches(sql)) {
    for (let row = 0; row < batch.length; row += 1) {
      counts.push({
        city: String(batch.columns['city']?.[row]),
        region: textOf(batch.columns['region']?.[row] ?? null),
        country: textOf(batch.columns['country']?.[row] ?? null),
        placeId: numberOf(batch.columns['place_id']?.[row] ?? null),
        customers: Number(batch.columns['customers']?.[row]),
      });
    }
  }
  return counts;
}

/** Patterns of random pairs: every k-th customer against every k-th profile of the pool. */
export async function randomPatterns(
  session: Session,
  context: CompareContext,
  size: PoolSize,
): Promise<readonly Pattern[]> {
  const customers = await sample(session, {
    select: candidateColumns.customer.join(', '),
    from: 'core.customer_identity AS i JOIN scratch.pool_customer AS c ON c.customer_id = i.customer_id',
    id: 'i.customer_id',
    step: Math.max(1, Math.floor(size.customers / sampleRecords)),
  });
  const profiles = await sample(session, {
    select: [
      ...candidateColumns.profile.map((name) => `i.${name}`),
      'generation AS profile_generation',
      'titles AS profile_titles',
    ].join(', '),
    from: 'core.profile_identity AS i JOIN scratch.pool_profile AS p ON p.profile_id = i.profile_id',
    id: 'i.profile_id',
    step: Math.max(1, Math.floor(size.profiles / sampleRecords)),
  });
  const counter = createPatternCounter();
  for (let row = 0; row < customers.length; row += 1) {
    const evidence = compareBatch(besideAll(customers, row, profiles), context);
    for (let at = 0; at < evidence.length; at += 1) counter.add(evidence, at, 'unknown');
  }
  return counter.patterns();
}

interface SampleOptions {
  readonly select: string;
  readonly from: string;
  readonly id: string;
  readonly step: number;
}

async function sample(session: Session, options: SampleOptions): Promise<ColumnBatch> {
  const sql = `
    WITH numbered AS (
      SELECT ${options.select}, row_number() OVER (ORDER BY ${options.id}) AS turn
      FROM ${options.from}
    )
    SELECT * FROM numbered WHERE turn % $step = 0 AND turn <= $last ORDER BY turn`;
  const last = options.step * sampleRecords;
  const columns: Record<string, (ColumnValue | null)[]> = {};
  let length = 0;
  for await (const batch of session.batches(sql, { step: options.step, last })) {
    for (const [name, values] of Object.entries(batch.columns)) {
      columns[name] = [...(columns[name] ?? []), ...values];
    }
    length += batch.length;
  }
  return { length, columns };
}

/** One customer beside every profile. */
function besideAll(customers: ColumnBatch, row: number, profiles: ColumnBatch): ColumnBatch {
  const columns: Record<string, readonly (ColumnValue | null)[]> = { ...profiles.columns };
  for (const name of candidateColumns.customer) {
    const value = customers.columns[name]?.[row] ?? null;
    columns[name] = new Array<ColumnValue | null>(profiles.length).fill(value);
  }
  return { length: profiles.length, columns };
}
