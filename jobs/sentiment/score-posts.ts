/**
 * Scores batches of posts toward every brand they name.
 *
 * Takes columns post_id, text, lang; gives rows of `derived.post_sentiment` in
 * the order of its key. What a post says after `RT @name` is another's, and a
 * post that names no brand in its own words gives no row.
 */
import type { ColumnBatch } from '../../src/kernel/index.ts';
import { type Brand, ownWords, type Scorer } from '../../src/sentiment/index.ts';

export async function* scorePosts(
  posts: AsyncIterable<ColumnBatch>,
  scorer: Scorer,
  brands: readonly Brand[],
): AsyncIterable<ColumnBatch> {
  for await (const batch of posts) yield scoreBatch(batch, scorer, brands);
}

/** @param brands in the order of their names, as the table's key wants. */
export function scoreBatch(
  batch: ColumnBatch,
  scorer: Scorer,
  brands: readonly Brand[],
): ColumnBatch {
  const rows = {
    post_id: [] as string[],
    brand: [] as string[],
    negative: [] as number[],
    neutral: [] as number[],
    positive: [] as number[],
  };
  const { post_id: ids = [], text: texts = [], lang: langs = [] } = batch.columns;
  for (let row = 0; row < batch.length; row += 1) {
    const text = texts[row];
    if (typeof text !== 'string') continue;
    const post = { text: ownWords(text), lang: langs[row] as string | null | undefined };
    for (const score of scorer.scoreToward(post, brands)) {
      rows.post_id.push(ids[row] as string);
      rows.brand.push(score.brand);
      rows.negative.push(score.negative);
      rows.neutral.push(score.neutral);
      rows.positive.push(score.positive);
    }
  }
  return { length: rows.post_id.length, columns: rows };
}
