/**
 * The features of a company's own small model: words, pairs of words and
 * 4-grams of characters, hashed into a small space of their own.
 *
 * Each block is a set scaled to a fixed length, so that long posts weigh no more
 * than short ones. Links and names of others are one word each.
 */
import { hash32 } from '../../kernel/index.ts';
import { tokenise } from '../text/tokenise.ts';
import { tokenKind } from '../text/tokens.ts';

export const ownBuckets = 1 << 14;

export interface OwnFeatures {
  readonly buckets: Int32Array;
  readonly values: Float32Array;
}

/** Length of each block: words say most. */
const blockLengths = { words: 1, pairs: 0.7, characters: 0.7 } as const;
/** Tokens that are read; a longer post has said what it feels. */
const tokensRead = 600;
const gramLength = 4;

export function ownFeatures(text: string): OwnFeatures {
  const words = new Set<string>();
  const pairs = new Set<string>();
  const characters = new Set<string>();
  let before = '^';
  for (const { form, kind } of tokenise(text).slice(0, tokensRead)) {
    const word = kind === tokenKind.mention ? '@' : kind === tokenKind.url ? '/' : form;
    words.add(`w ${word}`);
    pairs.add(`p ${before} ${word}`);
    before = word;
    if (kind === tokenKind.word) addGrams(characters, word);
  }
  const buckets: number[] = [];
  const values: number[] = [];
  const blocks = [
    [words, blockLengths.words],
    [pairs, blockLengths.pairs],
    [characters, blockLengths.characters],
  ] as const;
  for (const [names, length] of blocks) {
    const value = length / Math.sqrt(Math.max(1, names.size));
    for (const name of names) {
      buckets.push(hash32(name) % ownBuckets);
      values.push(value);
    }
  }
  return { buckets: Int32Array.from(buckets), values: Float32Array.from(values) };
}

function addGrams(grams: Set<string>, word: string): void {
  const bounded = `<${word}>`;
  for (let from = 0; from + gramLength <= bounded.length; from += 1) {
    grams.add(`c ${bounded.slice(from, from + gramLength)}`);
  }
}
