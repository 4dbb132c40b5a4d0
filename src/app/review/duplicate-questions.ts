/**
 * Which pairs of customer records a person should look at: those of the last
 * night about which no word stands, nearest to even odds first, each with both
 * records. A pair with a suppressed customer, or with a record that the lake no
 * longer holds, is not asked about.
 */
import type { LoadedConfig } from '../../config/index.ts';
import type { CurrentEdition, Store } from '../../store/index.ts';
import { type CustomerRecord, readRecords, withLake } from './records.ts';

/** What one comparison found. */
export interface RecordFinding {
  readonly comparison: string;
  readonly level: string;
}

export interface DuplicateQuestion {
  readonly position: number;
  /** The id that comes first, byte by byte. */
  readonly customerId: string;
  readonly otherCustomerId: string;
  /** That both are one person, 0–1. */
  readonly probability: number;
  readonly findings: readonly RecordFinding[];
  readonly customer: CustomerRecord;
  readonly other: CustomerRecord;
}

export interface DuplicatesToAsk {
  readonly edition: CurrentEdition;
  /** At most as many as asked for. */
  readonly questions: readonly DuplicateQuestion[];
  /** Open questions there are. */
  readonly open: number;
}

interface QuestionRow {
  readonly position: number;
  readonly customer_id: string;
  readonly other_customer_id: string;
  readonly match_probability: number;
  readonly pattern: string;
}

const rowsMax = 1_000_000;
const questionSql = `
  SELECT position, customer_id, other_customer_id, match_probability, pattern
  FROM derived.duplicate_question ORDER BY position`;

export async function duplicatesToAsk(
  { loaded, store }: { readonly loaded: LoadedConfig; readonly store: Store },
  limit: number | undefined,
): Promise<DuplicatesToAsk> {
  const { edition } = await store.reviewQueue.open();
  const asked = await withLake(
    loaded,
    (session) => session.rows<QuestionRow>(questionSql, {}, rowsMax),
    ['derived.duplicate_question'],
  );
  const decided = await store.reviews.decidedDuplicates();
  const suppressed = await store.reviewQueue.suppressed();
  const open = asked.filter(
    ({ customer_id: one, other_customer_id: other }) =>
      !decided.has(`${one}\t${other}`) &&
      !suppressed.has(`customer ${one}`) &&
      !suppressed.has(`customer ${other}`),
  );
  const { customers } = await readRecords(loaded, {
    customerIds: open.flatMap((row) => [row.customer_id, row.other_customer_id]),
    profileIds: [],
  });
  const questions = open.flatMap((row) => questionOf(row, customers));
  return { edition, questions: questions.slice(0, limit), open: questions.length };
}

function questionOf(
  row: QuestionRow,
  customers: ReadonlyMap<string, CustomerRecord>,
): DuplicateQuestion[] {
  const customer = customers.get(row.customer_id);
  const other = customers.get(row.other_customer_id);
  if (customer === undefined || other === undefined) return [];
  return [
    {
      position: row.position,
      customerId: row.customer_id,
      otherCustomerId: row.other_customer_id,
      probability: row.match_probability,
      findings: findingsOf(row.pattern),
      customer,
      other,
    },
  ];
}

/** `given=same;phone=missing` without what either record lacks. */
function findingsOf(pattern: string): RecordFinding[] {
  return pattern.split(';').flatMap((step) => {
    const [comparison = '', level = ''] = step.split('=');
    return level === '' || level === 'missing' ? [] : [{ comparison, level }];
  });
}
