/**
 * The door's main piece: one open PostgreSQL with everything kith does in it.
 *
 * Without a connection string the embedded server is started (or found running)
 * in the workspace; it stays up when we close. Opening migrates the database
 * and sees to the read-only role. Holds a pool: close it.
 */
import type pg from 'pg';
import type { CustomerId } from '../kernel/index.ts';
import { type Database, openDatabase } from './database.ts';
import { assertConnectionString, withoutSecret } from './database-url.ts';
import { type EditionRepository, editionRepository } from './editions.ts';
import { type EmbeddedServer, startEmbedded } from './embedded/index.ts';
import { type StoreFacts, storeFacts } from './facts.ts';
import { type Ledger, ledger } from './ledger.ts';
import { type ListRepository, listRepository } from './lists.ts';
import { migrate } from './migrate.ts';
import { type PeopleRepository, peopleRepository } from './people.ts';
import { type Publisher, type PublisherOptions, publisher } from './publish.ts';
import { ensureReaderRole, type ReaderRole, readerRole } from './reader-role.ts';
import { type ReviewQueueRepository, reviewQueueRepository } from './review-queue.ts';
import { type ReviewRepository, reviewRepository } from './reviews.ts';
import { type RunRepository, runRepository } from './runs.ts';
import { type CustomerFacts, whyCustomer } from './why.ts';

export interface StoreSettings {
  readonly embeddedPort: number;
  readonly editionsKept: number;
  readonly readerRole: string;
}

export interface StoreOptions {
  /** Connection string of a PostgreSQL of one's own; undefined means the embedded server. */
  readonly databaseUrl?: string | undefined;
  readonly workspace: string;
  readonly settings: StoreSettings;
  /** XDG_RUNTIME_DIR, where there is one. */
  readonly runtimeFolder?: string | undefined;
}

export interface Store {
  readonly people: PeopleRepository;
  readonly ledger: Ledger;
  readonly editions: EditionRepository;
  readonly lists: ListRepository;
  readonly runs: RunRepository;
  readonly reviews: ReviewRepository;
  readonly reviewQueue: ReviewQueueRepository;
  /** Migrations applied on opening, `4 reporting`; empty when there was nothing to do. */
  readonly migrated: readonly string[];
  /** The port `publisher` of one night. */
  publisher(options: Omit<PublisherOptions, 'editionsKept'>): Publisher;
  whyCustomer(customer: CustomerId): Promise<CustomerFacts>;
  /** What `doctor` tells about the database. */
  facts(): Promise<StoreFacts>;
  close(): Promise<void>;
  /** Closes, and stops the embedded server; a server of one's own is left alone. */
  stop(): Promise<void>;
}

/** Name of the embedded server's database. */
export const embeddedDatabase = 'kith';

export async function openStore(options: StoreOptions): Promise<Store> {
  const { settings, databaseUrl } = options;
  if (databaseUrl !== undefined) assertConnectionString(databaseUrl);
  const server = options.databaseUrl === undefined ? await embeddedServer(options) : undefined;
  const address: pg.ClientConfig =
    server === undefined
      ? { connectionString: options.databaseUrl }
      : server.address(embeddedDatabase);
  const database = openDatabase(address);
  try {
    const migrated = await migrate(database);
    await readyReaderRole(database, settings.readerRole, migrated.length > 0);
    return storeOn({ database, server, options, migrated });
  } catch (cause) {
    await database.close();
    throw cause;
  }
}

interface StoreParts {
  readonly database: Database;
  readonly server: EmbeddedServer | undefined;
  readonly options: StoreOptions;
  readonly migrated: readonly string[];
}

function storeOn({ database, server, options, migrated }: StoreParts): Store {
  const { editionsKept, readerRole: role } = options.settings;
  return {
    migrated,
    people: peopleRepository(database),
    ledger: ledger(database),
    editions: editionRepository(database),
    lists: listRepository(database),
    runs: runRepository(database),
    reviews: reviewRepository(database),
    reviewQueue: reviewQueueRepository(database),
    publisher: (night) => publisher(database, { ...night, editionsKept }),
    whyCustomer: (customer) => whyCustomer(database, customer),
    facts: () =>
      storeFacts({
        database,
        server,
        role,
        connection:
          options.databaseUrl === undefined
            ? 'the embedded server'
            : withoutSecret(options.databaseUrl),
      }),
    close: () => database.close(),
    stop: async () => {
      await database.close();
      await server?.stop();
    },
  };
}

async function embeddedServer(options: StoreOptions): Promise<EmbeddedServer> {
  const server = await startEmbedded({
    workspace: options.workspace,
    port: options.settings.embeddedPort,
    runtimeFolder: options.runtimeFolder,
  });
  await createDatabase(server, embeddedDatabase);
  return server;
}

/** A new server has no database of ours; of two processes that make it at once, one is told so. */
async function createDatabase(server: EmbeddedServer, name: string): Promise<void> {
  const doing = 'creating the embedded database';
  const maintenance = openDatabase(server.address('postgres'));
  const exists = async (): Promise<boolean> => {
    const rows = await maintenance.query(doing, 'select 1 from pg_database where datname = $1', [
      name,
    ]);
    return rows.length > 0;
  };
  try {
    if (await exists()) return;
    await maintenance.query(doing, `create database ${name}`).catch(async (cause: unknown) => {
      if (!(await exists())) throw cause;
    });
  } finally {
    await maintenance.close();
  }
}

/** Grants are written only when something may lack them, not on every opening. */
async function readyReaderRole(
  database: Database,
  role: string,
  migrated: boolean,
): Promise<ReaderRole> {
  const found = await readerRole(database, role);
  return found.state === 'ready' && !migrated ? found : ensureReaderRole(database, role);
}
