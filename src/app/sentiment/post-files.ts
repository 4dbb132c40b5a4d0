/**
 * Files of posts as batches: post_id, text and, where given, lang and target.
 *
 * A post without words is still a post; a file none of whose posts has a text is
 * told apart from it and refused.
 */
import { resolve } from 'node:path';
import type { LoadedConfig } from '../../config/index.ts';
import type { Engine } from '../../engine/index.ts';
import { AppError, type ColumnBatch } from '../../kernel/index.ts';
import { column, rawTable, required } from '../../lake/index.ts';
import { fileRows } from '../../sources/index.ts';
import type { QuarantineCount } from '../../store/index.ts';
import { readingOf } from '../offline/given-files.ts';
import { parquetReader } from '../parquet-reader.ts';

const definition = rawTable('raw.post', 'one post of a file', {
  post_id: required('text', 'The post.'),
  text: column('text', 'What it says.'),
  lang: column('text', 'Language code; guessed where it is not given.'),
  target: column('text', 'The brand or topic it is scored toward, as the post names it.'),
});

export interface PostFilesOptions {
  readonly loaded: LoadedConfig;
  readonly configNamed: boolean;
  readonly files: readonly string[];
  readonly engine: Engine;
  /** False where brands are named for all posts, so that the column target is not asked. */
  readonly targets: boolean;
}

export interface PostFiles {
  /** Rows of all files, in their order. */
  batches(): AsyncIterable<ColumnBatch>;
  /** Counts rows, one if not said, that a later step cannot use. */
  setAside(sourceFile: string, reason: string, rows?: number): void;
  /** Rows that could not be used, by file and reason, most first. */
  quarantined(): readonly QuarantineCount[];
}

export function postFiles({ files, engine, targets, ...reading }: PostFilesOptions): PostFiles {
  const reasons = new Map<string, QuarantineCount>();
  const count = (sourceFile: string, reason: string, more = 1): void => {
    const key = `${sourceFile}\n${reason}`;
    const rows = (reasons.get(key)?.rows ?? 0) + more;
    reasons.set(key, { table: 'raw.post', sourceFile, reason, rows });
  };

  async function* batchesOf(path: string): AsyncIterable<ColumnBatch> {
    let posts = 0;
    let worded = false;
    const settings = { ...ownMapping(readingOf(reading, 'posts', path)), path };
    const read = fileRows({
      definition,
      path: resolve(path),
      settings,
      parquet: parquetReader(engine),
      omit: targets ? [] : ['target'],
    });
    for await (const { rows, quarantined } of read) {
      for (const { reason } of quarantined) count(path, reason);
      posts += rows.length;
      worded ||= rows.columns['text']?.some((text) => text !== null) === true;
      if (rows.length > 0) yield rows;
    }
    if (posts > 0 && !worded) throw noText(path, posts);
  }

  return {
    async *batches() {
      for (const path of files) yield* batchesOf(path);
    },
    setAside: count,
    quarantined: () =>
      [...reasons.values()].sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1)),
  };
}

/** A night maps columns that nobody asks for here. */
function ownMapping({ mapping = {}, ...reading }: ReturnType<typeof readingOf>) {
  const own = Object.entries(mapping).filter(([name]) => definition.columns[name as 'text']);
  return { ...reading, mapping: Object.fromEntries(own) };
}

const noText = (path: string, posts: number): AppError =>
  new AppError(
    'input.file_unusable',
    `${path}: not one of ${posts} posts has a text; the column must be named text, or be named in a mapping under sources.posts of a configuration`,
    { details: { file: path, posts } },
  );
