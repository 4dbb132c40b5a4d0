/**
 * A night on the embedded server: the server is killed while it publishes, the
 * night itself is ended, another checkout wants the server's port.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddedServer, startEmbedded } from '../../src/store/index.ts';
import { type RunningKith, startKith } from './night-world.ts';

let folder: string;
let config: string;
const workspace = (): string => join(folder, 'workspace');
const server = (): Promise<EmbeddedServer> => startEmbedded({ workspace: workspace(), port: 0 });

/** Without DATABASE_URL, so that the night starts and finds the server itself. */
const kith = (...args: string[]): RunningKith =>
  startKith([...args, '--config', config], { DATABASE_URL: '' });
const night = (date: string): RunningKith => kith('nightly', '--date', date, '--json');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kith-killed-'));
  chmodSync(folder, 0o755);
  const customers = Array.from({ length: 40 }, (_, i) => `c${i},Ada,Byron ${i}\n`);
  writeFileSync(join(folder, 'c.csv'), `customer_id,first_name,last_name\n${customers.join('')}`);
  config = configured('kith', { workspace: workspace(), port: 0 });
});
afterAll(async () => {
  await (await server()).stop();
  rmSync(folder, { recursive: true });
});

function configured(name: string, place: { workspace: string; port: number }): string {
  const file = join(folder, `${name}.yaml`);
  const text = [
    `workspace: ${place.workspace}`,
    `store: { embeddedPort: ${place.port} }`,
    'sources: { customers: c.csv }',
    'privacy: { fileBasis: { ground: opted_in, platforms: [mastodon] } }',
    'lists: [{ name: everyone, purpose: All of them. }]',
  ];
  writeFileSync(file, `${text.join('\n')}\n`);
  return file;
}

async function connect(to: EmbeddedServer): Promise<pg.Client> {
  const client = new pg.Client(to.address('kith'));
  client.on('error', () => undefined); // It is cut when the server is killed.
  await client.connect();
  return client;
}

async function rows(sql: string): Promise<unknown[]> {
  const client = await connect(await server());
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Asks again and again until the statement gives a row. */
async function until(client: pg.Client, sql: string): Promise<void> {
  while ((await client.query(sql)).rows.length === 0);
}

it('keeps yesterday’s edition when PostgreSQL is killed while it publishes, and recovers', async () => {
  const first = await night('2026-03-01').ended;
  expect(first.code, first.stderr).toBe(0);
  const running = await server();
  const client = await connect(running);
  // The publish has loaded everything when it comes to wait for this lock, inside its transaction.
  await client.query('BEGIN; LOCK TABLE ops.suppression IN ROW EXCLUSIVE MODE');
  const second = night('2026-03-02');
  await until(
    client,
    `SELECT 1 FROM pg_locks WHERE relation = 'ops.suppression'::regclass AND NOT granted`,
  );
  process.kill(running.pid, 'SIGKILL');
  const ended = await second.ended;
  expect(ended).toMatchObject({ code: 7, stdout: expect.stringContaining('store.unreachable') });
  expect(ended.stderr).toContain('start the same command again');
  expect(ended.stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);

  const lists = await kith('list', '--json').ended;
  expect(JSON.parse(lists.stdout)).toMatchObject({
    edition: { date: '2026-03-01' },
    lists: [{ name: 'everyone', customers: 40 }],
  });
  const again = await night('2026-03-02').ended;
  expect(again.code, again.stderr).toBe(0);
  const found = await rows(
    'SELECT date::text AS date, current FROM published.edition ORDER BY date',
  );
  expect(found).toEqual([
    { date: '2026-03-01', current: false },
    { date: '2026-03-02', current: true },
  ]);
}, 180_000);

it('lets the next night start at once after a night was ended by SIGTERM', async () => {
  const ending = night('2026-03-03');
  await new Promise<void>((resolve) => {
    ending.process.stderr?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('"job":"conform","event":"job_started"')) resolve();
    });
  });
  ending.process.kill('SIGTERM');
  expect(await ending.ended).toMatchObject({ signal: 'SIGTERM', code: null, stdout: '' });
  const next = await night('2026-03-03').ended;
  expect(next.code, next.stderr).toBe(0);
  expect(next.stderr).toContain('"job":"ingest","summary":{"job":"ingest","state":"unchanged"');
  const states = await rows('SELECT state FROM reporting.run ORDER BY started_at DESC LIMIT 2');
  expect(states).toEqual([{ state: 'succeeded' }, { state: 'killed' }]);
}, 60_000);

it('tells a second checkout that its port is taken, and what to do', async () => {
  const { port } = await server();
  const other = join(folder, 'other');
  const file = configured('other', { workspace: other, port });
  const ended = await startKith(['nightly', '--config', file], { DATABASE_URL: '' }).ended;
  expect(ended).toMatchObject({ code: 7, stdout: '' });
  expect(ended.stderr).toContain('store.embedded_unavailable');
  expect(ended.stderr).toContain(`port ${port} (store.embeddedPort) is in use`);
  expect(ended.stderr).toMatch(/another checkout; give this one another port, or 0/);
  expect(ended.stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
}, 60_000);
