/**
 * What the model learns from before it judges: how common names are, and which
 * random pairs tell how strangers agree.
 */
import type { Session } from '../../src/engine/index.ts';
import type { CityCount, PairColumns, PoolSize } from '../../src/match/index.ts';
import type { CompareFacts } from './compare-task.ts';
import { countAllNames } from './count-names.ts';
import { pairColumns, type SampleOfRecords } from './read-records.ts';

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

/** All pairs of the sample, profile by profile, in shared memory. */
export function randomPairs({ customers, profiles }: RandomSample): PairColumns {
  const pairs = pairColumns(customers.count * profiles.count);
  for (let at = 0; at < pairs.customer.length; at += 1) {
    pairs.customer[at] = (at % customers.count) * customers.step;
    pairs.profile[at] = Math.floor(at / customers.count) * profiles.step;
  }
  return pairs;
}
