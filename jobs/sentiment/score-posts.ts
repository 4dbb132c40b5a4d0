/**
 * Scores one part of the posts toward every brand they name.
 *
 * What the night before scored is taken over, the rest goes through the threads;
 * both are put together in the order of the posts. A post that cannot be scored
 * is told with its reason and stops nobody.
 */
import type { Session } from '../../src/engine/index.ts';
import {
  type Column,
  type ColumnBatch,
  packBatch,
  type Threads,
  unpackBatch,
} from '../../src/kernel/index.ts';
import { type ScoreSetup, scoreTask } from './score-task.ts';

export interface ScoredPart {
  /** Rows of `derived.post_sentiment`, in the order of its key. */
  readonly scores: ColumnBatch;
  /** Rows of `derived.post_fault`, in the order of its key. */
  readonly faults: ColumnBatch;
}

export interface PartOptions {
  readonly session: Session;
  readonly threads: Threads;
  readonly setup: ScoreSetup;
  /** Places of the posts: from the first to before the second. */
  readonly from: number;
  readonly to: number;
}

const newPosts = `SELECT place, post_id, text, lang, digest FROM scratch.named_post
  WHERE place >= $from_place AND place < $to_place AND NOT kept ORDER BY place`;

/** Scores of the night before, with the places that their posts have now. */
export const keptScores = `SELECT n.place, s.post_id, s.brand, s.negative, s.neutral, s.positive, s.digest
  FROM previous.post_sentiment AS s
  JOIN scratch.named_post AS n ON n.post_id = s.post_id AND n.digest = s.digest
  WHERE n.kept`;

const keptOfPart = `SELECT place, post_id, brand, negative, neutral, positive, digest
  FROM scratch.kept_score
  WHERE place >= $from_place AND place < $to_place ORDER BY place, brand`;

export async function scorePart(options: PartOptions): Promise<ScoredPart> {
  const { session, threads, setup, from, to } = options;
  const places = { from_place: from, to_place: to };
  const rows = new PartRows();
  for await (const batch of session.batches(keptOfPart, places)) rows.add(batch, batch.columns);
  const sent: ColumnBatch[] = [];
  async function* inputs() {
    for await (const batch of session.batches(newPosts, places)) {
      sent.push(batch);
      const { text = [], lang = [] } = batch.columns;
      yield packBatch({ length: batch.length, columns: { text, lang } });
    }
  }
  const faults = { post_id: [] as string[], reason: [] as string[] };
  for await (const { scores, failures } of threads.map(scoreTask, { setup, inputs: inputs() })) {
    const posts = (sent.shift() as ColumnBatch).columns;
    const found = unpackBatch(scores);
    const row = (found.columns['row'] ?? []) as readonly number[];
    const of = (name: string): Column => row.map((one) => posts[name]?.[one] ?? null);
    const brought = { place: of('place'), post_id: of('post_id'), digest: of('digest') };
    rows.add(found, { ...found.columns, ...brought });
    for (const failure of failures) {
      faults.post_id.push(posts['post_id']?.[failure.row] as string);
      faults.reason.push(failure.reason);
    }
  }
  return { scores: rows.inOrder(), faults: { length: faults.post_id.length, columns: faults } };
}

const columns = ['post_id', 'brand', 'negative', 'neutral', 'positive', 'digest'] as const;

/** Rows gathered from both sides; those of one post come from one side, in the order of brands. */
class PartRows {
  readonly #places: number[] = [];
  readonly #columns: Record<string, (Column[number] | null)[]> = Object.fromEntries(
    columns.map((name) => [name, []]),
  );

  add({ length }: { readonly length: number }, added: ColumnBatch['columns']): void {
    for (let row = 0; row < length; row += 1) {
      this.#places.push(Number(added['place']?.[row]));
      for (const name of columns) this.#columns[name]?.push(added[name]?.[row] ?? null);
    }
  }

  inOrder(): ColumnBatch {
    const places = this.#places;
    const order = places.map((_, row) => row);
    order.sort((a, b) => (places[a] as number) - (places[b] as number) || a - b);
    const sorted = columns.map((name) => [
      name,
      order.map((row) => this.#columns[name]?.[row] ?? null),
    ]);
    return {
      length: order.length,
      columns: Object.fromEntries(sorted),
    };
  }
}
