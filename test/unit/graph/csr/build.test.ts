import { describe, expect, it } from 'vitest';
import {
  buildCsr,
  createInterner,
  csrBytes,
  toFinal,
  toSymmetric,
  weightedCascade,
} from '../../../../graph/index.ts';
import { network, rowsOf } from '../networks.ts';

describe('buildCsr', () => {
  it('sorts both sides and keeps weights and probabilities with their edges', () => {
    const csr = network(4, [
      [2, 0, 0.5, 3],
      [0, 3, 0.25, 2],
      [0, 1, 0.75, 1],
    ]);
    expect(rowsOf(csr)).toEqual([
      [0, 1, 0.75, 1],
      [0, 3, 0.25, 2],
      [2, 0, 0.5, 3],
    ]);
    expect([...csr.inOffsets]).toEqual([0, 1, 2, 2, 3]);
    expect([...csr.inSources]).toEqual([2, 0, 0]);
    expect([...csr.inProbabilities]).toEqual([0.5, 0.75, 0.25]);
  });

  it('takes at most 20 bytes an edge', () => {
    const csr = network(3, [
      [0, 1],
      [1, 2],
    ]);
    const bytes = Object.values(csr)
      .filter((value) => ArrayBuffer.isView(value))
      .reduce((sum, array) => sum + array.byteLength, 0);
    expect(bytes).toBe(csrBytes(3, 2));
    expect(csrBytes(0, 1_000_000)).toBeLessThanOrEqual(20_000_008);
  });

  it('refuses dirty rows and says which', () => {
    const { csr, problems } = buildCsr(3, {
      from: Uint32Array.from([0, 0, 1, 1, 2, 9, 0, 0]),
      to: Uint32Array.from([1, 1, 1, 2, 0, 0, 2, 2]),
      probabilities: Float64Array.from([0.5, 0.75, 0.5, Number.NaN, 1.5, 0.5, 0.5, -0.1]),
      weights: Float64Array.from([1, 2, 1, 1, 1, 1, 0, 1]),
    });
    expect(rowsOf(csr)).toEqual([[0, 1, 0.75, 3]]);
    expect(problems).toEqual([
      { kind: 'node', rows: 1, firstRow: 5 },
      { kind: 'weight', rows: 1, firstRow: 6 },
      { kind: 'probability', rows: 3, firstRow: 3 },
      { kind: 'self', rows: 1, firstRow: 2 },
      { kind: 'double', rows: 1, firstRow: -1 },
    ]);
  });

  it('holds nothing, one node, and nodes without edges', () => {
    expect(network(0, []).edges).toBe(0);
    expect([...network(1, [[0, 0]]).outOffsets]).toEqual([0, 0]);
    expect(network(5, []).edges).toBe(0);
  });

  it('gives every edge into a node the same share under weighted cascade', () => {
    const csr = weightedCascade(
      network(4, [
        [0, 3],
        [1, 3],
        [2, 3],
        [3, 0],
      ]),
    );
    expect(rowsOf(csr).map((row) => row[2])).toEqual([1 / 3, 1 / 3, 1 / 3, 1].map(Math.fround));
    expect([...csr.inProbabilities].sort()).toEqual([...csr.outProbabilities].sort());
  });
});

describe('toSymmetric', () => {
  it('adds both directions of a tie', () => {
    const { offsets, neighbours, weights } = toSymmetric(
      network(3, [
        [0, 1, 1, 2],
        [1, 0, 1, 3],
        [2, 0, 1, 4],
      ]),
    );
    expect([...offsets]).toEqual([0, 2, 3, 4]);
    expect([...neighbours]).toEqual([1, 2, 0, 0]);
    expect([...weights]).toEqual([5, 4, 5, 4]);
  });
});

describe('interner', () => {
  it('numbers ids in their own order, whatever order they came in', () => {
    const odd = ['b', 'a "quoted"', 'line\nbreak', '', 'ü', '10', '9'];
    for (const ids of [odd, odd.toReversed()]) {
      const interner = createInterner();
      const column = Uint32Array.from([...ids, ...ids], (id) => interner.add(id));
      const finished = interner.finish();
      toFinal(column, finished);
      expect(finished.ids).toEqual([...odd].sort());
      expect(Array.from(column, (n) => finished.ids[n])).toEqual([...ids, ...ids]);
    }
  });
});
