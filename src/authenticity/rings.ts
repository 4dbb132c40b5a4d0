/**
 * Rings: groups of accounts that lift each other and look less real than others.
 *
 * Takes pairs that answer each other far more than anybody is answered. Friends do
 * that too, so a group is a ring only where its members, taken together, look less
 * like real people than the profiles around them: the log-likelihood ratio of their
 * mean surprise between everybody's distribution and one a standard deviation
 * lower, at even odds. What speaks for a ring is taken from the log odds of each of
 * its members, since what one of them is, all are.
 */

export interface RingOptions {
  /** Node numbers of pairs, each pair once, in any order. */
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  /** Bits by which each node's log odds of being real lie above the prior's. */
  readonly surprise: ArrayLike<number>;
}

export interface Ring {
  /** Ascending. */
  readonly members: readonly number[];
  /** Share of the pairs of members that lift each other, 0–1. */
  readonly density: number;
  /** Taken from the log2 odds of each member. */
  readonly bits: number;
}

/** Two who answer each other are friends. */
const membersMin = 3;
/** A circle in which half of all pairs lift each other; larger groups of friends are looser. */
const densityMin = 0.5;
/** No group is so suspicious that a member's own facts could not speak for it. */
const bitsMost = 10;

export function findRings({ from, to, surprise }: RingOptions): readonly Ring[] {
  const { mean, deviation } = spreadOf(surprise);
  if (!(deviation > 0)) return [];
  const groups = groupsOf(surprise.length, from, to);
  const rings: Ring[] = [];
  for (const { members, pairs } of groups) {
    const size = members.length;
    const density = (2 * pairs) / (size * (size - 1));
    if (size < membersMin || density < densityMin) continue;
    const own = members.reduce((sum, node) => sum + surprise[node]!, 0) / size;
    const bits = Math.min(bitsMost, (size * ((mean - own) / deviation - 0.5)) / Math.LN2);
    if (bits > 0) rings.push({ members, density, bits });
  }
  return rings;
}

function spreadOf(values: ArrayLike<number>) {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    sum += values[i]!;
    squares += values[i]! ** 2;
  }
  const mean = values.length === 0 ? 0 : sum / values.length;
  const variance = values.length === 0 ? 0 : squares / values.length - mean * mean;
  return { mean, deviation: Math.sqrt(Math.max(0, variance)) };
}

/** Connected groups by union-find (Galler and Fischer 1964), in the order of their first member. */
function groupsOf(nodes: number, from: ArrayLike<number>, to: ArrayLike<number>) {
  const above = Uint32Array.from({ length: nodes }, (_, node) => node);
  const top = (node: number): number => {
    let at = node;
    while (above[at] !== at) at = above[at] = above[above[at]!]!;
    return at;
  };
  for (let i = 0; i < from.length; i++) {
    const [one, two] = [top(from[i]!), top(to[i]!)];
    above[Math.max(one, two)] = Math.min(one, two);
  }
  const groups = new Map<number, { members: number[]; pairs: number }>();
  const tied = new Uint8Array(nodes);
  for (let i = 0; i < from.length; i++) tied[from[i]!] = tied[to[i]!] = 1;
  for (let node = 0; node < nodes; node++) {
    if (tied[node] === 0) continue;
    const known = groups.get(top(node));
    if (known === undefined) groups.set(top(node), { members: [node], pairs: 0 });
    else known.members.push(node);
  }
  for (let i = 0; i < from.length; i++) groups.get(top(from[i]!))!.pairs += 1;
  return groups.values();
}
