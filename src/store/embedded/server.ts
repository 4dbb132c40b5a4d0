/**
 * Supervisor of the embedded PostgreSQL: connect first, else start, else retry.
 *
 * Several processes may ask at once; whoever loses the race to start finds the
 * other's server. The server outlives the process that started it. After a
 * `kill -9` of the server its lock file and its orphaned children block a new
 * start for up to 25 seconds, so that failure is retried for 35.
 */
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  rmdirSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { AppError } from '../../kernel/index.ts';
import { prepareBinaries } from './binaries.ts';
import {
  type Cluster,
  clusterPlace,
  isAlive,
  lastLines,
  openCluster,
  superuser,
} from './cluster.ts';
import { giveTo } from './identity.ts';
import { type NativePackage, nativePackage, unavailable } from './platform.ts';
import { choosePort, portTaken } from './port.ts';
import { type Listening, writeSettings } from './settings.ts';
import { socketFolder } from './socket-folder.ts';
import { runProgram } from './spawn.ts';

export interface EmbeddedOptions {
  readonly workspace: string;
  /** Loopback port; 0 has a free one chosen once and kept. */
  readonly port: number;
  /** XDG_RUNTIME_DIR, where there is one. */
  readonly runtimeFolder?: string | undefined;
  /** Where root keeps what the server's user cannot reach in the workspace or the checkout. */
  readonly sharedFolders?: readonly string[];
  /** Another installation of the binaries, for tests. */
  readonly native?: NativePackage;
}

/** How to connect to one database of the server. */
export interface EmbeddedAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface EmbeddedServer extends Listening {
  readonly folder: string;
  readonly logFile: string;
  readonly passwordFile: string;
  readonly pid: number;
  /** Over the socket where there is one, else loopback. */
  address(database: string): EmbeddedAddress;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

const retryMs = 35_000;
const logBytesMax = 10_000_000;
const defaultSharedFolders = ['/var/lib/kith', '/var/cache/kith'];

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  try {
    return await connectOrStart(options);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw unavailable(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

async function connectOrStart(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const sharedFolders = options.sharedFolders ?? defaultSharedFolders;
  const place = clusterPlace(options.workspace, sharedFolders);
  const native = options.native ?? nativePackage();
  const copyFolders = [join(place.folder, '..'), ...sharedFolders];
  const binFolder = prepareBinaries({ native, identity: place.identity, copyFolders });
  const cluster = await openCluster(place, binFolder);
  const deadlineMs = Date.now() + retryMs;
  for (;;) {
    const listening = await runningServer(cluster);
    if (listening !== undefined) return embeddedServer(cluster, binFolder, listening);
    const refusal = (await tryStart(cluster, binFolder, options)) ?? startedMark;
    if (refusal === startedMark && Date.now() < deadlineMs) continue;
    if (!passes(refusal) || Date.now() > deadlineMs) {
      throw unavailable(`it did not start: ${lastLines(refusal)} (log: ${cluster.logFile})`);
    }
    await delay(250);
  }
}

/** Starts the server; gives what it said when it would not. */
async function tryStart(
  cluster: Cluster,
  binFolder: string,
  options: EmbeddedOptions,
): Promise<string | undefined> {
  const port = await choosePort(cluster.folder, options.port);
  const { identity, dataFolder, logFile } = cluster;
  writeSettings(cluster, {
    port,
    socketFolder: socketFolder({
      clusterFolder: cluster.folder,
      identity,
      runtimeFolder: options.runtimeFolder,
    }),
  });
  const logged = prepareLog(cluster);
  const { exitCode, said } = await runProgram(
    join(binFolder, 'pg_ctl'),
    ['start', '--pgdata', dataFolder, '--log', logFile, '--wait', '--timeout', '60', '--silent'],
    { identity, cwd: dataFolder, timeoutMs: 70_000 },
  );
  if (exitCode === 0) return undefined;
  const log = readFrom(logFile, logged);
  if (/could not bind|could not create any TCP/.test(log)) {
    if (options.port !== 0) throw portTaken(options.port);
    return `${log}\n${busyMark}`;
  }
  return `${said}\n${log}`;
}

/** Says that pg_ctl was content; the next round connects, or starts again until time is up. */
const startedMark = 'it was started and does not answer';
const busyMark = 'another server might be running on the port';

/** Whether the refusal is one that time mends: another start, a shutdown or a recovery under way. */
const passes = (refusal: string): boolean =>
  /lock file ".*" already exists|another server might be running|shared memory block.*(in use|exists)|could not create lock file|starting up|shutting down|recovery/.test(
    refusal,
  );

/** Where the cluster's running server listens, once it answers; undefined when none does. */
async function runningServer(
  cluster: Cluster,
): Promise<(Listening & { readonly pid: number }) | undefined> {
  const lock = readLock(cluster.dataFolder);
  if (lock === undefined) return undefined;
  const client = new pg.Client({
    ...addressOf(cluster, lock, 'postgres'),
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined); // The failed query below reports it.
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      "select current_setting('data_directory') as folder",
    );
    // A stale lock may name a port that another server uses by now.
    return rows[0]?.folder === cluster.dataFolder.replaceAll('\\', '/') ? lock : undefined;
  } catch {
    // Not answering is an answer: the caller starts it, and reports why that fails.
    return undefined;
  } finally {
    await client.end().catch(() => undefined); // A connection that never opened cannot close.
  }
}

/** PostgreSQL's `postmaster.pid`: pid, data folder, start time, port, socket folder, host, key, status. */
function readLock(dataFolder: string): (Listening & { readonly pid: number }) | undefined {
  const file = join(dataFolder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , , port, folder] = readFileSync(file, 'utf8').split('\n');
  if (pid === undefined || !(Number(port) > 0)) return undefined;
  return { pid: Number(pid), port: Number(port), socketFolder: folder === '' ? undefined : folder };
}

function embeddedServer(
  cluster: Cluster,
  binFolder: string,
  listening: Listening & { readonly pid: number },
): EmbeddedServer {
  const { folder, dataFolder, identity, logFile } = cluster;
  return {
    ...listening,
    folder,
    logFile,
    passwordFile: join(folder, 'password'),
    address: (database) => addressOf(cluster, listening, database),
    stop: async () => {
      const { exitCode, said } = await runProgram(
        join(binFolder, 'pg_ctl'),
        ['stop', '--pgdata', dataFolder, '--mode', 'fast', '--wait', '--timeout', '60'],
        { identity, cwd: dataFolder, timeoutMs: 70_000 },
      );
      // A server that was killed cannot be stopped, and leaves its lock behind.
      if (exitCode !== 0 && isAlive(readLock(dataFolder)?.pid)) {
        throw unavailable(`it did not stop: ${lastLines(said)}`);
      }
      if (listening.socketFolder !== undefined) removeIfEmpty(listening.socketFolder);
    },
  };
}

/** The next start makes it again. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Not empty, gone already, or not ours to remove: a start by another process is welcome to it.
  }
}

const addressOf = (cluster: Cluster, listening: Listening, database: string): EmbeddedAddress => ({
  host: listening.socketFolder ?? '127.0.0.1',
  port: listening.port,
  user: superuser,
  password: cluster.password,
  database,
});

/** Makes the log writable for the server and short; gives its length. */
function prepareLog({ logFile, identity }: Cluster): number {
  closeSync(openSync(logFile, 'a', 0o600));
  giveTo(identity, logFile);
  const { size } = statSync(logFile);
  if (size <= logBytesMax) return size;
  truncateSync(logFile);
  return 0;
}

function readFrom(file: string, offset: number): string {
  const bytes = Buffer.alloc(Math.min(65_536, Math.max(0, statSync(file).size - offset)));
  const handle = openSync(file, 'r');
  try {
    return bytes.toString('utf8', 0, readSync(handle, bytes, 0, bytes.length, offset));
  } finally {
    closeSync(handle);
  }
}
