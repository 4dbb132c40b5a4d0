/**
 * Which edges of a row are live, drawn at once from one random word.
 *
 * Alias tables (Walker 1977; Vose 1991). A short row of n equal chances has 2ⁿ
 * outcomes, a longer one as many counts of live edges as a word can tell; either
 * is a table of slots with two outcomes each. The first bits of the word are the
 * slot, the others decide between its two. One look-up replaces a draw an edge
 * (the purpose of SUBSIM: Guo, Wang, Wei and Chen 2020, which skips by geometric
 * steps; a table needs no logarithm), and there is nothing to guess for the
 * processor. Exact to the 2⁻³² that a word can tell.
 *
 * A table is `1 + 2 · slots` words: how far to shift a word for its slot, then of
 * each slot its threshold, and its two outcomes, the one above it in the upper half.
 */

/** Rows up to this long have a table of their subsets: bit i of an outcome is edge i. */
export const subsetDegreeMax = 8;
/** Counts above this are rarer than a word can tell when the mean is at most `countMeanMax`. */
export const countMax = 63;
/** Rows that would have more live edges than this are walked edge by edge. */
export const countMeanMax = 8;

export interface OutcomeTables {
  /** All tables one after the other. */
  readonly words: Int32Array;
  /** Where the table of the subsets of n chances of p begins; made when first asked for. */
  subsetsOf(n: number, p: number): number;
  /** The same of how many come true. */
  countOf(n: number, p: number): number;
}

export function createOutcomeTables(): OutcomeTables {
  const starts = new Map<number, Map<number, number>>();
  let words = new Int32Array(1024);
  let length = 0;
  const startOf = (key: number, p: number, chances: () => Float64Array): number => {
    let ofKey = starts.get(key);
    if (ofKey === undefined) starts.set(key, (ofKey = new Map()));
    const known = ofKey.get(p);
    if (known !== undefined) return known;
    const table = aliasTable(chances());
    if (length + table.length > words.length) {
      const larger = new Int32Array(2 * (words.length + table.length));
      larger.set(words);
      words = larger;
    }
    words.set(table, length);
    ofKey.set(p, length);
    length += table.length;
    return length - table.length;
  };
  return {
    get words() {
      return words;
    },
    subsetsOf: (n, p) => startOf(-n, p, () => subsetChances(n, p)),
    countOf: (n, p) => startOf(n, p, () => countChances(n, p)),
  };
}

function subsetChances(n: number, p: number): Float64Array {
  return new Float64Array(2 ** n).map((_, subset) => {
    let live = 0;
    for (let i = 0; i < n; i++) live += (subset >> i) & 1;
    return p ** live * (1 - p) ** (n - live);
  });
}

/** Binomial chances, as many as a word can tell, filled up to a power of two; p below 1. */
function countChances(n: number, p: number): Float64Array {
  const chances: number[] = [];
  let chance = (1 - p) ** n;
  let left = 1;
  for (let count = 0; count <= Math.min(n, countMax) && left > 2 ** -33; count++) {
    chances.push(chance);
    left -= chance;
    chance *= ((n - count) / (count + 1)) * (p / (1 - p));
  }
  const slots = new Float64Array(2 ** Math.max(1, Math.ceil(Math.log2(chances.length))));
  slots.set(chances);
  return slots;
}

/** @param chances a power of two of them, 2 to 256, that sum to one. */
function aliasTable(chances: Float64Array): Int32Array {
  const slots = chances.length;
  const share = chances.map((chance) => chance * slots);
  const other = Array.from(share, (_, slot) => slot);
  const small = other.filter((slot) => share[slot]! < 1);
  const large = other.filter((slot) => share[slot]! >= 1);
  while (small.length > 0 && large.length > 0) {
    const lack = small.pop()!;
    const spare = large.at(-1)!;
    other[lack] = spare;
    share[spare]! -= 1 - share[lack]!;
    if (share[spare]! < 1) small.push(large.pop()!);
  }
  // What rounding left over is within a last bit of a full slot, unless it cannot happen at all.
  const likeliest = chances.indexOf(Math.max(...chances));
  const bits = Math.log2(slots);
  const table = new Int32Array(1 + 2 * slots);
  table[0] = 32 - bits;
  for (let slot = 0; slot < slots; slot++) {
    const above = other[slot] === slot && chances[slot] === 0 ? likeliest : other[slot]!;
    const below = chances[slot] === 0 ? above : slot;
    table[1 + 2 * slot] = thresholdOf(above === slot ? 1 : share[slot]!);
    table[2 + 2 * slot] = below | (above << 16);
  }
  return table;
}

const two31 = 2147483648;
const two32 = 4294967296;

/** A uniform signed word is at most this with the given probability; never only nearly at 1, never at 0. */
export const thresholdOf = (probability: number): number =>
  Math.max(-two31, Math.min(two31 - 1, Math.round(probability * two32) - two31 - 1));
