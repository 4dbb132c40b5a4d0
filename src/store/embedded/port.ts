/**
 * The loopback port of the embedded server: a fixed one, or a free one chosen
 * once and kept, so that the address given to a BI tool stays good.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { unavailable } from './platform.ts';

/** @param configured 0 chooses and keeps; any other port must be free or it is an error. */
export async function choosePort(clusterFolder: string, configured: number): Promise<number> {
  if (configured !== 0) {
    if (await isFree(configured)) return configured;
    throw portTaken(configured);
  }
  const note = join(clusterFolder, 'port');
  const kept = existsSync(note) ? Number(readFileSync(note, 'utf8')) : 0;
  if (kept > 0 && (await isFree(kept))) return kept;
  const chosen = await freePort();
  writeFileSync(note, `${chosen}\n`);
  return chosen;
}

export const portTaken = (port: number) =>
  unavailable(
    `port ${port} (store.embeddedPort) is in use by another program, perhaps the embedded PostgreSQL of another checkout; give this one another port, or 0 to have a free one chosen`,
  );

const isFree = async (port: number): Promise<boolean> => (await listenOnce(port)) !== undefined;

async function freePort(): Promise<number> {
  const port = await listenOnce(0);
  if (port === undefined) throw unavailable('no loopback port could be opened');
  return port;
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      const got = typeof address === 'object' && address !== null ? address.port : undefined;
      server.close(() => resolve(got));
    });
  });
}
