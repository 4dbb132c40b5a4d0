/**
 * How readily people of one kind of tie answer, and how much that differs
 * between them: the beta prior that few counts are shrunk towards.
 *
 * Takes sums over the ties of a kind. The mean is responses over chances; the
 * spread comes from comparing the ties' own shares with what chance alone would
 * scatter (moment estimator of the beta-binomial, Kleinman 1973). A little of a
 * stated prior is mixed in, so that a network in which nothing could be counted
 * still has an answer and says what it rests on.
 */
import { clamp } from '../../src/kernel/index.ts';

/** Sums over the ties of one kind that have chances. */
export interface TieCounts {
  readonly ties: number;
  readonly chances: number;
  readonly responses: number;
  /** Sum of chances². */
  readonly chancesSquared: number;
  /** Sum of responses² / chances. */
  readonly responsesSquaredByChances: number;
}

export interface TiePrior {
  /** Probability that a chance is answered, 0–1. */
  readonly mean: number;
  /** Chances that the prior counts for. */
  readonly strength: number;
}

/**
 * Before anything is counted: one post in a hundred is answered by a given
 * follower (single-post rates of this order are what Bakshy, Hofman, Mason and
 * Watts 2011 and the congress network of Fink et al. 2023 show), held as firmly
 * as 100 chances would hold it.
 */
export const uncountedTie: TiePrior = { mean: 0.01, strength: 100 };

/** Below this, two answers to two posts would make a pair more likely than not to answer the next. */
const strengthLeast = 5;
const strengthMost = 1000;

export function tiePrior(counts: TieCounts | undefined): TiePrior {
  if (counts === undefined || !(counts.chances > 0)) {
    return { mean: uncountedTie.mean, strength: defaultStrength };
  }
  const { ties, chances, responses, chancesSquared, responsesSquaredByChances } = counts;
  const mean =
    (responses + uncountedTie.mean * uncountedTie.strength) / (chances + uncountedTie.strength);
  const share = responses / chances;
  const noise = share * (1 - share);
  const scatter = responsesSquaredByChances - share * share * chances;
  const effective = chances - chancesSquared / chances;
  const comparable = effective - (ties - 1);
  if (!(noise > 0 && comparable > 0)) return { mean, strength: defaultStrength };
  // Overdispersion: 0 when the ties scatter no more than chance, 1 when each always or never answers.
  const overdispersion = (scatter - noise * (ties - 1)) / (noise * comparable);
  if (!(overdispersion > 0)) return { mean, strength: strengthMost };
  return { mean, strength: clamp(1 / overdispersion - 1, strengthLeast, strengthMost) };
}

/** Where the spread cannot be told: twenty chances outweigh it. */
const defaultStrength = 20;
