/**
 * Core number of each node: the largest k such that the node stands in a group
 * where everybody is tied to at least k others of the group.
 *
 * Batagelj and Zaveršnik (2003): peel the node of least degree, linear in ties.
 * Directions are forgotten; a tie each way counts once.
 */
import type { Symmetric } from '../csr/symmetric.ts';

export function coreNumbers({ nodes, offsets, neighbours }: Symmetric): Uint32Array {
  const degree = new Uint32Array(nodes);
  let degreeMax = 0;
  for (let v = 0; v < nodes; v++) {
    degree[v] = offsets[v + 1]! - offsets[v]!;
    degreeMax = Math.max(degreeMax, degree[v]!);
  }
  // Nodes sorted by remaining degree; `first[d]` is where degree d begins.
  const first = new Uint32Array(degreeMax + 2);
  for (let v = 0; v < nodes; v++) first[degree[v]! + 1]! += 1;
  for (let d = 0; d <= degreeMax; d++) first[d + 1]! += first[d]!;
  const next = first.slice();
  const order = new Uint32Array(nodes);
  const place = new Uint32Array(nodes);
  for (let v = 0; v < nodes; v++) {
    place[v] = next[degree[v]!]!++;
    order[place[v]!] = v;
  }
  for (let i = 0; i < nodes; i++) {
    const v = order[i]!;
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const u = neighbours[e]!;
      if (degree[u]! <= degree[v]!) continue;
      // Move u to the front of its degree's stretch, then let that stretch begin after it.
      const front = first[degree[u]!]!++;
      const other = order[front]!;
      order[place[u]!] = other;
      place[other] = place[u]!;
      order[front] = u;
      place[u] = front;
      degree[u]! -= 1;
    }
  }
  return degree;
}
