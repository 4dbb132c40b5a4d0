/**
 * Guesses the language of a post: hashed naive Bayes over character 1–4-grams
 * within words (Cavnar and Trenkle 1994 for the n-grams, Lui and Baldwin 2012
 * for naive Bayes over them).
 *
 * A post whose n-grams even the best language explains worse, per n-gram, than it
 * explains nearly all of its own posts is in an `other` language. Few n-grams give a soft
 * answer, and the sentiment model leans on it only as far as it is sure.
 */
import { hashStart, hashStep, mix } from '../text/token-hash.ts';
import { type Tokens, tokenKind } from '../text/tokens.ts';
import { languageCount, languageOther } from './languages.ts';

export interface LanguageModel {
  /** Number of n-gram buckets, a power of two. */
  readonly buckets: number;
  /** `table[bucket × (languages − 1) + language]` × `scale` is log p(n-gram | language). */
  readonly table: Int8Array;
  readonly scale: number;
  /** Mean log p per n-gram, by language, below which a post is rather in an `other` language. */
  readonly floors: readonly number[];
  /** Multiplies the log odds: n-grams overlap, so naive Bayes is far too sure. */
  readonly sharpness: number;
}

/** n-grams of a post that are looked at; more would not change the answer. */
export const languageGramsMax = 400;
const gramMax = 4;
const boundary = 32;

/** Hashes of the character n-grams that tell languages apart; gives how many were written. */
export function languageGrams(tokens: Tokens, into: Int32Array): number {
  let count = 0;
  const { units, starts, ends, kinds } = tokens;
  for (let t = 0; t < tokens.count; t += 1) {
    if (kinds[t] !== tokenKind.word) continue;
    const start = (starts[t] as number) - 1;
    const end = (ends[t] as number) + 1;
    for (let from = start; from < end; from += 1) {
      let hash = hashStart;
      const to = Math.min(end, from + gramMax);
      for (let i = from; i < to; i += 1) {
        const edge = i === start || i === end - 1;
        hash = hashStep(hash, edge ? boundary : (units[i] as number));
        if (i === from && edge) continue;
        if (count >= into.length) return count;
        into[count] = mix(hash, i - from);
        count += 1;
      }
    }
  }
  return count;
}

/** Guesses; the buffers are reused, so read `probabilities` before the next call. */
export class LanguageGuesser {
  /** Probability of each language, in the order of `languages`. */
  readonly probabilities = new Float64Array(languageCount);
  readonly #grams = new Int32Array(languageGramsMax);
  readonly #model: LanguageModel;

  constructor(model: LanguageModel) {
    this.#model = model;
  }

  /** Index of the most likely language; `other` when the post has no words. */
  guess(tokens: Tokens): number {
    const { buckets, table, scale, floors, sharpness } = this.#model;
    const known = languageCount - 1;
    const sums = this.probabilities.fill(0);
    const count = languageGrams(tokens, this.#grams);
    for (let g = 0; g < count; g += 1) {
      const row = ((this.#grams[g] as number) & (buckets - 1)) * known;
      for (let l = 0; l < known; l += 1) sums[l] = (sums[l] as number) + (table[row + l] as number);
    }
    let best = 0;
    for (let l = 0; l < known; l += 1) {
      sums[l] = (sums[l] as number) * scale;
      if ((sums[l] as number) > (sums[best] as number)) best = l;
    }
    sums[languageOther] = count * (floors[best] as number);
    return softmaxInto(sums, sharpness);
  }
}

/** Turns log odds × `sharpness` into probabilities in place; gives the index of the greatest. */
function softmaxInto(sums: Float64Array, sharpness: number): number {
  let best = sums.length - 1;
  for (let i = 0; i < sums.length; i += 1) {
    if ((sums[i] as number) > (sums[best] as number)) best = i;
  }
  const top = sums[best] as number;
  let total = 0;
  for (let i = 0; i < sums.length; i += 1) {
    const odds = Math.exp(((sums[i] as number) - top) * sharpness);
    sums[i] = odds;
    total += odds;
  }
  for (let i = 0; i < sums.length; i += 1) sums[i] = (sums[i] as number) / total;
  return best;
}
