/**
 * A list of values drawn with heavy-tailed shares, and how surprising each is.
 *
 * Shares fall as 1 / (rank + 3): a few common values, many rare ones. `bits` is
 * −log2 of the share, so that the truth can say how much a shared value tells.
 */
import type { Random } from '../../kernel/index.ts';

export interface Urn<T> {
  readonly values: readonly T[];
  /** Index of a value drawn. */
  draw(random: Random): number;
  /** −log2 of a value's share. */
  bits(index: number): number;
}

export function createUrn<T>(
  values: readonly T[],
  shareOf: (value: T, rank: number) => number = (_, rank) => 1 / (rank + 3),
): Urn<T> {
  const cumulative = new Float64Array(values.length);
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    total += shareOf(values[i] as T, i);
    cumulative[i] = total;
  }
  return {
    values,
    draw: (random) => lowerBound(cumulative, random.uniform() * total, values.length),
    bits: (index) => {
      const below = index === 0 ? 0 : (cumulative[index - 1] as number);
      return -Math.log2(((cumulative[index] as number) - below) / total);
    },
  };
}

/** First index whose cumulative share exceeds `target`; the last one at the utmost. */
export function lowerBound(cumulative: Float64Array, target: number, length: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] as number) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}
