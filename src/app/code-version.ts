/**
 * Digest of everything that decides what the tables hold: the sources of the
 * rooms, the SQL, the models and the locked dependencies.
 *
 * A new version of kith, or an edited line, makes every job run again; nobody
 * has to remember to raise a number.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Rooms that only show or train change no table. */
const without = ['src/cli/', 'src/app/reference/', 'src/app/train/', 'src/app/read/'];

export function codeVersion(): string {
  const hash = createHash('sha256');
  for (const path of ['package.json', ...['graph', 'jobs', 'src'].flatMap(filesBelow)]) {
    if (without.some((prefix) => path.startsWith(prefix))) continue;
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(`${root}${path}`))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Paths of all files below a folder of the checkout, from its root. */
export function filesBelow(folder: string): string[] {
  return readdirSync(`${root}${folder}`)
    .sort()
    .flatMap((name) => {
      const path = `${folder}/${name}`;
      return statSync(`${root}${path}`).isDirectory() ? filesBelow(path) : [path];
    });
}
