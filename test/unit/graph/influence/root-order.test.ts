import { describe, expect, it } from 'vitest';
import { createRootOrder } from '../../../../graph/influence/root-order.ts';

describe('the order of roots', () => {
  const orderOf = (places: number, key: number) => {
    const order = createRootOrder(places, key);
    return Array.from({ length: places }, (_, turn) => order.at(turn));
  };

  it.each([1, 2, 3, 7, 64, 1000, 4097])('gives each of %i places one turn', (places) => {
    const order = orderOf(places, 5);
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: places }, (_, v) => v));
  });

  it('differs by key and lets every place come early as often', () => {
    expect(orderOf(1000, 1)).not.toEqual(orderOf(1000, 2));
    const places = 100;
    const [keys, early] = [4000, 10];
    const timesEarly = new Float64Array(places);
    for (let key = 0; key < keys; key++) {
      const order = createRootOrder(places, key * 7919);
      for (let turn = 0; turn < early; turn++) timesEarly[order.at(turn)]! += 1;
    }
    const expected = (keys * early) / places;
    const noise = Math.sqrt(expected * (1 - early / places));
    for (const times of timesEarly) expect(Math.abs(times - expected)).toBeLessThan(5.5 * noise);
  });
});
