/**
 * `kith sentiment adapt`: learns the company's own small model from its labels.
 *
 * Labels come from `kith sentiment label` or from a file; each is held out once,
 * and the adaptation is used from now on only if it does better on labels it has
 * not seen. Needs no database.
 */
import { resolve } from 'node:path';
import type { LoadedConfig } from '../../config/index.ts';
import type { Engine } from '../../engine/index.ts';
import { AppError, hash32 } from '../../kernel/index.ts';
import { column, rawTable, required } from '../../lake/index.ts';
import type { NightEvent } from '../../pipeline/index.ts';
import {
  type AdaptationExample,
  type AdaptationJudgement,
  type BrandSettings,
  createScorer,
  fitAdaptation,
  judgeAdaptation,
  ownFeatures,
  parseSentimentModel,
  type SentimentLabel,
  type SentimentModel,
  writeAdaptation,
} from '../../sentiment/index.ts';
import { fileRows } from '../../sources/index.ts';
import { createModels } from '../models.ts';
import { createSteps, type Step } from '../offline/steps.ts';
import { withEngine } from '../offline/with-engine.ts';
import { parquetReader } from '../parquet-reader.ts';
import { workspaceOf } from '../workspace.ts';
import { openAdaptations } from './adaptations.ts';
import { labelWords } from './label-words.ts';
import { openLabels } from './labels.ts';
import { plainLarger } from './larger/larger-port.ts';
import { type LabelledText, type LearnedHeat, learnHeat } from './larger/learn-heat.ts';
import { type OwnPost, readOwnPosts, type ScoredPost, scoreOwnPosts } from './own-posts.ts';

export interface AdaptOptions {
  readonly loaded: LoadedConfig;
  readonly configNamed: boolean;
  /** Files of labels, with or without the posts' texts; none: those of `kith sentiment label`. */
  readonly labels: readonly string[];
  /** Files of the posts, where the labels carry no text; none: the posts of the last night. */
  readonly posts: readonly string[];
  /** None: those of the configuration, and each post's own target. */
  readonly brands: readonly BrandSettings[];
  readonly emit: (event: NightEvent) => void;
}

export interface AdaptOutcome {
  /** Labels that could be used. */
  readonly labels: number;
  /** Labels whose post is not there, or whose word could not be read. */
  readonly unused: number;
  readonly brands: readonly string[];
  readonly judgement: AdaptationJudgement;
  /** Version in use from now on; undefined when it did no better and nothing changed. */
  readonly adopted: number | undefined;
  /** How sure the larger model may be; undefined where none is named. */
  readonly larger: LearnedHeat | undefined;
  readonly warnings: readonly string[];
  readonly out: undefined;
}

/** A label with its post. */
interface LabelledPost extends OwnPost {
  readonly label: SentimentLabel;
  readonly brand: string | undefined;
  readonly ordinary: boolean;
}

/** Fewer say nothing that could be measured. */
const labelsMin = 50;
/** Labels of one class, of two classes at least. */
const classMin = 5;
/** More are cut by lot: the fit holds them all in memory. */
const labelsMax = 20_000;
/** A brand with fewer labels is not adapted. */
const brandLabelsMin = 20;

export async function runAdapt(options: AdaptOptions): Promise<AdaptOutcome> {
  const port = plainLarger(options.loaded);
  const names = ['read', 'judge', ...(port.isNamed ? ['larger'] : [])];
  const steps = createSteps('adapt', names, options.emit);
  const model = parseSentimentModel(await createModels().read('sentiment'));
  return withEngine('sentiment', options.loaded, async (engine) => {
    const read = await steps.run('read', (step) => readLabelled(options, engine, model, step));
    assertEnough(read);
    const { examples, brands, unused, texts } = read;
    const judged = await steps.run('judge', async () => {
      const judgement = judgeAdaptation(examples);
      const { better } = judgement;
      const adopted = better ? await adopt(options, model, read, judgement) : undefined;
      return { judgement, adopted };
    });
    const learn = (step: Step): Promise<LearnedHeat> =>
      learnHeat({
        port,
        folder: workspaceOf(options.loaded.config).sentiment,
        posts: texts,
        progress: (done, total) => step.progress(done, total, 'posts'),
      });
    const larger = port.isNamed ? await steps.run('larger', learn) : undefined;
    const counts = { labels: examples.length, unused, brands };
    return { ...counts, ...judged, larger, warnings: steps.warnings, out: undefined };
  });
}

async function adopt(
  { loaded }: AdaptOptions,
  model: SentimentModel,
  { examples, brands }: Read,
  { before, after }: AdaptationJudgement,
): Promise<number> {
  const fitted = fitAdaptation(examples);
  const record = await openAdaptations(workspaceOf(loaded.config).sentiment).adopt({
    madeAt: new Date().toISOString(),
    labels: examples.length,
    brands,
    macroRecallBefore: before.macroRecall,
    macroRecallAfter: after.macroRecall,
    adaptation: writeAdaptation({ ...fitted, model: model.version, scopes: brands }),
  });
  return record.version;
}

interface Read {
  readonly examples: readonly AdaptationExample[];
  /** The same in the same order, for a model that reads for itself. */
  readonly texts: readonly LabelledText[];
  readonly unused: number;
  /** Labels that could be used, also those toward brands with too few of them. */
  readonly usable: number;
  readonly brands: readonly string[];
}

async function readLabelled(
  options: AdaptOptions,
  engine: Engine,
  model: SentimentModel,
  step: Step,
): Promise<Read> {
  const { posts, unused } =
    options.labels.length > 0
      ? await labelledFiles(options, engine)
      : await labelledWorkspace(options, engine);
  const scorer = createScorer(model);
  const rows = posts.flatMap((post) =>
    scoreOwnPosts([post], scorer, { brands: brandsFor(options, post), whole: true })
      .filter((score) => post.brand === undefined || score.brand === post.brand)
      .map((score) => ({ post, score })),
  );
  const brands = brandsWithEnough(rows.map(({ score }) => score));
  // Folds go by place: an order that has nothing to do with labels, nor with that of the file.
  const lot = ({ post }: (typeof rows)[number]): number => hash32(post.postId, 1);
  const used = rows
    .filter(({ score }) => brands.includes(score.brand))
    .sort((a, b) => lot(a) - lot(b) || (a.post.postId < b.post.postId ? -1 : 1))
    .slice(0, labelsMax);
  if (rows.length > labelsMax) step.warn(`${labelsMax} labels are used, drawn by lot`);
  const few = new Set(rows.map(({ score }) => score.brand).filter((one) => !brands.includes(one)));
  for (const brand of few) {
    const name = brand === '' ? 'posts as a whole' : brand;
    step.warn(
      `${name}: fewer than ${brandLabelsMin} labels, so the shared model stays alone there`,
    );
  }
  const examples = used.map(({ post, score }) => ({
    base: score,
    features: ownFeatures(post.text),
    label: post.label,
    ordinary: post.ordinary,
  }));
  const texts = used.map(({ post: { text, label } }) => ({ text, label }));
  return { examples, texts, unused, usable: rows.length, brands };
}

/** The command line's brands, else the post's own target, else the configuration's. */
function brandsFor(options: AdaptOptions, post: OwnPost): readonly BrandSettings[] {
  if (options.brands.length > 0) return options.brands;
  if (post.target !== null) return [];
  return brandsOfConfig(options.loaded);
}

/** A brand that nobody named stands in every configuration; it is not meant. */
export function brandsOfConfig({ config, origins }: LoadedConfig): readonly BrandSettings[] {
  const stated = origins['brand.name'] !== 'default';
  return [...(stated ? [config.brand] : []), ...config.competitors];
}

function brandsWithEnough(scores: readonly ScoredPost[]): string[] {
  const counts = new Map<string, number>();
  for (const { brand } of scores) counts.set(brand, (counts.get(brand) ?? 0) + 1);
  return [...counts]
    .filter(([, labels]) => labels >= brandLabelsMin)
    .map(([brand]) => brand)
    .sort();
}

interface Labelled {
  readonly posts: readonly LabelledPost[];
  readonly unused: number;
}

async function labelledWorkspace(options: AdaptOptions, engine: Engine): Promise<Labelled> {
  const labels = await openLabels(workspaceOf(options.loaded.config).sentiment).standing();
  const only = new Set(labels.map(({ postId }) => postId));
  const posts = labels.length === 0 ? [] : await readOwnPosts({ ...options, engine, only }, 1);
  const byId = new Map(posts.map((post) => [post.postId, post]));
  const found = labels.flatMap(({ postId, brand, label, chosen }): LabelledPost[] => {
    const post = byId.get(postId);
    if (post === undefined || label === null) return [];
    return [{ ...post, brand, label, ordinary: chosen !== 'uncertain' }];
  });
  return { posts: found, unused: labels.length - found.length };
}

const definition = rawTable('raw.post', 'one label of a post', {
  post_id: required('text', 'The post.'),
  label: required('text', 'How it feels.'),
  text: column('text', 'What it says.'),
  lang: column('text', 'Its language.'),
  target: column('text', 'Toward what.'),
});

async function labelledFiles(options: AdaptOptions, engine: Engine): Promise<Labelled> {
  const rows: { post: Omit<OwnPost, 'text'>; text: string | null; label: string }[] = [];
  let unused = 0;
  for (const path of options.labels) {
    const parquet = parquetReader(engine);
    const read = fileRows({ definition, path: resolve(path), settings: { path }, parquet });
    for await (const { rows: batch, quarantined } of read) {
      unused += quarantined.length;
      for (let row = 0; row < batch.length; row += 1) {
        const of = (name: string) => (batch.columns[name]?.[row] ?? null) as string | null;
        const post = { postId: of('post_id') ?? '', lang: of('lang'), target: of('target') };
        rows.push({ post, text: of('text'), label: of('label') ?? '' });
      }
    }
  }
  const textless = rows.filter(({ text }) => text === null);
  const only = new Set(textless.map(({ post }) => post.postId));
  const known = only.size === 0 ? [] : await readOwnPosts({ ...options, engine, only }, 1);
  const texts = new Map(known.map(({ postId, text }) => [postId, text]));
  const words = labelWords([...new Set(rows.map(({ label }) => label))]);
  const posts = rows.flatMap(({ post, text, label }): LabelledPost[] => {
    const said = words.read(label);
    const words_ = text ?? texts.get(post.postId);
    if (said === undefined || words_ === undefined) return [];
    return [{ ...post, text: words_, label: said, brand: undefined, ordinary: true }];
  });
  return { posts, unused: unused + rows.length - posts.length };
}

function assertEnough({ examples, unused, usable }: Read): void {
  const counts = new Map<SentimentLabel, number>();
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1);
  const classes = [...counts.values()].filter((count) => count >= classMin).length;
  if (examples.length >= labelsMin && classes >= 2) return;
  const few =
    usable === examples.length
      ? ''
      : `; ${examples.length} of them toward brands with at least ${brandLabelsMin}`;
  throw new AppError(
    'input.file_unusable',
    `${usable} labels can be used (${unused} cannot: their post is not there, or the word is no label)${few}; ` +
      `at least ${labelsMin}, with ${classMin} of each of two classes, are needed: go on with \`kith sentiment label\``,
    { details: { labels: examples.length, unused } },
  );
}
