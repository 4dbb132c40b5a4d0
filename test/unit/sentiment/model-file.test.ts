import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  defaultTraining,
  parseSentimentModel,
  trainSentimentModel,
  writeSentimentModel,
} from '../../../src/sentiment/index.ts';
import { inventedPosts } from './invented-posts.ts';

const shipped = new URL('../../../src/sentiment/model/sentiment.bin', import.meta.url);
const small = trainSentimentModel(inventedPosts(60), {
  ...defaultTraining,
  buckets: 1 << 10,
  passes: 1,
  toward: { ...defaultTraining.toward, buckets: 1 << 8 },
});

describe('the model file', () => {
  it('gives the same model back, also from a slice of a larger Buffer', () => {
    const file = writeSentimentModel(small);
    expect(Buffer.compare(writeSentimentModel(parseSentimentModel(file)), file)).toBe(0);
    const padded = Buffer.concat([Buffer.alloc(13), file, Buffer.alloc(5)]);
    const read = parseSentimentModel(padded.subarray(13, 13 + file.length));
    expect(read.version).toBe(parseSentimentModel(file).version);
    expect(Buffer.compare(writeSentimentModel(read), file)).toBe(0);
  });

  it('has a version of its own for every content', () => {
    const file = writeSentimentModel(small);
    const other = file.slice();
    other[other.length - 1] = (other[other.length - 1] ?? 0) ^ 1;
    expect(parseSentimentModel(other).version).not.toBe(parseSentimentModel(file).version);
  });

  it('that ships is at most 8 MB and can be read', () => {
    const file = readFileSync(shipped);
    expect(file.length).toBeLessThanOrEqual(8_000_000);
    expect(parseSentimentModel(file).version).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['something else', new TextEncoder().encode('PAR1 and much more that is no model')],
    ['a model cut short', writeSentimentModel(small).slice(0, -1)],
    ['a header cut short', writeSentimentModel(small).slice(0, 40)],
    ['a model of another format', withByte(writeSentimentModel(small), 8, 9)],
  ])('refuses %s', (_, bytes) => {
    expect(() => parseSentimentModel(bytes)).toThrow(/sentiment model/);
  });
});

function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  bytes[at] = value;
  return bytes;
}
