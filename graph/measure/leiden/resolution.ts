/**
 * The resolution that a division into communities speaks for.
 *
 * Newman (2016, "Equivalence between modularity optimization and maximum
 * likelihood methods"): when ties inside communities are `a` times and ties
 * between them `b` times as frequent as strengths alone would make them, the
 * likeliest division is the one of most modularity at (a − b) / (ln a − ln b).
 * Dividing, asking for the resolution and dividing again finds one that agrees
 * with itself, without being told how many communities there are.
 */
import type { Level } from './level.ts';

/** Undefined when the division says nothing: no ties, none between communities, or none inside. */
export function resolutionOf(level: Level, community: Uint32Array): number | undefined {
  const total = new Float64Array(level.nodes);
  let inside = 0;
  for (let v = 0; v < level.nodes; v++) {
    total[community[v]!]! += level.strength[v]!;
    inside += level.inner[v]!;
    for (let e = level.offsets[v]!; e < level.offsets[v + 1]!; e++) {
      if (community[level.neighbours[e]!] === community[v]) inside += level.weights[e]!;
    }
  }
  let expectedInside = 0;
  for (let c = 0; c < level.nodes; c++) expectedInside += total[c]! ** 2 / level.ends;
  const a = inside / expectedInside;
  const b = (level.ends - inside) / (level.ends - expectedInside);
  if (!(b > 0 && a > b * 1.001 && Number.isFinite(a))) return undefined;
  return (a - b) / (Math.log(a) - Math.log(b));
}
