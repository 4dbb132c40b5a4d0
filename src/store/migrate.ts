/**
 * Brings a database up to this version's schema: numbered, forward-only SQL
 * files, all in one transaction under an advisory lock, each with a checksum.
 *
 * Two processes that open a new database at once queue at the lock; the second
 * finds nothing to do. A database that a newer kith has migrated is refused.
 */
import { fileURLToPath } from 'node:url';
import Postgrator from 'postgrator';
import { AppError } from '../kernel/index.ts';
import { advisoryLock } from './advisory-locks.ts';
import type { Database, Sql } from './database.ts';
import { readVersion } from './version.ts';

const folder = fileURLToPath(new URL('./migrations/', import.meta.url));

/** Gives the names of the migrations applied now. */
export async function migrate(database: Database): Promise<readonly string[]> {
  const doing = 'migrating the database';
  return database.transaction(doing, async (sql) => {
    await readVersion(sql);
    await sql.query(doing, 'select pg_advisory_xact_lock($1, $2)', advisoryLock.migrate);
    const postgrator = new Postgrator({
      driver: 'pg',
      schemaTable: 'ops.migration',
      migrationPattern: `${literalPattern(folder)}*.sql`,
      newline: 'LF',
      execQuery: async (query) => ({ rows: [...(await sql.query<never>(doing, query))] }),
    });
    await refuseNewer(postgrator, sql);
    try {
      const applied = await postgrator.migrate();
      return applied.map(({ version, name }) => `${version} ${name}`);
    } catch (cause) {
      if (!(cause instanceof Error) || !/MD5 checksum failed/.test(cause.message)) throw cause;
      throw new AppError(
        'store.refused',
        `${cause.message}: this database was made by another build of kith. Use that build, or another database.`,
        { cause },
      );
    }
  });
}

async function refuseNewer(postgrator: Postgrator, sql: Sql): Promise<void> {
  const [known, found] = [await postgrator.getMaxVersion(), await versionOf(sql)];
  if (found <= known) return;
  throw new AppError(
    'store.refused',
    `The database has been migrated to schema ${found} by a newer kith; this one knows up to ${known}. Update kith, or use another database.`,
    { details: { found, known } },
  );
}

async function versionOf(sql: Sql): Promise<number> {
  const doing = 'reading the schema version';
  const [table] = await sql.query<{ found: boolean }>(
    doing,
    "select to_regclass('ops.migration') is not null as found",
  );
  if (table?.found !== true) return 0;
  const [row] = await sql.query<{ version: number | null }>(
    doing,
    'select max(version) as version from ops.migration',
  );
  return row?.version ?? 0;
}

/** The folder's own brackets and stars are no pattern. */
const literalPattern = (path: string): string =>
  path.replaceAll('\\', '/').replace(/[*?[\]{}()!+@]/g, '[$&]');
