/**
 * The job `sentiment`: what people's own posts feel about the brand and its
 * competitors, and what that says about each of them.
 *
 * SQL finds the posts that may name a brand, TypeScript judges them batch by
 * batch (a killed night resumes at the batch), SQL sums them by profile and
 * community, TypeScript turns the sums into a feeling with an interval. A post
 * scored last night is scored again: `derived.post_sentiment` does not say which
 * model it came from, and a score of another model must never be kept.
 */
import { sqlFile } from '../../src/engine/index.ts';
import { defineJob, type JobContext } from '../../src/pipeline/index.ts';
import {
  type Brand,
  type BrandSettings,
  createScorer,
  needlesOf,
  parseSentimentModel,
  readBrand,
  type Scorer,
} from '../../src/sentiment/index.ts';
import { feelProfiles } from './feel-profiles.ts';
import { scorePosts } from './score-posts.ts';

export interface SentimentSettings {
  /** Days after which a post counts half. */
  readonly halfLifeDays: number;
  /** Posts that the community's mean counts for. */
  readonly priorPosts: number;
}

interface Settings {
  readonly sentiment: SentimentSettings;
  readonly brand: BrandSettings;
  readonly competitors: readonly BrandSettings[];
  readonly night: { readonly batchRows: number };
}

const namedPost = sqlFile(import.meta.url, 'named-post.sql');
const postFeeling = sqlFile(import.meta.url, 'post-feeling.sql');
const partOfPosts = `SELECT post_id, text, lang FROM scratch.named_post
  WHERE place >= $from_place AND place < $to_place ORDER BY place`;
const profileFeeling = sqlFile(import.meta.url, 'profile-feeling.sql');

export const sentiment = defineJob<Settings>()({
  name: 'sentiment',
  inputs: ['core.post', 'core.profile', 'derived.node_measure'],
  outputs: ['derived.post_sentiment', 'derived.profile_sentiment'],
  ports: ['models'],
  settings: ['sentiment', 'brand', 'competitors', 'night'],
  async run(context) {
    const brands = readBrands(context);
    const model = parseSentimentModel(await context.ports.models.read('sentiment'));
    await findNamedPosts(context, brands);
    await scoreNamedPosts(context, createScorer(model), brands);
    await feelAllProfiles(context);
  },
});

type Context = JobContext<
  Settings,
  'derived.post_sentiment' | 'derived.profile_sentiment',
  'models'
>;

function readBrands({ settings, warn }: Context): readonly Brand[] {
  const { brands, repeated } = brandsOf(settings);
  if (repeated.length > 0) {
    warn(`competitors named twice are scored once: ${repeated.join(', ')}`);
  }
  const nameless = brands.filter((brand) => brand.terms.length === 0).map((brand) => brand.name);
  if (nameless.length > 0) {
    warn(`no post can name ${nameless.join(', ')}: give it terms with letters or digits`);
  }
  return brands;
}

async function findNamedPosts({ session, figure }: Context, brands: readonly Brand[]) {
  const needles = needlesOf(brands);
  await session.load('needle', { needle: 'text' }, [
    { length: needles.length, columns: { needle: needles } },
  ]);
  await session.scratch('named_post', namedPost);
  const [found] = await session.rows<{ posts: number }>(
    'SELECT count(*) AS posts FROM scratch.named_post',
  );
  figure('posts_looked_at', found?.posts ?? 0);
}

async function scoreNamedPosts(context: Context, scorer: Scorer, brands: readonly Brand[]) {
  const { session, settings, output, progress } = context;
  const rowsPerPart = settings.night.batchRows;
  const [last] = await session.rows<{ parts: number }>(
    'SELECT ceil(count(*) / CAST($rows AS DOUBLE)) AS parts FROM scratch.named_post',
    { rows: rowsPerPart },
  );
  const parts = last?.parts ?? 0;
  const scores = output('derived.post_sentiment');
  for (let part = 0; part < parts; part += 1) {
    const places = { from_place: part * rowsPerPart, to_place: (part + 1) * rowsPerPart };
    await scores.part(part, () => scorePosts(session.batches(partOfPosts, places), scorer, brands));
    progress(part + 1, parts, 'batches');
  }
  await scores.show();
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

/** The brand and its competitors in the order of their names; a name that stands twice counts once. */
function brandsOf({ brand, competitors }: Settings) {
  const byName = new Map<string, BrandSettings>();
  const repeated: string[] = [];
  for (const one of [brand, ...competitors]) {
    if (byName.has(one.name)) repeated.push(one.name);
    else byName.set(one.name, one);
  }
  const brands = [...byName.values()].map(readBrand);
  brands.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { brands, repeated };
}
