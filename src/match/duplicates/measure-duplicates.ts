/**
 * How good clusters are against a known truth.
 *
 * Pairs are counted: a pair is found when both records stand in one cluster.
 * Truth is either who each record is (then all pairs count), or a list of pairs
 * that somebody labelled (then only these do).
 */
import { type Interval, wilsonInterval } from '../../kernel/index.ts';

export interface ClusteredPair {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
}

export type DuplicateTruth =
  | { readonly kind: 'people'; readonly personOf: ReadonlyMap<string, string> }
  | { readonly kind: 'pairs'; readonly pairs: readonly ClusteredPair[] };

export interface DuplicateMeasure {
  /** Pairs found, true pairs, and both. */
  readonly found: number;
  readonly true: number;
  readonly right: number;
  readonly precision: number;
  readonly precisionInterval: Interval;
  readonly recall: number;
  readonly recallInterval: Interval;
  readonly f1: number;
}

/** @param clusterOf cluster of each record; a record that is not in it stands alone. */
export function measureDuplicates(
  clusterOf: ReadonlyMap<string, string>,
  truth: DuplicateTruth,
): DuplicateMeasure {
  const counts =
    truth.kind === 'people'
      ? countPeople(clusterOf, truth.personOf)
      : countPairs(clusterOf, truth.pairs);
  const { found, right } = counts;
  const precision = found === 0 ? 0 : right / found;
  const recall = counts.true === 0 ? 0 : right / counts.true;
  return {
    ...counts,
    precision,
    precisionInterval: wilsonInterval(right, found),
    recall,
    recallInterval: wilsonInterval(right, counts.true),
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

type Counts = Pick<DuplicateMeasure, 'found' | 'true' | 'right'>;

/** Counts pairs by the sizes of groups, so that no pair is looked at. */
function countPeople(
  clusterOf: ReadonlyMap<string, string>,
  personOf: ReadonlyMap<string, string>,
): Counts {
  const people = new Map<string, number>();
  const clusters = new Map<string, number>();
  const both = new Map<string, number>();
  for (const [id, person] of personOf) {
    add(people, person);
    const cluster = clusterOf.get(id);
    if (cluster === undefined) continue;
    add(clusters, cluster);
    add(both, JSON.stringify([cluster, person]));
  }
  return { found: pairsIn(clusters), true: pairsIn(people), right: pairsIn(both) };
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairsIn(sizes: ReadonlyMap<string, number>): number {
  let pairs = 0;
  for (const size of sizes.values()) pairs += (size * (size - 1)) / 2;
  return pairs;
}

function countPairs(
  clusterOf: ReadonlyMap<string, string>,
  pairs: readonly ClusteredPair[],
): Counts {
  let [found, same, right] = [0, 0, 0];
  for (const pair of pairs) {
    const cluster = clusterOf.get(pair.a);
    const joined = cluster !== undefined && cluster === clusterOf.get(pair.b);
    if (joined) found += 1;
    if (pair.same) same += 1;
    if (joined && pair.same) right += 1;
  }
  return { found, true: same, right };
}
