import { describe, expect, it } from 'vitest';
import {
  findCommunities,
  keepCommunityNames,
  pageRank,
  toSymmetric,
} from '../../../../graph/index.ts';
import { createRandom } from '../../../../src/kernel/index.ts';
import { type EdgeRow, network } from '../networks.ts';

/** Groups tied inside with 30 %, outside with 1 %. */
function planted(groups: number, size: number, seed: number): EdgeRow[] {
  const random = createRandom(seed);
  const rows: EdgeRow[] = [];
  for (let a = 0; a < groups * size; a++) {
    for (let b = 0; b < groups * size; b++) {
      const same = Math.floor(a / size) === Math.floor(b / size);
      if (a !== b && random.chance(same ? 0.3 : 0.01)) rows.push([a, b, 1, 1 + random.below(3)]);
    }
  }
  return rows;
}

describe('keepCommunityNames', () => {
  it('names by the largest overlap, and gives others numbers never used', () => {
    const last = Uint32Array.from([5, 5, 5, 2, 2, 2, 9, 0]);
    const now = Uint32Array.from([1, 1, 1, 2, 2, 3, 3, 3]);
    expect([...keepCommunityNames(now, last)]).toEqual([5, 5, 5, 2, 2, 9, 9, 9]);
    const strangers = keepCommunityNames(Uint32Array.from([1, 1, 2]), new Uint32Array(3));
    expect([...strangers]).toEqual([1, 1, 2]);
  });

  it('gives no name twice when a community breaks in two', () => {
    const last = new Uint32Array(8).fill(3);
    const now = Uint32Array.from([1, 1, 1, 1, 1, 2, 2, 2]);
    expect([...keepCommunityNames(now, last)]).toEqual([3, 3, 3, 3, 3, 4, 4, 4]);
  });
});

describe('the night after', () => {
  const rows = planted(6, 30, 1);
  const tonight = network(180, [...rows.slice(40), ...planted(6, 30, 2).slice(0, 40)]);
  const lastNight = network(180, rows);

  it('leaves the communities and their names where the network did not change much', () => {
    const before = findCommunities(toSymmetric(lastNight), { random: createRandom(1) });
    const warm = findCommunities(toSymmetric(tonight), {
      random: createRandom(2),
      start: before.community,
    });
    const named = keepCommunityNames(warm.community, before.community);
    const kept = named.filter((name, v) => name === before.community[v]).length;
    expect(kept).toBeGreaterThanOrEqual(0.97 * 180);
    const cold = findCommunities(toSymmetric(tonight), { random: createRandom(3) });
    expect(Math.abs(warm.modularity - cold.modularity)).toBeLessThan(0.01);
  });

  it('ranks as a cold night does, within the error both state', () => {
    const tolerance = 1e-8;
    const before = pageRank(lastNight, { tolerance });
    const warm = pageRank(tonight, { tolerance, start: before.rank });
    const cold = pageRank(tonight, { tolerance });
    expect(warm.iterations).toBeLessThan(cold.iterations);
    let apart = 0;
    for (let v = 0; v < 180; v++) apart += Math.abs(warm.rank[v]! - cold.rank[v]!);
    expect(apart).toBeGreaterThan(0);
    expect(apart).toBeLessThanOrEqual(((warm.residual + cold.residual) * 0.85) / 0.15);
  });
});
