/**
 * Somebody's own rhythm of buying, and whether it has been broken.
 *
 * Gaps between a person's purchases are taken as gamma distributed, with a shape
 * the whole company shares (how regular its customers are) and a rate of the
 * person's own, itself gamma distributed over the customers; so a person's next
 * gap, given the gaps so far, follows a beta prime law, and the chance of a gap
 * at least this long is an incomplete beta function (the gamma–gamma model of
 * Colombo and Jiang 1999). Few gaps leave the law wide and near the company's
 * mean; many make it one's own. Gaps are in season days (`season.ts`).
 */
import { clamp } from '../kernel/index.ts';
import { incompleteBeta } from './incomplete-beta.ts';

/** Sums over customers, gaps in season days. */
export interface RhythmSums {
  /** Customers with at least one gap, and the sum of their mean gaps. */
  readonly customers: number;
  readonly meanGapSum: number;
  /**
   * Over customers with at least two gaps: Σ n(n−1), Σ Q and Σ nQ, where n is
   * the number of gaps and Q the sum of squares about their mean, divided by
   * the squared mean.
   */
  readonly pairs: number;
  readonly unevenness: number;
  readonly weightedUnevenness: number;
}

export interface CompanyRhythm {
  /** Season days; 0 when nobody bought twice. */
  readonly meanGap: number;
  /** Gamma shape: 1 is buying at random, larger is more regular. */
  readonly shape: number;
  /** Gaps that `meanGap` counts for. */
  readonly priorGaps: number;
}

export interface OwnRhythm {
  readonly gaps: number;
  readonly gapSum: number;
}

/** Limits of a believable shape: from bursts to a subscription. */
const shapeMin = 0.5;
const shapeMax = 50;

/**
 * Company rhythm by the method of moments: shares of n gamma gaps in their sum
 * follow a Dirichlet law, so E[Q] = n(n−1)/(n·shape+1) whatever a person's pace;
 * solving the sums for the shape needs no search and no large samples.
 */
export function companyRhythm(sums: RhythmSums, priorGaps: number): CompanyRhythm {
  const { customers, meanGapSum, pairs, unevenness, weightedUnevenness } = sums;
  const shape =
    pairs === 0
      ? 1
      : weightedUnevenness <= 0
        ? shapeMax
        : clamp((pairs - unevenness) / weightedUnevenness, shapeMin, shapeMax);
  return { meanGap: customers === 0 ? 0 : meanGapSum / customers, shape, priorGaps };
}

/** Probability (0–1) that a gap of this person lasts at least `gap` season days. */
export function gapSurvival(gap: number, own: OwnRhythm, company: CompanyRhythm): number {
  const { scale, a } = posterior(own, company);
  if (scale <= 0) return gap <= 0 ? 1 : 0;
  return incompleteBeta(scale / (scale + Math.max(0, gap)), a, company.shape);
}

/** The gap (season days) that only the share 1 − `quantile` of this person's gaps outlasts. */
export function gapQuantile(quantile: number, own: OwnRhythm, company: CompanyRhythm): number {
  const { scale } = posterior(own, company);
  if (scale <= 0) return 0;
  let low = 0;
  let high = scale;
  while (gapSurvival(high, own, company) > 1 - quantile && high < gapMax) high *= 2;
  for (let step = 0; step < bisections; step += 1) {
    const middle = (low + high) / 2;
    if (gapSurvival(middle, own, company) > 1 - quantile) low = middle;
    else high = middle;
  }
  return high;
}

const gapMax = 1e6;
const bisections = 60;

/** Rate of the beta prime law and its second parameter; the mean gap is scale·shape/(a−1). */
function posterior({ gaps, gapSum }: OwnRhythm, { meanGap, shape, priorGaps }: CompanyRhythm) {
  return { scale: meanGap * priorGaps + gapSum, a: shape * (priorGaps + gaps) + 1 };
}
