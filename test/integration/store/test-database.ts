/**
 * A database of its own for one test file, cloned from a migrated template.
 *
 * Every test of the store's behaviour loops over `adapters`: the embedded
 * server, and any other PostgreSQL named by KITH_TEST_DATABASE_URL (a role that
 * may create databases and roles).
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, inject } from 'vitest';
import { openDatabases, openStore, type Store, startEmbedded } from '../../../src/store/index.ts';

const external = process.env['KITH_TEST_DATABASE_URL'];

export const adapters = [
  { name: 'embedded', skipped: false },
  {
    name:
      external === undefined ? 'DATABASE_URL (KITH_TEST_DATABASE_URL is not set)' : 'DATABASE_URL',
    skipped: external === undefined,
  },
] as const;
export type Adapter = (typeof adapters)[number];

export const settings = { embeddedPort: 0, editionsKept: 3, readerRole: 'kith_test_reader' };

export interface TestDatabase {
  readonly url: string;
  /** A folder of the test's own. */
  readonly folder: string;
  open(overrides?: Partial<typeof settings>): Promise<Store>;
  /** Straight to PostgreSQL, past the store. */
  rows<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Drops the database, and fails the test when a pool was left open. */
  close(): Promise<void>;
}

const template = `kith_template_${process.version.replaceAll(/\W/g, '_')}`;

export async function testDatabase(adapter: Adapter, empty = false): Promise<TestDatabase> {
  const at = await urlsOf(adapter);
  const name = `kith_test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: at('') });
  await admin.connect();
  // Nothing here outlives the run; crash safety is proven on a server of its own.
  if (adapter.name === 'embedded') {
    await admin.query('alter system set fsync = off');
    await admin.query('select pg_reload_conf()');
  }
  if (!empty) await makeTemplate(admin, at(template));
  await admin.query(`create database ${name} ${empty ? '' : `template ${template}`}`);
  const folder = mkdtempSync(join(tmpdir(), 'kith-store-'));
  const direct = new pg.Client({ connectionString: at(name) });
  await direct.connect();
  return {
    url: at(name),
    folder,
    open: (overrides) =>
      openStore({
        databaseUrl: at(name),
        workspace: folder,
        settings: { ...settings, ...overrides },
      }),
    rows: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await direct.query(text, [...values])).rows as Row[],
    close: async () => {
      await direct.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
      rmSync(folder, { recursive: true });
      expect(openDatabases(), 'a pool was left open').toBe(0);
    },
  };
}

/** Connection strings of the adapter's databases; an empty name is the maintenance database. */
async function urlsOf(adapter: Adapter): Promise<(database: string) => string> {
  if (adapter.name !== 'embedded') {
    return (database) => {
      const url = new URL(external ?? '');
      if (database !== '') url.pathname = database;
      return url.toString();
    };
  }
  const server = await startEmbedded({ workspace: inject('storeWorkspace'), port: 0 });
  const { host, port, user } = server.address('postgres');
  return (database) =>
    `postgresql://${user}@localhost/${database || 'postgres'}?host=${encodeURIComponent(host)}&port=${port}`;
}

async function makeTemplate(admin: pg.Client, url: string): Promise<void> {
  // Files run side by side; the first one makes the template while the others wait.
  await admin.query('select pg_advisory_lock(7341)');
  try {
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [
      template,
    ]);
    if (rowCount === 0) await admin.query(`create database ${template}`);
    // An existing one may come from an earlier run on the same server: bring it up to date.
    const store = await openStore({ databaseUrl: url, workspace: tmpdir(), settings });
    await store.close();
  } finally {
    await admin.query('select pg_advisory_unlock(7341)');
  }
}
