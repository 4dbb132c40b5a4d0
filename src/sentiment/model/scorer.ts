/**
 * Scores posts with one model: the room's working horse.
 *
 * Takes a post's text, its language if somebody knows it, and brands; gives the
 * probabilities of negative, neutral and positive, for the post as a whole or
 * toward each brand that it names. A score depends on the post and the model
 * alone, never on what was scored before. Rounded to six digits, so that it is
 * equal on every machine; the three sum to one.
 */
import { roundTo } from '../../kernel/index.ts';
import { type Focus, FocusFinder } from '../brand/focus.ts';
import type { Brand } from '../brand/terms.ts';
import { calibrate, decide } from '../calibration/calibration.ts';
import { LanguageGuesser } from '../language/guess.ts';
import { type Language, languageIndexOf, languageOther, languages } from '../language/languages.ts';
import { createTokenizer } from '../text/tokenise.ts';
import type { Tokens } from '../text/tokens.ts';
import { MentionReader } from '../toward/mention-reader.ts';
import { towardLogitsInto } from '../toward/toward-logits.ts';
import type { TowardWeights } from '../toward/toward-model.ts';
import {
  type Context,
  contextIndex,
  contextNames,
  type SentimentLabel,
  taskIndex,
} from './classes.ts';
import { FeatureExtractor, featureTokensMax } from './features.ts';
import { logitsInto } from './linear.ts';
import type { SentimentModel } from './model.ts';
import { WordNetworkReader } from './word-network.ts';

export interface PostToScore {
  readonly text: string;
  /** Language code as the platform gives it; guessed when absent or unusable. */
  readonly lang?: string | null | undefined;
}

export interface SentimentScore {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly label: SentimentLabel;
  /** Label of the shipped model alone: how often it errs is known. */
  readonly baseLabel: SentimentLabel;
  /** In what way the post was judged, which says what its label is worth. */
  readonly context: Context;
  readonly language: Language;
  /** Probability of that language, 0–1; one where it was given. */
  readonly languageProbability: number;
}

export interface BrandScore extends SentimentScore {
  readonly brand: string;
}

export interface Scorer {
  /** Feeling of the post as a whole. */
  score(post: PostToScore): SentimentScore;
  /** Feeling toward each of the brands that the post names, in the order given; others are left out. */
  scoreToward(post: PostToScore, brands: readonly Brand[]): readonly BrandScore[];
}

const digits = 6;

interface Spoken {
  readonly index: number;
  readonly probability: number;
}

/** Features of a language's own are as strong as the language is sure; `other` has none. */
const surenessOf = ({ index, probability }: Spoken): number =>
  index === languageOther ? 0 : probability;

export function createScorer(model: SentimentModel): Scorer {
  const tokenise = createTokenizer();
  const guesser = new LanguageGuesser(model.language);
  const extractor = new FeatureExtractor(model.linear.buckets);
  const finder = new FocusFinder();
  const [named, addressed] = model.toward as readonly [TowardWeights, TowardWeights];
  const network = new WordNetworkReader(model.network, featureTokensMax);
  const reader = new MentionReader(model, named.linear.buckets);
  const values = new Float64Array(3);

  const languageOf = (tokens: Tokens, given: string | null | undefined): Spoken => {
    const index = languageIndexOf(given);
    if (index !== undefined) return { index, probability: 1 };
    const guessed = guesser.guess(tokens);
    return { index: guessed, probability: guesser.probabilities[guessed] as number };
  };

  const judged = (spoken: Spoken, context: number): SentimentScore => {
    calibrate(values, model.calibration, context, spoken.index);
    const label = decide(values, model.calibration, context, spoken.index);
    const negative = roundTo(values[0] as number, digits);
    const positive = roundTo(values[2] as number, digits);
    return {
      negative,
      neutral: Math.max(0, roundTo(1 - negative - positive, digits)),
      positive,
      label,
      baseLabel: label,
      context: contextNames[context] as Context,
      language: languages[spoken.index] as Language,
      languageProbability: roundTo(spoken.probability, digits),
    };
  };

  const judgePost = (tokens: Tokens, spoken: Spoken): SentimentScore => {
    const features = extractor.extract(tokens, spoken.index, surenessOf(spoken));
    logitsInto(values, model.linear, features, taskIndex.post, spoken.index);
    const length = Math.min(tokens.count, featureTokensMax);
    network.read(extractor.words, length);
    network.addStretch(values, 0, taskIndex.post, 0, length);
    return judged(spoken, contextIndex.post);
  };

  const judgeMention = (tokens: Tokens, focus: Focus, spoken: Spoken): SentimentScore => {
    const mention = reader.read(tokens, focus, {
      language: spoken.index,
      sureness: surenessOf(spoken),
    });
    const stage = mention.context === contextIndex.addressed ? addressed : named;
    towardLogitsInto(values, stage, mention);
    return judged(spoken, mention.context);
  };

  return {
    score(post) {
      const tokens = tokenise(post.text);
      return judgePost(tokens, languageOf(tokens, post.lang));
    },
    scoreToward(post, brands) {
      const tokens = tokenise(post.text);
      let spoken: Spoken | undefined;
      const scores: BrandScore[] = [];
      for (const brand of brands) {
        const focus = finder.find(tokens, brand);
        if (focus === undefined) continue;
        spoken ??= languageOf(tokens, post.lang);
        scores.push({ brand: brand.name, ...judgeMention(tokens, focus, spoken) });
      }
      return scores;
    },
  };
}
