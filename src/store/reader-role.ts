/**
 * The read-only role for BI tools: schemas `published` and `reporting`, nothing else.
 *
 * It cannot log in until an operator gives it a password, or grants it to a
 * login of their own. Partitions need no grants: a reader comes through the
 * parent table. Where the connected role may not create roles, the night goes
 * on without one and `doctor` says so.
 */
import { AppError } from '../kernel/index.ts';
import type { Database } from './database.ts';

export type ReaderRole =
  | { readonly state: 'ready'; readonly role: string; readonly canLogIn: boolean }
  | { readonly state: 'missing'; readonly role: string; readonly reason: string };

/** @param role from the configuration, which allows only plain lower-case names. */
export async function ensureReaderRole(database: Database, role: string): Promise<ReaderRole> {
  const doing = 'granting the read-only role';
  try {
    await database.transaction(doing, async (sql) => {
      if ((await findRole(database, role)) === undefined) {
        await sql.query(doing, `create role ${quoted(role)} nologin`);
      }
      await sql.query(
        doing,
        `grant usage on schema published, reporting to ${quoted(role)};
         grant select on all tables in schema published, reporting to ${quoted(role)};
         alter default privileges in schema published grant select on tables to ${quoted(role)};
         alter default privileges in schema reporting grant select on tables to ${quoted(role)}`,
      );
    });
  } catch (cause) {
    const code = cause instanceof AppError ? cause.details['code'] : undefined;
    // 42501: not allowed. 42710, 23505, XX000: another process made or granted it at this moment.
    if (!['42501', '42710', '23505', 'XX000'].includes(String(code))) throw cause;
  }
  return readerRole(database, role);
}

/** How the role stands now. */
export async function readerRole(database: Database, role: string): Promise<ReaderRole> {
  const found = await findRole(database, role);
  if (found === undefined) {
    const reason = `the connected role may not create roles; let an administrator run: CREATE ROLE ${role} NOLOGIN`;
    return { state: 'missing', role, reason };
  }
  if (!found.reads) {
    const reason = `the role exists and may not read schema reporting; let its owner run: GRANT USAGE ON SCHEMA published, reporting TO ${role}`;
    return { state: 'missing', role, reason };
  }
  return { state: 'ready', role, canLogIn: found.logsIn };
}

async function findRole(
  database: Database,
  role: string,
): Promise<{ logsIn: boolean; reads: boolean } | undefined> {
  const [found] = await database.query<{ logsIn: boolean; reads: boolean }>(
    'reading the read-only role',
    `select rolcanlogin as "logsIn",
       coalesce(has_schema_privilege(oid, to_regnamespace('reporting'), 'usage'), false)
         and coalesce(has_table_privilege(oid, to_regclass('reporting.list_entry'), 'select'), false)
         as reads
     from pg_roles where rolname = $1`,
    [role],
  );
  return found;
}

const quoted = (role: string): string => `"${role.replaceAll('"', '""')}"`;
