/**
 * Somebody's own rhythm of buying, and whether it has been broken.
 *
 * Gaps between a person's purchases are taken as gamma distributed, with a shape
 * (how regular they are) and a rate of the person's own, the rate itself gamma
 * distributed over the customers; so a person's next gap, given the gaps so far,
 * follows a beta prime law, and the chance of a gap at least this long is an
 * incomplete beta function (the gamma–gamma model of Colombo and Jiang 1999).
 * Few gaps leave mean and shape near the company's; many make them one's own.
 * Gaps are in season days (`season.ts`).
 */
import { clamp } from '../kernel/index.ts';
import { incompleteBeta } from './incomplete-beta.ts';

/** Sums over customers, gaps in season days. */
export interface RhythmSums {
  /** Customers with at least one gap, and the sum of their mean gaps. */
  readonly customers: number;
  readonly meanGapSum: number;
  /**
   * Over customers with at least two gaps: Σ(n−1), ΣQ and ΣQ/n, where n is the
   * number of gaps and Q the sum of squares about their mean, divided by the
   * squared mean.
   */
  readonly degrees: number;
  readonly unevenness: number;
  readonly unevennessPerGap: number;
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
  readonly gapSquares: number;
}

/** Limits of a believable shape: from bursts to a subscription. */
const shapeMin = 0.5;
const shapeMax = 50;
/** Degrees of freedom that the company's shape counts for against a customer's own. */
const priorDegrees = 4;

/**
 * Company rhythm by the method of moments. Shares of n gamma gaps in their sum
 * follow a Dirichlet law, so E[Q] = n(n−1)/(n·shape+1) whatever a person's pace;
 * dividing by n and solving the sums for the shape needs neither a search nor
 * large samples, and weighs everybody by their degrees of freedom.
 */
export function companyRhythm(sums: RhythmSums, priorGaps: number): CompanyRhythm {
  const { customers, meanGapSum, degrees, unevenness, unevennessPerGap } = sums;
  return {
    meanGap: customers === 0 ? 0 : meanGapSum / customers,
    shape: degrees === 0 ? 1 : shapeOf(degrees - unevennessPerGap, unevenness),
    priorGaps,
  };
}

/**
 * A person's own shape: the same equation with the company's shape as so many
 * degrees of freedom seen before. Steady buyers are missed sooner than those
 * who come as they please.
 */
export function ownShape({ gaps, gapSum, gapSquares }: OwnRhythm, company: CompanyRhythm): number {
  if (gaps < 2 || gapSum <= 0) return company.shape;
  const mean = gapSum / gaps;
  const unevenness = Math.max(0, gapSquares / mean / mean - gaps);
  return shapeOf(
    priorDegrees + gaps - 1 - unevenness / gaps,
    priorDegrees / company.shape + unevenness,
  );
}

const shapeOf = (degrees: number, unevenness: number): number =>
  unevenness <= 0 ? shapeMax : clamp(degrees / unevenness, shapeMin, shapeMax);

/** Probability (0–1) that a gap of this person lasts at least `gap` season days. */
export function gapSurvival(gap: number, own: OwnRhythm, company: CompanyRhythm): number {
  return survival(gap, lawOf(own, company));
}

/** The gap (season days) that only the share 1 − `quantile` of this person's gaps outlasts. */
export function gapQuantile(quantile: number, own: OwnRhythm, company: CompanyRhythm): number {
  const law = lawOf(own, company);
  if (law.scale <= 0) return 0;
  let low = 0;
  let high = law.scale;
  while (survival(high, law) > 1 - quantile && high < gapMax) high *= 2;
  for (let step = 0; step < bisections; step += 1) {
    const middle = (low + high) / 2;
    if (survival(middle, law) > 1 - quantile) low = middle;
    else high = middle;
  }
  return high;
}

const gapMax = 1e6;
const bisections = 60;

/** A beta prime law of the next gap; its mean is scale·shape/(a−1). */
interface GapLaw {
  readonly scale: number;
  readonly shape: number;
  readonly a: number;
}

function lawOf(own: OwnRhythm, company: CompanyRhythm): GapLaw {
  const { meanGap, priorGaps } = company;
  const shape = ownShape(own, company);
  return {
    scale: meanGap * priorGaps + own.gapSum,
    shape,
    a: shape * (priorGaps + own.gaps) + 1,
  };
}

function survival(gap: number, { scale, shape, a }: GapLaw): number {
  if (scale <= 0) return gap <= 0 ? 1 : 0;
  return incompleteBeta(scale / (scale + Math.max(0, gap)), a, shape);
}
