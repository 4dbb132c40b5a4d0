/** The job on an invented lake: rows, own words, poison, and a night killed half-way. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { batchScorer, type ScoreSetup } from '../../../jobs/sentiment/score-task.ts';
import { sentiment } from '../../../jobs/sentiment/sentiment.ts';
import { createDuckDbEngine, type Engine } from '../../../src/engine/index.ts';
import type { Column, ColumnBatch, IsoDate, Threads } from '../../../src/kernel/index.ts';
import { Lake, type TableName, tableNamed } from '../../../src/lake/index.ts';
import { type AnyJob, defineJob, type Ports, runNight } from '../../../src/pipeline/index.ts';
import {
  createScorer,
  fitAdaptation,
  ownFeatures,
  parseSentimentModel,
  profileSentiment,
  readBrand,
  sumPosts,
  writeAdaptation,
} from '../../../src/sentiment/index.ts';
import { createThreadPool } from '../../../src/workers/index.ts';
import { silentLedger } from '../pipeline/silent-ledger.ts';

const model = readFileSync(new URL('../../../src/sentiment/model/sentiment.bin', import.meta.url));
const night = '2026-03-01' as IsoDate;
const endOfNight = Date.parse('2026-03-01T23:59:59Z');
const dayMs = 86_400_000;
const oneThread = createThreadPool({ threads: 1 });

interface Post {
  readonly id: string;
  readonly by: string;
  readonly text: string | null;
  readonly ageDays?: number;
  readonly repostOf?: string;
  readonly lang?: string;
}

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-sentiment-'));
  engine = createDuckDbEngine({ memoryMb: 256, threads: 1, spillFolder: join(folder, 'spill') });
});
afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

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

interface Run {
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
}

async function run({ posts, communities = {}, batchRows = 1000, ...rest }: Run) {
  const lake = await Lake.open(join(folder, rest.lakeFolder ?? 'lake'));
  const summary = await runNight({
    runId: 'run',
    jobs: [...lakeOf(posts, communities), rest.job ?? sentiment],
    date: (rest.date ?? night) as IsoDate,
    seed: 1,
    settings: {
      sentiment: { halfLifeDays: 180, priorPosts: 3 },
      brand: { name: 'Acme', terms: ['@acmeair'] },
      competitors: rest.competitors ?? [{ name: 'Globex', terms: [] }],
      night: { batchRows },
      lake: JSON.stringify([posts, communities]),
    },
    engine,
    lake,
    ports: {
      clock: { nowMs: () => 0 },
      ledger: silentLedger,
      models: { read: async () => model, fingerprint: async () => 'model' },
      adaptation: {
        read: async () => rest.adaptation,
        fingerprint: async () => `code ${rest.adaptation ?? ''}`,
      },
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
    job: summary.jobs.find((one) => one.job === 'sentiment'),
  };
}

const opinions: readonly Post[] = [
  { id: 'p1', by: 'ana', text: 'I love Acme, best airline ever 😍' },
  { id: 'p2', by: 'ana', text: 'Acme was great again, thank you @AcmeAir!', ageDays: 90 },
  { id: 'p3', by: 'bo', text: 'Acme is terrible but I love Globex' },
  { id: 'p4', by: 'bo', text: 'nothing to say about airlines' },
  { id: 'p5', by: 'cy', text: 'I love Acme', repostOf: 'p1' },
  { id: 'p6', by: 'cy', text: 'RT @ana: I love Acme, best airline ever' },
  { id: 'p7', by: 'dee', text: null },
];

describe('the job sentiment', () => {
  it('scores own words toward each brand that a post names, in the order of the key', async () => {
    const { post, profile, job } = await run({ posts: opinions });
    expect(post.rows.map((row) => [row['post_id'], row['brand']])).toEqual([
      ['p1', 'Acme'],
      ['p2', 'Acme'],
      ['p3', 'Acme'],
      ['p3', 'Globex'],
    ]);
    expect(profile.rows.map((row) => [row['profile_id'], row['brand'], row['posts']])).toEqual([
      ['ana', 'Acme', 2],
      ['bo', 'Acme', 1],
      ['bo', 'Globex', 1],
    ]);
    const [ana, bo] = profile.rows as { sentiment: number }[];
    expect(ana?.sentiment).toBeGreaterThan(bo?.sentiment ?? 1);
    expect(job?.figures).toMatchObject({ posts_looked_at: 4, profiles_felt: 3 });
  });

  it('sums in SQL what the room sums in TypeScript', async () => {
    const { post, profile } = await run({
      posts: opinions,
      communities: { ana: 1, bo: 1 },
    });
    const scoreOf = (id: string) =>
      post.rows.find((row) => row['post_id'] === id && row['brand'] === 'Acme') as {
        negative: number;
        positive: number;
      };
    const own = sumPosts(
      [
        { ageDays: 0, ...scoreOf('p1') },
        { ageDays: 90, ...scoreOf('p2') },
      ],
      180,
    );
    const other = sumPosts([{ ageDays: 0, ...scoreOf('p3') }], 180);
    const all = {
      weight: own.weight + other.weight,
      feeling: own.feeling + other.feeling,
      strength: own.strength + other.strength,
    };
    const felt = profileSentiment(own, all, all, { priorPosts: 3 });
    const [ana] = profile.rows as { sentiment: number; low: number; high: number }[];
    expect(ana?.sentiment).toBeCloseTo(felt.sentiment, 5);
    expect(ana?.low).toBeCloseTo(felt.low, 5);
    expect(ana?.high).toBeCloseTo(felt.high, 5);
  });

  it('leans on the community of the profile', async () => {
    const fans: Post[] = Array.from({ length: 30 }, (_, i) => ({
      id: `q${i}`,
      by: `fan${i}`,
      text: 'I love Acme, best airline ever 😍',
    }));
    const quiet: Post = { id: 'z', by: 'zoe', text: 'Acme opens on Monday' };
    const members = Object.fromEntries(fans.map((fan) => [fan.by, 1]));
    const posts = [...fans, ...opinions, quiet];
    const among = await run({ posts, communities: { ...members, zoe: 1 }, lakeFolder: 'a' });
    const apart = await run({ posts, communities: { ...members, zoe: 2 }, lakeFolder: 'b' });
    const zoe = (rows: readonly Record<string, unknown>[]) =>
      Number(rows.find((row) => row['profile_id'] === 'zoe')?.['sentiment']);
    expect(zoe(among.profile.rows)).toBeGreaterThan(zoe(apart.profile.rows));
  });

  it('is not stopped by poisonous posts', async () => {
    const poison = [
      'Acme '.repeat(20_000),
      `Acme ${'a'.repeat(100_000)}`,
      'Acme 👩‍👩‍👧😡😡😡',
      'Acme \u0000\u0007\ufffd',
      '#acme'.repeat(20_000),
      '@acmeair',
      `Acme${'\u0301'.repeat(5000)}`,
      '',
    ];
    const { post } = await run({
      posts: poison.map((text, i) => ({ id: `x${i}`, by: 'eve', text, lang: 'xx' })),
    });
    expect(post.rows.length).toBeGreaterThanOrEqual(5);
  });

  it('gives empty tables for no posts, and says which competitor stands twice', async () => {
    const { post, profile, job } = await run({
      posts: [],
      competitors: [
        { name: 'Acme', terms: [] },
        { name: '!!', terms: [] },
      ],
    });
    expect([post.rows, profile.rows]).toEqual([[], []]);
    expect(job?.warnings.join(' ')).toMatch(/scored once: Acme/);
    expect(job?.warnings.join(' ')).toMatch(/no post can name !!/);
  });

  it('killed half-way, resumes at the batch and ends in the same tables', async () => {
    const posts: Post[] = Array.from({ length: 25 }, (_, i) => ({
      id: `p${String(i).padStart(3, '0')}`,
      by: `profile${i % 7}`,
      text: i % 3 === 0 ? 'Acme is awful' : 'I love Acme and Globex 😍',
      ageDays: i,
    }));
    const whole = await run({ posts, batchRows: 4, lakeFolder: 'whole' });
    let batches = 0;
    const killed: AnyJob = {
      ...sentiment,
      run: (context) =>
        sentiment.run({
          ...context,
          get date() {
            return night;
          },
          progress: () => {
            batches += 1;
            if (batches === 3) throw new Error('killed');
          },
        } as never),
    } as AnyJob;
    await expect(run({ posts, batchRows: 4, job: killed, lakeFolder: 'cut' })).rejects.toThrow(
      'killed',
    );
    const resumed = await run({ posts, batchRows: 4, lakeFolder: 'cut' });
    expect(resumed.post.rows).toEqual(whole.post.rows);
    expect(resumed.profile.rows).toEqual(whole.profile.rows);
    expect([resumed.post.content, resumed.profile.content]).toEqual([
      whole.post.content,
      whole.profile.content,
    ]);
  });
});

describe('the night after', () => {
  const second = '2026-03-02';
  const changed: readonly Post[] = [
    ...opinions.filter((post) => post.id !== 'p2'),
    { id: 'p2', by: 'ana', text: 'Acme lost my bags, awful', ageDays: 90 },
    { id: 'p8', by: 'dee', text: 'Acme again, and I love it' },
  ];
  const withoutScorer = (rows: readonly Record<string, unknown>[]) =>
    rows.map(({ digest: _, ...row }) => row);

  it('scores new and edited posts alone, and ends as if it had scored them all', async () => {
    await run({ posts: opinions });
    const kept = await run({ posts: changed, date: second });
    const anew = await run({ posts: changed, date: second, lakeFolder: 'anew' });
    expect(kept.job?.figures).toMatchObject({ posts_looked_at: 5, posts_kept: 2 });
    expect(anew.job?.figures).toMatchObject({ posts_looked_at: 5, posts_kept: 0 });
    expect(kept.post.rows).toEqual(anew.post.rows);
    expect(kept.profile.rows).toEqual(anew.profile.rows);
  });

  it('scores all anew when terms, competitors or the adaptation have changed', async () => {
    await run({ posts: opinions });
    const renamed = [{ name: 'Globex', terms: ['#globex'] }];
    const terms = await run({ posts: opinions, date: second, competitors: renamed });
    expect(terms.job?.figures['posts_kept']).toBe(0);
    const shared = parseSentimentModel(model);
    const scorer = createScorer(shared);
    const examples = opinions.slice(0, 3).flatMap(({ text }) =>
      scorer
        .scoreToward({ text: text ?? '' }, [readBrand({ name: 'Acme', terms: [] })])
        .map((base) => ({
          base,
          features: ownFeatures(text ?? ''),
          label: 'negative' as const,
          ordinary: true,
        })),
    );
    const learned = fitAdaptation(examples);
    const adaptation = writeAdaptation({ ...learned, model: shared.version, scopes: ['Acme'] });
    const third = await run({
      posts: opinions,
      date: '2026-03-03',
      competitors: renamed,
      adaptation,
    });
    expect(third.job?.figures['posts_kept']).toBe(0);
    const negative = (rows: readonly Record<string, unknown>[], brand: string) =>
      rows.filter((row) => row['brand'] === brand).map((row) => Number(row['negative']));
    const before = negative(terms.post.rows, 'Acme');
    for (const [i, after] of negative(third.post.rows, 'Acme').entries()) {
      expect(after).toBeGreaterThan(before[i] as number);
    }
    expect(negative(third.post.rows, 'Globex')).toEqual(negative(terms.post.rows, 'Globex'));
    const stale = writeAdaptation({ ...learned, model: 'another', scopes: ['Acme'] });
    const fourth = await run({
      posts: opinions,
      date: '2026-03-04',
      competitors: renamed,
      adaptation: stale,
    });
    expect(fourth.job?.warnings.join()).toMatch(/learned on another model/);
    expect(withoutScorer(fourth.post.rows)).toEqual(withoutScorer(terms.post.rows));
  });
});

describe('a post that cannot be scored', () => {
  /** Runs tasks here, with a scorer that breaks on one word. */
  const breaking: Threads = {
    threads: 1,
    async *map(_task, { setup, inputs }) {
      const { brands, whole, ownWordsOnly } = setup as unknown as ScoreSetup;
      const shared = parseSentimentModel(model);
      const score = batchScorer({
        whole,
        ownWordsOnly,
        brands: brands.map(readBrand),
        createScorer() {
          const scorer = createScorer(shared);
          return {
            ...scorer,
            scoreToward(post, named) {
              if (post.text.includes('poison')) throw new Error('a table is full');
              return scorer.scoreToward(post, named);
            },
          };
        },
      });
      for await (const input of inputs) yield score(input as never) as never;
    },
  };
  const posts: readonly Post[] = [
    { id: 'a', by: 'ana', text: 'I love Acme' },
    { id: 'b', by: 'bo', text: 'Acme is poison, says nobody' },
    { id: 'c', by: 'cy', text: 'Acme is fine' },
  ];

  it('is set aside with its reason, stops nobody, and is tried again the next night', async () => {
    const broken = await run({ posts, threads: breaking });
    expect(broken.post.rows.map((row) => row['post_id'])).toEqual(['a', 'c']);
    expect(broken.fault.rows).toEqual([
      { post_id: 'b', reason: 'cannot be scored: a table is full' },
    ]);
    expect(broken.job?.warnings.join()).toMatch(/1 posts cannot be scored/);
    const mended = await run({ posts, date: '2026-03-02' });
    expect(mended.post.rows.map((row) => row['post_id'])).toEqual(['a', 'b', 'c']);
    expect(mended.fault.rows).toEqual([]);
    expect(mended.job?.figures['posts_kept']).toBe(2);
  });
});
