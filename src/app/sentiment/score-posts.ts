/**
 * Posts of files to `scratch.score`: one row per post and brand, streamed
 * through the threads, in the order of the files.
 */
import { type ScoreSetup, scoreTask } from '../../../jobs/index.ts';
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
}

export interface ScoreCounts {
  /** Rows of the result by label. */
  readonly labels: Readonly<Record<string, number>>;
  /** Rows by language. */
  readonly languages: Readonly<Record<string, number>>;
  /** Rows by brand; the empty name is the post as a whole. */
  readonly toward: Readonly<Record<string, number>>;
}

/** `place` numbers the posts in the order of the files. */
const scoreColumns = {
  place: 'integer',
  source_file: 'text',
  post_id: 'text',
  given_lang: 'text',
  target: 'text',
  brand: 'text',
  lang: 'text',
  negative: 'double',
  neutral: 'double',
  positive: 'double',
  label: 'text',
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
  await session.scratch('score', scoreSql);
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

/** Posts between two reports of progress. */
const progressPosts = 20_000;

async function* scoredBatches(
  { threads, setup, files, step }: Scoring,
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
    yield placed(unpackBatch(scores), posts, told.posts);
    told.posts += posts.length;
    if (told.posts - reported >= progressPosts) {
      reported = told.posts;
      step.progress(told.posts, undefined, 'posts');
    }
  }
}

/** The scores with what their posts brought along. */
function placed({ length, columns }: ColumnBatch, posts: ColumnBatch, before: number): ColumnBatch {
  const { row = [], ...scores } = columns;
  const rows = row as Column<number> as readonly number[];
  const of = (name: string): Column => rows.map((one) => posts.columns[name]?.[one] ?? null);
  return {
    length,
    columns: {
      ...scores,
      place: rows.map((one) => before + one),
      source_file: of('source_file'),
      post_id: of('post_id'),
      given_lang: of('lang'),
      target: of('target'),
    },
  };
}

const resultColumns = ['post_id', 'lang', 'negative', 'neutral', 'positive', 'label'] as const;

/** @param toward whether the brand that a row is about is told as well. */
export function writeScores(
  session: Session,
  result: ResultFile,
  toward: boolean,
): Promise<WrittenResult> {
  const columns = [...resultColumns, ...(toward ? ['brand'] : [])];
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
