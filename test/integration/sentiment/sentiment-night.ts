/** Runs the job `sentiment` on a lake of invented posts, night after night. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { sentiment } from '../../../jobs/sentiment/sentiment.ts';
import { createDuckDbEngine, type Engine } from '../../../src/engine/index.ts';
import type { Column, ColumnBatch, IsoDate, Threads } from '../../../src/kernel/index.ts';
import { Lake, type TableName, tableNamed } from '../../../src/lake/index.ts';
import {
  type AnyJob,
  defineJob,
  type LargerModelPort,
  type Ports,
  runNight,
} from '../../../src/pipeline/index.ts';
import { createThreadPool } from '../../../src/workers/index.ts';
import { silentLedger } from '../pipeline/silent-ledger.ts';

export const model = readFileSync(
  new URL('../../../src/sentiment/model/sentiment.bin', import.meta.url),
);
export const night = '2026-03-01' as IsoDate;
const endOfNight = Date.parse('2026-03-01T23:59:59Z');
const dayMs = 86_400_000;
export const oneThread = createThreadPool({ threads: 1 });

export interface Post {
  readonly id: string;
  readonly by: string;
  readonly text: string | null;
  readonly ageDays?: number;
  readonly repostOf?: string;
  readonly lang?: string;
}

let folder: string;
let engine: Engine;

/** Gives every test a folder and an engine of its own. */
export function useInventedLake(): void {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kith-sentiment-'));
    engine = createDuckDbEngine({ memoryMb: 256, threads: 1, spillFolder: join(folder, 'spill') });
  });
  afterEach(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });
}

/** A job that writes a core or derived table from literal columns; other columns are null. */
function given(table: TableName, length: number, columns: Record<string, Column>): AnyJob {
  const definition = tableNamed(table);
  const all = Object.keys(definition?.columns ?? {}).map((name) => [
    name,
    columns[name] ?? Array.from({ length }, () => null),
  ]);
  return defineJob<{ lake: string }>()({
    name: `given ${table}`,
    inputs: [],
    outputs: [table],
    settings: ['lake'],
    async run({ output }) {
      await output(table).batches([{ length, columns: Object.fromEntries(all) } as ColumnBatch]);
    },
  });
}

function lakeOf(posts: readonly Post[], communities: Readonly<Record<string, number>>): AnyJob[] {
  const sorted = [...posts].sort((a, b) => (a.id < b.id ? -1 : 1));
  const profiles = [...new Set(posts.map((post) => post.by))].sort();
  const members = Object.keys(communities).sort();
  const zeros = members.map(() => 0);
  return [
    given('core.post', sorted.length, {
      post_id: sorted.map((post) => post.id),
      profile_id: sorted.map((post) => post.by),
      posted_at: sorted.map((post) => endOfNight - (post.ageDays ?? 0) * dayMs),
      text: sorted.map((post) => post.text),
      lang: sorted.map((post) => post.lang ?? null),
      repost_of_post_id: sorted.map((post) => post.repostOf ?? null),
    }),
    given('core.profile', profiles.length, {
      profile_id: profiles,
      platform: profiles.map(() => 'mastodon'),
    }),
    given('derived.node_measure', members.length, {
      profile_id: members,
      influence: zeros,
      influence_percentile: zeros,
      reach: zeros,
      reach_low: zeros,
      reach_high: zeros,
      reach_raw: zeros,
      passes_on: zeros,
      community: members.map((member) => communities[member] ?? 1),
      core: zeros,
      betweenness: zeros,
      authenticity: zeros,
      audience: zeros,
    }),
  ];
}

export interface Run {
  readonly posts: readonly Post[];
  readonly communities?: Readonly<Record<string, number>>;
  readonly batchRows?: number;
  readonly competitors?: readonly { name: string; terms: readonly string[] }[];
  readonly job?: AnyJob;
  readonly lakeFolder?: string;
  readonly date?: string;
  /** What the company taught the model. */
  readonly adaptation?: string;
  readonly threads?: Threads;
  readonly larger?: LargerModelPort;
  readonly share?: number;
  readonly minutesMax?: number;
  readonly nowMs?: () => number;
}

const noLarger = { isNamed: false, fingerprint: async () => 'none' };

export async function runSentiment({ posts, communities = {}, batchRows = 1000, ...rest }: Run) {
  const { share = 0.4, minutesMax = 60, nowMs = () => 0 } = rest;
  const lake = await Lake.open(join(folder, rest.lakeFolder ?? 'lake'));
  const summary = await runNight({
    runId: 'run',
    jobs: [...lakeOf(posts, communities), rest.job ?? sentiment],
    date: (rest.date ?? night) as IsoDate,
    seed: 1,
    settings: {
      sentiment: { halfLifeDays: 180, priorPosts: 3, larger: { share, minutesMax } },
      brand: { name: 'Acme', terms: ['@acmeair'] },
      competitors: rest.competitors ?? [{ name: 'Globex', terms: [] }],
      night: { batchRows },
      lake: JSON.stringify([posts, communities]),
    },
    engine,
    lake,
    ports: {
      clock: { nowMs },
      ledger: silentLedger,
      models: { read: async () => model, fingerprint: async () => 'model' },
      adaptation: {
        read: async () => rest.adaptation,
        fingerprint: async () => `code ${rest.adaptation ?? ''}`,
      },
      larger: rest.larger ?? noLarger,
      threads: rest.threads ?? oneThread,
    } as unknown as Ports,
    codeVersion: 'one',
    nightsKept: 3,
    emit: () => {},
  });
  const read = async (table: TableName) => {
    const version = lake.manifest.tables[table];
    const definition = tableNamed(table);
    if (version === undefined || definition === undefined) throw new Error(`no ${table}`);
    const session = await engine.open();
    await session.bind(table, definition, lake.filesOf(table, version));
    const rows = await session.rows<Record<string, unknown>>(`SELECT * FROM ${table}`);
    await session.close();
    return { rows, content: version.content };
  };
  return {
    post: await read('derived.post_sentiment'),
    profile: await read('derived.profile_sentiment'),
    fault: await read('derived.post_fault'),
    brand: await read('derived.brand_sentiment'),
    unnamed: await read('derived.post_unnamed'),
    job: summary.jobs.find((one) => one.job === 'sentiment'),
  };
}
