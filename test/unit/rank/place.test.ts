import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../src/rank/index.ts';

const columns = (rows: readonly (readonly [number, number, number])[]) => ({
  low: Float64Array.from(rows, ([low]) => low),
  points: Float64Array.from(rows, ([, points]) => points),
  high: Float64Array.from(rows, ([, , high]) => high),
});

describe('places', () => {
  it('follow points, and are open where intervals overlap', () => {
    const { rank, rankLow, rankHigh } = placesOf(
      columns([
        [40, 50, 60],
        [70, 80, 90],
        [55, 65, 75],
        [10, 20, 30],
      ]),
    );
    expect([...rank]).toEqual([3, 1, 2, 4]);
    expect([...rankLow]).toEqual([2, 1, 1, 4]);
    expect([...rankHigh]).toEqual([3, 2, 3, 4]);
  });

  it('go to the earlier id where points are equal', () => {
    const { rank, rankLow, rankHigh } = placesOf(
      columns([
        [5, 5, 5],
        [5, 5, 5],
        [5, 5, 5],
      ]),
    );
    expect([...rank]).toEqual([1, 2, 3]);
    expect([...rankLow]).toEqual([1, 1, 1]);
    expect([...rankHigh]).toEqual([3, 3, 3]);
  });

  it('are none of nobody', () => {
    expect([...placesOf(columns([])).rank]).toEqual([]);
  });
});
