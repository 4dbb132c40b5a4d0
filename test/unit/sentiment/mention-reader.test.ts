/** What the second stage reads around a brand's mention. */
import { describe, expect, it } from 'vitest';
import { FocusFinder } from '../../../src/sentiment/brand/focus.ts';
import { readBrand } from '../../../src/sentiment/index.ts';
import { contextIndex } from '../../../src/sentiment/model/classes.ts';
import { hashText, mix } from '../../../src/sentiment/text/token-hash.ts';
import { createTokenizer } from '../../../src/sentiment/text/tokenise.ts';
import { MentionReader } from '../../../src/sentiment/toward/mention-reader.ts';
import {
  numberCount,
  pooledSize,
  poolsStart,
  stretchesStart,
} from '../../../src/sentiment/toward/toward-model.ts';
import { oneWordNetwork } from './invented-network.ts';

const buckets = 1 << 16;
const weights = new Float32Array(buckets * 3);
// One word is known to the post model: `good`, as a single word.
weights[(mix(hashText('good'), 1) & (buckets - 1)) * 3 + 2] = 1;
const linear = {
  buckets,
  weights,
  scale: 1,
  taskIntercepts: [0, 0, 0, 0, 0, 0],
  languageIntercepts: new Array<number>(27).fill(0),
};
const model = { linear, network: oneWordNetwork('splendid') };
const acme = readBrand({ name: 'Acme', terms: ['@acmeair'] });

function read(text: string) {
  const tokens = createTokenizer()(text);
  const focus = new FocusFinder().find(tokens, acme);
  if (focus === undefined) throw new Error('the post names the brand');
  const mention = new MentionReader(model, 1 << 12).read(tokens, focus, {
    language: 0,
    sureness: 0,
  });
  return { numbers: [...mention.numbers], context: mention.context };
}

/** Stretches stand first, three numbers each: all, left, right, clause, sentence. */
const positiveOf = (numbers: readonly number[], stretch: number): number =>
  numbers[3 * stretch + 2] ?? Number.NaN;

describe('reading from a mention', () => {
  it('tells the left of the brand from its right', () => {
    const left = read('good people fly Acme today').numbers;
    const right = read('people fly Acme good today').numbers;
    expect(positiveOf(left, 1)).toBeGreaterThan(0);
    expect(positiveOf(left, 2)).toBe(0);
    expect(positiveOf(right, 1)).toBe(0);
    expect(positiveOf(right, 2)).toBeGreaterThan(0);
  });

  it('weighs what stands in the clause of the brand above what stands elsewhere', () => {
    const inside = read('Acme is good, the day was long').numbers;
    const outside = read('Acme is here, the day was good').numbers;
    expect(positiveOf(inside, 3)).toBeGreaterThan(0);
    expect(positiveOf(outside, 3)).toBe(0);
    expect(positiveOf(outside, 4)).toBeGreaterThan(0);
  });

  it('lets the word network read each side, the clause and the sentence apart', () => {
    const { numbers } = read('Splendid. Acme is here, the day was splendid');
    const positives = [0, 1, 2, 3].map((stretch) => numbers[stretchesStart + 3 * stretch + 2] ?? 0);
    const one = 1 / Math.SQRT2;
    for (const [index, expected] of [one, one, 0, one].entries()) {
      expect(positives[index]).toBeCloseTo(expected, 12);
    }
  });

  it('pools the word vectors of each side apart', () => {
    const { numbers } = read('a splendid and splendid Acme flew splendid people');
    const pooled = numbers.slice(poolsStart);
    const filled = new Map([...pooled.entries()].filter(([, value]) => value !== 0));
    expect([...filled.keys()]).toEqual([0, pooledSize]);
    expect(filled.get(0)).toBeCloseTo(2 / Math.sqrt(3), 12);
    expect(filled.get(pooledSize)).toBeCloseTo(1 / Math.SQRT2, 12);
  });

  it('knows a post to a handle from a post that names the brand', () => {
    expect(read('@acmeair my bag').context).toBe(contextIndex.addressed);
    expect(read('Acme has my bag').context).toBe(contextIndex.named);
    expect(read('#acme has my bag').context).toBe(contextIndex.named);
  });

  it('fills every number, whatever the post', () => {
    for (const text of ['Acme', '@acmeair', 'Acme '.repeat(3000), `${'a '.repeat(700)} Acme`]) {
      const { numbers } = read(text);
      expect(numbers).toHaveLength(numberCount);
      expect(numbers.every(Number.isFinite)).toBe(true);
    }
  });
});
