/**
 * How right the scores of `scratch.score` are against known labels.
 *
 * A truth file holds post_id and label, and may hold lang (languages are then
 * measured by it, and how often they were guessed right) and target (of a post
 * scored toward several brands, the one that is meant). Labels are words or
 * numbers: 0, 1, 2, or, where any is below zero, by their sign.
 */
import { resolve } from 'node:path';
import type { LoadedConfig } from '../../config/index.ts';
import type { Engine, Session } from '../../engine/index.ts';
import { AppError, type ColumnBatch, type Interval } from '../../kernel/index.ts';
import { column, rawTable, required } from '../../lake/index.ts';
import {
  classNames,
  measureSentiment,
  type Prediction,
  type SentimentLabel,
  type SentimentMeasures,
} from '../../sentiment/index.ts';
import { fileRows } from '../../sources/index.ts';
import { parquetReader } from '../parquet-reader.ts';
import { type LabelWords, labelWords } from './label-words.ts';

export interface SentimentQuality extends SentimentMeasures {
  /** 95 %, from the binomial spread of each class's recall. */
  readonly macroRecallInterval: Interval;
  /** By language, most posts first. */
  readonly languages: Readonly<Record<string, SentimentMeasures>>;
  /** Mean of the languages' macro-F1. */
  readonly meanMacroF1: number;
  /** Share of languages guessed right; undefined where the truth names none or posts brought their own. */
  readonly languageAccuracy: number | undefined;
  readonly truth: TruthCounts;
}

export interface TruthCounts {
  readonly rows: number;
  /** Rows without a label that could be read. */
  readonly unreadable: number;
  /** Rows whose post has no score. */
  readonly unknown: number;
  /** Rows whose post has several scores, and no target to say which is meant. */
  readonly ambiguous: number;
  /** How labels were read. */
  readonly labels: LabelWords['kind'];
}

const definition = rawTable('raw.post', 'one post and how it is known to feel', {
  post_id: required('text', 'The post.'),
  label: required('text', 'How it feels.'),
  lang: column('text', 'Its language.'),
  target: column('text', 'Toward what.'),
});

const truthColumns = {
  place: 'integer',
  post_id: 'text',
  label: 'text',
  lang: 'text',
  target: 'text',
} as const;

/** Posts measured are held as rows. */
const ROWS_MAX = 5_000_000;

export interface MeasureOptions {
  readonly session: Session;
  readonly engine: Engine;
  readonly files: readonly string[];
  readonly loaded: LoadedConfig;
}

export async function measureScores(options: MeasureOptions): Promise<SentimentQuality> {
  const { session, files } = options;
  const told = { rows: 0, unreadable: 0 };
  await session.load('truth', truthColumns, truthBatches(options, told));
  const words = await wordsOf(session);
  const rows = await session.rows<Judged>(judgedSql, {}, ROWS_MAX);
  const counts = { ...told, unknown: 0, ambiguous: 0, labels: words.kind };
  const posts: JudgedPost[] = [];
  for (const row of rows) {
    const truth = words.read(row.truth);
    if (truth === undefined) counts.unreadable += 1;
    else if (row.answers === 0) counts.unknown += 1;
    else if (row.answers > 1) counts.ambiguous += 1;
    else posts.push({ ...row, truth });
  }
  if (posts.length === 0) throw nothingMeasured(files, counts);
  return { ...measuresOf(posts), truth: counts };
}

interface Judged extends Prediction {
  readonly truth: string;
  /** Scores that the row of the truth may mean. */
  readonly answers: number;
  readonly truth_lang: string | null;
  readonly given_lang: string | null;
  readonly lang: string;
}

interface JudgedPost extends Judged {
  readonly truth: SentimentLabel;
}

const judgedSql = `
WITH beside AS (
  SELECT t.place, t.label AS truth, t.lang AS truth_lang, s.post_id, s.given_lang, s.lang,
    s.negative, s.neutral, s.positive, s.label, s.place AS score_place, s.brand,
    count(s.post_id) OVER (PARTITION BY t.place) AS scores,
    t.target IS NULL OR t.target = s.target OR t.target = s.brand AS meant
  FROM scratch.truth AS t
  LEFT JOIN scratch.score AS s ON s.post_id = t.post_id
),
answered AS (
  SELECT *,
    count(post_id) OVER (PARTITION BY place) AS answers,
    row_number() OVER (PARTITION BY place ORDER BY score_place, brand NULLS FIRST) AS answer
  FROM beside
  -- Where a post has one score there is nothing to choose.
  WHERE scores < 2 OR meant
)
SELECT truth, truth_lang, given_lang, lang, negative, neutral, positive, label, answers
FROM answered WHERE answer = 1 ORDER BY place`;

async function* truthBatches(
  { files, engine }: MeasureOptions,
  told: { rows: number; unreadable: number },
): AsyncIterable<ColumnBatch> {
  for (const path of files) {
    const parquet = parquetReader(engine);
    const read = fileRows({ definition, path: resolve(path), settings: { path }, parquet });
    for await (const { rows, quarantined } of read) {
      const place = Array.from({ length: rows.length }, (_, row) => told.rows + row);
      told.rows += rows.length + quarantined.length;
      told.unreadable += quarantined.length;
      if (rows.length > 0) yield { ...rows, columns: { ...rows.columns, place } };
    }
  }
}

/** Distinct labels looked at to learn how they are meant. */
const labelsMax = 1000;

async function wordsOf(session: Session): Promise<LabelWords> {
  const rows = await session.rows<{ label: string }>(
    `SELECT DISTINCT label FROM scratch.truth ORDER BY label LIMIT ${labelsMax}`,
  );
  return labelWords(rows.map(({ label }) => label));
}

function measuresOf(posts: readonly JudgedPost[]): Omit<SentimentQuality, 'truth'> {
  const measure = (some: readonly JudgedPost[]): SentimentMeasures =>
    measureSentiment(
      some,
      some.map(({ truth }) => truth),
    );
  const byLanguage = new Map<string, JudgedPost[]>();
  for (const post of posts) {
    const language = post.truth_lang ?? post.given_lang ?? post.lang;
    const own = byLanguage.get(language);
    if (own === undefined) byLanguage.set(language, [post]);
    else own.push(post);
  }
  const languages = [...byLanguage]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([language, some]) => [language, measure(some)] as const);
  const guessed = posts.filter((post) => post.truth_lang !== null && post.given_lang === null);
  const right = guessed.filter((post) => post.truth_lang === post.lang).length;
  const whole = measure(posts);
  return {
    ...whole,
    macroRecallInterval: recallInterval(whole),
    languages: Object.fromEntries(languages),
    meanMacroF1: languages.reduce((sum, [, one]) => sum + one.macroF1, 0) / languages.length,
    languageAccuracy: guessed.length === 0 ? undefined : right / guessed.length,
  };
}

function recallInterval({ confusion, macroRecall }: SentimentMeasures): Interval {
  const rows = confusion
    .map((row, truth) => ({
      hits: row[truth] ?? 0,
      posts: row.reduce((sum, count) => sum + count, 0),
    }))
    .filter(({ posts }) => posts > 0);
  const variance = rows.reduce((sum, { hits, posts }) => {
    const recall = (hits + 1) / (posts + 2);
    return sum + (recall * (1 - recall)) / posts;
  }, 0);
  const spread = (1.959964 * Math.sqrt(variance)) / Math.max(1, rows.length);
  return { low: Math.max(0, macroRecall - spread), high: Math.min(1, macroRecall + spread) };
}

function nothingMeasured(files: readonly string[], counts: TruthCounts): AppError {
  const { rows, unreadable, unknown, ambiguous } = counts;
  return new AppError(
    'input.file_unusable',
    `${files.join(', ')}: none of ${rows} labels can be used: ${unreadable} cannot be read, ${unknown} name a post without a score, ` +
      `${ambiguous} one with several; give post_id as in --posts and label as ${classNames.join(', ')} or 0, 1, 2`,
    { details: { ...counts } },
  );
}
