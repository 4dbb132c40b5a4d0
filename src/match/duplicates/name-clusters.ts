/**
 * Ids of clusters that stay when a record joins or leaves.
 *
 * The most of the records that bore an id before keep it; of several such
 * groups the larger one, then the one that holds the record the id comes from,
 * then the one with the smaller first id. A cluster without a former id is named
 * after its smallest record whose id names no other cluster. Where others bear
 * all its ids, one of them is named anew: clusters hold more ids than they bear,
 * so a way of naming anew always ends at a free one.
 */
import { assert } from '../../kernel/index.ts';

export function nameClusters(
  /** By number, ascending. */
  ids: readonly string[],
  clusterOf: Uint32Array,
  /** Cluster id of the night before, by record id. */
  before: ReadonlyMap<string, string>,
): ReadonlyMap<number, string> {
  const members = new Map<number, number[]>();
  for (let number = 0; number < ids.length; number += 1) {
    const cluster = clusterOf[number] ?? number;
    const own = members.get(cluster);
    if (own === undefined) members.set(cluster, [number]);
    else own.push(number);
  }
  const clusters = [...members.values()].filter((numbers) => numbers.length > 1);
  const nameOf = keptNames(ids, clusters, before);
  const bearerOf = new Map([...nameOf].map(([cluster, name]) => [name, cluster]));
  const ownIds = (cluster: number): string[] =>
    (clusters[cluster] ?? []).map((number) => ids[number] as string);
  const nameAnew = (cluster: number, asked: Set<number>): string | undefined => {
    asked.add(cluster);
    const own = ownIds(cluster);
    let name = own.find((id) => !bearerOf.has(id));
    name ??= own.find((id) => {
      const bearer = bearerOf.get(id) as number;
      return !asked.has(bearer) && nameAnew(bearer, asked) !== undefined;
    });
    if (name === undefined) return undefined;
    nameOf.set(cluster, name);
    bearerOf.set(name, cluster);
    return name;
  };
  const names = new Map<number, string>();
  for (const cluster of clusters.keys()) if (!nameOf.has(cluster)) nameAnew(cluster, new Set());
  for (const [cluster, numbers] of clusters.entries()) {
    const name = nameOf.get(cluster);
    assert(name !== undefined, 'a cluster has no id');
    for (const number of numbers) names.set(number, name);
  }
  return new Map([...names].sort(([a], [b]) => a - b));
}

interface Claim {
  readonly cluster: number;
  readonly name: string;
  readonly bearers: number;
  readonly holdsOrigin: boolean;
  readonly first: number;
}

/** Former names by place of the cluster. */
function keptNames(
  ids: readonly string[],
  clusters: readonly (readonly number[])[],
  before: ReadonlyMap<string, string>,
): Map<number, string> {
  const claims: Claim[] = [];
  for (const [cluster, numbers] of clusters.entries()) {
    const bearers = new Map<string, number>();
    const own = new Set<string>();
    for (const number of numbers) {
      const id = ids[number] as string;
      own.add(id);
      const name = before.get(id);
      if (name !== undefined) bearers.set(name, (bearers.get(name) ?? 0) + 1);
    }
    for (const [name, count] of bearers) {
      const first = numbers[0] as number;
      claims.push({ cluster, name, bearers: count, holdsOrigin: own.has(name), first });
    }
  }
  claims.sort(
    (a, b) =>
      b.bearers - a.bearers ||
      Number(b.holdsOrigin) - Number(a.holdsOrigin) ||
      a.first - b.first ||
      (a.name < b.name ? -1 : 1),
  );
  const nameOf = new Map<number, string>();
  const given = new Set<string>();
  for (const { cluster, name } of claims) {
    if (nameOf.has(cluster) || given.has(name)) continue;
    nameOf.set(cluster, name);
    given.add(name);
  }
  return nameOf;
}
