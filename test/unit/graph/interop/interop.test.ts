import { DirectedGraph } from 'graphology';
import { describe, expect, it } from 'vitest';
import {
  gexfText,
  graphmlText,
  type NetworkPart,
  nodesAround,
  sunflowerLayout,
  toGraphology,
} from '../../../../graph/index.ts';
import { network } from '../networks.ts';

/** 0 → 1 → 2 → 3, and 4 alone with 5. */
const csr = network(6, [
  [0, 1, 0.5],
  [1, 2, 0.25],
  [2, 3, 0.125],
  [4, 5, 1],
]);
const ids = ['he said "hi"\nbye', '<b>&', 'c', 'd', 'e\u0001', 'f'];
const partOf = (nodes: number[]): NetworkPart => ({
  ...{ csr, ids, nodes: Uint32Array.from(nodes) },
  figures: { influence: [6, 5, 4, 3, 2, 1], community: [1, 1, 1, 1, 2, 2] },
});
const layoutOf = ({ nodes, figures }: NetworkPart) =>
  sunflowerLayout({ nodes, community: figures['community']!, influence: figures['influence']! });

describe('nodesAround', () => {
  it('goes both ways along edges, so many steps', () => {
    expect([...nodesAround(csr, { from: [1], steps: 0, nodesMax: 9 })]).toEqual([1]);
    expect([...nodesAround(csr, { from: [1], steps: 1, nodesMax: 9 })]).toEqual([0, 1, 2]);
    expect([...nodesAround(csr, { from: [1, 4], steps: 5, nodesMax: 9 })]).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
  });

  it('stops at its limit, nearest first', () => {
    expect([...nodesAround(csr, { from: [3], steps: 5, nodesMax: 2 })]).toEqual([2, 3]);
  });
});

describe('toGraphology', () => {
  it('has the nodes and the edges between them, with their figures', () => {
    const graph = toGraphology(partOf([0, 1, 3]), new DirectedGraph());
    expect(graph.nodes()).toEqual([ids[0], ids[1], ids[3]]);
    expect(graph.edges().map((edge) => graph.extremities(edge))).toEqual([[ids[0], ids[1]]]);
    expect(graph.getNodeAttributes(ids[1]!)).toEqual({ influence: 5, community: 1 });
    expect(graph.getEdgeAttributes(ids[0]!, ids[1]!)).toMatchObject({ probability: 0.5 });
  });
});

describe('sunflowerLayout', () => {
  it('gives every node a place of its own, communities apart', () => {
    const part = partOf([0, 1, 2, 3, 4, 5]);
    const { x, y } = layoutOf(part);
    const distance = (a: number, b: number) => Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
    for (let a = 0; a < 6; a++)
      for (let b = 0; b < a; b++) expect(distance(a, b)).toBeGreaterThan(5);
    expect(distance(0, 4)).toBeGreaterThan(distance(0, 3));
    expect([x[0], y[0]]).toEqual([0, 0]);
  });
});

describe.each([
  ['GEXF', gexfText],
  ['GraphML', graphmlText],
])('%s', (_name, write) => {
  const part = partOf([0, 1, 2, 3, 4, 5]);
  const text = [...write(part, layoutOf(part))].join('');

  it('is well formed, whatever the ids: every tag closed, nothing unescaped', () => {
    const open: string[] = [];
    for (const [, close, name, rest] of text.matchAll(/<(\/?)([\w:]+)((?:[^<>"]|"[^<"]*")*)>/g)) {
      if (close === '/') expect(open.pop()).toBe(name);
      else if (!rest!.endsWith('/')) open.push(name!);
    }
    expect(open).toEqual([]);
    const outside = text
      .replace(/<\?xml[^>]*\?>/, '')
      .replace(/<(\/?)([\w:]+)((?:[^<>"]|"[^<"]*")*)>/g, '');
    expect(outside).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|#9|#10|#13);)/);
    expect(text).not.toContain('\u0001');
  });

  it('has every node and edge', () => {
    expect(text.match(/<node /g)).toHaveLength(6);
    expect(text.match(/<edge /g)).toHaveLength(4);
    expect(text).toContain('he said &quot;hi&quot;&#10;bye');
    expect(text).toContain('0.125');
  });
});
