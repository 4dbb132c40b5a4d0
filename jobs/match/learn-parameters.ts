/**
 * What the model learns from before it judges: how common names are, and how
 * random pairs agree.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Session } from '../../src/engine/index.ts';
import {
  type CityCount,
  type CustomerRecord,
  compareBatch,
  createPatternCounter,
  lineReader,
  type Pattern,
  type PoolSize,
  readCustomer,
  readProfile,
} from '../../src/match/index.ts';
import { type CompareFacts, type CompareSetup, compareContext } from './compare-task.ts';
import { countAllNames } from './count-names.ts';
import type { SampleOfRecords } from './read-records.ts';

/** Records a side in the sample whose every pair is compared: 90,000 random pairs. */
const sampleRecords = 300;

export async function compareFacts(session: Session, size: PoolSize): Promise<CompareFacts> {
  return {
    names: await countAllNames(session, size.profiles),
    cities: await countCities(session),
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

/** Records of each side whose every pair is a random pair: every k-th of the pool. */
export interface RandomSample {
  readonly customers: SampleOfRecords;
  readonly profiles: SampleOfRecords;
}

export const randomSample = (size: PoolSize): RandomSample => ({
  customers: sampleOf(size.customers),
  profiles: sampleOf(size.profiles),
});

function sampleOf(records: number): SampleOfRecords {
  const step = Math.max(1, Math.floor(records / sampleRecords));
  return { step, count: Math.min(sampleRecords, Math.ceil(records / step)) };
}

/**
 * Patterns of all pairs of a sample. On the calling thread, a few profiles at a
 * turn, while others compare the candidate pairs.
 */
export async function randomPatterns(
  sample: RandomSample,
  { facts, ...lines }: Pick<CompareSetup, 'facts' | 'customers' | 'profiles'>,
): Promise<readonly Pattern[]> {
  const { customers, profiles } = sample;
  const customerLine = lineReader(lines.customers);
  const profileLine = lineReader(lines.profiles);
  const drawn = Array.from({ length: customers.count }, (_, at) =>
    readCustomer(customerLine(at * customers.step)),
  );
  const records = {
    customer: (number: number) => drawn[number] as CustomerRecord,
    profile: (number: number) => readProfile(profileLine(number)),
  };
  const counter = createPatternCounter();
  const context = compareContext(facts);
  for (let nth = 0; nth < profiles.count; nth += 1) {
    const pairs = {
      customer: Uint32Array.from(drawn.keys()),
      profile: new Uint32Array(drawn.length).fill(nth * profiles.step),
    };
    const evidence = compareBatch(pairs, records, context);
    for (let at = 0; at < evidence.length; at += 1) counter.add(evidence, at, 'unknown');
    if (nth % profilesPerTurn === 0) await nextTurn();
  }
  return counter.patterns();
}

const profilesPerTurn = 10;
