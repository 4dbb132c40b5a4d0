/**
 * A company's own posts, from files or from the lake of the last night, each
 * with what the model says of it toward each brand it names.
 *
 * At most a pool of them is held, drawn by lot, so that a lake of millions can be
 * asked about.
 */
import type { LoadedConfig } from '../../config/index.ts';
import type { Engine } from '../../engine/index.ts';
import { AppError, type ColumnBatch, hash32 } from '../../kernel/index.ts';
import { Lake, tables } from '../../lake/index.ts';
import {
  type Brand,
  type BrandSettings,
  ownWords,
  readBrand,
  type Scorer,
  type SentimentScore,
  wholePost,
} from '../../sentiment/index.ts';
import { workspaceOf } from '../workspace.ts';
import { postFiles } from './post-files.ts';

export interface OwnPost {
  readonly postId: string;
  readonly text: string;
  readonly lang: string | null;
  /** Target that the post's own row names. */
  readonly target: string | null;
}

export type ScoredPost = OwnPost & SentimentScore & { readonly brand: string };

export interface OwnPostsOptions {
  readonly loaded: LoadedConfig;
  readonly configNamed: boolean;
  readonly engine: Engine;
  /** Files; none: the posts of the last night. */
  readonly posts: readonly string[];
  /** Only these, where given. */
  readonly only?: ReadonlySet<string>;
}

/** Posts held at once. */
const poolMax = 20_000;

/** @param seed of the lot, where there are more posts than are held. */
export async function readOwnPosts(
  options: OwnPostsOptions,
  seed: number,
): Promise<readonly OwnPost[]> {
  const { only } = options;
  const lot = ({ postId }: OwnPost): number => hash32(postId, seed);
  const cut = (posts: OwnPost[]): OwnPost[] =>
    posts.sort((a, b) => lot(a) - lot(b) || (a.postId < b.postId ? -1 : 1)).slice(0, poolMax);
  let pool: OwnPost[] = [];
  for await (const { columns, length } of batchesOf(options)) {
    for (let row = 0; row < length; row += 1) {
      const of = (name: string) => (columns[name]?.[row] ?? null) as string | null;
      const [postId, text] = [of('post_id'), of('text')];
      if (postId === null || text === null || only?.has(postId) === false) continue;
      pool.push({ postId, text, lang: of('lang'), target: of('target') });
    }
    if (pool.length > 4 * poolMax) pool = cut(pool);
  }
  return cut(pool);
}

async function* batchesOf(options: OwnPostsOptions): AsyncIterable<ColumnBatch> {
  if (options.posts.length > 0) {
    yield* postFiles({ ...options, files: options.posts, targets: true }).batches();
    return;
  }
  const lake = await Lake.open(workspaceOf(options.loaded.config).lake);
  const version = lake.manifest.tables['core.post'];
  if (version === undefined) {
    throw new AppError(
      'usage.nothing_published',
      'there are no posts yet: run `kith nightly` first, or give --posts FILE',
    );
  }
  const session = await options.engine.open();
  try {
    await session.bind('core.post', tables.post, lake.filesOf('core.post', version));
    const read = session.batches(
      'SELECT post_id, text, lang FROM core.post WHERE repost_of_post_id IS NULL ORDER BY post_id',
    );
    for await (const batch of read) {
      const text = batch.columns['text']?.map((one) =>
        one === null ? null : ownWords(String(one)),
      );
      yield { ...batch, columns: { ...batch.columns, text: text ?? [] } };
    }
  } finally {
    await session.close();
  }
}

/**
 * One row a post and brand it names; posts that name none are left out, or are
 * taken as a whole.
 */
export function scoreOwnPosts(
  posts: readonly OwnPost[],
  scorer: Scorer,
  how: { readonly brands: readonly BrandSettings[]; readonly whole: boolean },
): readonly ScoredPost[] {
  const brands = how.brands.map(readBrand);
  return posts.flatMap((post): ScoredPost[] => {
    const named: readonly Brand[] =
      brands.length > 0 || post.target === null
        ? brands
        : [readBrand({ name: post.target, terms: [] })];
    const toward = named.length === 0 ? [] : scorer.scoreToward(post, named);
    if (toward.length > 0) return toward.map((score) => ({ ...post, ...score }));
    return how.whole ? [{ ...post, brand: wholePost, ...scorer.score(post) }] : [];
  });
}
