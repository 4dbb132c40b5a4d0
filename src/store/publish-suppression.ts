/**
 * Suppression, checked once more against a staged edition, inside its transaction.
 *
 * Between the night's reading of the wishes and its publishing, hours may pass.
 * A customer who is suppressed by id, or through their e-mail, leaves every
 * table. A suppressed profile leaves with its links, and whatever of its
 * customer's rows rests on it (standing, signals, list places) is withdrawn
 * until the next night has worked without it. The lists close up afterwards, so
 * that no gap tells that somebody is missing; a joint reach at or behind such a
 * place is no longer known and becomes null.
 */
import type { Connection } from './database.ts';
import { customerTables, type EditionTable } from './tables.ts';

export interface StagedTable {
  readonly name: EditionTable;
  /** `staging.customer_17`. */
  readonly table: string;
  readonly rows: number;
}

const doing = 'checking suppression';

/** Tables of a customer that rest on their profiles. */
const restingOnProfiles: readonly EditionTable[] = [
  'standing',
  'signal',
  'stage_move',
  'list_entry',
];

/** Gives the number of rows withdrawn. */
export async function withdrawSuppressed(
  connection: Connection,
  staged: readonly StagedTable[],
  listEntryKey: () => Promise<string>,
): Promise<number> {
  const tableOf = (name: EditionTable): string | undefined =>
    staged.find((one) => one.name === name)?.table;
  // Wishes stated while we publish wait for us, and apply to the edition on export at once.
  await connection.query(doing, 'lock table ops.suppression in share mode');
  await findWithdrawn(connection, tableOf);

  const fromLists = await withdrawListEntries(connection, tableOf('list_entry'), listEntryKey);
  let withdrawn = fromLists;
  for (const name of customerTables) {
    const table = name === 'list_entry' ? undefined : tableOf(name);
    if (table === undefined) continue;
    const scope = restingOnProfiles.includes(name) ? 'true' : 'w.whole';
    withdrawn += await deleteRows(
      connection,
      `delete from ${table} t using withdrawn_customer w
       where w.customer_id = t.customer_id and ${scope}`,
    );
  }
  for (const name of ['profile', 'link'] as const) {
    const table = tableOf(name);
    if (table === undefined) continue;
    withdrawn += await deleteRows(
      connection,
      `delete from ${table} t using ops.suppression s
       where s.subject_kind = 'profile' and s.subject = t.profile_id`,
    );
  }
  return withdrawn;
}

/** `whole`: the customer themselves is suppressed, not only a profile of theirs. */
async function findWithdrawn(
  connection: Connection,
  tableOf: (name: EditionTable) => string | undefined,
): Promise<void> {
  const sources = [
    `select subject as customer_id, true as whole from ops.suppression where subject_kind = 'customer'`,
    `select c.customer_id, true from ${tableOf('customer')} c
     join ops.suppression s on s.subject_kind = 'email' and s.subject = lower(btrim(c.email))`,
  ];
  const link = tableOf('link');
  if (link !== undefined) {
    sources.push(
      `select l.customer_id, false from ${link} l
       join ops.suppression s on s.subject_kind = 'profile' and s.subject = l.profile_id
       where l.decision = 'accept'`,
    );
  }
  const profile = tableOf('profile');
  if (profile !== undefined) {
    sources.push(
      `select p.customer_id, false from ${profile} p
       join ops.suppression s on s.subject_kind = 'profile' and s.subject = p.profile_id`,
    );
  }
  await connection.query(
    doing,
    `create temporary table withdrawn_customer on commit drop as
       select customer_id, bool_or(whole) as whole
       from (${sources.join(' union all ')}) found
       group by customer_id;
     analyze withdrawn_customer`,
  );
}

async function withdrawListEntries(
  connection: Connection,
  table: string | undefined,
  keyDefinition: () => Promise<string>,
): Promise<number> {
  if (table === undefined) return 0;
  await connection.query(
    doing,
    `create temporary table shortened_list on commit drop as
       select t.list, min(t.position) as first_gap
       from ${table} t join withdrawn_customer w on w.customer_id = t.customer_id
       group by t.list`,
  );
  const withdrawn = await deleteRows(
    connection,
    `delete from ${table} t using withdrawn_customer w where w.customer_id = t.customer_id`,
  );
  if (withdrawn === 0) return 0;
  // The key is checked row by row, so it must stand aside while places move up.
  await connection.query(
    doing,
    `do $$ begin execute (
       select format('alter table ${table} drop constraint %I', conname) from pg_constraint
       where conrelid = '${table}'::regclass and contype = 'p'); end $$`,
  );
  await connection.query(
    doing,
    `update ${table} t
     set position = moved.position,
       joint_reach = case when t.position >= g.first_gap then null else t.joint_reach end
     from shortened_list g,
       (select ctid as place, row_number() over (partition by list order by position) as position
        from ${table}) moved
     where g.list = t.list and moved.place = t.ctid`,
  );
  await connection.query(doing, `alter table ${table} add ${await keyDefinition()}`);
  return withdrawn;
}

async function deleteRows(connection: Connection, statement: string): Promise<number> {
  const [row] = await connection.query<{ rows: number }>(
    doing,
    `with gone as (${statement} returning 1) select count(*) as rows from gone`,
  );
  return row?.rows ?? 0;
}
