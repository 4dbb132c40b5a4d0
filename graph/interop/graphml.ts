/** A part of a network as GraphML (Brandes et al. 2002), which Gephi and others read; in pieces of text. */
import type { Layout } from './layout.ts';
import { edgesOfPart, type NetworkPart } from './part.ts';
import { xmlText } from './xml-text.ts';

export function* graphmlText(part: NetworkPart, layout: Layout): Iterable<string> {
  const { ids, nodes, figures } = part;
  const names = Object.keys(figures);
  const key = (id: string, of: string, name: string, type: string): string =>
    `<key id="${id}" for="${of}" attr.name="${xmlText(name)}" attr.type="${type}"/>\n`;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield key('label', 'node', 'label', 'string');
  for (const [i, name] of names.entries()) yield key(`n${i}`, 'node', name, 'double');
  for (const name of ['x', 'y']) yield key(name, 'node', name, 'double');
  for (const name of ['weight', 'probability']) yield key(name, 'edge', name, 'double');
  yield '<graph edgedefault="directed">\n';
  const value = (id: string, text: string | number): string => `<data key="${id}">${text}</data>`;
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]!;
    const values = names.map((name, i) => value(`n${i}`, figures[name]![node]!));
    const place = value('x', layout.x[at]!.toFixed(3)) + value('y', layout.y[at]!.toFixed(3));
    yield `<node id="${node}">${value('label', xmlText(ids[node]!))}${values.join('')}${place}</node>\n`;
  }
  for (const { from, to, weight, probability } of edgesOfPart(part)) {
    yield `<edge source="${from}" target="${to}">${value('weight', weight)}${value('probability', probability)}</edge>\n`;
  }
  yield '</graph>\n</graphml>\n';
}
