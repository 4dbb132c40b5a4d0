/**
 * Places among customers of whom enough is known, with the best and worst the intervals allow.
 *
 * Takes standing points and their intervals as columns in the order of
 * customer_id; gives places from 1. The best place counts only those who are
 * surely better (their low end lies above one's high end), the worst everybody
 * who may be (their high end is not below one's low end): overlapping intervals
 * leave the order open, as in Goldstein and Spiegelhalter (1996). Equal points
 * are ordered by id, that is, by row. O(n log n), 40 bytes a customer.
 */

export interface StandingColumns {
  readonly points: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface PlaceColumns {
  readonly rank: Int32Array;
  readonly rankLow: Int32Array;
  readonly rankHigh: Int32Array;
}

export function placesOf({ points, low, high }: StandingColumns): PlaceColumns {
  const n = points.length;
  const at = (column: Float64Array, row: number): number => column[row] as number;
  const order = Uint32Array.from({ length: n }, (_, row) => row);
  order.sort((a, b) => at(points, b) - at(points, a) || a - b);
  const rank = new Int32Array(n);
  order.forEach((row, place) => {
    rank[row] = place + 1;
  });
  const lows = low.slice().sort();
  const highs = high.slice().sort();
  const rankLow = new Int32Array(n);
  const rankHigh = new Int32Array(n);
  for (let row = 0; row < n; row += 1) {
    const surelyBetter = n - countUpTo(lows, at(high, row));
    const perhapsBetter = n - countBelow(highs, at(low, row));
    rankLow[row] = surelyBetter + 1;
    rankHigh[row] = perhapsBetter;
  }
  return { rank, rankLow, rankHigh };
}

/** Values at or below the limit in an ascending column. */
function countUpTo(ascending: Float64Array, limit: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ascending[middle] as number) <= limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Values below the limit in an ascending column. */
function countBelow(ascending: Float64Array, limit: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ascending[middle] as number) < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}
