/**
 * The job `sentiment`: what people's own posts feel about the brand and its
 * competitors, and what that says about each of them.
 *
 * SQL finds the posts that may name a brand, TypeScript judges the new ones on
 * all threads, part by part (a killed night resumes at the part), SQL sums them by
 * profile and community, TypeScript turns the sums into a feeling with an
 * interval. What the night before scored is kept where words, model, adaptation,
 * code and terms are the same.
 */
import { sqlFile } from '../../src/engine/index.ts';
import { AppError, hash32 } from '../../src/kernel/index.ts';
import { defineJob, type JobContext } from '../../src/pipeline/index.ts';
import {
  type Brand,
  type BrandSettings,
  needlesOf,
  parseAdaptation,
  parseSentimentModel,
  readBrand,
} from '../../src/sentiment/index.ts';
import { feelProfiles } from './feel-profiles.ts';
import { keptScores, type ScoredPart, scorePart } from './score-posts.ts';
import type { ScoreSetup } from './score-task.ts';

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
  ],
  ports: ['models', 'adaptation', 'threads'],
  settings: ['sentiment', 'brand', 'competitors', 'night'],
  async run(context) {
    const brands = readBrands(context);
    const scoring = await scoringOf(context, brands);
    await findNamedPosts(context, brands, scoring);
    await scoreNamedPosts(context, scoring);
    await feelAllProfiles(context);
  },
});

type Context = JobContext<
  Settings,
  | 'derived.post_sentiment'
  | 'derived.post_unnamed'
  | 'derived.post_fault'
  | 'derived.profile_sentiment',
  'models' | 'adaptation' | 'threads'
>;

type NamedBrand = Brand & { readonly settings: BrandSettings };

function readBrands({ settings, warn }: Context): readonly NamedBrand[] {
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

interface Scoring {
  readonly setup: ScoreSetup;
  /** Digest of everything a score depends on beside its post. */
  readonly scorer: string;
}

async function scoringOf(
  { ports, warn }: Context,
  brands: readonly NamedBrand[],
): Promise<Scoring> {
  const model = await ports.models.read('sentiment');
  const { version } = parseSentimentModel(model);
  const text = await ports.adaptation.read();
  const learned = text === undefined ? undefined : parseAdaptation(text);
  if (text !== undefined && learned === undefined) {
    throw new AppError(
      'bug.assertion',
      'the adaptation of the workspace cannot be read; `kith sentiment adapt undo` goes back to the one before',
    );
  }
  const fits = learned === undefined || learned.model === version;
  if (!fits) {
    warn(
      'the adaptation was learned on another model and is not used: run `kith sentiment adapt` again',
    );
  }
  const named = brands.map(({ settings }) => settings);
  const facts = JSON.stringify([version, await ports.adaptation.fingerprint(), fits, named]);
  return {
    setup: {
      model,
      adaptation: fits ? text : undefined,
      brands: brands.map(({ settings }) => settings),
      whole: 'never',
      ownWordsOnly: true,
    },
    scorer: [1, 2].map((seed) => hash32(facts, seed).toString(16).padStart(8, '0')).join(''),
  };
}

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
}

async function scoreNamedPosts(context: Context, scoring: Scoring) {
  const { session, settings, output, progress, ports, warn, figure } = context;
  const rowsPerPart = settings.night.batchRows;
  const [last] = await session.rows<{ parts: number }>(
    'SELECT ceil(count(*) / CAST($rows AS DOUBLE)) AS parts FROM scratch.named_post',
    { rows: rowsPerPart },
  );
  const parts = last?.parts ?? 0;
  const scores = output('derived.post_sentiment');
  const faults = output('derived.post_fault');
  for (let part = 0; part < parts; part += 1) {
    let made: Promise<ScoredPart> | undefined;
    const make = (): Promise<ScoredPart> => {
      const places = { from: part * rowsPerPart, to: (part + 1) * rowsPerPart };
      made ??= scorePart({ setup: scoring.setup, ...places, session, threads: ports.threads });
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
  const [counted] = await session.rows<{ faults: number }>(
    'SELECT count(*) AS faults FROM written.post_fault',
  );
  const faulty = counted?.faults ?? 0;
  figure('posts_that_cannot_be_scored', faulty);
  if (faulty > 0) warn(`${faulty} posts cannot be scored; derived.post_fault says why`);
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
  const brands = [...byName.values()].map((one) => ({ ...readBrand(one), settings: one }));
  brands.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { brands, repeated };
}
