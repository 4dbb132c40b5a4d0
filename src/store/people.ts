/**
 * What people decided and wished: the port `people` of a night.
 *
 * A person's own row beats a file's; a file replaces its earlier basis rows and
 * only ever adds suppressions. Rows leave in the order of the lake's keys
 * (bytes, collation C), in pages, so that a million of them fit.
 */
import type { Column, ColumnBatch, ColumnBatches } from '../kernel/index.ts';
import { copyRows } from './copy-rows.ts';
import type { Connection, Database } from './database.ts';
import { gatherWishes, withdrawFromKeptEditions } from './withdraw.ts';

export interface PeopleRepository {
  /** Digest of all rows that the night reads, and of which database this is. */
  fingerprint(): Promise<string>;
  /** Replaces the basis rows that came from files, in one transaction; gives the rows there are now. */
  replaceFileBasis(rows: ColumnBatches): Promise<number>;
  /** Adds wishes, and takes whom they name out of every kept edition at once; gives how many were new. */
  addSuppressions(rows: ColumnBatches): Promise<number>;
  basis(): ColumnBatches;
  suppressions(): ColumnBatches;
  /** The words that stand, by pair. */
  reviews(): ColumnBatches;
  /** The words that stand about two customer records, by pair. */
  duplicateReviews(): ColumnBatches;
  outreach(): ColumnBatches;
}

const pageRows = 10_000;

export const peopleRepository = (database: Database): PeopleRepository => ({
  fingerprint: () => fingerprint(database),
  replaceFileBasis: (rows) =>
    database.transaction('replacing the basis from files', (connection) =>
      replaceFileBasis(connection, rows),
    ),
  addSuppressions: (rows) =>
    database.transaction('adding suppressions', (connection) => addSuppressions(connection, rows)),
  basis: () => pages(database, basisPage),
  suppressions: () => pages(database, suppressionPage),
  reviews: () => pages(database, reviewPage),
  duplicateReviews: () => pages(database, duplicateReviewPage),
  outreach: () => pages(database, outreachPage),
});

async function replaceFileBasis(connection: Connection, rows: ColumnBatches): Promise<number> {
  const doing = 'replacing the basis from files';
  await connection.query(
    doing,
    `create temporary table incoming_basis (
       customer_id text, platform text, ground text,
       since timestamptz, until timestamptz, source_file text
     ) on commit drop`,
  );
  await connection.copyIn(
    doing,
    `copy incoming_basis from stdin (format csv, null '\\N')`,
    copyRows(rows, {
      customer_id: 'text',
      platform: 'text',
      ground: 'text',
      since: 'timestamp',
      until: 'timestamp',
      source_file: 'text',
    }),
  );
  await connection.query(doing, `delete from ops.basis where source = 'file'`);
  const inserted = await connection.query<{ rows: number }>(
    doing,
    `with inserted as (
       insert into ops.basis (customer_id, platform, ground, source, since, until, source_file)
       select customer_id, platform, ground, 'file', min(since),
         case when count(until) = count(*) then max(until) end, min(source_file)
       from incoming_basis
       group by customer_id, platform, ground
       returning 1
     )
     select count(*) as rows from inserted`,
  );
  return inserted[0]?.rows ?? 0;
}

async function addSuppressions(connection: Connection, rows: ColumnBatches): Promise<number> {
  const doing = 'adding suppressions';
  await connection.query(
    doing,
    `create temporary table incoming_suppression (
       subject_kind text, subject text, reason text, since timestamptz, source_file text
     ) on commit drop`,
  );
  await connection.copyIn(
    doing,
    `copy incoming_suppression from stdin (format csv, null '\\N')`,
    copyRows(rows, {
      subject_kind: 'text',
      subject: 'text',
      reason: 'text',
      since: 'timestamp',
      source_file: 'text',
    }),
  );
  const inserted = await connection.query<{ rows: number }>(
    doing,
    `with incoming as (
       select subject_kind,
         case subject_kind when 'email' then lower(btrim(subject)) else subject end as subject,
         reason, since, source_file
       from incoming_suppression
     ), inserted as (
       insert into ops.suppression (subject_kind, subject, reason, since, source, source_file)
       select subject_kind, subject, min(reason), min(since), 'file', min(source_file)
       from incoming
       group by subject_kind, subject
       on conflict (subject_kind, subject) do nothing
       returning 1
     )
     select count(*) as rows from inserted`,
  );
  const added = inserted[0]?.rows ?? 0;
  if (added > 0) {
    // Rows recorded since this transaction began: ours, and perhaps another's, which does no harm.
    await gatherWishes(connection, 'recorded_at >= transaction_timestamp()');
    await withdrawFromKeptEditions(connection);
  }
  return added;
}

/**
 * XOR of the rows' 64-bit hashes beside their count, one pass a table. Keys are
 * unique, so no two rows cancel out. Times enter as numbers, because their text
 * form depends on the session.
 */
async function fingerprint(database: Database): Promise<string> {
  const digest = (table: string, columns: string): string =>
    `(select count(*) || ':' || coalesce(bit_xor(hashtextextended(row(${columns})::text, 0)), 0) from ops.${table})`;
  const [row] = await database.query<{ digest: string }>(
    'reading what people decided',
    `select concat_ws(' ',
       (select database_id from ops.database_identity),
       ${digest('basis', 'customer_id, platform, ground, source, extract(epoch from since), extract(epoch from until)')},
       ${digest('suppression', 'subject_kind, subject, reason, extract(epoch from since)')},
       ${digest('review', 'customer_id, profile_id, decision, extract(epoch from decided_at)')},
       ${digest('duplicate_review', 'customer_id, other_customer_id, decision, extract(epoch from decided_at)')},
       ${digest('outreach', 'outreach_id, customer_id, list, channel, extract(epoch from at), outcome')}
     ) as digest`,
  );
  return row?.digest ?? '';
}

/** One table's pages: the rows after a key, in the order of that key. */
interface Page {
  readonly doing: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Everything but WHERE, ORDER BY and LIMIT. */
  readonly select: string;
}

const ms = (column: string): string =>
  `round(extract(epoch from ${column}) * 1000)::bigint as ${column}`;

const basisPage: Page = {
  doing: 'reading basis',
  columns: ['customer_id', 'platform', 'ground', 'since', 'until'],
  key: ['customer_id', 'platform', 'ground'],
  // Of one ground stated by a file and by a person, only the person's row is read.
  select: `select customer_id, platform, ground, ${ms('since')}, ${ms('until')} from ops.basis b
    where not (source = 'file' and exists (
      select 1 from ops.basis p
      where p.customer_id = b.customer_id and p.platform = b.platform and p.ground = b.ground
        and p.source = 'person'))`,
};

const suppressionPage: Page = {
  doing: 'reading suppressions',
  columns: ['subject_kind', 'subject', 'reason', 'since'],
  key: ['subject_kind', 'subject'],
  select: `select subject_kind, subject, reason, ${ms('since')} from ops.suppression where true`,
};

const reviewPage: Page = {
  doing: 'reading reviews',
  columns: ['customer_id', 'profile_id', 'decision', 'decided_at'],
  key: ['customer_id', 'profile_id'],
  select: `select customer_id, profile_id, decision, ${ms('decided_at')} from ops.review where true`,
};

const duplicateReviewPage: Page = {
  doing: 'reading reviews of duplicates',
  columns: ['customer_id', 'other_customer_id', 'decision', 'decided_at'],
  key: ['customer_id', 'other_customer_id'],
  select: `select customer_id, other_customer_id, decision, ${ms('decided_at')} from ops.duplicate_review where true`,
};

const outreachPage: Page = {
  doing: 'reading outreach',
  columns: ['outreach_id', 'customer_id', 'list', 'channel', 'at', 'outcome'],
  key: ['outreach_id'],
  select: `select outreach_id, customer_id, list, channel, ${ms('at')}, outcome from ops.outreach where true`,
};

async function* pages(database: Database, page: Page): AsyncGenerator<ColumnBatch> {
  const { doing, columns, key, select } = page;
  const after = `(${key.join(', ')}) > (${key.map((_, i) => `$${i + 1}`).join(', ')})`;
  const order = `order by ${key.join(', ')} limit ${pageRows}`;
  let last: readonly unknown[] | undefined;
  for (;;) {
    const rows = await database.query(
      doing,
      last === undefined ? `${select} ${order}` : `${select} and ${after} ${order}`,
      last,
    );
    const tail = rows.at(-1);
    if (tail === undefined) return;
    yield {
      length: rows.length,
      columns: Object.fromEntries(
        columns.map((name) => [name, rows.map((row) => row[name]) as Column]),
      ),
    };
    if (rows.length < pageRows) return;
    last = key.map((name) => tail[name]);
  }
}
