/**
 * The features of one post: hashed buckets in four blocks.
 *
 * - words: 1- and 2-grams of tokens shared by all languages, negated words
 *   marked apart (Pang, Lee and Vaithyanathan 2002), plus capitals and drawn-out
 *   letters;
 * - characters: 3–5-grams within words;
 * - language: word 1- and 2-grams once more under the post's language, as strong
 *   as that language is sure (Daumé III 2007, “frustratingly easy”);
 * - lexicon: words known to feel good or bad, with their negation and balance.
 *
 * Each block is scaled to unit length, so long and short posts weigh alike.
 * Words that name the brand are masked: a brand itself is neither good nor bad.
 */
import { clamp } from '../../kernel/index.ts';
import type { Focus } from '../brand/focus.ts';
import { polarityOf } from '../text/lexicon.ts';
import { hashStart, hashStep, hashText, hashUnits, mix } from '../text/token-hash.ts';
import { type Tokens, tokenFlag, tokenKind } from '../text/tokens.ts';
import { contrasts, negators } from '../text/word-lists.ts';

export const blockCount = 4;
/** Tokens of a post from which features are drawn; a post longer than this has said what it feels. */
export const featureTokensMax = 600;
const featuresMax = 65_536;

export interface Features {
  /** Buckets of all blocks, one block after the other. */
  readonly buckets: Int32Array;
  /** End of each block in `buckets`. */
  readonly blockEnds: Int32Array;
  /** What one feature of each block adds. */
  readonly blockValues: Float64Array;
}

export interface BlockScales {
  readonly words: number;
  readonly characters: number;
  readonly language: number;
  readonly lexicon: number;
}

/** Found by trial on validation posts; part of the model because training used them. */
export const blockScales: BlockScales = {
  words: 1,
  characters: 1,
  language: 0.7,
  lexicon: 0.5,
};

export const featureSpace = {
  word: 1,
  pair: 2,
  flag: 3,
  language: 16,
  grams: 64,
  lexicon: 131,
};
/** Taken into the hash of a negated word. */
export const negatedMark = 0x5bd1e995;
const negationReach = 4;
const maskedHash = hashText('\u0001brand');
const kindHashes = Int32Array.from(Object.keys(tokenKind), (name) => hashText(`\u0001${name}`));
export const startHash = hashText('\u0001start');
const boundary = 32;
const gramMin = 3;
const gramMax = 5;

const role = { negator: 1, contrast: 2 } as const;
const roles: ReadonlyMap<number, number> = new Map([
  ...contrasts.map((word) => [hashText(word), role.contrast] as const),
  ...negators.map((word) => [hashText(word), role.negator] as const),
]);

/** Draws features into buffers that it reuses: read them before the next call. */
export class FeatureExtractor {
  readonly #features: Features = {
    buckets: new Int32Array(featuresMax),
    blockEnds: new Int32Array(blockCount),
    blockValues: new Float64Array(blockCount),
  };
  /** Hash of each token of the last post, negation and brand marked; valid until the next call. */
  readonly words = new Int32Array(featureTokensMax + 1);
  /** 1 where a sentence begins. */
  readonly breaks = new Uint8Array(featureTokensMax + 1);
  /** End of each token's character n-grams among the last post's buckets. */
  readonly gramEnds = new Int32Array(featureTokensMax + 1);
  readonly #negated = new Uint8Array(featureTokensMax + 1);
  readonly #mask: number;
  #count = 0;

  /** @param bucketCount size of the hashed space, a power of two. */
  constructor(bucketCount: number) {
    this.#mask = bucketCount - 1;
  }

  extract(tokens: Tokens, language: number, sureness: number, focus?: Focus): Features {
    const { blockEnds, blockValues } = this.#features;
    const length = Math.min(tokens.count, featureTokensMax);
    this.#count = 0;
    this.#hashWords(tokens, length, focus);
    this.#wordGrams(tokens, length, featureSpace.word, featureSpace.pair);
    this.#flags(tokens, length);
    blockEnds[0] = this.#count;
    this.#characterGrams(tokens, length, focus);
    blockEnds[1] = this.#count;
    if (sureness > 0)
      this.#wordGrams(
        tokens,
        length,
        featureSpace.language + 2 * language,
        featureSpace.language + 2 * language + 1,
      );
    blockEnds[2] = this.#count;
    this.#lexicon(tokens, length, focus);
    blockEnds[3] = this.#count;
    let from = 0;
    const scales = [
      blockScales.words,
      blockScales.characters,
      blockScales.language * sureness,
      blockScales.lexicon,
    ];
    for (let b = 0; b < blockCount; b += 1) {
      const end = blockEnds[b] as number;
      blockValues[b] = end > from ? (scales[b] as number) / Math.sqrt(end - from) : 0;
      from = end;
    }
    return this.#features;
  }

  #add(hash: number): void {
    if (this.#count >= featuresMax) return;
    this.#features.buckets[this.#count] = hash & this.#mask;
    this.#count += 1;
  }

  /** Hash of each token; words within reach of a negator are marked. */
  #hashWords(tokens: Tokens, length: number, focus: Focus | undefined): void {
    let reach = 0;
    for (let t = 0; t < length; t += 1) {
      const kind = tokens.kinds[t] as number;
      const flags = tokens.flags[t] as number;
      if ((flags & tokenFlag.clauseStart) !== 0) reach = 0;
      this.breaks[t] = (flags & tokenFlag.sentenceStart) !== 0 ? 1 : 0;
      if (focus?.masked[t] === 1) {
        this.words[t] = maskedHash;
        continue;
      }
      if (kind === tokenKind.url || kind === tokenKind.mention) {
        this.words[t] = kindHashes[kind] as number;
        continue;
      }
      const start = tokens.starts[t] as number;
      const end = tokens.ends[t] as number;
      let hash = hashUnits(tokens.units, start, end);
      if (kind === tokenKind.hashtag) hash = mix(hash, kindHashes[kind] as number);
      if (kind === tokenKind.number && end - start > 5) hash = kindHashes[kind] as number;
      const does = kind === tokenKind.word ? roles.get(hash) : undefined;
      if (does === role.contrast) reach = 0;
      const negated = reach > 0 && kind === tokenKind.word;
      this.#negated[t] = negated ? 1 : 0;
      this.words[t] = negated ? hash ^ negatedMark : hash;
      if (reach > 0) reach -= 1;
      if (does === role.negator) reach = negationReach;
    }
  }

  #wordGrams(tokens: Tokens, length: number, single: number, pair: number): void {
    let before = startHash;
    for (let t = 0; t < length; t += 1) {
      const hash = this.words[t] as number;
      this.#add(mix(hash, single));
      if (tokens.kinds[t] === tokenKind.hashtag) continue;
      if (this.breaks[t] === 1) before = startHash;
      this.#add(mix(Math.imul(before, 31) + hash, pair));
      before = hash;
    }
  }

  #flags(tokens: Tokens, length: number): void {
    let capitals = 0;
    let drawnOut = 0;
    for (let t = 0; t < length; t += 1) {
      const flags = tokens.flags[t] as number;
      if ((flags & tokenFlag.capitals) !== 0) capitals += 1;
      if ((flags & tokenFlag.drawnOut) !== 0) drawnOut += 1;
    }
    if (capitals > 0) this.#add(mix(Math.min(capitals, 4), featureSpace.flag));
    if (drawnOut > 0) this.#add(mix(16 + Math.min(drawnOut, 2), featureSpace.flag));
  }

  #characterGrams(tokens: Tokens, length: number, focus: Focus | undefined): void {
    const { kinds, starts, ends, units } = tokens;
    for (let t = 0; t < length; t += 1) {
      this.gramEnds[t] = this.#count;
      if (kinds[t] !== tokenKind.word || focus?.masked[t] === 1) continue;
      const start = (starts[t] as number) - 1;
      const end = (ends[t] as number) + 1;
      for (let from = start; from + gramMin <= end; from += 1) {
        let hash = hashStart;
        const to = Math.min(end, from + gramMax);
        for (let i = from; i < to; i += 1) {
          hash = hashStep(hash, i === start || i === end - 1 ? boundary : (units[i] as number));
          if (i - from >= gramMin - 1) this.#add(mix(hash, featureSpace.grams));
        }
      }
      this.gramEnds[t] = this.#count;
    }
  }

  /** Each word of the lexicon with its negation, their balance, and the last one. */
  #lexicon(tokens: Tokens, length: number, focus: Focus | undefined): void {
    let balance = 0;
    let last = 0;
    for (let t = 0; t < length; t += 1) {
      if (tokens.kinds[t] !== tokenKind.word || focus?.masked[t] === 1) continue;
      const polarity = polarityOf(
        tokens.units,
        tokens.starts[t] as number,
        tokens.ends[t] as number,
      );
      if (polarity === 0) continue;
      const negated = this.#negated[t] === 1;
      this.#add(mix(8 + polarity + (negated ? 4 : 0), featureSpace.lexicon));
      last = negated ? -polarity : polarity;
      balance += last;
    }
    this.#add(mix(32 + clamp(balance, -3, 3), featureSpace.lexicon));
    this.#add(mix(48 + last, featureSpace.lexicon));
  }
}
