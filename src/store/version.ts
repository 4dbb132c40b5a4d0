/** Version of the server, which must be 14 or later (`bit_xor`, partitions attached under load). */
import { AppError } from '../kernel/index.ts';
import type { Sql } from './database.ts';

const oldest = 140_000;

/** Gives the version as the server states it, such as `18.4`; throws `store.refused` below 14. */
export async function readVersion(sql: Sql): Promise<string> {
  const [row] = await sql.query<{ number: string; version: string }>(
    'reading the version',
    "select current_setting('server_version_num') as number, current_setting('server_version') as version",
  );
  const version = row?.version ?? 'unknown';
  if (Number(row?.number) >= oldest) return version;
  throw new AppError(
    'store.refused',
    `This is PostgreSQL ${version}; kith needs 14 or later. Set DATABASE_URL to a newer one, or unset it to use the embedded server.`,
    { details: { version } },
  );
}
