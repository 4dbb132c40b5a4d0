/**
 * Nights as a scheduler runs them: a process of their own, a workspace and a
 * database of their own, on a town of 300 customers written when first wanted.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { writeSample } from '../../src/app/index.ts';
import type { IsoDate } from '../../src/kernel/index.ts';
import { startEmbedded } from '../../src/store/index.ts';

const bin = fileURLToPath(new URL('../../src/cli/bin.js', import.meta.url));
export const nightDate = '2026-03-01';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

/** One night's surroundings. */
export interface Place {
  readonly config: string;
  readonly databaseUrl: string;
  /** Starts `kith …` here. */
  start(
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
    /** Lines for its standard input; without them there is none. */
    input?: string,
  ): RunningKith;
  /** Every published row of the current edition, table by table, edition ids left out. */
  published(): Promise<Readonly<Record<string, string>>>;
}

export interface RunningKith {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface NightWorld {
  readonly folder: string;
  /** A database of its own; gives its DATABASE_URL. */
  database(name: string): Promise<string>;
  /** Surroundings of a night on the town of 300, with further lines of configuration. */
  place(name: string, extra?: string): Promise<Place>;
  close(): Promise<void>;
}

export async function createNightWorld(storeWorkspace: string): Promise<NightWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'kith-world-'));
  const town = join(folder, 'town');
  const server = await startEmbedded({ workspace: storeWorkspace, port: 0 });
  const { user } = server.address('postgres');
  const password = readFileSync(server.passwordFile, 'utf8').trim();
  const urlOf = (database: string): string =>
    `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${server.port}/${database}`;
  const databases: string[] = [];
  const database = async (name: string): Promise<string> => {
    const unique = `world_${process.pid}_${name}`;
    await query(urlOf('postgres'), `CREATE DATABASE ${unique}`);
    databases.push(unique);
    return urlOf(unique);
  };
  let written: Promise<unknown> | undefined;
  const writeTown = (): Promise<unknown> => {
    const endDate = nightDate as IsoDate;
    written ??= writeSample({ customers: 300, seed: 7, endDate, folder: town, progress: () => {} });
    return written;
  };

  return {
    folder,
    database,
    async place(name, extra = '') {
      await writeTown();
      const config = join(town, `${name}.yaml`);
      const text = readFileSync(join(town, 'kith.yaml'), 'utf8');
      const workspace = join(folder, `workspace-${name}`);
      writeFileSync(
        config,
        `${text.replace('workspace: .kith', `workspace: ${workspace}`)}${extra}\n`,
      );
      return placeOf(config, await database(name));
    },
    async close() {
      for (const name of databases) {
        await query(urlOf('postgres'), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function placeOf(config: string, databaseUrl: string): Place {
  return {
    config,
    databaseUrl,
    start: (args, env = {}, input = undefined) =>
      startKith([...args, '--config', config], { DATABASE_URL: databaseUrl, ...env }, input),
    published: () => publishedRows(databaseUrl),
  };
}

export function startKith(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input?: string,
): RunningKith {
  const startedMs = Date.now();
  const child = spawn(process.execPath, [bin, ...args], {
    env: { ...process.env, ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  child.stdin?.end(input);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ code, signal, stdout, stderr, ms: Date.now() - startedMs }),
    );
  });
  return { process: child, ended };
}

export async function query<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const publishedTables = [
  'customer',
  'profile',
  'link',
  'standing',
  'signal',
  'stage_move',
  'touch',
  'list',
  'list_entry',
  'edition_figure',
  'review_queue',
  'link_change',
  'match_parameter',
  'brand_sentiment',
  'duplicate',
];

async function publishedRows(url: string): Promise<Record<string, string>> {
  const rows: Record<string, string> = {};
  for (const table of publishedTables) {
    const [found] = await query<{ text: string | null }>(
      url,
      `SELECT string_agg(row_text, E'\\n' ORDER BY row_text) AS text FROM (
         SELECT (to_jsonb(t) - 'edition_id')::text AS row_text
         FROM published.${table} AS t
         JOIN published.edition AS e ON e.edition_id = t.edition_id AND e.current
       ) AS r`,
    );
    rows[table] = found?.text ?? '';
  }
  return rows;
}
