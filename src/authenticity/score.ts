/**
 * The probability that a real person stands behind a profile.
 *
 * An additive logistic model: each feature has a curve, a broken line through
 * knots, whose height is what the feature adds to the log odds (natural). An
 * unknown feature adds nothing, so a profile of which nothing is known gets the
 * prior. The prior is an argument, because the share of real people differs
 * between a training set and a customer's audience.
 */
import { bitsOfProbability, logistic } from '../kernel/index.ts';
import { type AuthenticityFacts, type FeatureName, features } from './facts.ts';

export interface FeatureCurve {
  readonly feature: FeatureName;
  /** Ascending values of the feature; beyond the ends the curve is flat. */
  readonly knots: readonly number[];
  /** Log odds (natural) at each knot. */
  readonly heights: readonly number[];
}

export interface AuthenticityModel {
  /** Share of real people among the training accounts. */
  readonly trainingPrior: number;
  readonly curves: readonly FeatureCurve[];
}

/**
 * Share of real people assumed where none is given: of active English-speaking
 * accounts 9 to 15 % were found to be automated (Varol et al. 2017).
 */
export const priorAuthentic = 0.88;

/** Probability, 0–1, that a real person is behind the profile. */
export function authenticityOf(
  model: AuthenticityModel,
  facts: AuthenticityFacts,
  prior: number = priorAuthentic,
): number {
  let logOdds = bitsOfProbability(prior) * Math.LN2;
  for (const curve of model.curves) logOdds += contribution(curve, facts);
  return logistic(logOdds);
}

export interface Reason {
  readonly feature: FeatureName;
  /** What it adds to the log2 odds, in bits; below 0 speaks against a real person. */
  readonly bits: number;
}

/** The features that moved the probability most, strongest first. */
export function reasonsOf(
  model: AuthenticityModel,
  facts: AuthenticityFacts,
  reasonsMax = 3,
): readonly Reason[] {
  return model.curves
    .map((curve) => ({ feature: curve.feature, bits: contribution(curve, facts) / Math.LN2 }))
    .filter((reason) => reason.bits !== 0)
    .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits) || (a.feature < b.feature ? -1 : 1))
    .slice(0, reasonsMax);
}

function contribution({ feature, knots, heights }: FeatureCurve, facts: AuthenticityFacts): number {
  const value = features[feature](facts);
  if (value === null || Number.isNaN(value)) return 0;
  return heightAt(knots, heights, value);
}

function heightAt(knots: readonly number[], heights: readonly number[], value: number): number {
  const last = knots.length - 1;
  if (value <= knots[0]!) return heights[0]!;
  if (value >= knots[last]!) return heights[last]!;
  let right = 1;
  while (knots[right]! < value) right += 1;
  const share = (value - knots[right - 1]!) / (knots[right]! - knots[right - 1]!);
  return heights[right - 1]! * (1 - share) + heights[right]! * share;
}
