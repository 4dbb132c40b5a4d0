/**
 * Learns the word network: logistic loss, AdaGrad (Duchi, Hazan and Singer 2011)
 * with steps that fade to nothing, words and units dropped at random (Iyyer et
 * al. 2015; Srivastava et al. 2014).
 *
 * Words start where the given vectors put them and may move; words that have none
 * start near zero. A negated word starts where the plain one does.
 */
import type { Random } from '../../kernel/index.ts';
import { softmax } from '../calibration/calibration.ts';
import { classCount, taskNames } from '../model/classes.ts';
import { negatedMark } from '../model/features.ts';
import { unitCount, type WordNetwork, WordRows } from '../model/word-network.ts';
import type { ExampleSet } from './example-set.ts';
import { shuffle } from './train-weights.ts';
import type { WordVectors } from './word-vectors.ts';

export interface WordNetworkSettings {
  readonly passes: number;
  readonly rate: number;
  readonly vectorRate: number;
  readonly droppedWords: number;
  readonly droppedUnits: number;
  /** Words in fewer posts are not learned. */
  readonly postsMin: number;
  /** What it says beside the hashed n-grams, as a share of what it says alone. */
  readonly share: number;
}

const strangerSpread = 0.1;
const vectorSquares = 0.1;
const networkSquares = 1;

/** The words of all examples as rows of the network's vocabulary. */
export interface WordLessons {
  readonly words: Int32Array;
  readonly rowsOf: readonly Int32Array[];
  readonly vectors: WordVectors;
}

/** Words of at least `postsMin` posts, by hash; a negation only beside its plain word. */
export function wordLessons(
  examples: ExampleSet,
  vectors: WordVectors,
  postsMin: number,
): WordLessons {
  const counts = new Map<number, number>();
  for (let e = 0; e < examples.length; e += 1) {
    for (const word of examples.wordsOf(e)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const often = (word: number): boolean => (counts.get(word) ?? 0) >= postsMin;
  // Of a word and its negation the plain one is the more common.
  const plainOf = (word: number): number => {
    const other = word ^ negatedMark;
    return (counts.get(other) ?? 0) > (counts.get(word) ?? 0) ? other : word;
  };
  const words = Int32Array.from(
    [...counts.keys()].filter((word) => often(word) && often(plainOf(word))),
  ).sort();
  const known = new WordRows(words);
  const rowsOf = Array.from({ length: examples.length }, (_, e) =>
    examples
      .wordsOf(e)
      .map((word) => known.rowOf(word))
      .filter((row) => row >= 0),
  );
  return { words, rowsOf, vectors };
}

/** @param chosen the examples to learn from; all by default. */
export function trainWordNetwork(
  examples: ExampleSet,
  lessons: WordLessons,
  settings: WordNetworkSettings,
  random: Random,
  chosen: (example: number) => boolean = () => true,
): WordNetwork {
  const learning = startLearning(lessons, random);
  const order = Int32Array.from({ length: examples.length }, (_, index) => index).filter(chosen);
  const steps = settings.passes * order.length;
  let step = 0;
  for (let pass = 0; pass < settings.passes; pass += 1) {
    shuffle(order, random);
    for (const e of order) {
      const task = (examples.tasks[e] as number) * classCount;
      learning.look(lessons.rowsOf[e] as Int32Array, task, settings, random);
      softmax(learning.gradient);
      const label = examples.labels[e] as number;
      learning.gradient[label] = (learning.gradient[label] as number) - 1;
      const emphasis = examples.emphases[e] as number;
      for (let c = 0; c < classCount; c += 1) {
        learning.gradient[c] = (learning.gradient[c] as number) * emphasis;
      }
      const left = 1 - step / steps;
      learning.learn(task, settings.rate * left, settings.vectorRate * left, settings);
      step += 1;
    }
  }
  const { vectors, hidden, hiddenBias, output, intercepts } = learning;
  const shared = (values: Float64Array): number[] =>
    Array.from(values, (value) => round5(value * settings.share));
  return {
    size: lessons.vectors.size,
    words: lessons.words,
    vectors,
    scale: 1,
    hidden: Array.from(hidden, round5),
    hiddenBias: Array.from(hiddenBias, round5),
    output: shared(output),
    intercepts: shared(intercepts),
  };
}

const round5 = (value: number): number => Math.round(value * 1e5) / 1e5;

function startLearning({ words, vectors }: WordLessons, random: Random): Learning {
  const { size, rows, values, scale } = vectors;
  const start = new Float32Array(words.length * size);
  for (const [row, word] of words.entries()) {
    const given = rows.get(word) ?? rows.get(word ^ negatedMark);
    for (let i = 0; i < size; i += 1) {
      start[row * size + i] =
        given === undefined
          ? strangerSpread * random.normal()
          : (values[given * size + i] as number) * scale;
    }
  }
  return new Learning(start, size, random);
}

/** The network while it is learned: one look forward, one step back. */
class Learning {
  readonly vectors: Float32Array;
  readonly hidden: Float64Array;
  readonly hiddenBias = new Float64Array(unitCount);
  readonly output: Float64Array;
  readonly intercepts = new Float64Array(taskNames.length * classCount);
  /** Log odds after a look; what is learned from, once the label is taken off. */
  readonly gradient = new Float64Array(classCount);
  readonly #size: number;
  readonly #squares: Record<'hidden' | 'hiddenBias' | 'output' | 'intercepts', Float64Array>;
  readonly #vectorSquares: Float32Array;
  readonly #sums: Float64Array;
  readonly #units = new Float64Array(unitCount);
  readonly #back: Float64Array;
  #seen = new Int32Array(64);
  #count = 0;

  constructor(vectors: Float32Array, size: number, random: Random) {
    this.vectors = vectors;
    this.#size = size;
    this.hidden = Float64Array.from(
      { length: unitCount * size },
      () => random.normal() / Math.sqrt(size),
    );
    this.output = Float64Array.from(
      { length: classCount * unitCount },
      () => (0.3 * random.normal()) / Math.sqrt(unitCount),
    );
    const squares = (of: Float64Array) => new Float64Array(of.length).fill(networkSquares);
    this.#squares = {
      hidden: squares(this.hidden),
      hiddenBias: squares(this.hiddenBias),
      output: squares(this.output),
      intercepts: squares(this.intercepts),
    };
    this.#vectorSquares = new Float32Array(vectors.length).fill(vectorSquares);
    this.#sums = new Float64Array(size);
    this.#back = new Float64Array(size);
  }

  look(
    rows: Int32Array,
    task: number,
    { droppedWords, droppedUnits }: WordNetworkSettings,
    random: Random,
  ): void {
    const { vectors, hidden, hiddenBias, output, intercepts, gradient } = this;
    const size = this.#size;
    const sums = this.#sums.fill(0);
    if (rows.length > this.#seen.length) this.#seen = new Int32Array(2 * rows.length);
    this.#count = 0;
    for (const row of rows) {
      if (random.chance(droppedWords)) continue;
      this.#seen[this.#count] = row;
      this.#count += 1;
      const start = row * size;
      for (let i = 0; i < size; i += 1) {
        sums[i] = (sums[i] as number) + (vectors[start + i] as number);
      }
    }
    const shrink = 1 / Math.sqrt(this.#count + 1);
    for (let i = 0; i < size; i += 1) sums[i] = (sums[i] as number) * shrink;
    for (let c = 0; c < classCount; c += 1) gradient[c] = intercepts[task + c] as number;
    for (let u = 0; u < unitCount; u += 1) {
      let sum = hiddenBias[u] as number;
      const start = u * size;
      for (let i = 0; i < size; i += 1) sum += (hidden[start + i] as number) * (sums[i] as number);
      const kept = sum > 0 && !random.chance(droppedUnits);
      const unit = kept ? sum / (1 - droppedUnits) : 0;
      this.#units[u] = unit;
      if (!kept) continue;
      for (let c = 0; c < classCount; c += 1) {
        gradient[c] = (gradient[c] as number) + unit * (output[c * unitCount + u] as number);
      }
    }
  }

  learn(
    task: number,
    rate: number,
    vectorRate: number,
    { droppedUnits }: WordNetworkSettings,
  ): void {
    const { hidden, hiddenBias, output, intercepts, gradient } = this;
    const squares = this.#squares;
    const size = this.#size;
    const back = this.#back.fill(0);
    for (let c = 0; c < classCount; c += 1) {
      move(intercepts, squares.intercepts, task + c, gradient[c] as number, rate);
    }
    for (let u = 0; u < unitCount; u += 1) {
      const unit = this.#units[u] as number;
      if (unit <= 0) continue;
      let slope = 0;
      for (let c = 0; c < classCount; c += 1) {
        const at = c * unitCount + u;
        slope += (gradient[c] as number) * (output[at] as number);
        move(output, squares.output, at, (gradient[c] as number) * unit, rate);
      }
      slope /= 1 - droppedUnits;
      move(hiddenBias, squares.hiddenBias, u, slope, rate);
      const start = u * size;
      for (let i = 0; i < size; i += 1) {
        back[i] = (back[i] as number) + slope * (hidden[start + i] as number);
        move(hidden, squares.hidden, start + i, slope * (this.#sums[i] as number), rate);
      }
    }
    const shrink = 1 / Math.sqrt(this.#count + 1);
    for (let n = 0; n < this.#count; n += 1) {
      const start = (this.#seen[n] as number) * size;
      for (let i = 0; i < size; i += 1) {
        const slope = (back[i] as number) * shrink;
        move(this.vectors, this.#vectorSquares, start + i, slope, vectorRate);
      }
    }
  }
}

/** One AdaGrad step. */
function move(
  values: Float32Array | Float64Array,
  squares: Float32Array | Float64Array,
  at: number,
  slope: number,
  rate: number,
): void {
  const sum = (squares[at] as number) + slope * slope;
  squares[at] = sum;
  values[at] = (values[at] as number) - (rate * slope) / Math.sqrt(sum);
}
