/**
 * Posts of files to `scratch.score`: one row per post and brand, streamed
 * through the threads, in the order of the files.
 */
import { type ScoreSetup, type SecondReader, scoreTask } from '../../../jobs/index.ts';
import type { Session } from '../../engine/index.ts';
import {
  type Column,
  type ColumnBatch,
  packBatch,
  type Threads,
  unpackBatch,
} from '../../kernel/index.ts';
import type { ResultFile, WrittenResult } from '../offline/result-file.ts';
import type { Step } from '../offline/steps.ts';
import type { PostFiles } from './post-files.ts';

export interface Scoring {
  readonly session: Session;
  readonly threads: Threads;
  readonly setup: ScoreSetup;
  readonly files: PostFiles;
  readonly step: Step;
  /** Undefined: the shipped model is alone. */
  readonly second: SecondReading | undefined;
}

export interface SecondReading {
  readonly reader: SecondReader;
  /** Of the posts, 0–1. */
  readonly share: number;
  readonly minutesMax: number;
}

export interface ScoreCounts {
  /** Rows of the result by label. */
  readonly labels: Readonly<Record<string, number>>;
  /** Rows by language. */
  readonly languages: Readonly<Record<string, number>>;
  /** Rows by brand; the empty name is the post as a whole. */
  readonly toward: Readonly<Record<string, number>>;
}

/** What a larger model may change. */
const opinionColumns = {
  negative: 'double',
  neutral: 'double',
  positive: 'double',
  label: 'text',
  model: 'text',
} as const;

/** `place` numbers the posts in the order of the files. */
const scoreColumns = {
  place: 'integer',
  source_file: 'text',
  post_id: 'text',
  /** Held only where somebody reads the post again. */
  text: 'text',
  given_lang: 'text',
  target: 'text',
  brand: 'text',
  lang: 'text',
  context: 'text',
  ...opinionColumns,
} as const;

/** A post may stand once for each target of its own; what stands again is left out. */
const repeatedSql = `
SELECT place, source_file
FROM (
  SELECT place, source_file,
    row_number() OVER (PARTITION BY post_id, target ORDER BY place) AS copy
  FROM (SELECT DISTINCT place, source_file, post_id, target FROM scratch.every_score) AS post
) AS numbered
WHERE copy > 1`;

const scoreSql = `
SELECT s.*
FROM scratch.every_score AS s
WHERE NOT EXISTS (SELECT 1 FROM scratch.repeated AS r WHERE r.place = s.place)`;

/** Gives the posts that count, and whether any of them named a target of its own. */
export async function scoreInto(scoring: Scoring): Promise<{ posts: number; targets: boolean }> {
  const { session, files, step } = scoring;
  const told = { posts: 0, targets: false };
  await session.load('every_score', scoreColumns, scoredBatches(scoring, told));
  await session.scratch('repeated', repeatedSql);
  await session.scratch('first_score', scoreSql);
  await readAgain(scoring);
  const repeated = await session.rows<{ source_file: string; rows: number }>(
    'SELECT source_file, count(*) AS "rows" FROM scratch.repeated GROUP BY source_file ORDER BY source_file',
  );
  let posts = told.posts;
  for (const { source_file, rows } of repeated) {
    files.setAside(source_file, 'post_id: repeated', rows);
    posts -= rows;
  }
  if (told.posts === 0) step.warn('there is not one post in it');
  return { ...told, posts };
}

/** A post that names two brands is left alone: read as a whole it cannot say which is meant. */
const uncertainSql = `
WITH counted AS (
  SELECT *, count(*) OVER (PARTITION BY place) AS scores FROM scratch.first_score
),
numbered AS (
  SELECT *, row_number() OVER (
    ORDER BY greatest(negative, neutral, positive), place
  ) AS uncertain_first
  FROM counted
  WHERE scores = 1 AND trim(text) <> ''
)
SELECT place AS "row", text, lang, context, brand, negative, neutral, positive, label, model
FROM numbered
WHERE uncertain_first <= (SELECT ceil($share * count(DISTINCT place)) FROM scratch.first_score)
ORDER BY uncertain_first`;

const pooledSql = `
SELECT ${Object.keys(scoreColumns)
  .filter((name) => name !== 'text')
  .map((name) =>
    name in opinionColumns ? `coalesce(s.${name}, f.${name}) AS ${name}` : `f.${name}`,
  )
  .join(', ')}
FROM scratch.first_score AS f
LEFT JOIN scratch.second_score AS s ON s.place = f.place`;

/** The least certain share of all posts to the larger model, and `scratch.score` from both. */
async function readAgain({ session, second, step }: Scoring): Promise<void> {
  async function* readings(): AsyncIterable<ColumnBatch> {
    if (second === undefined) return;
    const { reader, share, minutesMax } = second;
    await reader.open();
    const endMs = Date.now() + minutesMax * 60_000;
    let done = 0;
    for await (const scores of session.batches(uncertainSql, { share })) {
      const row = scores.columns['row'] as readonly number[];
      const textAt = new Map(row.map((one, at) => [one, scores.columns['text']?.[at] as string]));
      const textOf = (one: number): string => textAt.get(one) ?? '';
      const { columns } = await reader.read({ scores, textOf }, [...row.keys()], endMs);
      done += scores.length;
      step.progress(done, undefined, 'posts read again');
      yield { length: scores.length, columns: { ...columns, place: row } };
    }
  }
  await session.load('second_score', { place: 'integer', ...opinionColumns }, readings());
  await session.scratch('score', pooledSql);
}

/** Posts between two reports of progress. */
const progressPosts = 20_000;

async function* scoredBatches(
  { threads, setup, files, step, second }: Scoring,
  told: { posts: number; targets: boolean },
): AsyncIterable<ColumnBatch> {
  const sent: ColumnBatch[] = [];
  async function* inputs() {
    for await (const batch of files.batches()) {
      sent.push(batch);
      const { post_id: _id, source_file: _file, source_line: _line, ...columns } = batch.columns;
      yield packBatch({ length: batch.length, columns });
    }
  }
  let reported = 0;
  for await (const { scores, failures } of threads.map(scoreTask, { setup, inputs: inputs() })) {
    const posts = sent.shift() as ColumnBatch;
    for (const { row, reason } of failures) {
      files.setAside(posts.columns['source_file']?.[row] as string, reason);
    }
    told.targets ||= posts.columns['target']?.some((target) => target !== null) === true;
    yield placed(unpackBatch(scores), posts, { before: told.posts, texts: second !== undefined });
    told.posts += posts.length;
    if (told.posts - reported >= progressPosts) {
      reported = told.posts;
      step.progress(told.posts, undefined, 'posts');
    }
  }
}

/** The scores with what their posts brought along. */
function placed(
  { length, columns }: ColumnBatch,
  posts: ColumnBatch,
  { before, texts }: { readonly before: number; readonly texts: boolean },
): ColumnBatch {
  const { row = [], base_label: _, ...scores } = columns;
  const rows = row as Column<number> as readonly number[];
  const of = (name: string): Column => rows.map((one) => posts.columns[name]?.[one] ?? null);
  return {
    length,
    columns: {
      ...scores,
      place: rows.map((one) => before + one),
      source_file: of('source_file'),
      post_id: of('post_id'),
      text: texts ? of('text') : rows.map(() => null),
      given_lang: of('lang'),
      target: of('target'),
    },
  };
}

const resultColumns = ['post_id', 'lang', 'negative', 'neutral', 'positive', 'label'] as const;

export interface ShownColumns {
  /** The brand that a row is about. */
  readonly brand: boolean;
  /** Which model scored it. */
  readonly model: boolean;
}

export function writeScores(
  session: Session,
  result: ResultFile,
  { brand, model }: ShownColumns,
): Promise<WrittenResult> {
  const columns = [...resultColumns, ...(brand ? ['brand'] : []), ...(model ? ['model'] : [])];
  const sql = `SELECT ${columns.join(', ')} FROM scratch.score ORDER BY place, brand NULLS FIRST`;
  return result.write({ session, sql, columns });
}

export async function countScores(session: Session): Promise<ScoreCounts> {
  const by = async (what: string): Promise<Record<string, number>> => {
    const rows = await session.rows<{ name: string; rows: number }>(
      `SELECT coalesce(${what}, '') AS "name", count(*) AS "rows"
       FROM scratch.score GROUP BY ${what} ORDER BY "rows" DESC, "name" LIMIT 1000`,
    );
    return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
  };
  return { labels: await by('label'), languages: await by('lang'), toward: await by('brand') };
}
