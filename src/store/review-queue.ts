/**
 * The questions of the current edition that nobody has answered yet, each with
 * its evidence, who else claims the profile, and what the customer owns already.
 *
 * A question leaves at once when somebody answered it, when somebody gave the
 * profile to another customer, or when customer or profile was suppressed.
 */
import type { Connection, Database } from './database.ts';
import { type CurrentEdition, currentEdition } from './editions.ts';
import type { LinkEvidence } from './why.ts';

/** Another customer who may own the profile. */
export interface Claimant {
  readonly customerId: string;
  readonly fullName: string | null;
  readonly probability: number;
  readonly decision: string;
}

/** A profile that is linked to the customer already. */
export interface OwnedProfile {
  readonly profileId: string;
  readonly platform: string | null;
  readonly handle: string | null;
  readonly decidedBy: string;
}

export interface Question {
  readonly position: number;
  readonly customerId: string;
  readonly profileId: string;
  readonly probability: number;
  readonly informationBits: number;
  readonly reason: string;
  readonly matchWeight: number;
  readonly evidence: readonly LinkEvidence[];
  readonly claimants: readonly Claimant[];
  readonly owned: readonly OwnedProfile[];
}

export interface OpenQuestions {
  readonly edition: CurrentEdition;
  /** Most informative first. */
  readonly questions: readonly Question[];
  /** Questions of the edition that are answered or settled. */
  readonly settled: number;
}

export interface ReviewQueueRepository {
  open(): Promise<OpenQuestions>;
  /** Which of the customers the current edition holds. */
  knownCustomers(customerIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Which of the profiles and customers are suppressed now; `profile x:1`, `customer c-1`. */
  suppressed(): Promise<ReadonlySet<string>>;
}

export const reviewQueueRepository = (database: Database): ReviewQueueRepository => ({
  open: () =>
    database.transaction('reading the review queue', openQuestions, 'repeatable read, read only'),
  knownCustomers: async (customerIds) => {
    const edition = await currentEdition(database);
    const rows = await database.query<{ customer_id: string }>(
      'looking customers up',
      `select customer_id from published.customer
       where edition_id = $1 and customer_id = any($2::text[])`,
      [edition.editionId, customerIds],
    );
    return new Set(rows.map((row) => row.customer_id));
  },
  suppressed: async () => {
    const rows = await database.query<{ name: string }>(
      'looking suppressions up',
      `select subject_kind || ' ' || subject as name from ops.suppression
       where subject_kind in ('customer', 'profile')`,
    );
    return new Set(rows.map(({ name }) => name));
  },
});

interface QuestionRow {
  readonly position: number;
  readonly customer_id: string;
  readonly profile_id: string;
  readonly match_probability: number;
  readonly information_bits: number;
  readonly reason: string;
  readonly match_weight: number;
  readonly evidence: string;
}

const openSql = `
  select q.position, q.customer_id, q.profile_id, q.match_probability, q.information_bits, q.reason,
    l.match_weight, l.evidence
  from published.review_queue q
  join published.link l
    on l.edition_id = q.edition_id and l.customer_id = q.customer_id and l.profile_id = q.profile_id
  join published.customer c on c.edition_id = q.edition_id and c.customer_id = q.customer_id
  where q.edition_id = $1
    and not exists (
      select 1 from ops.review r where r.customer_id = q.customer_id and r.profile_id = q.profile_id)
    and not exists (
      select 1 from ops.review r where r.profile_id = q.profile_id and r.decision = 'accept')
    and not exists (
      select 1 from ops.suppression s
      where (s.subject_kind = 'customer' and s.subject = q.customer_id)
        or (s.subject_kind = 'profile' and s.subject = q.profile_id)
        or (s.subject_kind = 'email' and s.subject = lower(btrim(c.email))))
  order by q.position`;

async function openQuestions(connection: Connection): Promise<OpenQuestions> {
  const doing = 'reading the review queue';
  const edition = await currentEdition(connection);
  const rows = await connection.query<QuestionRow>(doing, openSql, [edition.editionId]);
  const [all] = await connection.query<{ questions: number }>(
    doing,
    'select count(*) as questions from published.review_queue where edition_id = $1',
    [edition.editionId],
  );
  const claimants = await claimantsOf(connection, edition, rows);
  const owned = await ownedBy(connection, edition, rows);
  const questions = rows.map((row) => ({
    position: row.position,
    customerId: row.customer_id,
    profileId: row.profile_id,
    probability: row.match_probability,
    informationBits: row.information_bits,
    reason: row.reason,
    matchWeight: row.match_weight,
    evidence: JSON.parse(row.evidence) as LinkEvidence[],
    claimants: (claimants.get(row.profile_id) ?? []).filter(
      ({ customerId }) => customerId !== row.customer_id,
    ),
    owned: owned.get(row.customer_id) ?? [],
  }));
  return { edition, questions, settled: (all?.questions ?? 0) - questions.length };
}

async function claimantsOf(
  connection: Connection,
  { editionId }: CurrentEdition,
  rows: readonly QuestionRow[],
): Promise<ReadonlyMap<string, Claimant[]>> {
  const found = await connection.query<{ profileId: string } & Claimant>(
    'reading the review queue',
    `select l.profile_id as "profileId", l.customer_id as "customerId", c.full_name as "fullName",
       l.match_probability as probability, l.decision
     from published.link l
     left join published.customer c on c.edition_id = l.edition_id and c.customer_id = l.customer_id
     where l.edition_id = $1 and l.profile_id = any($2::text[]) and l.decision <> 'reject'
       and not exists (
         select 1 from ops.suppression s
         where (s.subject_kind = 'customer' and s.subject = l.customer_id)
           or (s.subject_kind = 'email' and s.subject = lower(btrim(c.email))))
     order by l.match_probability desc, l.customer_id`,
    [editionId, rows.map((row) => row.profile_id)],
  );
  return grouped(found, ({ profileId, ...claimant }) => [profileId, claimant]);
}

async function ownedBy(
  connection: Connection,
  { editionId }: CurrentEdition,
  rows: readonly QuestionRow[],
): Promise<ReadonlyMap<string, OwnedProfile[]>> {
  const found = await connection.query<{ customerId: string } & OwnedProfile>(
    'reading the review queue',
    `select customer_id as "customerId", profile_id as "profileId", platform, handle,
       decided_by as "decidedBy"
     from published.link
     where edition_id = $1 and customer_id = any($2::text[]) and decision = 'accept'
       and stale_since is null
     order by profile_id`,
    [editionId, rows.map((row) => row.customer_id)],
  );
  return grouped(found, ({ customerId, ...owned }) => [customerId, owned]);
}

function grouped<Row, Value>(
  rows: readonly Row[],
  split: (row: Row) => readonly [string, Value],
): ReadonlyMap<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const [key, value] = split(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
