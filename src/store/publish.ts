/**
 * Publishes one night: all its tables or none.
 *
 * Each table's CSV file is copied into a table of its own in schema `staging`,
 * which readers cannot see and a dying publish may leave behind. Then one
 * transaction checks suppression once more against what was staged, attaches
 * the staged tables as partitions, replaces the earlier edition of the same
 * date, ends editions beyond those kept, and makes the new one current. The
 * partitions of ended editions are dropped afterwards, because that has to wait
 * for whoever still reads them, and a long report must not hold up a night.
 * docs/decisions/publish-by-partition.md says why.
 */
import { createReadStream } from 'node:fs';
import { AppError, assert, type IsoDate, type RunId } from '../kernel/index.ts';
import { advisoryLock } from './advisory-locks.ts';
import type { Connection, Database, Sql } from './database.ts';
import { type EditionTable, editionTables } from './tables.ts';
import { gatherWishes, withdrawFromEdition, withdrawFromKeptEditions } from './withdraw.ts';

export interface EditionFile {
  /** Name in schema `published`. */
  readonly name: string;
  readonly columns: readonly string[];
  /** CSV in COPY's form: no header, `\N` for null, every text quoted. */
  readonly csvFile: string;
  readonly rows: number;
}

export interface EditionFiles {
  readonly date: IsoDate;
  readonly evaluation: boolean;
  readonly fingerprint: string;
  readonly tables: readonly EditionFile[];
}

export interface PublishedEdition {
  readonly editionId: number;
  /** Rows published per table, after the live suppression check. */
  readonly rows: Readonly<Record<string, number>>;
  /** Rows withdrawn by that check, all tables together. */
  readonly withdrawn: number;
  readonly seconds: number;
  readonly rowsPerSecond: number;
  /** Tables of ended editions that somebody was still reading; the next publish drops them. */
  readonly tablesStillRead: number;
}

export interface Publisher {
  shows(fingerprint: string): Promise<boolean>;
  publish(edition: EditionFiles): Promise<PublishedEdition>;
}

interface StagedTable {
  readonly name: EditionTable;
  /** `staging.customer_17`. */
  readonly table: string;
  readonly rows: number;
}

export interface PublisherOptions {
  readonly editionsKept: number;
  /** Run in whose name is published. */
  readonly runId?: RunId | undefined;
  /** Brand that sentiment is toward, as readers see it. */
  readonly brand?: string | undefined;
}

export const publisher = (database: Database, options: PublisherOptions): Publisher => ({
  shows: async (fingerprint) => {
    const rows = await database.query(
      'reading the current edition',
      'select 1 from published.edition where current and fingerprint = $1',
      [fingerprint],
    );
    return rows.length > 0;
  },
  publish: (edition) => publish(database, options, edition),
});

async function publish(
  database: Database,
  options: PublisherOptions,
  edition: EditionFiles,
): Promise<PublishedEdition> {
  const startedMs = performance.now();
  const lock = await database.dedicated('kith publish');
  try {
    await lock.query('waiting to publish', 'select pg_advisory_lock($1, $2)', advisoryLock.publish);
    await dropLitter(database);
    const editionId = await nextEditionId(database);
    const staged: StagedTable[] = [];
    for (const file of checked(edition.tables)) {
      staged.push(await stage(database, editionId, file));
    }
    const { rows, withdrawn } = await database.transaction('publishing', (connection) =>
      swap(connection, { ...options, edition, editionId, staged }),
    );
    const seconds = (performance.now() - startedMs) / 1000;
    const total = staged.reduce((sum, table) => sum + table.rows, 0);
    const rowsPerSecond = Math.round(total / seconds);
    const tablesStillRead = await dropEndedEditions(database);
    return { editionId, rows, withdrawn, seconds, rowsPerSecond, tablesStillRead };
  } finally {
    await lock.end().catch(() => undefined); // A server that went away took the lock with it.
  }
}

function checked(files: readonly EditionFile[]): readonly (EditionFile & { name: EditionTable })[] {
  const known: readonly string[] = editionTables;
  for (const { name } of files) assert(known.includes(name), `published.${name} is no table`);
  assert(new Set(files.map(({ name }) => name)).size === files.length, 'a table is given twice');
  // E-mail suppressions are found through the customer's own row.
  assert(
    files.some(({ name }) => name === 'customer'),
    'an edition without its customers cannot be checked against suppression',
  );
  return files as readonly (EditionFile & { name: EditionTable })[];
}

/** What a publish that died left behind; only the holder of the lock may look. */
async function dropLitter(database: Database): Promise<void> {
  const doing = 'clearing what an interrupted publish left';
  const litter = await database.query<{ name: string }>(
    doing,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'staging'`,
  );
  for (const { name } of litter) await database.query(doing, `drop table ${name}`);
}

async function nextEditionId(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ edition_id: number }>(
    'numbering the edition',
    `select nextval('published.edition_id_seq') as edition_id`,
  );
  assert(row !== undefined, 'a sequence gave no number');
  return row.edition_id;
}

/**
 * Loads one file in one transaction: a table made in it needs no write-ahead
 * log under `wal_level = minimal`, and its rows can be frozen at once.
 */
async function stage(
  database: Database,
  editionId: number,
  file: EditionFile & { readonly name: EditionTable },
): Promise<StagedTable> {
  const doing = `loading published.${file.name}`;
  const table = `staging.${file.name}_${editionId}`;
  return database.transaction(doing, async (connection) => {
    const columns = await columnList(connection, file);
    await connection.query(
      doing,
      `create table ${table} (like published.${file.name} including defaults);
       alter table ${table} alter column edition_id set default ${editionId}`,
    );
    const rows = await connection.copyIn(
      doing,
      `copy ${table} (${columns}) from stdin (format csv, null '\\N', encoding 'UTF8', freeze)`,
      createReadStream(file.csvFile, { highWaterMark: 1 << 20 }),
    );
    assert(rows === file.rows, `${file.name}: ${file.rows} rows were written and ${rows} read`);
    await connection.query(
      doing,
      `alter table ${table} add check (edition_id = ${editionId});
       alter table ${table} add ${await primaryKey(connection, file.name)};
       analyze ${table}`,
    );
    return { name: file.name, table, rows };
  });
}

/** The file's columns, quoted; every one must be a column of the table. */
async function columnList(sql: Sql, file: EditionFile): Promise<string> {
  const known = await sql.query<{ name: string; quoted: string }>(
    'reading the table’s columns',
    `select attname as name, quote_ident(attname) as quoted from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [`published.${file.name}`],
  );
  const quoted = new Map(known.map((column) => [column.name, column.quoted]));
  return file.columns
    .map((name) => {
      const found = name === 'edition_id' ? undefined : quoted.get(name);
      assert(found !== undefined, `published.${file.name} has no column ${name} to load`);
      return found;
    })
    .join(', ');
}

async function primaryKey(sql: Sql, name: EditionTable): Promise<string> {
  const [row] = await sql.query<{ definition: string }>(
    'reading the table’s key',
    `select pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = $1::regclass and contype = 'p'`,
    [`published.${name}`],
  );
  assert(row !== undefined, `published.${name} has no key`);
  return row.definition;
}

interface SwapOptions extends PublisherOptions {
  readonly edition: EditionFiles;
  readonly editionId: number;
  readonly staged: readonly StagedTable[];
}

async function swap(connection: Connection, options: SwapOptions) {
  const { edition, editionId, staged } = options;
  const doing = 'publishing';
  const withdrawn = await checkSuppression(connection, editionId, staged);
  for (const { name, table } of staged) {
    await connection.query(
      doing,
      `alter table ${table} set schema published;
       alter table published.${name}
         attach partition published.${name}_${editionId} for values in (${editionId})`,
    );
  }
  await connection.query(doing, 'delete from published.edition where date = $1', [edition.date]);
  await connection.query(doing, 'update published.edition set current = false where current');
  await connection.query(
    doing,
    `insert into published.edition (edition_id, date, fingerprint, run_id, evaluation, brand, current)
     values ($1, $2, $3, $4, $5, $6, true)`,
    [
      editionId,
      edition.date,
      edition.fingerprint,
      options.runId ?? null,
      edition.evaluation,
      options.brand ?? null,
    ],
  );
  // The current one and the newest others by date stay.
  await connection.query(
    doing,
    `delete from published.edition where edition_id in (
       select edition_id from published.edition order by current desc, date desc offset $1)`,
    [options.editionsKept],
  );
  return { withdrawn, rows: await countRows(connection, editionId, staged) };
}

/**
 * Over all that is staged; and over the editions that are kept, for wishes
 * written straight into the table since the last publish (a day of slack for
 * clocks). Those that came through kith were withdrawn when they were added.
 */
async function checkSuppression(
  connection: Connection,
  editionId: number,
  staged: readonly StagedTable[],
): Promise<number> {
  // Wishes stated while we publish wait for us, and are then withdrawn from this edition too.
  await connection.query('checking suppression', 'lock table ops.suppression in share mode');
  const recent = `recorded_at > (select max(published_at) from published.edition) - interval '1 day'`;
  if ((await gatherWishes(connection, recent)) > 0) await withdrawFromKeptEditions(connection);
  if ((await gatherWishes(connection)) === 0) return 0;
  return withdrawFromEdition(
    connection,
    editionId,
    (name) => staged.find((one) => one.name === name)?.table,
  );
}

/** Drops partitions of no edition; gives how many have to wait for their readers. */
async function dropEndedEditions(database: Database): Promise<number> {
  const doing = 'dropping old editions';
  const ended = await database.query<{ name: string }>(
    doing,
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_inherits i
     join pg_class c on c.oid = i.inhrelid
     join pg_class parent on parent.oid = i.inhparent
     join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'published' and parent.relkind = 'p' and c.relkind = 'r'
       and not exists (
         select 1 from published.edition e
         where c.relname = parent.relname || '_' || e.edition_id)
     order by c.relname`,
  );
  let stillRead = 0;
  for (const { name } of ended) {
    try {
      await database.transaction(doing, async (connection) => {
        await connection.query(doing, `set local lock_timeout = '200ms'`);
        await connection.query(doing, `drop table ${name}`);
      });
    } catch (cause) {
      if (!isLockTimeout(cause)) throw cause;
      stillRead += 1;
    }
  }
  return stillRead;
}

const isLockTimeout = (thrown: unknown): boolean =>
  thrown instanceof AppError && thrown.details['code'] === '55P03';

async function countRows(
  sql: Sql,
  editionId: number,
  staged: readonly StagedTable[],
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const { name } of staged) {
    const [row] = await sql.query<{ rows: number }>(
      'counting what was published',
      `select count(*) as rows from published.${name}_${editionId}`,
    );
    counts[name] = row?.rows ?? 0;
  }
  return counts;
}
