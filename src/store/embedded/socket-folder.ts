/**
 * The folder of the server's Unix socket.
 *
 * A socket path over 107 bytes is fatal, and workspaces lie deep, so the folder
 * has a short hashed name in the runtime or temporary folder. Whoever can enter
 * it is trusted as the owner of the database: it is 0700 and checked to be ours.
 */
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canReach, type Identity, isSafeFolder, makeOwnFolder } from './identity.ts';

/** Longest path of a Unix socket, in bytes, on Linux; macOS allows 103. */
const pathBytesMax = 103;
/** Longest name that PostgreSQL gives its socket. */
const socketName = '.s.PGSQL.65535';

export interface SocketFolderOptions {
  /** Of the cluster: one socket folder each. */
  readonly clusterFolder: string;
  readonly identity: Identity;
  /** XDG_RUNTIME_DIR, where there is one. */
  readonly runtimeFolder?: string | undefined;
}

/** Gives undefined where no socket can be had (Windows, no writable short folder): TCP alone serves then. */
export function socketFolder(options: SocketFolderOptions): string | undefined {
  if (process.platform === 'win32') return undefined;
  const { clusterFolder, identity, runtimeFolder } = options;
  const uid = identity.uid ?? process.getuid?.();
  const hash = createHash('sha256').update(`${uid} ${clusterFolder}`).digest('hex').slice(0, 12);
  const parents = [runtimeFolder, tmpdir(), '/tmp', '/var/tmp'];
  for (const parent of parents) {
    if (parent === undefined || parent === '') continue;
    const folder = join(parent, `kith-${hash}`);
    if (Buffer.byteLength(join(folder, socketName)) > pathBytesMax) continue;
    if (isOurs(folder, identity, uid)) return folder;
  }
  return undefined;
}

function isOurs(folder: string, identity: Identity, uid: number | undefined): boolean {
  try {
    makeOwnFolder(identity, folder);
  } catch {
    // It exists already, or the parent cannot be written: the check below tells which.
  }
  return isSafeFolder(folder, uid, 0o077) && canReach(identity, folder);
}
