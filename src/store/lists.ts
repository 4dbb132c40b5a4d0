/**
 * Reads the current edition's lists: what there is, who stands on them, and
 * what an export may take.
 *
 * An export looks at suppression and at every contact of its customers in one
 * snapshot, so that a wish stated a second ago counts. Judging the contacts
 * (contact policy) is the caller's, by the pure rule.
 */
import { AppError } from '../kernel/index.ts';
import type { Connection, Database } from './database.ts';
import { type CurrentEdition, currentEdition } from './editions.ts';

export interface ListSummary {
  readonly name: string;
  readonly purpose: string;
  readonly method: string;
  readonly orderedBy: string;
  readonly places: number;
  readonly customers: number;
}

export interface ListEntry {
  readonly list: string;
  readonly position: number;
  readonly customerId: string;
  readonly fullName: string | null;
  readonly reason: string;
  readonly play: string;
  readonly jointReach: number | null;
  /** The same with everybody counting for one, authentic or not. */
  readonly jointReachRaw: number | null;
  readonly standingPoints: number | null;
  readonly reach: number | null;
  /** Before the discount for accounts that nobody stands behind; this and the next two of the largest linked profile. */
  readonly reachRaw: number | null;
  readonly audience: number | null;
  /** What the audience is before the discount. */
  readonly followers: number | null;
  readonly sentiment: number | null;
  readonly segment: string | null;
  readonly stage: string | null;
}

/** One contact of the books or of our own outreach. */
export interface KnownContact {
  /** Milliseconds since 1970, UTC. */
  readonly atMs: number;
  readonly channel: string | null;
  readonly inbound: boolean | null;
  readonly outcome: string | null;
}

export interface ExportRow extends ListEntry {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly city: string | null;
  readonly country: string | null;
  /** Contacts since the given moment, oldest first. */
  readonly contacts: readonly KnownContact[];
}

export interface ListExport {
  readonly edition: CurrentEdition;
  readonly rows: readonly ExportRow[];
  /** Places left out because of suppression stated since the edition. */
  readonly suppressed: number;
}

export interface ExportOptions {
  readonly list: string;
  /** How far back contacts are wanted, milliseconds since 1970 (UTC). */
  readonly contactsSinceMs: number;
}

export interface ListRepository {
  lists(): Promise<readonly ListSummary[]>;
  /** In order of place; throws `usage.not_found` for a list the edition does not have. */
  entries(list: string, limit?: number): Promise<readonly ListEntry[]>;
  /** Throws `usage.export_refused` for an evaluation edition. */
  exportRows(options: ExportOptions): Promise<ListExport>;
}

const snapshot = 'repeatable read, read only';
export const entriesMax = 1_000_000;

export const listRepository = (database: Database): ListRepository => ({
  lists: () =>
    database.transaction(
      'reading the lists',
      async (connection) => summaries(connection, await currentEdition(connection)),
      snapshot,
    ),
  entries: (list, limit = entriesMax) =>
    database.transaction(
      'reading a list',
      async (connection) => {
        const edition = await currentEdition(connection);
        await assertList(connection, edition, list);
        return entriesQuery(connection, edition, list).limit(limit).execute();
      },
      snapshot,
    ),
  exportRows: (options) =>
    database.transaction(
      'exporting a list',
      (connection) => exportRows(connection, options),
      snapshot,
    ),
});

async function summaries(
  { kysely }: Connection,
  { editionId }: CurrentEdition,
): Promise<readonly ListSummary[]> {
  return kysely
    .selectFrom('published.list as l')
    .leftJoin('published.list_entry as e', (join) =>
      join.onRef('e.list', '=', 'l.name').on('e.edition_id', '=', editionId),
    )
    .where('l.edition_id', '=', editionId)
    .groupBy(['l.name', 'l.purpose', 'l.method', 'l.order', 'l.size'])
    .orderBy('l.name')
    .select(({ fn }) => [
      'l.name',
      'l.purpose',
      'l.method',
      'l.order as orderedBy',
      'l.size as places',
      fn.count<number>('e.customer_id').as('customers'),
    ])
    .execute();
}

async function assertList(
  connection: Connection,
  edition: CurrentEdition,
  list: string,
): Promise<void> {
  const all = await summaries(connection, edition);
  if (all.some(({ name }) => name === list)) return;
  throw new AppError(
    'usage.not_found',
    `The edition of ${edition.date} has no list “${list}”. It has: ${all.map(({ name }) => name).join(', ') || 'none'}.`,
    { details: { list, lists: all.map(({ name }) => name) } },
  );
}

const entriesQuery = ({ kysely }: Connection, { editionId }: CurrentEdition, list: string) =>
  kysely
    .selectFrom('published.list_entry as e')
    .leftJoin('published.customer as c', (join) =>
      join.onRef('c.customer_id', '=', 'e.customer_id').on('c.edition_id', '=', editionId),
    )
    .leftJoin('published.standing as s', (join) =>
      join.onRef('s.customer_id', '=', 'e.customer_id').on('s.edition_id', '=', editionId),
    )
    .leftJoin(
      (query) =>
        query
          .selectFrom('published.profile')
          .where('edition_id', '=', editionId)
          .groupBy('customer_id')
          .select(({ fn }) => [
            'customer_id',
            fn.max('reach_raw').as('reach_raw'),
            fn.max('audience').as('audience'),
            fn.max('followers').as('followers'),
          ])
          .as('p'),
      (join) => join.onRef('p.customer_id', '=', 'e.customer_id'),
    )
    .where('e.edition_id', '=', editionId)
    .where('e.list', '=', list)
    .orderBy('e.position')
    .select([
      'e.list',
      'e.position',
      'e.customer_id as customerId',
      'c.full_name as fullName',
      'e.reason',
      'e.play',
      'e.joint_reach as jointReach',
      'e.joint_reach_raw as jointReachRaw',
      's.standing_points as standingPoints',
      's.reach',
      // Where nothing is known of who moves whom, neither figure is.
      (query) =>
        query
          .case()
          .when('s.reach', 'is not', null)
          .then(query.ref('p.reach_raw'))
          .end()
          .as('reachRaw'),
      'p.audience',
      'p.followers',
      's.sentiment',
      's.segment',
      's.stage',
    ]);

async function exportRows(connection: Connection, options: ExportOptions): Promise<ListExport> {
  const edition = await currentEdition(connection);
  if (edition.evaluation) throw refused(edition);
  await assertList(connection, edition, options.list);
  const all = await entriesQuery(connection, edition, options.list)
    .select([
      'c.first_name as firstName',
      'c.last_name as lastName',
      'c.email',
      'c.phone',
      'c.city',
      'c.country',
    ])
    .execute();
  const suppressed = await suppressedOn(connection, edition, options.list);
  const kept = all.filter(({ customerId }) => !suppressed.has(customerId));
  const contacts = await contactsOf(connection, edition, options);
  return {
    edition,
    suppressed: all.length - kept.length,
    rows: kept.map((row) => ({ ...row, contacts: contacts.get(row.customerId) ?? [] })),
  };
}

const refused = ({ date }: CurrentEdition): AppError =>
  new AppError(
    'usage.export_refused',
    `The edition of ${date} is marked as evaluation; none of it is exported. Run a night without \`evaluation: true\`, on customers who have a basis.`,
  );

/** Customers of the list who are suppressed now: by id, by e-mail, or through a linked profile. */
async function suppressedOn(
  connection: Connection,
  { editionId }: CurrentEdition,
  list: string,
): Promise<ReadonlySet<string>> {
  const rows = await connection.query<{ customer_id: string }>(
    'checking suppression',
    `with listed as (
       select e.customer_id, c.email
       from published.list_entry e
       left join published.customer c
         on c.edition_id = e.edition_id and c.customer_id = e.customer_id
       where e.edition_id = $1 and e.list = $2
     )
     select customer_id from listed
     join ops.suppression s on s.subject_kind = 'customer' and s.subject = customer_id
     union
     select customer_id from listed
     join ops.suppression s on s.subject_kind = 'email' and s.subject = lower(btrim(email))
     union
     select customer_id from listed
     join published.profile p using (customer_id)
     join ops.suppression s on s.subject_kind = 'profile' and s.subject = p.profile_id
     where p.edition_id = $1`,
    [editionId, list],
  );
  return new Set(rows.map((row) => row.customer_id));
}

async function contactsOf(
  connection: Connection,
  { editionId }: CurrentEdition,
  { list, contactsSinceMs }: ExportOptions,
): Promise<ReadonlyMap<string, readonly KnownContact[]>> {
  const rows = await connection.query<KnownContact & { customerId: string }>(
    'reading contacts',
    // What reached one record of a person reached the person.
    `with listed as (
       select customer_id, customer_id as record
       from published.list_entry where edition_id = $1 and list = $2
       union
       select e.customer_id, d.other_customer_id
       from published.list_entry e
       join published.duplicate d
         on d.edition_id = e.edition_id and d.customer_id = e.customer_id
       where e.edition_id = $1 and e.list = $2
     ), contact as (
       select customer_id, at, channel, inbound, outcome
       from published.touch where edition_id = $1
       union all
       select customer_id, at, channel, false, outcome from ops.outreach
     )
     select listed.customer_id as "customerId", round(extract(epoch from at) * 1000)::bigint as "atMs",
       channel, inbound, outcome
     from contact join listed on listed.record = contact.customer_id
     where at >= to_timestamp($3::double precision / 1000)
     order by listed.customer_id, at, channel`,
    [editionId, list, contactsSinceMs],
  );
  const contacts = new Map<string, KnownContact[]>();
  for (const { customerId, ...contact } of rows) {
    const known = contacts.get(customerId);
    if (known === undefined) contacts.set(customerId, [contact]);
    else known.push(contact);
  }
  return contacts;
}
