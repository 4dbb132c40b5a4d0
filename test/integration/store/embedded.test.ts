/** The embedded server's supervisor, against the traps of real machines. */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startEmbedded } from '../../../src/store/index.ts';

const root = process.getuid?.() === 0;
const script = fileURLToPath(new URL('./embedded-process.ts', import.meta.url));

interface Answer {
  readonly pid: number;
  readonly folder: string;
  readonly socketFolder: string;
}

/** Runs another process without LANG or anything else in its environment. */
const ask = (workspace: string, as: { uid?: number; gid?: number } = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const options = { env: { PATH: process.env['PATH'] }, cwd: tmpdir(), ...as };
    const tsx = fileURLToPath(import.meta.resolve('tsx'));
    execFile(process.execPath, ['--import', tsx, script, workspace], options, (error, out) =>
      error === null ? resolve(JSON.parse(out) as Answer) : reject(error),
    );
  });

async function query<Row>(server: EmbeddedServer, text: string): Promise<Row[]> {
  const client = new pg.Client(server.address('postgres'));
  await client.connect();
  try {
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}

describe('the embedded server', () => {
  let folder: string;
  let workspace: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kith-embedded-'));
    chmodSync(folder, 0o755);
    // Deep enough that a socket inside would be fatal, and not plain ASCII.
    workspace = join(folder, 'é [deep] '.repeat(9), 'x'.repeat(60), '.kith');
  });
  afterAll(async () => {
    if (existsSync(join(workspace, 'postgresql'))) {
      const server = await startEmbedded({ workspace, port: 0 });
      await server.stop();
    }
    rmSync(folder, { recursive: true });
  });

  it('is one good server when two processes start it at once, and outlives both', async () => {
    const [first, second] = await Promise.all([ask(workspace), ask(workspace)]);
    expect(first).toEqual(second);
    expect(first.socketFolder.length).toBeLessThan(80);
    const server = await startEmbedded({ workspace, port: 0 });
    expect(server.pid).toBe(first.pid);
    expect(
      await query(
        server,
        `select current_setting('server_encoding') as encoding, datcollate as collate,
        datlocale as locale, current_setting('fsync') as fsync from pg_database where datname = 'postgres'`,
      ),
    ).toEqual([{ encoding: 'UTF8', collate: 'C', locale: 'C.UTF-8', fsync: 'on' }]);
  });

  it('lets nobody else in: folders 0700, password 0600 and asked for over TCP', async () => {
    const server = await startEmbedded({ workspace, port: 0 });
    expect(statSync(join(server.folder, 'data')).mode & 0o777).toBe(0o700);
    expect(statSync(server.socketFolder ?? '').mode & 0o777).toBe(0o700);
    expect(statSync(server.passwordFile).mode & 0o777).toBe(0o600);
    const address = { ...server.address('postgres'), host: '127.0.0.1' };
    const welcome = new pg.Client(address);
    await welcome.connect();
    await welcome.end();
    const stranger = new pg.Client({ ...address, password: 'guess' });
    await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' });
    await stranger.end();
  });

  it('comes back after kill -9 with everything that was committed', async () => {
    const server = await startEmbedded({ workspace, port: 0 });
    await query(server, 'create table kept (n int); insert into kept values (42)');
    process.kill(server.pid, 'SIGKILL');
    const again = await startEmbedded({ workspace, port: 0 });
    expect(again.pid).not.toBe(server.pid);
    expect(await query(again, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  describe('whose port another program has', () => {
    let other: Server | undefined;
    afterEach(() => other?.close());
    const occupy = (port: number) =>
      new Promise<void>((resolve) => {
        other = createServer().listen(port, '127.0.0.1', () => resolve());
      });

    it('says so when the port was configured, and chooses another when not', async () => {
      const server = await startEmbedded({ workspace, port: 0 });
      await server.stop();
      await expect(query(server, 'select 1')).rejects.toMatchObject({ code: 'ENOENT' });
      await occupy(server.port);
      await expect(startEmbedded({ workspace, port: server.port })).rejects.toMatchObject({
        code: 'store.embedded_unavailable',
        message: expect.stringMatching(new RegExp(`port ${server.port} .*another checkout.* or 0`)),
      });
      const moved = await startEmbedded({ workspace, port: 0 });
      expect(moved.port).not.toBe(server.port);
    });
  });

  it('keeps its port when it is stopped and started', async () => {
    const server = await startEmbedded({ workspace, port: 0 });
    await server.stop();
    await server.stop();
    expect((await startEmbedded({ workspace, port: 0 })).port).toBe(server.port);
  });

  describe.skipIf(!root)('of root (skipped: these tests do not run as root)', () => {
    it('lies in a shared folder when its user cannot enter the workspace', async () => {
      const closed = join(folder, 'closed');
      const shared = join(folder, 'shared');
      mkdirSync(closed, { mode: 0o700 });
      const options = { workspace: join(closed, '.kith'), port: 0, sharedFolders: [shared] };
      const server = await startEmbedded(options);
      expect(server.folder.startsWith(shared)).toBe(true);
      expect(statSync(join(server.folder, 'data'))).toMatchObject({ uid: 65534, mode: 0o40700 });
      expect((await startEmbedded(options)).pid).toBe(server.pid);
      await server.stop();
    });

    it('and of an ordinary user is that user’s own, which root then runs as that user', async () => {
      const home = join(folder, 'home');
      mkdirSync(home, { mode: 0o755 });
      chownSync(home, 65534, 65534);
      const theirs = await ask(join(home, '.kith'), { uid: 65534, gid: 65534 });
      const server = await startEmbedded({ workspace: join(home, '.kith'), port: 0 });
      expect(server.pid).toBe(theirs.pid);
      expect(statSync(server.passwordFile).uid).toBe(65534);
      await server.stop();
      const again = await startEmbedded({ workspace: join(home, '.kith'), port: 0 });
      expect(statSync(`/proc/${again.pid}`, { throwIfNoEntry: false })?.uid ?? 65534).toBe(65534);
      await again.stop();
    });
  });
});
