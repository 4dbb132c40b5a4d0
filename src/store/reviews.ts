/**
 * What people say about pairs: a log that is only added to.
 *
 * A word is about a customer and a profile (`accept`, `reject`) or about two
 * customer records (`same`, `different`). The word that stands is the latest by
 * its time that nobody took back; taking back is an entry of its own.
 */
import { assert } from '../kernel/index.ts';
import type { Connection, Database } from './database.ts';

export type ReviewPair =
  | { readonly kind: 'link'; readonly customerId: string; readonly profileId: string }
  | {
      readonly kind: 'duplicate';
      /** The id that comes first, byte by byte. */
      readonly customerId: string;
      readonly otherCustomerId: string;
    };

export type ReviewDecision = 'accept' | 'reject' | 'same' | 'different';

export interface ReviewWord {
  readonly pair: ReviewPair;
  readonly decision: ReviewDecision;
  readonly who: string;
  /** When it was said, milliseconds since 1970 (UTC); undefined means now. */
  readonly atMs?: number | undefined;
}

/** `added` is a new entry; `known` changed nothing, because the same word stands or was said before. */
export type RecordedWord =
  | { readonly state: 'added'; readonly entryId: number }
  | { readonly state: 'known' };

/** An entry of the log as it is told. */
export interface ReviewEntry {
  readonly entryId: number;
  readonly pair: ReviewPair;
  readonly decision: ReviewDecision;
  readonly who: string;
  readonly at: Date;
  /** Who took it back, and when; null while nobody did. */
  readonly undoneBy: string | null;
  readonly undoneAt: Date | null;
  /** True for the word that counts in the next night. */
  readonly stands: boolean;
}

export interface ReviewRepository {
  /** Adds words in one transaction, in their order. */
  record(words: readonly ReviewWord[]): Promise<readonly RecordedWord[]>;
  /** Takes back the last words of one person that still stand; gives them, latest first. */
  undoLast(options: { who: string; count: number }): Promise<readonly ReviewEntry[]>;
  /** Takes back the word that stands about a pair, whoever said it; undefined when none does. */
  undoPair(pair: ReviewPair, who: string): Promise<ReviewEntry | undefined>;
  /** Pairs of customer records about which a word stands, `customer\tother`. */
  decidedDuplicates(): Promise<ReadonlySet<string>>;
  /** Latest first. */
  log(limit: number): Promise<readonly ReviewEntry[]>;
}

export const reviewRepository = (database: Database): ReviewRepository => ({
  record: (words) =>
    database.transaction('recording reviews', (connection) => record(connection, words)),
  undoLast: (options) =>
    database.transaction('taking reviews back', (connection) => undoLast(connection, options)),
  undoPair: (pair, who) =>
    database.transaction('taking a review back', (connection) => undoPair(connection, pair, who)),
  decidedDuplicates: async () => {
    const rows = await database.query<{ customer_id: string; other_customer_id: string }>(
      'reading reviews',
      'select customer_id, other_customer_id from ops.duplicate_review',
    );
    return new Set(rows.map((row) => `${row.customer_id}\t${row.other_customer_id}`));
  },
  log: (limit) => entries(database, 'true', [], limit),
});

async function record(
  connection: Connection,
  words: readonly ReviewWord[],
): Promise<readonly RecordedWord[]> {
  const doing = 'recording reviews';
  // Two reviewers at once take turns, so that neither counts a word the other just said as new.
  await connection.query(doing, 'lock table ops.review_entry in share row exclusive mode');
  const recorded: RecordedWord[] = [];
  for (const { pair, decision, who, atMs } of words) {
    const { profileId, otherId } = idsOf(pair);
    const at = atMs === undefined ? null : new Date(atMs).toISOString();
    const [row] = await connection.query<{ entry_id: number }>(
      doing,
      `insert into ops.review_entry (customer_id, profile_id, other_customer_id, decision, decided_by, decided_at)
       select $1, $2, $3, $4, $5, coalesce($6::timestamptz, clock_timestamp())
       where not exists (
           select 1 from ops.review_entry e
           where e.customer_id = $1 and e.profile_id is not distinct from $2
             and e.other_customer_id is not distinct from $3
             and e.decision = $4 and e.decided_by = $5 and e.decided_at = $6::timestamptz)
         and not exists (${standingSql(pair)} and decision = $4
             and ($6::timestamptz is null or decided_at >= $6::timestamptz))
       returning entry_id`,
      [pair.customerId, profileId, otherId, decision, who, at],
    );
    recorded.push(
      row === undefined ? { state: 'known' } : { state: 'added', entryId: row.entry_id },
    );
  }
  return recorded;
}

/** The word that stands about the pair of $1 and $2, $3. */
const standingSql = (pair: ReviewPair): string =>
  pair.kind === 'link'
    ? 'select 1 from ops.review where customer_id = $1 and profile_id = $2'
    : 'select 1 from ops.duplicate_review where customer_id = $1 and other_customer_id = $3';

const idsOf = (pair: ReviewPair) => ({
  profileId: pair.kind === 'link' ? pair.profileId : null,
  otherId: pair.kind === 'duplicate' ? pair.otherCustomerId : null,
});

async function undoLast(
  connection: Connection,
  { who, count }: { readonly who: string; readonly count: number },
): Promise<readonly ReviewEntry[]> {
  const said = await entries(
    connection,
    'e.decided_by = $1 and e.decision is not null and u.entry_id is null',
    [who],
    count,
  );
  for (const entry of said) await undo(connection, entry, who);
  return said;
}

async function undoPair(
  connection: Connection,
  pair: ReviewPair,
  who: string,
): Promise<ReviewEntry | undefined> {
  const { profileId, otherId } = idsOf(pair);
  const [standing] = (
    await entries(
      connection,
      `e.customer_id = $1 and e.profile_id is not distinct from $2::text
         and e.other_customer_id is not distinct from $3::text`,
      [pair.customerId, profileId, otherId],
    )
  ).filter(({ stands }) => stands);
  if (standing !== undefined) await undo(connection, standing, who);
  return standing;
}

async function undo(connection: Connection, entry: ReviewEntry, who: string): Promise<void> {
  const { profileId, otherId } = idsOf(entry.pair);
  await connection.query(
    'taking a review back',
    `insert into ops.review_entry (customer_id, profile_id, other_customer_id, undoes, decided_by)
     values ($1, $2, $3, $4, $5)`,
    [entry.pair.customerId, profileId, otherId, entry.entryId, who],
  );
}

interface EntryRow {
  readonly entry_id: number;
  readonly customer_id: string;
  readonly profile_id: string | null;
  readonly other_customer_id: string | null;
  readonly decision: ReviewDecision;
  readonly decided_by: string;
  readonly decided_at: Date;
  readonly undone_by: string | null;
  readonly undone_at: Date | null;
  readonly stands: boolean;
}

const entriesMax = 100_000;

/** Decisions with who took them back, latest recorded first. */
async function entries(
  sql: Pick<Database, 'query'>,
  condition: string,
  values: readonly unknown[],
  limit = entriesMax,
): Promise<readonly ReviewEntry[]> {
  const rows = await sql.query<EntryRow>(
    'reading reviews',
    `select e.entry_id, e.customer_id, e.profile_id, e.other_customer_id, e.decision,
       e.decided_by, e.decided_at, u.decided_by as undone_by, u.decided_at as undone_at,
       exists (select 1 from ops.review r where r.entry_id = e.entry_id)
         or exists (select 1 from ops.duplicate_review r where r.entry_id = e.entry_id) as stands
     from ops.review_entry e
     left join ops.review_entry u on u.undoes = e.entry_id
     where e.decision is not null and (${condition})
     order by e.entry_id desc limit ${limit}`,
    values,
  );
  return rows.map((row) => ({
    entryId: row.entry_id,
    pair: pairOf(row),
    decision: row.decision,
    who: row.decided_by,
    at: row.decided_at,
    undoneBy: row.undone_by,
    undoneAt: row.undone_at,
    stands: row.stands,
  }));
}

function pairOf(row: EntryRow): ReviewPair {
  const { customer_id: customerId, profile_id, other_customer_id } = row;
  if (profile_id !== null) return { kind: 'link', customerId, profileId: profile_id };
  assert(other_customer_id !== null, 'a review is about a profile or another customer');
  return { kind: 'duplicate', customerId, otherCustomerId: other_customer_id };
}
