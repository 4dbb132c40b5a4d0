/**
 * Labelled posts as features, packed into a few typed arrays: tens of millions
 * of buckets, an object for none of them.
 */
import { FocusFinder } from '../brand/focus.ts';
import type { Brand } from '../brand/terms.ts';
import { LanguageGuesser, type LanguageModel } from '../language/guess.ts';
import { languageOther } from '../language/languages.ts';
import { taskIndex } from '../model/classes.ts';
import {
  blockCount,
  FeatureExtractor,
  type Features,
  featureTokensMax,
} from '../model/features.ts';
import { createTokenizer } from '../text/tokenise.ts';
import { brandOf } from './mention-set.ts';
import type { TrainingPost } from './training-post.ts';

export interface ExampleSet {
  readonly length: number;
  readonly labels: Uint8Array;
  readonly tasks: Uint8Array;
  readonly languages: Uint8Array;
  readonly emphases: Float32Array;
  /** Hash of each token as the post model sees it: negation and brand marked. */
  wordsOf(example: number): Int32Array;
  /** Fills `into` with views of one example's features: no copy. */
  featuresOf(example: number, into: FeatureView): Features;
}

/** A reusable window on one example. */
export interface FeatureView {
  buckets: Int32Array;
  blockEnds: Int32Array;
  blockValues: Float64Array;
}

export const createFeatureView = (): FeatureView => ({
  buckets: new Int32Array(0),
  blockEnds: new Int32Array(blockCount),
  blockValues: new Float64Array(blockCount),
});

export interface ExampleOptions {
  readonly language: LanguageModel;
  readonly buckets: number;
}

/** Draws features as the scorer will: language guessed, brand focused. A target not found in its post leaves no clause. */
export function drawExamples(posts: readonly TrainingPost[], options: ExampleOptions): ExampleSet {
  const tokenise = createTokenizer();
  const guesser = new LanguageGuesser(options.language);
  const extractor = new FeatureExtractor(options.buckets);
  const finder = new FocusFinder();
  const brands = new Map<string, Brand>();
  const chunks: Int32Array[] = [];
  const words: Int32Array[] = [];
  const ends = new Int32Array(posts.length * blockCount);
  const values = new Float64Array(posts.length * blockCount);
  const languages = new Uint8Array(posts.length);
  for (const [p, post] of posts.entries()) {
    const tokens = tokenise(post.text);
    const language = guesser.guess(tokens);
    const sureness = language === languageOther ? 0 : (guesser.probabilities[language] as number);
    const brand = post.target === undefined ? undefined : brandOf(post.target, brands);
    const focus = brand === undefined ? undefined : finder.find(tokens, brand);
    const features = extractor.extract(tokens, language, sureness, focus);
    languages[p] = language;
    words.push(extractor.words.slice(0, Math.min(tokens.count, featureTokensMax)));
    chunks.push(features.buckets.slice(0, features.blockEnds[blockCount - 1]));
    ends.set(features.blockEnds, p * blockCount);
    values.set(features.blockValues, p * blockCount);
  }
  return {
    length: posts.length,
    labels: Uint8Array.from(posts, (post) => post.label),
    tasks: Uint8Array.from(posts, (post) => taskIndex[post.task]),
    languages,
    emphases: Float32Array.from(posts, (post) => post.emphasis),
    wordsOf: (example) => words[example] as Int32Array,
    featuresOf(example, into) {
      const at = example * blockCount;
      into.buckets = chunks[example] as Int32Array;
      into.blockEnds = ends.subarray(at, at + blockCount);
      into.blockValues = values.subarray(at, at + blockCount);
      return into;
    },
  };
}
