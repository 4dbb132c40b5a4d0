import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/kernel/index.ts';
import { negatedMark } from '../../../src/sentiment/model/features.ts';
import { quantise } from '../../../src/sentiment/model/quantise.ts';
import { WordNetworkReader, WordRows } from '../../../src/sentiment/model/word-network.ts';
import { hashText } from '../../../src/sentiment/text/token-hash.ts';
import { drawExamples } from '../../../src/sentiment/train/example-set.ts';
import { trainLanguage } from '../../../src/sentiment/train/train-language.ts';
import { defaultTraining } from '../../../src/sentiment/train/train-model.ts';
import { trainWordNetwork, wordLessons } from '../../../src/sentiment/train/train-word-network.ts';
import { noWordVectors, parseWordVectors } from '../../../src/sentiment/train/word-vectors.ts';
import { oneWordNetwork } from './invented-network.ts';
import { inventedPosts } from './invented-posts.ts';

describe('WordRows', () => {
  it('finds every word, no stranger, and the plain form of a negation', () => {
    const words = Int32Array.from({ length: 5000 }, (_, index) => hashText(`word ${index}`));
    const rows = new WordRows(words);
    for (const [row, word] of words.entries()) expect(rows.rowOf(word)).toBe(row);
    for (let i = 0; i < 1000; i += 1) expect(rows.rowOf(hashText(`other ${i}`))).toBe(-1);
    expect(rows.rowOf((words[7] ?? 0) ^ negatedMark)).toBe(7);
  });

  it('knows nothing of an empty vocabulary', () => {
    expect(new WordRows(new Int32Array(0)).rowOf(0)).toBe(-1);
  });
});

describe('WordNetworkReader', () => {
  const said = (text: string): number => {
    const words = Int32Array.from(text.split(' ').filter(Boolean), hashText);
    const reader = new WordNetworkReader(oneWordNetwork('good'), 20);
    const logits = new Float64Array(3);
    reader.read(words, words.length);
    reader.addStretch(logits, 0, 0, 0, words.length);
    return logits[2] ?? 0;
  };

  it('adds up known words and scales by the root of their number, by hand', () => {
    expect(said('')).toBe(0);
    expect(said('unknown words')).toBe(0);
    expect(said('good')).toBeCloseTo(1 / Math.SQRT2, 12);
    expect(said('a good and good')).toBeCloseTo(2 / Math.sqrt(3), 12);
  });
});

describe('trainWordNetwork', () => {
  const posts = inventedPosts(400);
  const examples = drawExamples(posts, { language: trainLanguage(posts), buckets: 1 << 10 });
  const settings = { ...defaultTraining.network, passes: 12, vectorRate: 0.05 };
  const lessons = wordLessons(examples, noWordVectors(8), 2);
  const train = (seed: number) => trainWordNetwork(examples, lessons, settings, createRandom(seed));

  it('learns the posts better than the most common class, also in single bytes', () => {
    const network = train(1);
    const { bytes, scale } = quantise(network.vectors as Float32Array);
    const reader = new WordNetworkReader({ ...network, vectors: bytes, scale }, 600);
    const counts = [0, 0, 0];
    let right = 0;
    for (let e = 0; e < examples.length; e += 1) {
      const logits = new Float64Array(3);
      const words = examples.wordsOf(e);
      reader.read(words, words.length);
      reader.addStretch(logits, 0, examples.tasks[e] ?? 0, 0, words.length);
      const label = examples.labels[e] ?? 0;
      counts[label] = (counts[label] ?? 0) + 1;
      if (logits.indexOf(Math.max(...logits)) === label) right += 1;
    }
    expect(right).toBeGreaterThan(1.3 * Math.max(...counts));
  });

  it('gives the same network for the same seed, another for another', () => {
    expect(train(1)).toEqual(train(1));
    expect(train(2)).not.toEqual(train(1));
  });
});

describe('parseWordVectors', () => {
  it('reads what a file says and refuses what is none', () => {
    const file = new Uint8Array(24 + 2 * 4 + 2 * 3);
    file.set(new TextEncoder().encode('KITHVECS'));
    const view = new DataView(file.buffer);
    view.setUint32(8, 3, true);
    view.setUint32(12, 2, true);
    view.setFloat64(16, 0.5, true);
    view.setInt32(24, -7, true);
    view.setInt32(28, 9, true);
    file.set([1, 2, 3, 4, 5, 255], 32);
    const { size, rows, values, scale } = parseWordVectors(Buffer.concat([file]));
    expect({ size, scale, values: [...values] }).toEqual({
      size: 3,
      scale: 0.5,
      values: [1, 2, 3, 4, 5, -1],
    });
    expect([rows.get(-7), rows.get(9), rows.get(8)]).toEqual([0, 1, undefined]);
    expect(() => parseWordVectors(file.subarray(0, 30))).toThrow(/cut short/);
    expect(() => parseWordVectors(new Uint8Array(40))).toThrow(/none of ours/);
  });
});
