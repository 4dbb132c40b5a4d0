/**
 * Makes the installed binaries runnable, in place where possible, else as a copy.
 *
 * npm packages cannot carry symbolic links, so the shared libraries lack theirs
 * until a postinstall script runs, and that script does not run under
 * `--ignore-scripts`. We make the links ourselves from `pg-symlinks.json`.
 * A copy is made when the links cannot be written (node_modules of another
 * user, read-only image) or when the server's user cannot reach the package
 * (a checkout under root's 0700 home).
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { canReach, type Identity, isSafeFolder, mayEnter } from './identity.ts';
import { type NativePackage, unavailable } from './platform.ts';

interface SymbolicLink {
  /** Path of the real file, from the package's root. */
  readonly source: string;
  readonly target: string;
}

export interface BinariesOptions {
  readonly native: NativePackage;
  readonly identity: Identity;
  /** Folders that may hold a copy, best first; the first writable and reachable one is taken. */
  readonly copyFolders: readonly string[];
}

/** Gives the folder of `initdb`, `pg_ctl` and `postgres`. */
export function prepareBinaries({ native, identity, copyFolders }: BinariesOptions): string {
  if (isUsable(native.folder, identity) && completeLinks(native.folder)) {
    return join(native.folder, 'bin');
  }
  const name = `postgresql-${native.version}-${process.platform}-${process.arch}`;
  const failures: string[] = [];
  for (const parent of copyFolders) {
    try {
      if (!canReach(identity, parent)) throw new Error('the server’s user cannot enter it');
      return join(copyInto(parent, name, native.folder), 'bin');
    } catch (cause) {
      failures.push(`${parent}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  throw unavailable(`its binaries could not be copied to a usable folder (${failures.join('; ')})`);
}

/** Makes the missing links; false when the folder cannot be written. */
export function completeLinks(nativeFolder: string): boolean {
  const list = join(nativeFolder, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const root = dirname(nativeFolder);
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly SymbolicLink[];
  for (const { source, target } of links) {
    const at = join(root, relocated(target, nativeFolder));
    if (lstatSync(at, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(basename(source), at);
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code;
      // Another process made the same link at the same moment.
      if (code === 'EEXIST') continue;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      throw cause;
    }
  }
  return true;
}

/** `native/lib/x` in the list, whatever the folder is called here. */
const relocated = (target: string, nativeFolder: string): string =>
  join(basename(nativeFolder), target.replace(/^native\//, ''));

function isUsable(folder: string, identity: Identity): boolean {
  if (identity.uid === undefined) return true;
  const readable = ['lib', 'share', 'bin'].every((part) => {
    const inside = join(folder, part);
    return (
      canReach(identity, inside) &&
      readdirSync(inside).every(
        (file) => isBrokenLink(join(inside, file)) || mayEnter(identity, join(inside, file), 4),
      )
    );
  });
  return readable && mayEnter(identity, join(folder, 'bin', 'postgres'));
}

const isBrokenLink = (path: string): boolean => !existsSync(path);

/** A complete copy under `parent/name`: made beside and renamed, so that half a copy is never seen. */
function copyInto(parent: string, name: string, from: string): string {
  mkdirSync(parent, { recursive: true, mode: 0o755 });
  if (!isSafeFolder(parent, process.getuid?.(), 0o002)) {
    throw new Error('it belongs to another user or everybody may write to it');
  }
  const copy = join(parent, name);
  if (isCopyOf(copy, from)) return copy;
  const draft = mkdtempSync(join(parent, `${name}.new-`));
  try {
    cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
    openToAll(draft);
    completeLinks(draft);
    rmSync(copy, { recursive: true, force: true });
    renameSync(draft, copy);
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    // Another process finished the same copy first.
    if (!isCopyOf(copy, from)) throw cause;
  }
  return copy;
}

/** Ours, closed to other writers, and with every program and library of the original's size. */
function isCopyOf(copy: string, from: string): boolean {
  if (!isSafeFolder(copy, process.getuid?.())) return false;
  return ['bin', 'lib'].every((part) =>
    readdirSync(join(from, part)).every((file) => {
      const original = statSync(join(from, part, file), { throwIfNoEntry: false });
      const copied = statSync(join(copy, part, file), { throwIfNoEntry: false });
      return original === undefined || original.isDirectory() || original.size === copied?.size;
    }),
  );
}

/** Readable and, where a folder or program, enterable by everybody; an umask of 077 must not shut it. */
function openToAll(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  chmodSync(path, found.isDirectory() ? 0o755 : (found.mode & 0o111) === 0 ? 0o644 : 0o755);
  if (found.isDirectory()) for (const inside of readdirSync(path)) openToAll(join(path, inside));
}
