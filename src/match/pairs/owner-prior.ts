/**
 * What is expected of owners before a pair is looked at.
 *
 * Follows from the learnt share of matches and namesakes, and from how many
 * customers and profiles there are.
 */
import type { NamesakeModel } from '../learn/namesakes.ts';
import type { MatchParameters, PoolSize } from '../learn/parameters.ts';

export interface OwnerPrior {
  /** How much rarer a second account on a platform is than a first, 0–1. */
  readonly second: number;
  /** Share of profiles that no customer owns, or whose owner nothing tells, 0–1. */
  readonly nobody: number;
  /** Chance that a random profile is of a namesake who comes with the customer, 0–1. */
  readonly namesake: number;
}

/** Where nearly every profile has an owner, some still have none that the data can tell. */
const nobodyMin = 0.1;

export function ownerPrior(
  { matchShare }: Pick<MatchParameters, 'matchShare'>,
  namesakes: NamesakeModel,
  size: PoolSize,
): OwnerPrior {
  const owned = matchShare * size.pairs;
  // Firsts for each customer and platform; seconds are for each first.
  const firsts = owned / Math.max(1, size.slots ?? size.customers);
  return {
    second: Math.min(1, namesakes.second / Math.max(firsts, 1e-6)),
    nobody: Math.max(nobodyMin, 1 - owned / Math.max(1, size.profiles)),
    namesake: namesakes.share / Math.max(1, size.customers),
  };
}
