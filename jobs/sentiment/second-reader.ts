/**
 * A larger model's reading of the posts that the shipped one is least certain of.
 *
 * Works on one batch of scored posts at a time: chooses the share, reads one post after
 * the other, the least certain first, until the batch's time is over, and pools what it
 * reads with what stands. A post that names two brands is left alone: read as a whole it
 * cannot say which is meant. What is not read keeps its score, and says so by its `model`.
 */
import { type Column, type ColumnBatch, toAppError } from '../../src/kernel/index.ts';
import type { JobContext, LargerModel } from '../../src/pipeline/index.ts';
import {
  type FirstOpinion,
  leastCertain,
  type SentimentLabel,
  type secondOpinion,
} from '../../src/sentiment/index.ts';

export interface SecondReaderOptions {
  readonly open: () => Promise<LargerModel>;
  readonly opinion: ReturnType<typeof secondOpinion>;
  /** Of the posts of a batch, 0–1. */
  readonly share: number;
  readonly nowMs: () => number;
}

export interface BatchToRead {
  /** Columns row (of the post), brand, lang, context, negative, neutral, positive, label, model. */
  readonly scores: ColumnBatch;
  /** What the post in that row says, in its author's own words. */
  readonly textOf: (row: number) => string;
}

export interface SecondReadings {
  /** Posts that the larger model judged with. */
  readonly read: number;
  /** Posts chosen and not read because the time was over. */
  readonly left: number;
  /** Posts that it could not read. */
  readonly failed: number;
  /** Why it could not read the first of them. */
  readonly failure: string | undefined;
}

export function tellSecondReadings(
  { read, left, failed, failure }: SecondReadings,
  { figure, warn }: Pick<JobContext, 'figure' | 'warn'>,
): void {
  figure('posts_read_by_larger_model', read);
  figure('posts_left_for_lack_of_time', left);
  if (left > 0) {
    warn(
      `${left} of the posts chosen for the larger model were not read: sentiment.larger.minutesMax was over; they keep the shipped model’s score`,
    );
  }
  if (failed > 0) {
    warn(`${failed} posts could not be read by the larger model, the first since ${failure}`);
  }
}

export class SecondReader {
  readonly #options: SecondReaderOptions;
  #model: LargerModel | undefined;
  #told: SecondReadings = { read: 0, left: 0, failed: 0, failure: undefined };

  constructor(options: SecondReaderOptions) {
    this.#options = options;
  }

  /** All batches so far. */
  get told(): SecondReadings {
    return this.#told;
  }

  /** Chooses the share of a batch's posts; gives the same scores, those of posts read again replaced. */
  async readLeastCertain(batch: BatchToRead, timeMs: number): Promise<ColumnBatch> {
    const { scores, textOf } = batch;
    const { share } = this.#options;
    const first = firstOpinions(scores);
    const row = (scores.columns['row'] ?? []) as readonly number[];
    const open = singleScores(row).filter((at) => textOf(row[at] as number).trim() !== '');
    const certainty = open.map((at) => {
      const { negative, neutral, positive } = first(at);
      return Math.max(negative, neutral, positive);
    });
    const chosen = leastCertain(certainty, { share, of: new Set(row).size });
    if (chosen.length === 0) return scores;
    await this.open();
    const places = chosen.map((one) => open[one] as number);
    return this.read(batch, places, this.#options.nowMs() + timeMs);
  }

  /** Loads the model, so that loading does not count as reading. */
  async open(): Promise<void> {
    this.#model ??= await this.#options.open();
  }

  /** Reads the scores in these places, in that order, until the time is over. */
  async read(
    { scores, textOf }: BatchToRead,
    places: readonly number[],
    endMs: number,
  ): Promise<ColumnBatch> {
    const { opinion, nowMs, open } = this.#options;
    this.#model ??= await open();
    const first = firstOpinions(scores);
    const row = (scores.columns['row'] ?? []) as readonly number[];
    const again = new Rewritten(scores);
    for (const [done, at] of places.entries()) {
      if (nowMs() >= endMs) {
        this.#tell({ left: places.length - done });
        break;
      }
      try {
        again.replace(at, opinion(first(at), await this.#model.read(textOf(row[at] as number))));
        this.#tell({ read: 1 });
      } catch (thrown) {
        const { code, message } = toAppError(thrown);
        if (code === 'config.invalid') throw thrown;
        this.#tell({ failed: 1, failure: message });
      }
    }
    return again.batch();
  }

  async close(): Promise<void> {
    await this.#model?.close();
    this.#model = undefined;
  }

  #tell({ read = 0, left = 0, failed = 0, failure }: Partial<SecondReadings>): void {
    const told = this.#told;
    this.#told = {
      read: told.read + read,
      left: told.left + left,
      failed: told.failed + failed,
      failure: told.failure ?? failure,
    };
  }
}

/** Places of the scores whose post has no other; a post's scores stand together. */
function singleScores(row: readonly number[]): number[] {
  return row.flatMap((one, at) => (row[at - 1] === one || row[at + 1] === one ? [] : [at]));
}

const firstOpinions =
  ({ columns }: ColumnBatch) =>
  (at: number): FirstOpinion => ({
    negative: columns['negative']?.[at] as number,
    neutral: columns['neutral']?.[at] as number,
    positive: columns['positive']?.[at] as number,
    language: columns['lang']?.[at] as FirstOpinion['language'],
    context: columns['context']?.[at] as FirstOpinion['context'],
    brand: columns['brand']?.[at] as string | null,
  });

const rewritten = ['negative', 'neutral', 'positive', 'label', 'model'] as const;

/** Columns that are written to, beside those that stay. */
class Rewritten {
  readonly #scores: ColumnBatch;
  readonly #columns: Readonly<Record<(typeof rewritten)[number], Column[number][]>>;

  constructor(scores: ColumnBatch) {
    this.#scores = scores;
    const copies = rewritten.map((name) => [name, Array.from(scores.columns[name] ?? [])]);
    this.#columns = Object.fromEntries(copies);
  }

  replace(
    at: number,
    feeling: Pick<FirstOpinion, 'negative' | 'neutral' | 'positive'> & {
      readonly label: SentimentLabel;
    },
  ): void {
    for (const [name, value] of Object.entries({ ...feeling, model: 'larger' })) {
      const column = this.#columns[name as (typeof rewritten)[number]];
      column[at] = value;
    }
  }

  batch(): ColumnBatch {
    const { length, columns } = this.#scores;
    return { length, columns: { ...columns, ...this.#columns } };
  }
}
