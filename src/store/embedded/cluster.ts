/**
 * The cluster folder: one PostgreSQL data directory with what belongs to it.
 *
 *     postgresql/
 *       data/       the data directory, 0700, owned by the server's user
 *       log/        the server's log, owned by the server's user
 *       password    of the role `kith` over TCP, 0600, generated once
 *       port        loopback port chosen once
 *
 * It is made beside its place and renamed, so that a killed or a second process
 * never meets half of one. It lies in the workspace unless the server's user
 * cannot get there (root's 0700 home): then it lies in a folder for all, and
 * `postgresql.place` in the workspace says where.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../kernel/index.ts';
import {
  canReach,
  giveTo,
  type Identity,
  identityFor,
  isSafeFolder,
  makeOwnFolder,
} from './identity.ts';
import { unavailable } from './platform.ts';
import { runProgram } from './spawn.ts';

export const superuser = 'kith';

export interface Cluster {
  readonly folder: string;
  readonly dataFolder: string;
  readonly logFile: string;
  readonly identity: Identity;
  /** Never logged, never in an error. */
  readonly password: string;
}

/** Where the workspace's cluster lies or will lie, and as whom its server runs. */
export interface ClusterPlace {
  readonly folder: string;
  readonly identity: Identity;
}

/** @param sharedFolders where a cluster may lie that its server cannot reach in the workspace. */
export function clusterPlace(workspace: string, sharedFolders: readonly string[]): ClusterPlace {
  makeWorkspace(workspace);
  const inside = join(realpathSync(workspace), 'postgresql');
  const identity = identityFor(join(inside, 'data'));
  if (canReach(identity, inside)) return { folder: inside, identity };
  const folder = sharedPlace(join(workspace, 'postgresql.place'), identity, sharedFolders);
  return { folder, identity: identityFor(join(folder, 'data')) };
}

/** Opens the cluster, making it first where there is none. */
export async function openCluster(place: ClusterPlace, binFolder: string): Promise<Cluster> {
  const { folder, identity } = place;
  if (!existsSync(folder)) await createCluster(place, binFolder);
  const passwordFile = join(folder, 'password');
  try {
    return {
      folder,
      identity,
      dataFolder: join(folder, 'data'),
      logFile: join(folder, 'log', 'postgresql.log'),
      password: readFileSync(passwordFile, 'utf8').trim(),
    };
  } catch (cause) {
    throw unavailable(
      `${passwordFile} cannot be read; the database belongs to the user who first ran kith here`,
      cause,
    );
  }
}

async function createCluster({ folder, identity }: ClusterPlace, binFolder: string): Promise<void> {
  removeAbandonedDrafts(folder);
  const draft = mkdtempSync(`${folder}.new-${process.pid}-`);
  try {
    openDraft(draft, identity);
    const password = randomBytes(24).toString('base64url');
    writeFileSync(join(draft, 'password'), `${password}\n`, { mode: 0o600 });
    makeOwnFolder(identity, join(draft, 'data'));
    makeOwnFolder(identity, join(draft, 'log'));
    await initialise({ draft, identity, binFolder, password });
    // Renaming onto a folder that another process finished first fails, and theirs is as good.
    if (!existsSync(folder)) renameSync(draft, folder);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw cause;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** The server's user must pass the cluster folder; what is secret in it has a mode of its own. */
function openDraft(draft: string, identity: Identity): void {
  if (identity.uid === undefined) return;
  rmSync(draft, { recursive: true });
  mkdirSync(draft, { mode: 0o711 });
}

interface InitialiseOptions {
  readonly draft: string;
  readonly identity: Identity;
  readonly binFolder: string;
  readonly password: string;
}

async function initialise(options: InitialiseOptions): Promise<void> {
  const { draft, identity, binFolder, password } = options;
  const data = join(draft, 'data');
  const secret = join(draft, 'initial-password');
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  giveTo(identity, secret);
  const { exitCode, said } = await runProgram(
    join(binFolder, 'initdb'),
    [
      ...['--pgdata', data, '--username', superuser, '--pwfile', secret],
      ...['--auth-local', 'trust', '--auth-host', 'scram-sha-256', '--no-instructions'],
      // An unset LANG would give SQL_ASCII; the builtin provider sorts alike on every machine.
      ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ],
    { identity, cwd: data, timeoutMs: 120_000 },
  );
  rmSync(secret);
  if (exitCode !== 0) throw unavailable(`initdb failed: ${lastLines(said)}`);
}

/** Drafts carry the id of the process that made them; those of dead ones are litter. */
function removeAbandonedDrafts(folder: string): void {
  const parent = join(folder, '..');
  for (const name of readdirSync(parent)) {
    const pid = /^.*\.new-(\d+)-\w+$/.exec(name)?.[1];
    if (pid === undefined || !join(parent, name).startsWith(folder)) continue;
    if (!isAlive(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

export function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The folder named in the workspace; chosen and written down once, whoever of two comes first. */
function sharedPlace(note: string, identity: Identity, sharedFolders: readonly string[]): string {
  if (!existsSync(note)) {
    const parent = sharedFolders.find((one) => isUsableParent(one, identity));
    if (parent === undefined) {
      throw unavailable(
        `its user cannot enter the workspace, and none of ${sharedFolders.join(', ')} can be used instead`,
      );
    }
    try {
      writeFileSync(note, `${join(parent, `workspace-${randomUUID()}`)}\n`, { flag: 'wx' });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
  }
  return readFileSync(note, 'utf8').trim();
}

function isUsableParent(folder: string, identity: Identity): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
  } catch {
    // The next folder of the list is tried; when none is left, an error names them all.
    return false;
  }
  return isSafeFolder(folder, process.getuid?.()) && canReach(identity, folder);
}

function makeWorkspace(workspace: string): void {
  try {
    mkdirSync(workspace, { recursive: true });
  } catch (cause) {
    const { message } = cause as Error;
    throw new AppError('store.lake_unwritable', `${workspace} cannot be made: ${message}`, {
      cause,
    });
  }
}

export const lastLines = (text: string): string =>
  text.trim().split('\n').slice(-4).join(' | ') || 'it said nothing';
