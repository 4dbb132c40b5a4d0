/**
 * The job `sentiment`: what people's own posts feel about the brand and its
 * competitors, and what that says about each of them.
 *
 * SQL finds the posts that may name a brand, TypeScript judges the new ones on
 * all threads, part by part (a killed night resumes at the part), SQL sums them by
 * profile and community, TypeScript turns the sums into a feeling with an
 * interval, and people's newest posts into shares of each brand. What the night before scored is kept where words, model, adaptation,
 * code and terms are the same.
 */
import { sqlFile } from '../../src/engine/index.ts';
import { createRandom } from '../../src/kernel/index.ts';
import { defineJob, type JobContext } from '../../src/pipeline/index.ts';
import { needlesOf } from '../../src/sentiment/index.ts';
import { type BrandLabelCount, feelBrands } from './feel-brands.ts';
import { feelProfiles } from './feel-profiles.ts';
import { keptScores, type ScoredPart, scorePart } from './score-posts.ts';
import { type NamedBrand, readBrands, type Scoring, type Settings, scoringOf } from './scoring.ts';
import { tellSecondReadings } from './second-reader.ts';

const brandLabel = sqlFile(import.meta.url, 'brand-label.sql');
const namedPost = sqlFile(import.meta.url, 'named-post.sql');
const postFeeling = sqlFile(import.meta.url, 'post-feeling.sql');
const postUnnamed = sqlFile(import.meta.url, 'post-unnamed.sql');
const profileFeeling = sqlFile(import.meta.url, 'profile-feeling.sql');

export const sentiment = defineJob<Settings>()({
  name: 'sentiment',
  inputs: ['core.post', 'core.profile', 'derived.node_measure'],
  previous: ['derived.post_sentiment', 'derived.post_unnamed'],
  outputs: [
    'derived.post_sentiment',
    'derived.post_unnamed',
    'derived.post_fault',
    'derived.profile_sentiment',
    'derived.brand_sentiment',
  ],
  ports: ['models', 'adaptation', 'larger', 'clock', 'threads'],
  settings: ['sentiment', 'brand', 'competitors', 'night'],
  async run(context) {
    const brands = readBrands(context);
    const scoring = await scoringOf(context, brands);
    const found = await findNamedPosts(context, brands, scoring);
    try {
      await scoreNamedPosts(context, scoring, found);
    } finally {
      await scoring.reader?.close();
    }
    await feelAllProfiles(context);
    await feelAllBrands(context, scoring);
  },
});

type Context = JobContext<
  Settings,
  | 'derived.post_sentiment'
  | 'derived.post_unnamed'
  | 'derived.post_fault'
  | 'derived.profile_sentiment'
  | 'derived.brand_sentiment',
  'models' | 'adaptation' | 'larger' | 'clock' | 'threads'
>;

async function findNamedPosts(
  { session, figure }: Context,
  brands: readonly NamedBrand[],
  { scorer }: Scoring,
) {
  const needles = needlesOf(brands);
  await session.load('needle', { needle: 'text' }, [
    { length: needles.length, columns: { needle: needles } },
  ]);
  await session.scratch('named_post', namedPost, { scorer });
  await session.scratch('kept_score', keptScores);
  const [found] = await session.rows<{ posts: number; kept: number }>(
    'SELECT count(*) AS posts, count(CASE WHEN kept THEN 1 END) AS kept FROM scratch.named_post',
  );
  const { posts = 0, kept = 0 } = found ?? {};
  figure('posts_looked_at', posts - kept);
  figure('posts_kept', kept);
  return { posts, fresh: posts - kept };
}

interface Found {
  readonly posts: number;
  /** Those that go through the model. */
  readonly fresh: number;
}

async function scoreNamedPosts(context: Context, scoring: Scoring, found: Found) {
  const { session, settings, output, progress, ports } = context;
  const rowsPerPart = settings.night.batchRows;
  const parts = Math.ceil(found.posts / rowsPerPart);
  const timePerPostMs = (settings.sentiment.larger.minutesMax * 60_000) / found.fresh;
  const scores = output('derived.post_sentiment');
  const faults = output('derived.post_fault');
  for (let part = 0; part < parts; part += 1) {
    let made: Promise<ScoredPart> | undefined;
    const make = (): Promise<ScoredPart> => {
      const places = { from: part * rowsPerPart, to: (part + 1) * rowsPerPart };
      const how = { ...scoring, session, threads: ports.threads, timePerPostMs };
      made ??= scorePart({ ...how, ...places });
      return made;
    };
    // Faults first: where the scores of a killed night are there, so are they.
    await faults.part(part, async () => [(await make()).faults]);
    await scores.part(part, async () => [(await make()).scores]);
    progress(part + 1, parts, 'batches');
  }
  await scores.show();
  await faults.show();
  await output('derived.post_unnamed').select(postUnnamed);
  await tellScoring(context, scoring);
}

async function tellScoring({ session, figure, warn }: Context, { reader }: Scoring) {
  const [counted] = await session.rows<{ faults: number }>(
    'SELECT count(*) AS faults FROM written.post_fault',
  );
  const faulty = counted?.faults ?? 0;
  figure('posts_that_cannot_be_scored', faulty);
  if (faulty > 0) warn(`${faulty} posts cannot be scored; derived.post_fault says why`);
  if (reader !== undefined) tellSecondReadings(reader.told, { figure, warn });
}

async function feelAllProfiles({ session, settings, date, output, figure }: Context) {
  await session.scratch('post_feeling', postFeeling, {
    night: `${date} 23:59:59`,
    half_life: settings.sentiment.halfLifeDays,
  });
  const rows = await output('derived.profile_sentiment').batches(
    feelProfiles(session.batches(profileFeeling), settings.sentiment),
  );
  figure('profiles_felt', rows);
}

async function feelAllBrands({ session, seed, output }: Context, { confusions }: Scoring) {
  const counts = await session.rows<BrandLabelCount>(brandLabel);
  const random = createRandom(seed).split('brand_sentiment');
  await output('derived.brand_sentiment').batches([feelBrands(counts, confusions, random)]);
}
