import { describe, expect, it } from 'vitest';
import { findCommunities, toSymmetric } from '../../../../graph/index.ts';
import { createRandom } from '../../../../src/kernel/index.ts';
import { type EdgeRow, network, randomRows, rowsOf, unionFind } from '../networks.ts';

/** Cliques of `size`, each tied to the next by one edge. */
function ringOfCliques(cliques: number, size: number): EdgeRow[] {
  const rows: EdgeRow[] = [];
  for (let c = 0; c < cliques; c++) {
    for (let i = 0; i < size; i++) {
      for (let j = i + 1; j < size; j++) rows.push([c * size + i, c * size + j]);
    }
    rows.push([c * size, ((c + 1) % cliques) * size + 1]);
  }
  return rows;
}

describe('findCommunities', () => {
  it('finds the cliques of a ring of cliques', () => {
    const symmetric = toSymmetric(network(40, ringOfCliques(8, 5)));
    const { community, communities, modularity } = findCommunities(symmetric, {
      random: createRandom(1),
    });
    expect(communities).toBe(8);
    for (let v = 0; v < 40; v++) expect(community[v]).toBe(community[5 * Math.floor(v / 5)]);
    expect(modularity).toBeGreaterThan(0.75);
  });

  it.each([1, 2, 3, 4])('leaves every community connected (seed %i)', (seed) => {
    const csr = network(300, randomRows({ nodes: 300, edges: 450, seed }));
    const { community, communities } = findCommunities(toSymmetric(csr), {
      random: createRandom(seed),
    });
    const inside = rowsOf(csr).filter(([a, b]) => community[a] === community[b]);
    const parts = new Set(
      unionFind(
        300,
        inside.map(([a, b]) => [a, b] as const),
      ),
    );
    expect(parts.size).toBe(communities);
  });

  it('numbers communities by size from 1', () => {
    const { community, communities } = findCommunities(
      toSymmetric(network(9, [...ringOfCliques(1, 5).slice(0, 10), [5, 6], [6, 7], [5, 7]])),
      { random: createRandom(1), resolution: 1 },
    );
    expect([...community]).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 3]);
    expect(communities).toBe(3);
  });

  it('is the same for the same seed and answers without ties', () => {
    const symmetric = toSymmetric(network(200, randomRows({ nodes: 200, edges: 800, seed: 9 })));
    const run = () => findCommunities(symmetric, { random: createRandom(5) });
    expect(run()).toEqual(run());
    const bare = findCommunities(toSymmetric(network(3, [])), { random: createRandom(1) });
    expect([...bare.community]).toEqual([1, 2, 3]);
    const none = findCommunities(toSymmetric(network(0, [])), { random: createRandom(1) });
    expect(none.communities).toBe(0);
  });

  it('stays where it is when it starts from its own answer', () => {
    const symmetric = toSymmetric(network(40, ringOfCliques(8, 5)));
    const first = findCommunities(symmetric, { random: createRandom(1) });
    const again = findCommunities(symmetric, { random: createRandom(2), start: first.community });
    expect(again.community).toEqual(first.community);
  });

  it('splits what it was started with where nothing ties it together', () => {
    const symmetric = toSymmetric(
      network(4, [
        [0, 1],
        [2, 3],
      ]),
    );
    const { community } = findCommunities(symmetric, {
      random: createRandom(1),
      start: Uint32Array.from([0, 0, 0, 0]),
    });
    expect([...community]).toEqual([1, 1, 2, 2]);
  });
});
