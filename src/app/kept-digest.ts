/**
 * SHA-256 of large files that hardly ever change, worked out once and kept.
 *
 * A file is the same as long as its place on the disk, its size and both its
 * times are: the system sets the time of the last change itself.
 */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepFile, keptFolder, readKept } from './kept-files.ts';

interface KeptDigest {
  readonly stamp: string;
  readonly digest: string;
}

/** Digests in the order of the files, hexadecimal. @param folder keeps them; undefined keeps none. */
export async function keptDigests(
  files: readonly URL[],
  folder: string | undefined = keptFolder(),
): Promise<string[]> {
  const list = folder === undefined ? undefined : join(folder, 'digests.json');
  const kept = list === undefined ? {} : parsed(await readKept(list));
  let isNew = false;
  const digests = files.map((file) => {
    const path = fileURLToPath(file);
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    const stamp = [dev, ino, size, mtimeNs, ctimeNs].join(' ');
    const known = kept[path];
    if (known?.stamp === stamp) return known.digest;
    isNew = true;
    const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
    kept[path] = { stamp, digest };
    return digest;
  });
  if (list !== undefined && isNew) await keepFile(list, JSON.stringify(kept));
  return digests;
}

/** What was cut short counts as nothing. */
function parsed(bytes: Uint8Array | undefined): Record<string, KeptDigest> {
  if (bytes === undefined) return {};
  try {
    return JSON.parse(Buffer.from(bytes).toString()) as Record<string, KeptDigest>;
  } catch {
    return {};
  }
}
