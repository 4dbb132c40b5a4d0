/**
 * SHA-256 of large files that hardly ever change, worked out once and kept.
 *
 * A file is the same as long as its place on the disk, its size and both its
 * times are: the system sets the time of the last change itself.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
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
    const digest = digestOf(file);
    kept[path] = { stamp, digest };
    return digest;
  });
  if (list !== undefined && isNew) await keepFile(list, JSON.stringify(kept));
  return digests;
}

/** Bytes held at once: models may be larger than a buffer can be. */
const chunkBytes = 16 * 1024 * 1024;

function digestOf(file: URL): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(chunkBytes);
  const handle = openSync(file, 'r');
  try {
    for (let read = 1; read > 0; ) {
      read = readSync(handle, chunk);
      hash.update(chunk.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
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
