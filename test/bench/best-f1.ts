/**
 * The best F1 any threshold gives, by the truth; also with every profile given
 * to its best customer alone, where that is better.
 */
import { pairKey, type SamePerson, type TruePair } from '../../src/match/index.ts';

export interface ScoredPair {
  readonly customerId: string;
  readonly profileId: string;
  readonly probability: number;
}

export function bestF1(
  pairs: readonly ScoredPair[],
  truth: readonly TruePair[],
  samePerson: SamePerson,
): number {
  const keyOf = pairKey(samePerson);
  const right = new Set(truth.map(keyOf));
  const findable = new Set(truth.filter((pair) => pair.findable !== false).map(keyOf));
  const best = (some: readonly ScoredPair[]): number => bestOf(some, { keyOf, right, findable });
  return Math.max(best(pairs), best(bestOfProfile(pairs)));
}

interface Known {
  readonly keyOf: (pair: ScoredPair) => string;
  readonly right: ReadonlySet<string>;
  readonly findable: ReadonlySet<string>;
}

/** Pairs of equal probability are taken together. */
function bestOf(pairs: readonly ScoredPair[], { keyOf, right, findable }: Known): number {
  const ranked = [...pairs].sort((a, b) => b.probability - a.probability);
  const found = new Set<string>();
  let correct = 0;
  let best = 0;
  for (const [at, pair] of ranked.entries()) {
    const key = keyOf(pair);
    if (right.has(key)) correct += 1;
    if (findable.has(key)) found.add(key);
    if (ranked[at + 1]?.probability === pair.probability) continue;
    const precision = correct / (at + 1);
    const recall = findable.size === 0 ? 0 : found.size / findable.size;
    if (precision + recall > 0)
      best = Math.max(best, (2 * precision * recall) / (precision + recall));
  }
  return best;
}

function bestOfProfile(pairs: readonly ScoredPair[]): readonly ScoredPair[] {
  const best = new Map<string, ScoredPair>();
  for (const pair of pairs) {
    const before = best.get(pair.profileId);
    if (before === undefined || pair.probability > before.probability) {
      best.set(pair.profileId, pair);
    }
  }
  return [...best.values()];
}
