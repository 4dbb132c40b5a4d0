/**
 * One database: a pool, typed reads, transactions, streams into COPY.
 *
 * Holds a resource, so it closes itself; a test that leaves one open fails
 * (`openDatabases`). Every error leaves as an AppError. Numbers of 64 bits
 * arrive as numbers, days as `YYYY-MM-DD`.
 */

import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Kysely as KyselyOf } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { assert } from '../kernel/index.ts';
import { storeFailure } from './failures.ts';
import type { Tables } from './tables.ts';

/** As CommonJS it loads in a tenth of a second; its ES modules, some three hundred files, take four. */
const { Kysely, PostgresDialect } = createRequire(import.meta.url)(
  'kysely',
) as typeof import('kysely');

/** What can run statements: the pool, or one connection within a transaction. */
export interface Sql {
  /** @param doing what is attempted, for the message of a failure: `reading the lists`. */
  query<Row = Record<string, unknown>>(
    doing: string,
    text: string,
    values?: readonly unknown[],
  ): Promise<readonly Row[]>;
}

/** A connection of one's own, for transactions, COPY and session locks. */
export interface Connection extends Sql {
  /** Streams bytes in COPY's form; gives the rows taken. */
  copyIn(doing: string, statement: string, bytes: Readable): Promise<number>;
  readonly kysely: KyselyOf<Tables>;
}

export interface Database extends Sql {
  readonly kysely: KyselyOf<Tables>;
  transaction<T>(
    doing: string,
    work: (connection: Connection) => Promise<T>,
    mode?: 'read write' | 'repeatable read, read only',
  ): Promise<T>;
  /** A connection outside the pool that the caller ends; lost connections reject its next query. */
  dedicated(applicationName: string): Promise<DedicatedConnection>;
  close(): Promise<void>;
}

export interface DedicatedConnection extends Sql {
  end(): Promise<void>;
}

const open = new Set<Database>();
/** How many databases of this process are still open; tests hold it at zero. */
export const openDatabases = (): number => open.size;

const poolMax = 8;
const connectTimeoutMs = 10_000;
const int8 = 20;
const date = 1082;

/** Text forms that differ from pg's own: 64-bit numbers as numbers, days as text. */
function parserOf(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === int8) return exactNumber;
  if (oid === date) return (text) => text;
  return pg.types.getTypeParser(oid, format as 'text') as (text: string) => unknown;
}

function exactNumber(text: string): number {
  const value = Number(text);
  assert(Number.isSafeInteger(value), 'a whole number from PostgreSQL is beyond 2^53');
  return value;
}

export function openDatabase(address: pg.ClientConfig): Database {
  const config: pg.ClientConfig = {
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    // Times without a zone, as COPY reads them, are UTC whatever the server's own zone.
    options: '-c TimeZone=UTC',
    ...address,
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
  };
  const pool = new pg.Pool({ application_name: 'kith', ...config, max: poolMax });
  // An idle connection that dies is dropped by the pool; the next query tells of a dead server.
  pool.on('error', () => undefined);
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: { connect: () => connect(pool), end: async () => undefined },
    }),
  });

  const database: Database = {
    kysely,
    query: (doing, text, values) => run(pool, doing, text, values),
    transaction: (doing, work, mode = 'read write') => transaction(pool, doing, work, mode),
    dedicated: async (applicationName) => {
      const client = new pg.Client({ ...config, application_name: applicationName });
      client.on('error', () => undefined); // The next query on it rejects.
      await client.connect().catch((cause: unknown) => {
        throw storeFailure(cause, 'connecting');
      });
      return {
        query: (doing, text, values) => run(client, doing, text, values),
        end: () => client.end(),
      };
    },
    close: async () => {
      if (!open.delete(database)) return;
      await pool.end();
    },
  };
  open.add(database);
  return database;
}

async function run<Row>(
  on: pg.Pool | pg.ClientBase,
  doing: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  try {
    if (values.length > 0) return (await on.query(text, [...values])).rows as Row[];
    // Without values the simple protocol is used: several statements give several results.
    const found = (await on.query(text)) as pg.QueryResult | pg.QueryResult[];
    return ((Array.isArray(found) ? found.at(-1) : found)?.rows ?? []) as Row[];
  } catch (cause) {
    throw storeFailure(cause, doing);
  }
}

/** A pooled connection as kysely wants it, whose errors are already translated. */
async function connect(pool: pg.Pool) {
  const client = await pool.connect().catch((cause: unknown) => {
    throw storeFailure(cause, 'connecting');
  });
  return forKysely(client, () => client.release());
}

const forKysely = (client: pg.ClientBase, release: () => void) =>
  ({
    query: async (text: string, values: readonly unknown[]) => {
      try {
        return await client.query(text, [...values]);
      } catch (cause) {
        throw storeFailure(cause, 'reading');
      }
    },
    release,
  }) as never;

async function transaction<T>(
  pool: pg.Pool,
  doing: string,
  work: (connection: Connection) => Promise<T>,
  mode: string,
): Promise<T> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw storeFailure(cause, doing);
  });
  // A connection cut in mid-work says so here as well as to the query that waits.
  const ignore = (): void => undefined;
  client.on('error', ignore);
  let broken: Error | undefined;
  try {
    await run(client, doing, mode === 'read write' ? 'begin' : `begin isolation level ${mode}`);
    const result = await work(connectionOn(client));
    await run(client, doing, 'commit');
    return result;
  } catch (cause) {
    await client.query('rollback').catch((lost: Error) => {
      // The server rolls back what a lost connection left; the pool must forget it.
      broken = lost;
    });
    throw storeFailure(cause, doing);
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}

const connectionOn = (client: pg.ClientBase): Connection => ({
  query: (doing, text, values) => run(client, doing, text, values),
  kysely: new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: { connect: async () => forKysely(client, () => undefined), end: async () => undefined },
    }),
  }),
  copyIn: async (doing, statement, bytes) => {
    try {
      const sink = client.query(copyFrom(statement));
      await pipeline(bytes, sink);
      return sink.rowCount;
    } catch (cause) {
      throw storeFailure(cause, doing);
    }
  },
});
