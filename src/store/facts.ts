/**
 * What `doctor` tells about the database: that it answers, which it is, how
 * large, whether the read-only role stands, and how other tools connect.
 */
import type { Database } from './database.ts';
import type { EmbeddedServer } from './embedded/index.ts';
import { type ReaderRole, readerRole } from './reader-role.ts';
import { readVersion } from './version.ts';

export interface StoreFacts {
  /** PostgreSQL's version, such as `18.4`. */
  readonly version: string;
  /** Without its secret. */
  readonly connection: string;
  readonly database: string;
  readonly databaseBytes: number;
  readonly editions: number;
  readonly readerRole: ReaderRole;
  /** Present for the embedded server only. */
  readonly embedded:
    | {
        readonly folder: string;
        readonly logFile: string;
        readonly port: number;
        readonly socketFolder: string | undefined;
        /** Where the password for TCP stands; readable by the owner only. */
        readonly passwordFile: string;
      }
    | undefined;
  /** Commands and settings to connect with, one a line. */
  readonly howToConnect: readonly string[];
}

export interface FactsOptions {
  readonly database: Database;
  readonly server: EmbeddedServer | undefined;
  readonly role: string;
  readonly connection: string;
}

export async function storeFacts(options: FactsOptions): Promise<StoreFacts> {
  const { database, server, role, connection } = options;
  const version = await readVersion(database);
  const [row] = await database.query<{ name: string; bytes: number; editions: number }>(
    'reading the size of the database',
    `select current_database() as name, pg_database_size(current_database()) as bytes,
       (select count(*) from published.edition) as editions`,
  );
  const name = row?.name ?? '';
  return {
    version,
    connection,
    database: name,
    databaseBytes: row?.bytes ?? 0,
    editions: row?.editions ?? 0,
    readerRole: await readerRole(database, role),
    embedded: server && {
      folder: server.folder,
      logFile: server.logFile,
      port: server.port,
      socketFolder: server.socketFolder,
      passwordFile: server.passwordFile,
    },
    howToConnect: howToConnect(server, name, role),
  };
}

function howToConnect(
  server: EmbeddedServer | undefined,
  database: string,
  role: string,
): readonly string[] {
  const login = `BI tools: ALTER ROLE ${role} LOGIN PASSWORD '…'; then read schema reporting as ${role}`;
  if (server === undefined) return ['psql: psql "$DATABASE_URL"', login];
  const { socketFolder, port } = server;
  const psql =
    socketFolder === undefined
      ? `psql -h 127.0.0.1 -p ${port} -U kith ${database}`
      : `psql -h ${socketFolder} -p ${port} -U kith ${database}`;
  return [
    `psql: ${psql}`,
    `Metabase and others: host 127.0.0.1, port ${port}, database ${database}`,
    login,
  ];
}
