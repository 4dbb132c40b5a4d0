/**
 * Scoring one batch of posts, as a task for a thread.
 *
 * Takes packed columns post_id, text, lang and, where each post names its own,
 * target; gives one row per post and brand, numbered by the post's row in the
 * batch. What a post says depends on nothing but itself and the models, so the
 * same post has the same score in every batch and on every thread. A post that
 * cannot be scored is told with its reason and stops nobody else.
 */
import { type PackedBatch, packBatch, toAppError, unpackBatch } from '../../src/kernel/index.ts';
import {
  adaptScorer,
  type Brand,
  type BrandSettings,
  createScorer,
  ownWords,
  type PostToScore,
  parseAdaptation,
  parseSentimentModel,
  readBrand,
  type Scorer,
  type SentimentScore,
} from '../../src/sentiment/index.ts';
import { defineTask } from '../../src/workers/index.ts';

/** Which posts are scored as a whole, toward nobody. */
export type WholePosts = 'unnamed' | 'never';

export interface ScoreSetup {
  /** The model's file. */
  readonly model: Uint8Array;
  /** The company's own adaptation as text; it must stand on that model. */
  readonly adaptation: string | undefined;
  /** In the order in which a post's rows shall come. */
  readonly brands: readonly BrandSettings[];
  /** `unnamed`: posts that name no brand; `never`: such posts give no row. */
  readonly whole: WholePosts;
  /** Leave out what a post repeats after `RT @name`. */
  readonly ownWordsOnly: boolean;
}

export interface ScoredBatch {
  /** Columns row, brand (null: the post as a whole), lang, context, negative, neutral, positive, label, base_label, model. */
  readonly scores: PackedBatch;
  readonly failures: readonly ScoreFailure[];
}

export interface ScoreFailure {
  /** Row of the batch. */
  readonly row: number;
  /** What went wrong, without a word of the post. */
  readonly reason: string;
}

export const scoreTask = defineTask(
  import.meta.url,
  'scoreTask',
  ({ model, adaptation, brands, ...rules }: ScoreSetup): ((packed: PackedBatch) => ScoredBatch) => {
    const parsed = parseSentimentModel(model);
    const learned = adaptation === undefined ? undefined : parseAdaptation(adaptation);
    const shared = (): Scorer => createScorer(parsed);
    const score = batchScorer({
      ...rules,
      createScorer: learned === undefined ? shared : () => adaptScorer(shared(), learned),
      brands: brands.map(readBrand),
    });
    return score;
  },
);

export interface BatchScorerOptions extends Pick<ScoreSetup, 'whole' | 'ownWordsOnly'> {
  /** Called again after a failure, so that nothing of a broken post is left in its buffers. */
  readonly createScorer: () => Scorer;
  readonly brands: readonly Brand[];
}

/** Brands of posts that name their own, kept between posts: at most as many. */
const targetsKept = 10_000;

export function batchScorer(options: BatchScorerOptions): (packed: PackedBatch) => ScoredBatch {
  const { brands, whole, ownWordsOnly } = options;
  let scorer = options.createScorer();
  const targets = new Map<string, Brand>();
  const brandOf = (target: string): Brand => {
    const known = targets.get(target);
    if (known !== undefined) return known;
    const brand = readBrand({ name: target, terms: [] });
    if (targets.size >= targetsKept) targets.clear();
    targets.set(target, brand);
    return brand;
  };
  return (packed) => {
    const { length, columns } = unpackBatch(packed);
    const rows = new ScoreRows();
    const failures: ScoreFailure[] = [];
    for (let row = 0; row < length; row += 1) {
      const text = (columns['text']?.[row] ?? '') as string;
      const lang = columns['lang']?.[row] as string | null | undefined;
      const target = columns['target']?.[row] as string | null | undefined;
      const post = { text: ownWordsOnly ? ownWords(text) : text, lang };
      try {
        const named = typeof target === 'string' ? [brandOf(target)] : brands;
        for (const one of scored(scorer, post, named, whole)) rows.add(row, one);
      } catch (thrown) {
        rows.drop(row);
        failures.push({ row, reason: `cannot be scored: ${toAppError(thrown).message}` });
        scorer = options.createScorer();
      }
    }
    return { scores: packBatch(rows.batch()), failures };
  };
}

type Scored = SentimentScore & { readonly brand: string | null };

function scored(
  scorer: Scorer,
  post: PostToScore,
  brands: readonly Brand[],
  whole: WholePosts,
): readonly Scored[] {
  const toward = brands.length === 0 ? [] : scorer.scoreToward(post, brands);
  if (toward.length > 0 || whole === 'never') return toward;
  return [{ brand: null, ...(post.text.trim() === '' ? wordless : scorer.score(post)) }];
}

/** Who says nothing takes no side, however common the sides are. */
const wordless: SentimentScore = {
  negative: 0,
  neutral: 1,
  positive: 0,
  label: 'neutral',
  baseLabel: 'neutral',
  context: 'post',
  language: 'other',
  languageProbability: 0,
};

class ScoreRows {
  readonly #columns = {
    row: [] as number[],
    brand: [] as (string | null)[],
    lang: [] as string[],
    context: [] as string[],
    negative: [] as number[],
    neutral: [] as number[],
    positive: [] as number[],
    label: [] as string[],
    base_label: [] as string[],
    model: [] as string[],
  };

  add(row: number, score: Scored): void {
    const columns = this.#columns;
    columns.row.push(row);
    columns.brand.push(score.brand);
    columns.lang.push(score.language);
    columns.context.push(score.context);
    columns.negative.push(score.negative);
    columns.neutral.push(score.neutral);
    columns.positive.push(score.positive);
    columns.label.push(score.label);
    columns.base_label.push(score.baseLabel);
    columns.model.push('base');
  }

  /** Takes back what a failing post gave before it failed. */
  drop(row: number): void {
    while (this.#columns.row.at(-1) === row) {
      for (const column of Object.values(this.#columns)) column.pop();
    }
  }

  batch() {
    return { length: this.#columns.row.length, columns: this.#columns };
  }
}
