import { describe, expect, it } from 'vitest';
import { coreNumbers, toSymmetric } from '../../../../graph/index.ts';
import { network, randomRows, rowsOf } from '../networks.ts';

/** Peels whole layers again and again: slow and obvious. */
function peeled(nodes: number, ties: readonly (readonly [number, number])[]): number[] {
  const core = new Array<number>(nodes).fill(0);
  const left = new Set(core.map((_, v) => v));
  for (let k = 1; left.size > 0; k++) {
    for (let gone = true; gone; ) {
      gone = false;
      for (const v of [...left]) {
        const near = new Set(
          ties.flatMap(([a, b]) =>
            a === v && left.has(b) ? [b] : b === v && left.has(a) ? [a] : [],
          ),
        );
        if (near.size >= k) continue;
        left.delete(v);
        core[v] = k - 1;
        gone = true;
      }
    }
  }
  return core;
}

describe('coreNumbers', () => {
  it.each([1, 2, 3, 4, 5])('agrees with peeling layer by layer (seed %i)', (seed) => {
    const csr = network(40, randomRows({ nodes: 40, edges: 30 * seed, seed }));
    const ties = rowsOf(csr).map(([a, b]) => [a, b] as const);
    expect([...coreNumbers(toSymmetric(csr))]).toEqual(peeled(40, ties));
  });

  it('is 0 for a node alone and handles no node at all', () => {
    expect([...coreNumbers(toSymmetric(network(2, [])))]).toEqual([0, 0]);
    expect(coreNumbers(toSymmetric(network(0, [])))).toHaveLength(0);
  });
});
