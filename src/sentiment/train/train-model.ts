/**
 * Learns a whole model from labelled posts: language, post model, the second
 * stage toward a brand, calibration.
 *
 * Cross-fitting (Wolpert 1992): the posts are dealt into parts; weights learned
 * without a part judge it, and from these judgements the second stage and the
 * calibration learn. What ships learns from all posts. Same posts and seed, same
 * bytes.
 */
import { createRandom, hash32, type Random } from '../../kernel/index.ts';
import type { LanguageModel } from '../language/guess.ts';
import { contextIndex, taskIndex } from '../model/classes.ts';
import { featureTokensMax } from '../model/features.ts';
import { logitsInto } from '../model/linear.ts';
import type { PostModel, SentimentModel } from '../model/model.ts';
import { quantise } from '../model/quantise.ts';
import { WordNetworkReader } from '../model/word-network.ts';
import { towardLogitsInto } from '../toward/toward-logits.ts';
import { type TowardWeights, towardContexts } from '../toward/toward-model.ts';
import { createFeatureView, drawExamples, type ExampleSet } from './example-set.ts';
import { fitCalibration, JudgedPosts } from './fit-calibration.ts';
import { drawMentions, type MentionExample } from './mention-set.ts';
import { trainLanguage } from './train-language.ts';
import { type TowardSettings, trainToward } from './train-toward.ts';
import { trainWeights } from './train-weights.ts';
import {
  trainWordNetwork,
  type WordLessons,
  type WordNetworkSettings,
  wordLessons,
} from './train-word-network.ts';
import { sameness, type TrainingPost } from './training-post.ts';
import { noWordVectors, type WordVectors } from './word-vectors.ts';

export interface TrainingSettings {
  readonly seed: number;
  /** Buckets of the post model's hashed space, a power of two. */
  readonly buckets: number;
  readonly passes: number;
  readonly rate: number;
  readonly network: WordNetworkSettings;
  readonly toward: TowardSettings;
}

/** Chosen on validation posts, the second stage's by cross-validation on training posts. */
export const defaultTraining: TrainingSettings = {
  seed: 1,
  buckets: 1 << 20,
  passes: 3,
  rate: 0.1,
  network: {
    passes: 4,
    rate: 0.02,
    vectorRate: 0.01,
    droppedWords: 0.3,
    droppedUnits: 0.3,
    postsMin: 3,
    share: 0.8,
  },
  toward: { buckets: 1 << 17, passes: 4, rate: 0.03, networkRate: 0.02, dropped: 0.3 },
};

/** More parts judge with weights nearer to those that ship, which learn from all posts. */
const parts = 5;

export function trainSentimentModel(
  posts: readonly TrainingPost[],
  settings: TrainingSettings = defaultTraining,
  vectors: WordVectors = noWordVectors(64),
): Omit<SentimentModel, 'version'> {
  const random = createRandom(settings.seed);
  const language = trainLanguage(posts);
  // By sameness, so that copies of one post never stand on both sides.
  const partOf = Uint8Array.from(
    posts,
    ({ text }) => hash32(sameness(text), settings.seed) % parts,
  );
  const examples = drawExamples(posts, { language, buckets: settings.buckets });
  const lessons = wordLessons(examples, vectors, settings.network.postsMin);
  const judged = new JudgedPosts();
  const mentions: Mentions[] = [];
  for (let part = 0; part < parts; part += 1) {
    const without = (example: number): boolean => partOf[example] !== part;
    const stream = random.split(`part ${part}`);
    const model = trainPostModel(examples, lessons, settings, stream, without);
    judgePosts(judged, model, examples, (example) => partOf[example] === part);
    const own = posts.filter((_, index) => partOf[index] === part);
    mentions.push(mentionsOf(own, language, model, settings));
  }
  judgeMentions(judged, mentions, settings, random);
  const toward = towardContexts.map((context) => {
    const all = mentions.flatMap((part) => part[context]);
    return quantised(trainToward(all, settings.toward, random.split(context)));
  });
  const { linear, network } = trainPostModel(examples, lessons, settings, random.split('weights'));
  const { bytes, scale } = quantise(linear.weights as Float32Array);
  const vectorBytes = quantise(network.vectors as Float32Array);
  return {
    language,
    linear: { ...linear, weights: bytes, scale },
    network: { ...network, vectors: vectorBytes.bytes, scale: vectorBytes.scale },
    toward,
    calibration: fitCalibration(judged),
  };
}

function trainPostModel(
  examples: ExampleSet,
  lessons: WordLessons,
  settings: TrainingSettings,
  random: Random,
  chosen?: (example: number) => boolean,
): PostModel {
  return {
    linear: trainWeights(examples, settings, random.split('n-grams'), chosen),
    network: trainWordNetwork(examples, lessons, settings.network, random.split('words'), chosen),
  };
}

type Mentions = Readonly<Record<(typeof towardContexts)[number], readonly MentionExample[]>>;

/** The mentions of one part by context, read with a post model that has not seen them. */
function mentionsOf(
  posts: readonly TrainingPost[],
  language: LanguageModel,
  model: PostModel,
  { toward }: TrainingSettings,
): Mentions {
  const all = drawMentions(posts, { language, model, buckets: toward.buckets });
  const named = all.filter(({ context }) => context === contextIndex.named);
  const addressed = all.filter(({ context }) => context === contextIndex.addressed);
  return { named, addressed };
}

const quantised = (weights: TowardWeights): TowardWeights => {
  const { bytes, scale } = quantise(weights.linear.weights as Float32Array);
  return { ...weights, linear: { ...weights.linear, weights: bytes, scale } };
};

function judgePosts(
  judged: JudgedPosts,
  { linear, network }: PostModel,
  examples: ExampleSet,
  chosen: (example: number) => boolean,
): void {
  const view = createFeatureView();
  const reader = new WordNetworkReader(network, featureTokensMax);
  const logits = new Float64Array(3);
  for (let e = 0; e < examples.length; e += 1) {
    if (examples.tasks[e] !== taskIndex.post || !chosen(e)) continue;
    const language = examples.languages[e] as number;
    logitsInto(logits, linear, examples.featuresOf(e, view), taskIndex.post, language);
    const words = examples.wordsOf(e);
    reader.read(words, words.length);
    reader.addStretch(logits, 0, taskIndex.post, 0, words.length);
    judged.add({
      context: contextIndex.post,
      language,
      label: examples.labels[e] as number,
      emphasis: examples.emphases[e] as number,
      logits,
    });
  }
}

/** Each part is judged by a second stage that learned from the others. */
function judgeMentions(
  judged: JudgedPosts,
  mentions: readonly Mentions[],
  settings: TrainingSettings,
  random: Random,
): void {
  const logits = new Float64Array(3);
  for (const context of towardContexts) {
    for (const [part, own] of mentions.entries()) {
      if (own[context].length === 0) continue;
      const others = mentions.flatMap((one, index) => (index === part ? [] : one[context]));
      const weights = trainToward(others, settings.toward, random.split(`${context} ${part}`));
      for (const mention of own[context]) {
        const numbers = Float64Array.from(mention.numbers);
        towardLogitsInto(logits, weights, { ...mention, numbers });
        judged.add({ ...mention, logits });
      }
    }
  }
}
