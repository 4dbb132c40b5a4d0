/**
 * Word vectors that somebody else has learned from much text: where the word
 * network starts. Read from a file of ours: `KITHVECS`, numbers a word, words,
 * scale, the words' hashes, then their numbers as single bytes, little-endian.
 */
import { assert } from '../../kernel/index.ts';

export interface WordVectors {
  readonly size: number;
  /** Row of each word's hash. */
  readonly rows: ReadonlyMap<number, number>;
  /** `values[row × size + number]` × `scale`. */
  readonly values: Int8Array;
  readonly scale: number;
}

const magic = 'KITHVECS';
const headLength = 24;

export function parseWordVectors(bytes: Uint8Array): WordVectors {
  const named =
    bytes.length >= headLength && new TextDecoder().decode(bytes.subarray(0, 8)) === magic;
  assert(named, 'the word vectors are none of ours');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(8, true);
  const count = view.getUint32(12, true);
  const valuesStart = headLength + 4 * count;
  assert(bytes.length === valuesStart + count * size, 'the word vectors are cut short');
  const rows = new Map<number, number>();
  for (let row = 0; row < count; row += 1) rows.set(view.getInt32(headLength + 4 * row, true), row);
  const values = new Int8Array(bytes.buffer, bytes.byteOffset + valuesStart, count * size).slice();
  return { size, rows, values, scale: view.getFloat64(16, true) };
}

/** Without vectors every word starts at random. */
export const noWordVectors = (size: number): WordVectors => ({
  size,
  rows: new Map(),
  values: new Int8Array(0),
  scale: 1,
});
