/**
 * Reads a post from a brand's mention: everything the second stage asks of the
 * first. Training and scoring read through here, so both see the same.
 */
import type { Focus } from '../brand/focus.ts';
import { contextIndex, taskIndex } from '../model/classes.ts';
import { FeatureExtractor, type Features, featureTokensMax } from '../model/features.ts';
import { logitsInto } from '../model/linear.ts';
import type { PostModel } from '../model/model.ts';
import { WordNetworkReader } from '../model/word-network.ts';
import { type Tokens, tokenKind } from '../text/tokens.ts';
import { stretchesAround, surroundings } from './surroundings.ts';
import { TokenLeanings } from './token-leanings.ts';
import { TowardExtractor } from './toward-features.ts';
import {
  appendLogits,
  numberCount,
  pooledSize,
  poolsStart,
  stretchesStart,
} from './toward-model.ts';

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
  readonly #model: PostModel;
  readonly #network: WordNetworkReader;
  readonly #words: FeatureExtractor;
  readonly #toward: TowardExtractor;
  readonly #leanings = new TokenLeanings();
  readonly #numbers = new Float64Array(numberCount);
  readonly #logits = new Float64Array(3);

  /** @param buckets size of the second stage's hashed space. */
  constructor(model: PostModel, buckets: number) {
    this.#model = model;
    this.#network = new WordNetworkReader(model.network, featureTokensMax);
    this.#words = new FeatureExtractor(model.linear.buckets);
    this.#toward = new TowardExtractor(buckets);
  }

  read(tokens: Tokens, focus: Focus, spoken: Spoken): Mention {
    const post = this.#words.extract(tokens, spoken.language, spoken.sureness, focus);
    const { linear } = this.#model;
    this.#leanings.read(linear, tokens, this.#words, post, spoken, focus.masked);
    surroundings(this.#numbers, tokens, focus, this.#leanings);
    const length = Math.min(tokens.count, featureTokensMax);
    this.#network.read(this.#words.words, length);
    const stretches = stretchesAround(tokens, focus);
    this.#readStretches(stretches);
    logitsInto(this.#logits, linear, post, taskIndex.toward, spoken.language);
    this.#network.addStretch(this.#logits, 0, taskIndex.toward, 0, length);
    appendLogits(this.#numbers, this.#logits);
    const [left, right] = stretches;
    this.#network.poolStretch(this.#numbers, poolsStart, ...left);
    this.#network.poolStretch(this.#numbers, poolsStart + pooledSize, ...right);
    const features = this.#toward.extract(tokens, focus, this.#words, post);
    return { features, numbers: this.#numbers, context: contextOf(tokens, focus) };
  }

  /** What the word network says of each stretch. */
  #readStretches(stretches: readonly (readonly [number, number])[]): void {
    let at = stretchesStart;
    for (const [from, to] of stretches) {
      this.#numbers.fill(0, at, at + 3);
      this.#network.addStretch(this.#numbers, at, taskIndex.toward, from, to);
      at += 3;
    }
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
