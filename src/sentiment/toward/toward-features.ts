/**
 * Hashed features of a post seen from a brand's mention.
 *
 * - whole: word 1- and 2-grams with the mention as one word, and character
 *   3–5-grams;
 * - sides: word 1- and 2-grams left of the mention and right of it, apart;
 * - near: the same within five tokens of the mention, and the nearest three by
 *   their place;
 * - clause: word 1- and 2-grams of the clause.
 *
 * Each block is scaled to unit length. The words are those that the post's
 * extractor has just read, negation and brand marked.
 */
import type { Focus } from '../brand/focus.ts';
import {
  type FeatureExtractor,
  type Features,
  featureTokensMax,
  startHash,
} from '../model/features.ts';
import { mix } from '../text/token-hash.ts';
import { type Tokens, tokenKind } from '../text/tokens.ts';

const space = { whole: 1, grams: 5, left: 11, right: 21, near: 31, place: 41, clause: 51 };
const nearReach = 5;
const placedReach = 3;
const featuresMax = 65_536;
export const towardBlockCount = 5;
/** Set by hand, not tuned. */
const blockScales = [1, 0.7, 0.8, 0.8, 0.5] as const;

export class TowardExtractor {
  readonly #features: Features = {
    buckets: new Int32Array(featuresMax),
    blockEnds: new Int32Array(towardBlockCount),
    blockValues: new Float64Array(towardBlockCount),
  };
  readonly #mask: number;
  #count = 0;

  /** @param bucketCount size of the hashed space, a power of two. */
  constructor(bucketCount: number) {
    this.#mask = bucketCount - 1;
  }

  /** @param post what `words` has drawn from the same tokens and focus. */
  extract(tokens: Tokens, focus: Focus, words: FeatureExtractor, post: Features): Features {
    const { blockEnds, blockValues } = this.#features;
    const length = Math.min(tokens.count, featureTokensMax);
    const start = Math.min(focus.mentionStart, length);
    const end = Math.min(focus.mentionEnd, length);
    this.#count = 0;
    this.#grams(tokens, words, 0, length, space.whole);
    blockEnds[0] = this.#count;
    const gramsEnd = post.blockEnds[1] as number;
    for (let g = post.blockEnds[0] as number; g < gramsEnd; g += 1) {
      this.#add(mix(post.buckets[g] as number, space.grams));
    }
    blockEnds[1] = this.#count;
    this.#grams(tokens, words, 0, start, space.left);
    this.#grams(tokens, words, end, length, space.right);
    blockEnds[2] = this.#count;
    this.#grams(tokens, words, Math.max(0, start - nearReach), start, space.near);
    this.#grams(tokens, words, end, Math.min(length, end + nearReach), space.near + 2);
    for (let d = 1; d <= placedReach; d += 1) {
      const left = start - d;
      const right = end + d - 1;
      this.#add(mix(left >= 0 ? (words.words[left] as number) : startHash, space.place + d));
      this.#add(mix(right < length ? (words.words[right] as number) : startHash, space.place - d));
    }
    blockEnds[3] = this.#count;
    this.#grams(tokens, words, focus.clauseStart, Math.min(length, focus.clauseEnd), space.clause);
    blockEnds[4] = this.#count;
    let from = 0;
    for (let b = 0; b < towardBlockCount; b += 1) {
      const to = blockEnds[b] as number;
      blockValues[b] = to > from ? (blockScales[b] as number) / Math.sqrt(to - from) : 0;
      from = to;
    }
    return this.#features;
  }

  #add(hash: number): void {
    if (this.#count >= featuresMax) return;
    this.#features.buckets[this.#count] = hash & this.#mask;
    this.#count += 1;
  }

  /** Words and pairs of one stretch. */
  #grams(tokens: Tokens, words: FeatureExtractor, from: number, to: number, kind: number): void {
    let before = startHash;
    for (let t = from; t < to; t += 1) {
      const hash = words.words[t] as number;
      this.#add(mix(hash, kind));
      if (tokens.kinds[t] === tokenKind.hashtag) continue;
      if (words.breaks[t] === 1) before = startHash;
      this.#add(mix(Math.imul(before, 31) + hash, kind + 1));
      before = hash;
    }
  }
}
