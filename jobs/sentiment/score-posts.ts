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
import { ownWords } from '../../src/sentiment/index.ts';
import { type ScoreSetup, scoreTask } from './score-task.ts';
import type { SecondReader } from './second-reader.ts';

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
  /** Undefined: the shipped model is alone. */
  readonly reader: SecondReader | undefined;
  /** Time that the reader may take for one new post of this part, on the mean. */
  readonly timePerPostMs: number;
  /** Places of the posts: from the first to before the second. */
  readonly from: number;
  readonly to: number;
}

const newPosts = `SELECT place, post_id, text, lang, digest FROM scratch.named_post
  WHERE place >= $from_place AND place < $to_place AND NOT kept ORDER BY place`;

/** Scores of the night before, with the places that their posts have now. */
export const keptScores = `SELECT n.place, s.post_id, s.brand, s.negative, s.neutral, s.positive,
    s.label, s.base_label, s.context, s.model, s.digest
  FROM previous.post_sentiment AS s
  JOIN scratch.named_post AS n ON n.post_id = s.post_id AND n.digest = s.digest
  WHERE n.kept`;

const keptOfPart = `SELECT * FROM scratch.kept_score
  WHERE place >= $from_place AND place < $to_place ORDER BY place, brand`;

export async function scorePart(options: PartOptions): Promise<ScoredPart> {
  const { session, threads, setup, from, to, reader, timePerPostMs } = options;
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
  const fresh = new FreshScores({ keepTexts: reader !== undefined });
  for await (const { scores, failures } of threads.map(scoreTask, { setup, inputs: inputs() })) {
    const posts = sent.shift() as ColumnBatch;
    fresh.add(unpackBatch(scores), posts);
    for (const failure of failures) {
      faults.post_id.push(posts.columns['post_id']?.[failure.row] as string);
      faults.reason.push(failure.reason);
    }
  }
  const scores = fresh.batch();
  const read = await reader?.readLeastCertain(
    { scores, textOf: fresh.textOf },
    fresh.posts * timePerPostMs,
  );
  rows.add(scores, (read ?? scores).columns);
  return { scores: rows.inOrder(), faults: { length: faults.post_id.length, columns: faults } };
}

const broughtAlong = ['place', 'post_id', 'digest'] as const;

/** The new scores of a part as one batch, whatever batches the posts came in. */
class FreshScores {
  readonly #columns: Record<string, (Column[number] | null)[]> = {};
  readonly #texts: (string | null)[] = [];
  readonly #keepTexts: boolean;
  #posts = 0;

  constructor({ keepTexts }: { readonly keepTexts: boolean }) {
    this.#keepTexts = keepTexts;
  }

  add({ length, columns }: ColumnBatch, posts: ColumnBatch): void {
    const before = this.#posts;
    this.#posts += posts.length;
    const row = (columns['row'] ?? []) as readonly number[];
    for (const [name, values] of Object.entries(columns)) {
      const column = this.#column(name);
      for (let at = 0; at < length; at += 1) {
        column.push(name === 'row' ? before + (row[at] as number) : (values[at] ?? null));
      }
    }
    for (const name of broughtAlong) {
      const column = this.#column(name);
      for (const one of row) column.push(posts.columns[name]?.[one] ?? null);
    }
    for (let one = 0; this.#keepTexts && one < posts.length; one += 1) {
      this.#texts.push((posts.columns['text']?.[one] ?? null) as string | null);
    }
  }

  /** Posts that went through the model. */
  get posts(): number {
    return this.#posts;
  }

  readonly textOf = (row: number): string => ownWords(this.#texts[row] ?? '');

  batch(): ColumnBatch {
    return { length: this.#columns['row']?.length ?? 0, columns: this.#columns };
  }

  #column(name: string): (Column[number] | null)[] {
    this.#columns[name] ??= [];
    return this.#columns[name];
  }
}

const columns = [
  'post_id',
  'brand',
  'negative',
  'neutral',
  'positive',
  'label',
  'base_label',
  'context',
  'model',
  'digest',
] as const;

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
