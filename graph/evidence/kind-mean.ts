/**
 * How readily people of one kind of tie answer on average: what few counts are
 * shrunk towards.
 *
 * Takes sums over the ties of a kind. A little of a stated prior is mixed in, so
 * that a network in which nothing could be counted still has an answer and says
 * what it rests on.
 */

/** Sums over the ties of one kind that have chances. */
export interface TieCounts {
  readonly chances: number;
  /** Responses as the level counts them. */
  readonly responses: number;
  /** Responses as ties are compared by. */
  readonly hints: number;
}

export interface KindMean {
  /** Probability that a chance is answered, 0–1. */
  readonly mean: number;
  /** Hints to be expected of a chance. */
  readonly hintRate: number;
}

/**
 * Before anything is counted: one post in a hundred is answered by a given
 * follower (single-post rates of this order are what Bakshy, Hofman, Mason and
 * Watts 2011 and the congress network of Fink et al. 2023 show), held as firmly
 * as 100 chances would hold it.
 */
export const uncountedTie = { mean: 0.01, chances: 100 } as const;

export function kindMean(counts: TieCounts | undefined): KindMean {
  const { chances, responses, hints } = counts ?? { chances: 0, responses: 0, hints: 0 };
  const prior = uncountedTie.mean * uncountedTie.chances;
  const held = chances + uncountedTie.chances;
  return { mean: (responses + prior) / held, hintRate: (hints + prior) / held };
}
