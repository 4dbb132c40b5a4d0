/**
 * How many of n independent chances of p come true: thresholds to draw it from
 * one random word.
 *
 * Takes n and p, gives ascending signed 32-bit thresholds; the count drawn is
 * the number of thresholds below the word. Inversion of the binomial
 * distribution, exact to the 2⁻³² that a word can tell. A row of n edges that
 * are equally likely then costs as many draws as edges that turn out live,
 * not n (the purpose of SUBSIM: Guo, Wang, Wei and Chen 2020, which skips by
 * geometric steps; a table needs no logarithm).
 */

/** Counts above this are rarer than a word can tell when the mean is at most `countMeanMax`. */
export const countMax = 64;
/** Rows that would have more live edges than this are walked edge by edge. */
export const countMeanMax = 8;

export interface CountTables {
  /** All tables one after the other; each ends with a threshold no word is above. */
  readonly thresholds: Int32Array;
  /** Where the table of n chances of p begins; made when first asked for. */
  startOf(n: number, p: number): number;
}

export function createCountTables(): CountTables {
  const starts = new Map<number, Map<number, number>>();
  let thresholds = new Int32Array(1024);
  let length = 0;
  return {
    get thresholds() {
      return thresholds;
    },
    startOf(n, p) {
      let ofN = starts.get(n);
      if (ofN === undefined) starts.set(n, (ofN = new Map()));
      const known = ofN.get(p);
      if (known !== undefined) return known;
      const table = countThresholds(n, p);
      if (length + table.length > thresholds.length) {
        const larger = new Int32Array(2 * thresholds.length);
        larger.set(thresholds);
        thresholds = larger;
      }
      thresholds.set(table, length);
      ofN.set(p, length);
      length += table.length;
      return length - table.length;
    },
  };
}

const two31 = 2147483648;
const two32 = 4294967296;
const wordMax = two31 - 1;

function countThresholds(n: number, p: number): number[] {
  const table: number[] = [];
  let chance = (1 - p) ** n;
  let atMost = chance;
  for (let count = 0; count < Math.min(n, countMax); count++) {
    const threshold = Math.round(atMost * two32) - two31 - 1;
    if (threshold >= wordMax) break;
    table.push(Math.max(-two31, threshold));
    chance *= ((n - count) / (count + 1)) * (p / (1 - p));
    atMost += chance;
  }
  table.push(wordMax);
  return table;
}
