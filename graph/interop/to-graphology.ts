/**
 * A part of a network as a graphology graph, for its algorithms and layouts.
 *
 * Takes an empty directed graph and fills it; nodes have their figures as
 * attributes, edges weight and probability.
 */
import { edgesOfPart, type NetworkPart } from './part.ts';

/** What is needed of graphology's DirectedGraph. */
export interface EmptyGraph {
  addNode(key: string, attributes: Record<string, unknown>): unknown;
  addDirectedEdge(from: string, to: string, attributes: Record<string, unknown>): unknown;
}

export function toGraphology<Graph extends EmptyGraph>(part: NetworkPart, graph: Graph): Graph {
  const { ids, nodes, figures } = part;
  const names = Object.keys(figures);
  for (const node of nodes) {
    graph.addNode(
      ids[node]!,
      Object.fromEntries(names.map((name) => [name, figures[name]![node]!])),
    );
  }
  for (const { from, to, weight, probability } of edgesOfPart(part)) {
    graph.addDirectedEdge(ids[from]!, ids[to]!, { weight, probability });
  }
  return graph;
}
