/**
 * Trains the sentiment model and says how good it is.
 *
 * `npm run train -- sentiment [--data DIR] [--out FILE] [--seed N] [--leave-out]`:
 * writes the model file and prints its measures as JSON; `--leave-out` also
 * trains once without each airline and measures on the one left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AppError } from '../../kernel/index.ts';
import {
  classNames,
  createScorer,
  defaultTraining,
  measureSentiment,
  parseSentimentModel,
  parseWordVectors,
  readBrand,
  type Scorer,
  type SentimentLabel,
  type SentimentMeasures,
  type SentimentScore,
  type TrainingPost,
  trainSentimentModel,
  type WordVectors,
  writeSentimentModel,
} from '../../sentiment/index.ts';
import { readSentimentData, type SentimentData } from './sentiment-data.ts';

/** Where words start from; how it was made stands in the model card. */
export const readWordVectors = (): WordVectors =>
  parseWordVectors(readFileSync(new URL('word-vectors.bin', import.meta.url)));

const root = new URL('../../../', import.meta.url);

export function trainSentiment(args: readonly string[]): void {
  const { data, out, seed, leaveOut } = readArguments(args);
  const posts = readSentimentData(data);
  const started = performance.now();
  const file = writeSentimentModel(
    trainSentimentModel(posts.training, { ...defaultTraining, seed }, readWordVectors()),
  );
  const seconds = (performance.now() - started) / 1000;
  writeFileSync(out, file);
  const model = parseSentimentModel(file);
  const report = {
    version: model.version,
    bytes: file.length,
    trainingPosts: posts.training.length,
    trainingSeconds: Math.round(seconds),
    measures: measuresOf(createScorer(model), posts),
    ...(leaveOut ? { leftOut: leaveEachAirlineOut(posts, seed) } : {}),
  };
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
}

function readArguments(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', default: fileURLToPath(new URL('../shared/data/sentiment', root)) },
      out: {
        type: 'string',
        default: fileURLToPath(new URL('src/sentiment/model/sentiment.bin', root)),
      },
      seed: { type: 'string', default: String(defaultTraining.seed) },
      'leave-out': { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  if (!Number.isInteger(seed) || seed < 0) {
    throw new AppError(
      'usage.bad_option',
      `--seed wants a whole number from 0, not ${values.seed}`,
    );
  }
  return { data: values.data, out: values.out, seed, leaveOut: values['leave-out'] };
}

/** Scores a post for the task it is labelled for; a target that is not found is judged as a whole. */
export function scoreLabelled(scorer: Scorer, post: TrainingPost): SentimentScore {
  if (post.target === undefined) return scorer.score({ text: post.text });
  const brand = readBrand({ name: post.target, terms: [] });
  return scorer.scoreToward({ text: post.text }, [brand])[0] ?? scorer.score({ text: post.text });
}

export function measureOn(scorer: Scorer, posts: readonly TrainingPost[]): SentimentMeasures {
  const predicted = posts.map((post) => scoreLabelled(scorer, post));
  return measureSentiment(
    predicted,
    posts.map((post) => classNames[post.label] as SentimentLabel),
  );
}

function measuresOf(scorer: Scorer, { validation }: SentimentData) {
  const each = Object.fromEntries(
    validation.map(({ name, posts }) => [name, brief(measureOn(scorer, posts))]),
  );
  const eight = validation.filter(({ name }) => name.length === 2);
  const f1 = eight.map(({ posts }) => measureOn(scorer, posts).macroF1);
  const guessed = eight.flatMap(({ posts }) => posts);
  const right = guessed.filter((post) => scorer.score({ text: post.text }).language === post.lang);
  const posts = eight.flatMap((set) => set.posts);
  return {
    ...each,
    eightLanguages: {
      ...brief(measureOn(scorer, posts)),
      meanMacroF1: percent(f1.reduce((sum, one) => sum + one, 0) / Math.max(1, f1.length)),
      languageAccuracy: percent(right.length / Math.max(1, guessed.length)),
    },
  };
}

function leaveEachAirlineOut({ airlines, training }: SentimentData, seed: number) {
  return [...airlines].map(([brand, posts]) => {
    const own = new Set<TrainingPost>(posts);
    const others = training.filter((post) => !own.has(post));
    const file = writeSentimentModel(
      trainSentimentModel(others, { ...defaultTraining, seed }, readWordVectors()),
    );
    const scorer = createScorer(parseSentimentModel(file));
    const whole = posts.map(({ target: _, ...post }) => post);
    return {
      brand,
      toward: brief(measureOn(scorer, posts)),
      post: brief(measureOn(scorer, whole)),
    };
  });
}

const percent = (share: number): number => Math.round(share * 1000) / 10;

const brief = (measures: SentimentMeasures) => ({
  posts: measures.posts,
  accuracy: percent(measures.accuracy),
  macroRecall: percent(measures.macroRecall),
  macroF1: percent(measures.macroF1),
  calibrationError: Math.round(measures.calibrationError * 1000) / 1000,
  surerHalf: percent(measures.surerHalfAccuracy),
  confusion: measures.confusion.map((row) => row.join(' ')),
});
