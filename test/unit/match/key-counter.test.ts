import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/kernel/index.ts';
import { createKeyCounter } from '../../../src/match/learn/key-counter.ts';

describe('a counter of keys', () => {
  it('counts what a map counts, keys beyond 32 bits and zero among them', () => {
    const random = createRandom(3);
    const counter = createKeyCounter();
    const expected = new Map<number, number>();
    for (let nth = 0; nth < 50_000; nth += 1) {
      const key = random.below(200) === 0 ? 0 : random.below(5_000) * 2 ** random.below(40);
      counter.add(key);
      expected.set(key, (expected.get(key) ?? 0) + 1);
    }
    expect(new Map(counter.counted())).toEqual(expected);
    expect(expected.size).toBeGreaterThan(20_000);
  });

  it('has nothing before anything is counted', () => {
    expect(createKeyCounter().counted()).toEqual([]);
  });
});
