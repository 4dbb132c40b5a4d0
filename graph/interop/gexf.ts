/** A part of a network as GEXF 1.3 for Gephi: figures, places, edges; in pieces of text. */
import type { Layout } from './layout.ts';
import { edgesOfPart, type NetworkPart } from './part.ts';
import { xmlText } from './xml-text.ts';

export function* gexfText(part: NetworkPart, layout: Layout): Iterable<string> {
  const { ids, nodes, figures } = part;
  const names = Object.keys(figures);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n<graph defaultedgetype="directed">\n';
  yield `<attributes class="node">${names.map((name, i) => `<attribute id="${i}" title="${xmlText(name)}" type="double"/>`).join('')}</attributes>\n`;
  yield '<attributes class="edge"><attribute id="0" title="probability" type="double"/></attributes>\n<nodes>\n';
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]!;
    const values = names.map(
      (name, i) => `<attvalue for="${i}" value="${figures[name]![node]!}"/>`,
    );
    const place = `<viz:position x="${layout.x[at]!.toFixed(3)}" y="${layout.y[at]!.toFixed(3)}" z="0"/>`;
    yield `<node id="${node}" label="${xmlText(ids[node]!)}"><attvalues>${values.join('')}</attvalues>${place}</node>\n`;
  }
  yield '</nodes>\n<edges>\n';
  let edge = 0;
  for (const { from, to, weight, probability } of edgesOfPart(part)) {
    yield `<edge id="${edge}" source="${from}" target="${to}" weight="${weight}"><attvalues><attvalue for="0" value="${probability}"/></attvalues></edge>\n`;
    edge += 1;
  }
  yield '</edges>\n</graph>\n</gexf>\n';
}
