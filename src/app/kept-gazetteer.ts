/**
 * The gazetteer, built once on a machine and kept for the next process.
 *
 * It says what it was built of, by content and by code, so that one of another
 * version is built anew.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildGazetteer, gazetteerBytes, gazetteerFrom } from '../match/index.ts';
import { filesBelow } from './code-version.ts';
import { keptDigests } from './kept-digest.ts';
import { keepFile, keptFolder, readKept } from './kept-files.ts';

interface GazetteerFiles {
  readonly cities: URL;
  readonly regions: URL;
}

/** Its bytes, in memory that threads share. @param folder keeps it; undefined keeps none. */
export async function keptGazetteer(
  files: GazetteerFiles,
  folder: string | undefined = keptFolder(),
): Promise<Uint8Array> {
  const build = await buildOf(files, folder);
  const file = folder === undefined ? undefined : join(folder, 'gazetteer.bin');
  const kept = file === undefined ? undefined : await readKept(file);
  if (kept !== undefined && gazetteerFrom(kept, build) !== undefined) return kept;
  const cities = await readFile(files.cities);
  const tables = buildGazetteer({ cities, regions: await readFile(files.regions) });
  const built = gazetteerBytes(tables, build);
  if (file !== undefined) await keepFile(file, built);
  const bytes = new Uint8Array(new SharedArrayBuffer(built.length));
  bytes.set(built);
  return bytes;
}

/** What a gazetteer follows from: the packages' files, and the code that reads them with all it uses. */
async function buildOf(files: GazetteerFiles, folder: string | undefined): Promise<string> {
  const hash = createHash('sha256');
  for (const digest of await keptDigests([files.cities, files.regions], folder)) {
    hash.update(digest);
  }
  for (const path of ['package.json', ...builders.flatMap(filesBelow)]) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(new URL(path, root)))
      .update('\0');
  }
  return hash.digest('hex');
}

const root = new URL('../../', import.meta.url);
const builders = ['src/kernel', 'src/match/normalise', 'src/match/place'];
