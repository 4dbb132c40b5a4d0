import { describe, expect, it } from 'vitest';
import { buildCsr, buildLinks, pageRank } from '../../../../graph/index.ts';
import { createRandom } from '../../../../src/kernel/index.ts';

const columns = (rows: readonly (readonly [number, number])[]) => ({
  from: Uint32Array.from(rows, (row) => row[0]),
  to: Uint32Array.from(rows, (row) => row[1]),
});

describe('buildLinks', () => {
  it('holds the same edges as a whole CSR, and ranks alike', () => {
    const random = createRandom(1);
    const pairs = Array.from(
      { length: 3000 },
      () => [Math.floor(80 * random.uniform() ** 2), random.below(80)] as const,
    );
    const halves = [columns(pairs.slice(0, 999)), columns(pairs.slice(999))];
    const built = buildLinks({ nodes: 80, batches: () => halves, memoryMb: 1 });
    const whole = buildCsr(80, columns(pairs));
    expect([...built.links.outOffsets]).toEqual([...whole.csr.outOffsets]);
    expect([...built.links.outTargets]).toEqual([...whole.csr.outTargets]);
    expect(built.problems).toEqual(whole.problems);
    const even = { ...whole.csr, outWeights: new Float32Array(whole.csr.edges).fill(3) };
    expect(pageRank(built.links).rank).toEqual(pageRank(even).rank);
  });

  it('counts what it leaves out', () => {
    const batches = () => [
      columns([
        [0, 1],
        [7, 1],
        [1, 1],
        [0, 1],
        [0, 9],
      ]),
    ];
    expect(buildLinks({ nodes: 3, batches, memoryMb: 1 })).toMatchObject({
      links: { edges: 1 },
      problems: [
        { kind: 'node', rows: 2, firstRow: 1 },
        { kind: 'self', rows: 1, firstRow: 2 },
        { kind: 'double', rows: 1, firstRow: -1 },
      ],
    });
  });

  it('refuses more links than the memory holds before it places any', () => {
    const batches = () => [columns([[0, 1]])];
    expect(() => buildLinks({ nodes: 2, batches, memoryMb: 0 })).toThrow(
      expect.objectContaining({ code: 'limit.graph_memory' }),
    );
  });
});
