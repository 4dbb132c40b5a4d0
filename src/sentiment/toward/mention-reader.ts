/**
 * Reads a post from a brand's mention: everything the second stage asks of the
 * first. Training and scoring read through here, so both see the same.
 */
import type { Focus } from '../brand/focus.ts';
import { contextIndex, taskIndex } from '../model/classes.ts';
import { FeatureExtractor, type Features } from '../model/features.ts';
import { type LinearWeights, logitsInto } from '../model/linear.ts';
import { type Tokens, tokenKind } from '../text/tokens.ts';
import { surroundings } from './surroundings.ts';
import { TokenLeanings } from './token-leanings.ts';
import { TowardExtractor } from './toward-features.ts';
import { appendLogits, numberCount } from './toward-model.ts';

export interface Spoken {
  readonly language: number;
  /** Probability of the language; zero for `other`, whose own features do not exist. */
  readonly sureness: number;
}

/** A mention as read; valid until the reader's next call. */
export interface Mention {
  readonly features: Features;
  /** `numberCount` numbers, not yet standardised. */
  readonly numbers: Float64Array;
  readonly context: number;
}

export class MentionReader {
  readonly #linear: LinearWeights;
  readonly #words: FeatureExtractor;
  readonly #toward: TowardExtractor;
  readonly #leanings = new TokenLeanings();
  readonly #numbers = new Float64Array(numberCount);
  readonly #logits = new Float64Array(3);

  /**
   * @param linear the post model.
   * @param buckets size of the second stage's hashed space.
   */
  constructor(linear: LinearWeights, buckets: number) {
    this.#linear = linear;
    this.#words = new FeatureExtractor(linear.buckets);
    this.#toward = new TowardExtractor(buckets);
  }

  read(tokens: Tokens, focus: Focus, spoken: Spoken): Mention {
    const post = this.#words.extract(tokens, spoken.language, spoken.sureness, focus);
    this.#leanings.read(this.#linear, tokens, this.#words, post, spoken, focus.masked);
    surroundings(this.#numbers, tokens, focus, this.#leanings);
    logitsInto(this.#logits, this.#linear, post, taskIndex.toward, spoken.language);
    appendLogits(this.#numbers, this.#logits);
    const features = this.#toward.extract(tokens, focus, this.#words, post);
    return { features, numbers: this.#numbers, context: contextOf(tokens, focus) };
  }
}

function contextOf(tokens: Tokens, focus: Focus): number {
  for (let t = 0; t < tokens.count; t += 1) {
    if (focus.masked[t] === 1 && tokens.kinds[t] === tokenKind.mention) {
      return contextIndex.addressed;
    }
  }
  return contextIndex.named;
}
