/**
 * The embedded server's own settings, written anew before every start.
 *
 * Small, because it serves one company on one machine; safe, because fsync
 * stays on. `wal_level = minimal` lets a COPY into a table made in the same
 * transaction skip the log, which is how editions are staged. Errors of
 * statements are not logged: they would carry values of rows, and the process
 * that sent the statement reports them.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';
import { giveTo } from './identity.ts';

export interface Listening {
  readonly port: number;
  readonly socketFolder: string | undefined;
}

const include = "include 'kith.conf'";

export function writeSettings(cluster: Cluster, { port, socketFolder }: Listening): void {
  const main = join(cluster.dataFolder, 'postgresql.conf');
  if (!readFileSync(main, 'utf8').includes(include)) appendFileSync(main, `\n${include}\n`);
  const own = join(cluster.dataFolder, 'kith.conf');
  const lines = Object.entries({
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: socketFolder ?? '',
    unix_socket_permissions: '0700',
    max_connections: 40,
    shared_buffers: '96MB',
    // Reading an edition locks every kept edition's partition of the tables read.
    max_locks_per_transaction: 256,
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_wal_size: '1GB',
    maintenance_work_mem: '64MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    password_encryption: 'scram-sha-256',
  }).map(([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`);
  writeFileSync(own, `# Written by kith before every start.\n${lines.join('\n')}\n`);
  giveTo(cluster.identity, own);
}
