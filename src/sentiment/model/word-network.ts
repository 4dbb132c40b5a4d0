/**
 * The second half of the post model: word vectors and a small network.
 *
 * The vectors of the known words of a stretch are added up, scaled by the root of
 * their number, and go through one hidden layer; what comes out is added to the
 * log odds of the hashed n-grams. Vectors know that two words are alike where
 * n-grams know only themselves (Iyyer et al. 2015, “deep averaging”).
 */
import { negatedMark } from './features.ts';

export const unitCount = 32;

export interface WordNetwork {
  /** Numbers a word. */
  readonly size: number;
  /** Hash of each word, negation marked, in the order of `vectors`. */
  readonly words: Int32Array;
  /** `vectors[word × size + number]` × `scale`. */
  readonly vectors: Int8Array | Float32Array;
  readonly scale: number;
  /** [unit][number], then [unit]. */
  readonly hidden: ArrayLike<number>;
  readonly hiddenBias: ArrayLike<number>;
  /** [class][unit], then [task][class]. */
  readonly output: ArrayLike<number>;
  readonly intercepts: ArrayLike<number>;
}

/** Finds words' rows: open addressing, at most half full. */
export class WordRows {
  readonly #keys: Int32Array;
  readonly #rows: Int32Array;
  readonly #mask: number;

  constructor(words: Int32Array) {
    let capacity = 16;
    while (capacity < 2 * words.length) capacity *= 2;
    this.#mask = capacity - 1;
    this.#keys = new Int32Array(capacity);
    this.#rows = new Int32Array(capacity).fill(-1);
    for (const [row, word] of words.entries()) {
      const slot = this.#slotOf(word);
      this.#keys[slot] = word;
      this.#rows[slot] = row;
    }
  }

  /** Row of a word; of its plain form where its negation is not known; −1 for a stranger. */
  rowOf(word: number): number {
    const row = this.#rows[this.#slotOf(word)] as number;
    return row >= 0 ? row : (this.#rows[this.#slotOf(word ^ negatedMark)] as number);
  }

  #slotOf(word: number): number {
    let slot = Math.imul(word, 0x9e3779b1) >>> 7;
    for (;;) {
      slot &= this.#mask;
      if ((this.#rows[slot] as number) < 0 || this.#keys[slot] === word) return slot;
      slot += 1;
    }
  }
}

/** Reads stretches of one post at a time; buffers are reused. */
export class WordNetworkReader {
  readonly #network: WordNetwork;
  readonly #known: WordRows;
  readonly #rows: Int32Array;
  readonly #sums: Float64Array;

  /** @param tokensMax longest post, in tokens. */
  constructor(network: WordNetwork, tokensMax: number) {
    this.#network = network;
    this.#known = new WordRows(network.words);
    this.#rows = new Int32Array(tokensMax);
    this.#sums = new Float64Array(network.size);
  }

  /** @param words hash of each token, as the feature extractor marks them. */
  read(words: Int32Array, length: number): void {
    for (let t = 0; t < length; t += 1) this.#rows[t] = this.#known.rowOf(words[t] as number);
  }

  /** Adds to `into` from `at` on what the tokens from `from` to before `to` say. */
  addStretch(into: Float64Array, at: number, task: number, from: number, to: number): void {
    const { size, hidden, hiddenBias, output, intercepts } = this.#network;
    const shrink = this.#sumStretch(from, to);
    const sums = this.#sums;
    for (let c = 0; c < 3; c += 1) {
      into[at + c] = (into[at + c] as number) + (intercepts[3 * task + c] as number);
    }
    for (let u = 0; u < unitCount; u += 1) {
      const start = u * size;
      let sum = 0;
      for (let i = 0; i < size; i += 1) sum += (hidden[start + i] as number) * (sums[i] as number);
      const unit = sum * shrink + (hiddenBias[u] as number);
      if (unit <= 0) continue;
      for (let c = 0; c < 3; c += 1) {
        into[at + c] = (into[at + c] as number) + unit * (output[c * unitCount + u] as number);
      }
    }
  }

  /** Writes the scaled sum of a stretch's vectors, `size` numbers, into `into` from `at` on. */
  poolStretch(into: Float64Array, at: number, from: number, to: number): void {
    const shrink = this.#sumStretch(from, to);
    for (let i = 0; i < this.#network.size; i += 1) {
      into[at + i] = (this.#sums[i] as number) * shrink;
    }
  }

  /** Sums the vectors of known words; gives what the sums are scaled by. */
  #sumStretch(from: number, to: number): number {
    const { size, vectors, scale } = this.#network;
    const sums = this.#sums.fill(0);
    let known = 0;
    for (let t = Math.max(0, from); t < to; t += 1) {
      const row = this.#rows[t] as number;
      if (row < 0) continue;
      known += 1;
      const start = row * size;
      for (let i = 0; i < size; i += 1) {
        sums[i] = (sums[i] as number) + (vectors[start + i] as number);
      }
    }
    return scale / Math.sqrt(known + 1);
  }
}
