/**
 * What a file source is: the bytes of its file and the settings it is read with.
 */
import { createHash } from 'node:crypto';
import { storedBytes } from './read/open-file.ts';

/** SHA-256, hexadecimal. The order in which settings are written changes nothing. */
export async function fingerprintOfFile(
  source: string,
  path: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(sorted({ source, ...settings })));
  hash.update('\0');
  for await (const chunk of storedBytes(source, path)) hash.update(chunk);
  return hash.digest('hex');
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]),
  );
}
