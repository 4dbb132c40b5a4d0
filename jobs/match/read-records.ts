/**
 * Reads records and candidate pairs out of the lake into shared memory, once.
 */
import type { Session } from '../../src/engine/index.ts';
import {
  createRecordLines,
  customerFields,
  fieldMark,
  type PairColumns,
  profileFields,
  type RecordLines,
} from '../../src/match/index.ts';

/**
 * A line of the fields in their order; what stands between them is in no folded word.
 * One call: a chain of `||` of so many takes longer to plan than a small file to read.
 */
const lineOf = (fields: readonly string[], expressionOf: (field: string) => string): string =>
  `concat_ws($mark, ${fields
    .map((field) => `coalesce(CAST(${expressionOf(field)} AS VARCHAR), '')`)
    .join(', ')})`;

/** `count` records of a side of the pool, every `step`th. */
export interface SampleOfRecords {
  readonly step: number;
  readonly count: number;
}

/** Of customers in candidate pairs and of the sample. */
export const readCustomerLines = (
  session: Session,
  customers: number,
  sample: SampleOfRecords,
): Promise<RecordLines> =>
  readLines(session, customers, {
    sample,
    candidate: 'customer_number',
    line: lineOf(customerFields, (field) =>
      field === 'host_customers'
        ? 'h.customers'
        : field === 'site_customers'
          ? 's.customers'
          : `i.${field}`,
    ),
    from: `core.customer_identity AS i
      JOIN scratch.pool_customer AS r ON r.record_number = i.number
      LEFT JOIN (${countOf('host')}) AS h ON h.host = i.host
      LEFT JOIN (${countOf('site')}) AS s ON s.site = i.site`,
  });

/** Of profiles in candidate pairs and of the sample. */
export const readProfileLines = (
  session: Session,
  profiles: number,
  sample: SampleOfRecords,
): Promise<RecordLines> =>
  readLines(session, profiles, {
    sample,
    candidate: 'profile_number',
    line: lineOf(profileFields, (field) =>
      field === 'copied' ? "CASE WHEN y.profile_id IS NULL THEN NULL ELSE '1' END" : `i.${field}`,
    ),
    from: `core.profile_identity AS i
      JOIN scratch.pool_profile AS r ON r.record_number = i.number
      LEFT JOIN scratch.copy AS y ON y.profile_id = i.profile_id`,
  });

const countOf = (column: 'host' | 'site'): string =>
  `SELECT ${column}, count(*) AS customers FROM core.customer_identity
   WHERE ${column} IS NOT NULL GROUP BY ${column}`;

interface LinesQuery {
  readonly sample: SampleOfRecords;
  readonly candidate: 'customer_number' | 'profile_number';
  readonly line: string;
  readonly from: string;
}

async function readLines(
  session: Session,
  records: number,
  { sample, candidate, line, from }: LinesQuery,
): Promise<RecordLines> {
  const builder = createRecordLines(records);
  const sql = `SELECT r.number, ${line} AS line FROM ${from}
    WHERE r.number IN (SELECT ${candidate} FROM scratch.candidate)
      OR (r.number % $step = 0 AND r.number < $step * $count)`;
  const parameters = { mark: fieldMark, ...sample };
  for await (const { length, columns } of session.batches(sql, parameters)) {
    const numbers = columns['number'] as readonly number[];
    const lines = columns['line'] as readonly string[];
    for (let row = 0; row < length; row += 1) {
      builder.add(numbers[row] as number, lines[row] as string);
    }
  }
  return builder.lines;
}

/** The candidate pairs, by profile and then customer. */
export async function readPairs(session: Session, length: number): Promise<PairColumns> {
  const pairs = pairColumns(length);
  let at = 0;
  const sql = `SELECT customer_number, profile_number FROM scratch.candidate
    ORDER BY profile_number, customer_number`;
  for await (const batch of session.batches(sql)) {
    pairs.customer.set(batch.columns['customer_number'] as readonly number[], at);
    pairs.profile.set(batch.columns['profile_number'] as readonly number[], at);
    at += batch.length;
  }
  return pairs;
}

/** Room for the numbers of pairs, in shared memory. */
export const pairColumns = (length: number): PairColumns => ({
  customer: sharedNumbers(length),
  profile: sharedNumbers(length),
});

const sharedNumbers = (length: number): Uint32Array =>
  new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT));

/** What is known of each profile of the pool beside its words. */
export interface ProfileFacts {
  readonly platform: Uint8Array;
  /** 1 where the profile asks not to be found. */
  readonly closed: Uint8Array;
}

export async function readProfileFacts(session: Session, profiles: number): Promise<ProfileFacts> {
  const facts = { platform: new Uint8Array(profiles), closed: new Uint8Array(profiles) };
  const sql = 'SELECT number, platform_number, closed FROM scratch.pool_profile';
  for await (const { length, columns } of session.batches(sql)) {
    const numbers = columns['number'] as readonly number[];
    for (let row = 0; row < length; row += 1) {
      const number = numbers[row] as number;
      facts.platform[number] = Number(columns['platform_number']?.[row]);
      facts.closed[number] = columns['closed']?.[row] === true ? 1 : 0;
    }
  }
  return facts;
}

/** What people decided: 1 accepted, 2 rejected, by numbers of profile and customer. */
export async function readReviews(session: Session): Promise<ReadonlyMap<string, 1 | 2>> {
  const reviews = new Map<string, 1 | 2>();
  const sql = `
    SELECT c.number AS customer_number, p.number AS profile_number, r.decision
    FROM core.review AS r
    JOIN scratch.pool_customer AS c ON c.customer_id = r.customer_id
    JOIN scratch.pool_profile AS p ON p.profile_id = r.profile_id`;
  for await (const { length, columns } of session.batches(sql)) {
    for (let row = 0; row < length; row += 1) {
      const decision = columns['decision']?.[row];
      if (decision !== 'accept' && decision !== 'reject') continue;
      const pair = `${columns['profile_number']?.[row]} ${columns['customer_number']?.[row]}`;
      reviews.set(pair, decision === 'accept' ? 1 : 2);
    }
  }
  return reviews;
}
