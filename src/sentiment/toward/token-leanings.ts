/**
 * How far each token of a post leans to each class, by the weights of the post
 * model: its word, the pair it ends, both again under the post's language, and
 * its character n-grams.
 *
 * Kept as running sums, so that any stretch of the post is read in two steps.
 * The post must be the one that the extractor has just drawn features from.
 */
import {
  blockScales,
  type FeatureExtractor,
  type Features,
  featureSpace,
  featureTokensMax,
  startHash,
} from '../model/features.ts';
import type { LinearWeights } from '../model/linear.ts';
import { mix } from '../text/token-hash.ts';
import { type Tokens, tokenKind } from '../text/tokens.ts';

/** The character block has about six times the features of the word block and is scaled by their root. */
const characterShare = 0.41;

export class TokenLeanings {
  /** `[token × 3 + class]`: what one token leans. */
  readonly leanings = new Float64Array(3 * featureTokensMax);
  /** `[token × 3 + class]`: sum of the tokens before it. */
  readonly sums = new Float64Array(3 * (featureTokensMax + 1));

  /** @param masked 1 for tokens that name the brand: they lean nowhere. */
  read(
    linear: LinearWeights,
    tokens: Tokens,
    extractor: FeatureExtractor,
    features: Features,
    spoken: { readonly language: number; readonly sureness: number },
    masked: Uint8Array,
  ): void {
    const { leanings, sums } = this;
    const { words, breaks, gramEnds } = extractor;
    const { weights, scale, buckets } = linear;
    const length = Math.min(tokens.count, featureTokensMax);
    const inLanguage = blockScales.language * spoken.sureness;
    const own = featureSpace.language + 2 * spoken.language;
    const add = (at: number, hash: number, share: number): void => {
      const row = (hash & (buckets - 1)) * 3;
      for (let c = 0; c < 3; c += 1) {
        leanings[at + c] = (leanings[at + c] as number) + share * (weights[row + c] as number);
      }
    };
    let before = startHash;
    let grams = features.blockEnds[0] as number;
    for (let t = 0; t < length; t += 1) {
      const at = 3 * t;
      leanings.fill(0, at, at + 3);
      const hash = words[t] as number;
      const pair = Math.imul(breaks[t] === 1 ? startHash : before, 31) + hash;
      if (masked[t] !== 1) {
        add(at, mix(hash, featureSpace.word), scale);
        add(at, mix(pair, featureSpace.pair), scale);
        if (inLanguage > 0) {
          add(at, mix(hash, own), scale * inLanguage);
          add(at, mix(pair, own + 1), scale * inLanguage);
        }
        const end = gramEnds[t] as number;
        for (let g = grams; g < end; g += 1)
          add(at, features.buckets[g] as number, scale * characterShare);
      }
      grams = gramEnds[t] as number;
      if (tokens.kinds[t] !== tokenKind.hashtag) before = hash;
      for (let c = 0; c < 3; c += 1) {
        sums[at + 3 + c] = (sums[at + c] as number) + (leanings[at + c] as number);
      }
    }
  }
}
