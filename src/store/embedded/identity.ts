/**
 * As whom the server runs, and which folders that user can get at.
 *
 * PostgreSQL refuses to run as root. Its binaries run well as uid 65534
 * (nobody), which every system has, so nothing need be created; then every
 * folder on the way to binaries and data must let that user pass.
 */
import { chownSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Undefined ids: the user of this process. */
export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

const nobody: Identity = { uid: 65534, gid: 65534 };

export const isRoot = (): boolean => process.getuid?.() === 0;

/** The owner of existing data when we are root (root may act as them), else nobody; not root: ourselves. */
export function identityFor(dataFolder: string): Identity {
  if (!isRoot()) return {};
  if (!existsSync(dataFolder)) return nobody;
  const { uid, gid } = statSync(dataFolder);
  return uid === 0 ? nobody : { uid, gid };
}

/** Whether the identity can pass every folder down to and including this one. */
export function canReach(identity: Identity, folder: string): boolean {
  if (identity.uid === undefined) return true;
  let at = realpathSync(nearestExisting(folder));
  for (;;) {
    if (!mayEnter(identity, at)) return false;
    const parent = dirname(at);
    if (parent === at) return true;
    at = parent;
  }
}

/** Whether the identity can read or, for programs and folders, execute this file. */
export function mayEnter(identity: Identity, path: string, bit: 1 | 4 = 1): boolean {
  const { uid, gid, mode } = statSync(path);
  if (uid === identity.uid) return (mode & (bit << 6)) !== 0;
  if (gid === identity.gid) return (mode & (bit << 3)) !== 0;
  return (mode & bit) !== 0;
}

/** Creates a folder that only the identity may enter. */
export function makeOwnFolder(identity: Identity, folder: string): void {
  mkdirSync(folder, { mode: 0o700 });
  giveTo(identity, folder);
}

export function giveTo(identity: Identity, path: string): void {
  if (identity.uid !== undefined && identity.gid !== undefined) {
    chownSync(path, identity.uid, identity.gid);
  }
}

/** True for a real folder (no link) of that owner which nobody else may write. */
export function isSafeFolder(
  folder: string,
  ownerUid: number | undefined,
  others = 0o022,
): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return false;
  if (ownerUid === undefined) return true;
  return found.uid === ownerUid && (found.mode & others) === 0;
}

function nearestExisting(path: string): string {
  let at = path;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}
