/**
 * Where to draw the nodes of a part: communities apart, each as a sunflower.
 *
 * Members of a community lie on a spiral in steps of the golden angle, which fills
 * a disc evenly (Vogel 1979), the most influential in the middle; the discs lie on
 * a spiral of their own, the largest in the middle, so that none overlap. It needs
 * no iterations and is the same every time; a force layout can start from it.
 */

export interface Layout {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const goldenAngle = Math.PI * (3 - Math.sqrt(5));
/** Distance of neighbours within a community, in units of the drawing. */
const spacing = 10;

/** Columns are by node of the network; places are parallel to `nodes`. */
export function sunflowerLayout(options: {
  readonly nodes: Uint32Array;
  readonly community: ArrayLike<number>;
  /** The larger, the nearer to the middle. */
  readonly influence: ArrayLike<number>;
}): Layout {
  const { nodes, community, influence } = options;
  const places = Array.from(nodes, (_, at) => at);
  const members = new Map<number, number[]>();
  for (const at of places) {
    const of = members.get(community[nodes[at]!]!);
    if (of === undefined) members.set(community[nodes[at]!]!, [at]);
    else of.push(at);
  }
  const discs = [...members.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  const x = new Float64Array(nodes.length);
  const y = new Float64Array(nodes.length);
  let area = 0;
  discs.forEach((disc, nth) => {
    const radius = spacing * Math.sqrt(disc.length);
    // Far enough out that all discs so far, with room between them, fit within.
    const distance = nth === 0 ? 0 : Math.sqrt(area) + radius + 2 * spacing;
    area = (distance + radius) ** 2;
    const angle = nth * goldenAngle;
    disc.sort((a, b) => influence[nodes[b]!]! - influence[nodes[a]!]! || a - b);
    disc.forEach((at, member) => {
      const out = spacing * Math.sqrt(member);
      x[at] = distance * Math.cos(angle) + out * Math.cos(member * goldenAngle);
      y[at] = distance * Math.sin(angle) + out * Math.sin(member * goldenAngle);
    });
  });
  return { x, y };
}
