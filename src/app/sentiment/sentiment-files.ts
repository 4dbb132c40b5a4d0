/**
 * `kith sentiment`: how the posts of a file feel, standing alone.
 *
 * Posts stream from the file through the threads into a scratch table, so that
 * memory is bounded whatever the file's size; needs no database and publishes
 * nothing. A post is scored toward each brand of the command line that it names,
 * else toward its own `target`, else toward the configured brands, and as a whole
 * where it names none.
 */
import {
  type ScoreSetup,
  SecondReader,
  type SecondReadings,
  tellSecondReadings,
} from '../../../jobs/index.ts';
import type { LoadedConfig } from '../../config/index.ts';
import type { Engine, Session } from '../../engine/index.ts';
import { AppError, type Threads } from '../../kernel/index.ts';
import type { JobSummary, NightEvent } from '../../pipeline/index.ts';
import {
  type BrandSettings,
  parseAdaptation,
  parseSentimentModel,
  secondOpinion,
} from '../../sentiment/index.ts';
import { createThreadPool } from '../../workers/index.ts';
import { createModels } from '../models.ts';
import { openResult, type ResultFile, type WrittenResult } from '../offline/result-file.ts';
import { createSteps, peakMemory, type Steps } from '../offline/steps.ts';
import { withEngine } from '../offline/with-engine.ts';
import { workspaceOf } from '../workspace.ts';
import { type AdaptationRecord, openAdaptations } from './adaptations.ts';
import { largerPort } from './larger/larger-port.ts';
import { measureScores, type SentimentQuality } from './measure-scores.ts';
import { type PostFiles, postFiles } from './post-files.ts';
import {
  countScores,
  type ScoreCounts,
  type SecondReading,
  scoreInto,
  writeScores,
} from './score-posts.ts';

export interface SentimentFilesOptions {
  readonly loaded: LoadedConfig;
  /** True when the configuration was named on the command line. */
  readonly configNamed: boolean;
  readonly posts: readonly string[];
  readonly out: string | undefined;
  readonly truth: readonly string[];
  /** Brands to score toward; none: those of a configuration named on purpose, or the post as a whole. */
  readonly brands: readonly BrandSettings[];
  /** Score with the shared model alone, whatever the company taught it. */
  readonly shared: boolean;
  readonly emit: (event: NightEvent) => void;
}

export interface SentimentFilesOutcome extends ScoreCounts {
  readonly seconds: number;
  /** Posts read that could be used. */
  readonly posts: number;
  /** Posts a second while they were scored, reading included. */
  readonly postsPerSecond: number;
  readonly brands: readonly string[];
  /** Version of the model. */
  readonly model: string;
  /** The workspace's adaptation that was used. */
  readonly adaptation: UsedAdaptation | undefined;
  /** What the larger model read; undefined where none is named. */
  readonly larger: SecondReadings | undefined;
  readonly out: (WrittenResult & { readonly file: string }) | undefined;
  readonly quality: SentimentQuality | undefined;
  readonly jobs: readonly JobSummary[];
  readonly warnings: readonly string[];
  readonly quarantined: ReturnType<PostFiles['quarantined']>;
  readonly peakMemoryMb: number;
}

export async function runSentimentFiles(
  options: SentimentFilesOptions,
): Promise<SentimentFilesOutcome> {
  const startedMs = Date.now();
  if (options.out === undefined && options.truth.length === 0) {
    throw new AppError(
      'usage.bad_option',
      'nothing is asked: give --out FILE for the scores, or --truth FILE to measure them',
    );
  }
  const { out, posts, truth } = options;
  const result = out === undefined ? undefined : await openResult(out, [...posts, ...truth]);
  try {
    const outcome = await withWorld(options, (world) => scoreFiles(options, world, result));
    return { ...outcome, seconds: (Date.now() - startedMs) / 1000 };
  } finally {
    await result?.discard();
  }
}

interface World {
  readonly engine: Engine;
  readonly session: Session;
  readonly threads: Threads;
}

const withWorld = <T>(
  { loaded }: SentimentFilesOptions,
  use: (world: World) => Promise<T>,
): Promise<T> =>
  withEngine('sentiment', loaded, async (engine) => {
    const threads = createThreadPool({ threads: loaded.config.engine.workerThreads });
    const session = await engine.open();
    try {
      return await use({ engine, session, threads });
    } finally {
      await session.close();
      await threads.close();
    }
  });

async function scoreFiles(
  options: SentimentFilesOptions,
  world: World,
  result: ResultFile | undefined,
): Promise<Omit<SentimentFilesOutcome, 'seconds'>> {
  const { emit, truth, loaded } = options;
  const { engine, session } = world;
  const steps = createSteps('sentiment', truth.length > 0 ? ['score', 'measure'] : ['score'], emit);
  const { setup, version, used, stale, second } = await setupOf(options);
  const files = postFiles({
    ...options,
    files: options.posts,
    engine,
    targets: options.brands.length === 0,
  });
  const startedMs = Date.now();
  const scored = await steps.run('score', async (step) => {
    if (stale) step.warn(staleAdaptation);
    try {
      return await scoreInto({ ...world, setup, files, step, second });
    } finally {
      await second?.reader.close();
      if (second !== undefined) tellSecondReadings(second.reader.told, step);
    }
  });
  const seconds = (Date.now() - startedMs) / 1000;
  const quality =
    truth.length === 0
      ? undefined
      : await steps.run('measure', () => measureScores({ session, engine, files: truth, loaded }));
  const shown = { brand: setup.brands.length > 0 || scored.targets, model: second !== undefined };
  const out = result && { ...(await writeScores(session, result, shown)), file: result.path };
  return {
    ...(await countScores(session)),
    posts: scored.posts,
    postsPerSecond: Math.round(scored.posts / Math.max(0.001, seconds)),
    brands: setup.brands.map(({ name }) => name),
    model: version,
    adaptation: used,
    larger: second?.reader.told,
    out,
    quality,
    ...endOf(steps, files),
  };
}

const endOf = (steps: Steps, files: PostFiles) => ({
  jobs: steps.done,
  warnings: steps.warnings,
  quarantined: files.quarantined(),
  peakMemoryMb: peakMemory(),
});

export type UsedAdaptation = Omit<AdaptationRecord, 'adaptation'>;

interface FileSetup {
  readonly setup: ScoreSetup;
  readonly version: string;
  readonly used: UsedAdaptation | undefined;
  /** The workspace's adaptation stands on another model. */
  readonly stale: boolean;
  /** Undefined where no larger model is named, or the shipped one is asked for alone. */
  readonly second: SecondReading | undefined;
}

async function setupOf(options: SentimentFilesOptions): Promise<FileSetup> {
  const model = await createModels().read('sentiment');
  const parsed = parseSentimentModel(model);
  const { version } = parsed;
  const folder = workspaceOf(options.loaded.config).sentiment;
  const record = options.shared ? undefined : await openAdaptations(folder).current();
  const learned = record && parseAdaptation(record.adaptation);
  const fits = learned?.model === version;
  const { adaptation, ...used } = record ?? {};
  return {
    setup: {
      model,
      adaptation: fits ? adaptation : undefined,
      brands: brandsOf(options),
      whole: 'unnamed',
      ownWordsOnly: false,
    },
    version,
    used: fits ? (used as UsedAdaptation) : undefined,
    stale: record !== undefined && !fits,
    second: secondReadingOf(options, secondOpinion(parsed, fits ? learned : undefined)),
  };
}

function secondReadingOf(
  { loaded, shared }: SentimentFilesOptions,
  opinion: ReturnType<typeof secondOpinion>,
): SecondReading | undefined {
  if (shared) return undefined;
  const port = largerPort(loaded);
  if (!port.isNamed) return undefined;
  const { share, minutesMax } = loaded.config.sentiment.larger;
  const open = () => port.open();
  const reader = new SecondReader({ open, opinion, share, nowMs: () => Date.now() });
  return { reader, share, minutesMax };
}

export const staleAdaptation =
  'the adaptation was learned on another model and is not used: run `kith sentiment adapt` again';

/** A brand that nobody named stands in every configuration; it is not meant. */
function brandsOf({
  brands,
  configNamed,
  loaded,
}: SentimentFilesOptions): readonly BrandSettings[] {
  if (brands.length > 0 || !configNamed) return brands;
  const { config, origins } = loaded;
  const stated = origins['brand.name'] !== 'default';
  return [...(stated ? [config.brand] : []), ...config.competitors];
}
