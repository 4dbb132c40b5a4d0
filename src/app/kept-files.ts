/**
 * What one process found out and the next one need not: files in the user's
 * cache, readable by their owner alone.
 *
 * Nothing but time is lost when they are gone, cut short or cannot be written,
 * so none of that is an error.
 */
import { lstatSync, mkdirSync } from 'node:fs';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';

/** A folder of this user's own; undefined where somebody else could have put something into it. */
export function keptFolder(): string | undefined {
  try {
    const { uid } = userInfo();
    const folder = join(homedir(), '.cache', 'kith');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    const isOurs = uid < 0 || (found.uid === uid && (found.mode & 0o077) === 0);
    return found.isDirectory() && isOurs ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** The file in memory that threads share; undefined where there is none. */
export async function readKept(file: string): Promise<Uint8Array | undefined> {
  try {
    const opened = await open(file);
    try {
      const { size } = await opened.stat();
      const bytes = new Uint8Array(new SharedArrayBuffer(size));
      for (let at = 0; at < size; ) {
        const { bytesRead } = await opened.read(bytes, at, size - at, at);
        if (bytesRead === 0) return undefined;
        at += bytesRead;
      }
      return bytes;
    } finally {
      await opened.close();
    }
  } catch {
    return undefined;
  }
}

/** Whole or not at all. */
export async function keepFile(file: string, content: Uint8Array | string): Promise<void> {
  const passing = `${file}.${process.pid}`;
  try {
    await writeFile(passing, content, { mode: 0o600 });
    await rename(passing, file);
  } catch {
    await rm(passing, { force: true }).catch(() => undefined);
  }
}
