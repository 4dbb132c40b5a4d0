/**
 * Gives tonight's communities the numbers they had last night.
 *
 * Two communities are the same when they share most members, counted as the
 * overlap over the union (Jaccard 1901; Greene, Doyle and Cunningham 2010 track
 * communities over time so). Pairs are taken from the largest overlap down, each
 * community once, while at least `overlapLeast` of the union is shared; others
 * get numbers never used before, the largest first.
 */

/** Less than this share in common is another community. */
const overlapLeast = 0.3;

/** @param last number of each node's community last night, from 1; 0 for who was not there. */
export function keepCommunityNames(community: Uint32Array, last: Uint32Array): Uint32Array {
  const shared = new Map<number, number>();
  const sizes = new Map<number, number>();
  const lastSizes = new Map<number, number>();
  let lastMost = 0;
  for (let v = 0; v < community.length; v++) {
    const now = community[v]!;
    const then = last[v]!;
    count(sizes, now);
    if (then === 0) continue;
    count(lastSizes, then);
    count(shared, now * pairBase + then);
    if (then > lastMost) lastMost = then;
  }
  const pairs = [...shared].map(([pair, both]) => {
    const now = Math.floor(pair / pairBase);
    const then = pair % pairBase;
    return { now, then, overlap: both / (sizes.get(now)! + lastSizes.get(then)! - both) };
  });
  pairs.sort((a, b) => b.overlap - a.overlap || a.then - b.then || a.now - b.now);
  const nameOf = new Map<number, number>();
  const taken = new Set<number>();
  for (const { now, then, overlap } of pairs) {
    if (overlap < overlapLeast) break;
    if (nameOf.has(now) || taken.has(then)) continue;
    nameOf.set(now, then);
    taken.add(then);
  }
  const fresh = [...sizes.keys()].filter((now) => !nameOf.has(now));
  fresh.sort((a, b) => sizes.get(b)! - sizes.get(a)! || a - b);
  fresh.forEach((now, i) => {
    nameOf.set(now, lastMost + 1 + i);
  });
  return community.map((now) => nameOf.get(now)!);
}

/** Above any number of communities. */
const pairBase = 2 ** 26;

const count = (counts: Map<number, number>, key: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};
