/** The job on an invented lake: rows, own words, poison, and a night killed half-way. */
import { describe, expect, it } from 'vitest';
import { batchScorer, type ScoreSetup } from '../../../jobs/sentiment/score-task.ts';
import { sentiment } from '../../../jobs/sentiment/sentiment.ts';
import { type Threads, unpackBatch } from '../../../src/kernel/index.ts';
import type { AnyJob } from '../../../src/pipeline/index.ts';
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
import {
  model,
  night,
  oneThread,
  type Post,
  runSentiment as run,
  useInventedLake,
} from './sentiment-night.ts';

useInventedLake();

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

  it('counts each person once for a brand, by their newest post', async () => {
    const chatty: Post[] = Array.from({ length: 20 }, (_, i) => ({
      id: `c${i}`,
      by: 'cy',
      text: 'Acme is awful, worst ever',
      ageDays: 10 + i,
    }));
    const { brand, post } = await run({ posts: [...opinions, ...chatty] });
    const labelOf = (id: string) => post.rows.find((row) => row['post_id'] === id)?.['base_label'];
    const newest = [labelOf('p1'), labelOf('p3'), labelOf('c0')];
    const acme = brand.rows.filter((row) => row['brand'] === 'Acme');
    expect(acme.map((row) => [row['feeling'], row['people']])).toEqual(
      ['negative', 'neutral', 'positive'].map((feeling) => [
        feeling,
        newest.filter((label) => label === feeling).length,
      ]),
    );
    const shares = acme.map((row) => Number(row['share']));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    expect(acme.map((row) => Number(row['counted_share']) * 3)).toEqual(
      acme.map((row) => expect.closeTo(Number(row['people']), 4)),
    );
    const again = await run({ posts: [...opinions, ...chatty], lakeFolder: 'again' });
    expect(again.brand.rows).toEqual(brand.rows);
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
    expect(kept.job?.figures).toMatchObject({ posts_looked_at: 2, posts_kept: 3 });
    expect(anew.job?.figures).toMatchObject({ posts_looked_at: 5, posts_kept: 0 });
    expect(kept.post.rows).toEqual(anew.post.rows);
    expect(kept.profile.rows).toEqual(anew.profile.rows);
  });

  it('looks at nothing again, not even at posts that name no brand after all', async () => {
    const sampled: string[] = [];
    const counting: Threads = {
      threads: 1,
      map(task, { setup, inputs }) {
        async function* counted() {
          for await (const input of inputs) {
            const { length, columns } = unpackBatch(input as never);
            for (let row = 0; row < length; row += 1) sampled.push(String(columns['text']?.[row]));
            yield input;
          }
        }
        return oneThread.map(task, { setup, inputs: counted() });
      },
    };
    const nameless: readonly Post[] = [
      { id: 'n1', by: 'ana', text: 'acmeology is a science' },
      { id: 'n2', by: 'bo', text: 'they sell globexes there' },
    ];
    const posts = [...opinions, ...nameless];
    const first = await run({ posts, threads: counting });
    expect(first.unnamed.rows.map((row) => row['post_id'])).toEqual(['n1', 'n2', 'p6']);
    expect(sampled).toHaveLength(6);
    const again = await run({ posts, date: second, threads: counting });
    expect(again.job?.figures).toMatchObject({ posts_looked_at: 0, posts_kept: 6 });
    expect(sampled).toHaveLength(6);
    expect([again.post.rows, again.unnamed.rows]).toEqual([first.post.rows, first.unnamed.rows]);
    const third = await run({ posts: opinions, date: '2026-03-03', threads: counting });
    expect(third.unnamed.rows.map((row) => row['post_id'])).toEqual(['p6']);
    const edited = posts.map((post) => (post.id === 'n1' ? { ...post, text: 'oh Acme!' } : post));
    const named = await run({ posts: edited, date: '2026-03-04', threads: counting });
    expect(named.post.rows.map((row) => row['post_id'])).toContain('n1');
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
