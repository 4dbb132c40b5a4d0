/**
 * The manifest: which version of each table is current, which job made it, and
 * what the nights that were published saw.
 *
 * It is the only file of the lake that changes, and it changes by rename, so a
 * crash at any moment leaves either the old one or the new one.
 */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../kernel/index.ts';
import { translateFileError } from './file-error.ts';

export interface TableVersion {
  /** Folder name below the table's folder. */
  readonly version: string;
  readonly rows: number;
  /** SHA-256 over the content of its files, hexadecimal. */
  readonly content: string;
  /** File names and sizes in bytes, in the order of the table's rows. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

export interface JobRecord {
  readonly fingerprint: string;
  /** Figures of the run that made the current outputs. */
  readonly figures: Readonly<Record<string, number>>;
}

/** What one published night saw: `previous.<table>` of a later night reads these. */
export interface PublishedNight {
  readonly date: string;
  readonly tables: Readonly<Record<string, TableVersion>>;
}

export interface Manifest {
  readonly format: 1;
  readonly tables: Readonly<Record<string, TableVersion>>;
  readonly jobs: Readonly<Record<string, JobRecord>>;
  /** Oldest first. */
  readonly nights: readonly PublishedNight[];
}

export const emptyManifest: Manifest = { format: 1, tables: {}, jobs: {}, nights: [] };

/** Reads the manifest; a lake that has none yet is empty. Throws `store.lake_damaged` when unreadable. */
export async function readManifest(file: string): Promise<Manifest> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return emptyManifest;
    throw translateFileError(thrown, file);
  }
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (manifest.format === 1) return manifest;
  } catch {
    // Fall through: not JSON is as unreadable as a wrong format.
  }
  throw new AppError(
    'store.lake_damaged',
    `${file} is not a manifest of this version; move the lake folder aside and run the night again`,
  );
}

/** Replaces the manifest atomically and durably. */
export async function writeManifest(file: string, manifest: Manifest): Promise<void> {
  const next = `${file}.next`;
  try {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(next, 'w');
    try {
      await handle.writeFile(`${JSON.stringify(manifest, null, 1)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(next, file);
  } catch (thrown) {
    throw translateFileError(thrown, file);
  }
}

/** The last night of an earlier date than this one; undefined in the first night. */
export const nightBefore = (manifest: Manifest, date: string): PublishedNight | undefined =>
  manifest.nights.filter((night) => night.date < date).at(-1);

/** Adds the night of this date, or replaces it, and keeps the newest `nightsKept`. */
export function withNight(manifest: Manifest, night: PublishedNight, nightsKept: number): Manifest {
  const others = manifest.nights.filter((one) => one.date !== night.date);
  const nights = [...others, night].sort((a, b) => (a.date < b.date ? -1 : 1));
  return { ...manifest, nights: nights.slice(-nightsKept) };
}
