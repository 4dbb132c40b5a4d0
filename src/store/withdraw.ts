/**
 * Takes suppressed people out of an edition, staged or published.
 *
 * A customer who is suppressed by id, or through their e-mail, leaves every
 * table. A suppressed profile leaves with its links, and whatever of its
 * customer's rows rests on it (standing, signals, stage move, list places) is
 * withdrawn until the next night has worked without it. The lists close up
 * afterwards, so that no gap tells that somebody is missing; a joint reach at or
 * behind such a place is no longer known and becomes null.
 */
import type { Connection } from './database.ts';
import { customerTables, type EditionTable } from './tables.ts';

/** The table that holds the edition's rows, or undefined where it has none. */
export type TableOf = (name: EditionTable) => string | undefined;

const doing = 'checking suppression';

/** Tables of a customer that rest on their profiles. */
const restingOnProfiles: readonly EditionTable[] = [
  'standing',
  'signal',
  'stage_move',
  'list_entry',
];

/** Tables of pairs: a suppressed profile leaves them with its row. */
const profileTables = [
  'profile',
  'link',
  'review_queue',
  'link_change',
] as const satisfies readonly EditionTable[];

/**
 * The wishes that the following withdrawals look at, as the temporary table
 * `wish`; gives how many. Until the transaction ends nobody else adds one.
 *
 * @param condition over `ops.suppression`; only ours, never from outside.
 */
export async function gatherWishes(connection: Connection, condition = 'true'): Promise<number> {
  await connection.query(
    doing,
    `drop table if exists pg_temp.wish;
     create temporary table wish on commit drop as
       select subject_kind, subject from ops.suppression where ${condition};
     analyze wish`,
  );
  const [row] = await connection.query<{ wishes: number }>(
    doing,
    'select count(*) as wishes from wish',
  );
  return row?.wishes ?? 0;
}

/** Withdraws from every kept edition what the gathered wishes name; gives the rows withdrawn. */
export async function withdrawFromKeptEditions(connection: Connection): Promise<number> {
  const editions = await connection.query<{ edition_id: number }>(
    doing,
    'select edition_id from published.edition order by edition_id',
  );
  let withdrawn = 0;
  for (const { edition_id } of editions) {
    withdrawn += await withdrawFromEdition(connection, edition_id, (name) => `published.${name}`);
  }
  return withdrawn;
}

/** Withdraws from one edition what the gathered wishes name; gives the rows withdrawn. */
export async function withdrawFromEdition(
  connection: Connection,
  editionId: number,
  tableOf: TableOf,
): Promise<number> {
  const found = await findWithdrawn(connection, editionId, tableOf);
  let withdrawn = 0;
  if (found > 0) {
    await noteGaps(connection, editionId, tableOf('list_entry'));
    for (const name of customerTables) {
      const table = tableOf(name);
      if (table === undefined) continue;
      const scope = restingOnProfiles.includes(name) ? 'true' : 'w.whole';
      withdrawn += await deleteRows(
        connection,
        `delete from ${table} t using withdrawn_customer w
         where t.edition_id = ${editionId} and w.customer_id = t.customer_id and ${scope}`,
      );
    }
    await closeGaps(connection, editionId, tableOf('list_entry'));
  }
  const duplicate = tableOf('duplicate');
  if (found > 0 && duplicate !== undefined) {
    withdrawn += await deleteRows(
      connection,
      `delete from ${duplicate} t using withdrawn_customer w
       where t.edition_id = ${editionId} and w.customer_id = t.other_customer_id and w.whole`,
    );
  }
  for (const name of profileTables) {
    const table = tableOf(name);
    if (table === undefined) continue;
    withdrawn += await deleteRows(
      connection,
      `delete from ${table} t using wish s
       where t.edition_id = ${editionId} and s.subject_kind = 'profile' and s.subject = t.profile_id`,
    );
  }
  return withdrawn;
}

/** `whole`: the customer themselves is suppressed, not only a profile of theirs. */
async function findWithdrawn(
  connection: Connection,
  editionId: number,
  tableOf: TableOf,
): Promise<number> {
  const sources = [
    `select subject as customer_id, true as whole from wish where subject_kind = 'customer'`,
  ];
  const customer = tableOf('customer');
  if (customer !== undefined) {
    sources.push(
      `select c.customer_id, true from ${customer} c
       join wish s on s.subject_kind = 'email' and s.subject = lower(btrim(c.email))
       where c.edition_id = ${editionId}`,
    );
  }
  for (const [name, condition] of [
    ['link', `t.decision = 'accept'`],
    ['profile', 'true'],
  ] as const) {
    const table = tableOf(name);
    if (table === undefined) continue;
    sources.push(
      `select t.customer_id, false from ${table} t
       join wish s on s.subject_kind = 'profile' and s.subject = t.profile_id
       where t.edition_id = ${editionId} and ${condition}`,
    );
  }
  await connection.query(
    doing,
    `drop table if exists pg_temp.withdrawn_customer;
     create temporary table withdrawn_customer on commit drop as
       select customer_id, bool_or(whole) as whole
       from (${sources.join(' union all ')}) found
       group by customer_id;
     analyze withdrawn_customer`,
  );
  const [row] = await connection.query<{ customers: number }>(
    doing,
    'select count(*) as customers from withdrawn_customer',
  );
  return row?.customers ?? 0;
}

/** The first place of each list that is about to fall empty. */
async function noteGaps(
  connection: Connection,
  editionId: number,
  table: string | undefined,
): Promise<void> {
  if (table === undefined) return;
  await connection.query(
    doing,
    `drop table if exists pg_temp.shortened_list;
     create temporary table shortened_list on commit drop as
       select t.list, min(t.position) as first_gap
       from ${table} t join withdrawn_customer w on w.customer_id = t.customer_id
       where t.edition_id = ${editionId}
       group by t.list`,
  );
}

/** In two steps through negative places, because the key is checked row by row. */
async function closeGaps(
  connection: Connection,
  editionId: number,
  table: string | undefined,
): Promise<void> {
  if (table === undefined) return;
  await connection.query(
    doing,
    `with moved as (
       select t.list, t.position,
         row_number() over (partition by t.list order by t.position) as place,
         case when t.position < g.first_gap then t.joint_reach end as joint_reach,
         case when t.position < g.first_gap then t.joint_reach_raw end as joint_reach_raw
       from ${table} t join shortened_list g on g.list = t.list
       where t.edition_id = ${editionId}
     )
     update ${table} t set position = -m.place, joint_reach = m.joint_reach,
       joint_reach_raw = m.joint_reach_raw
     from moved m
     where t.edition_id = ${editionId} and t.list = m.list and t.position = m.position;
     update ${table} set position = -position where edition_id = ${editionId} and position < 0`,
  );
}

async function deleteRows(connection: Connection, statement: string): Promise<number> {
  const [row] = await connection.query<{ rows: number }>(
    doing,
    `with gone as (${statement} returning 1) select count(*) as rows from gone`,
  );
  return row?.rows ?? 0;
}
