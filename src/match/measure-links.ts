/**
 * How good links are against a known truth.
 *
 * Takes links and true pairs, with sets of customers that are one person; gives
 * precision and recall of the accepted with Wilson intervals (95 %), average
 * precision of the ranking, and the expected calibration error of the
 * probabilities (ten bins of equal width; Naeini and others 2015).
 */
import { type Interval, wilsonInterval } from '../kernel/index.ts';

export interface MeasuredLink {
  readonly customerId: string;
  readonly profileId: string;
  readonly probability: number;
  readonly accepted: boolean;
}

export interface TruePair {
  readonly customerId: string;
  readonly profileId: string;
}

export interface Share {
  readonly share: number;
  readonly interval: Interval;
  readonly of: number;
}

export interface LinkMeasure {
  readonly accepted: number;
  readonly precision: Share;
  readonly recall: Share;
  readonly averagePrecision: number;
  readonly calibrationError: number;
}

const bins = 10;

/** @param samePerson customer id to the id that stands for the person, where several do. */
export function measureLinks(
  links: readonly MeasuredLink[],
  truth: readonly TruePair[],
  samePerson: ReadonlyMap<string, string> = new Map(),
): LinkMeasure {
  const person = (customerId: string): string => samePerson.get(customerId) ?? customerId;
  const keyOf = (pair: TruePair): string =>
    JSON.stringify([person(pair.customerId), pair.profileId]);
  const right = new Set(truth.map(keyOf));
  const accepted = links.filter((link) => link.accepted);
  const acceptedRight = new Set(accepted.map(keyOf).filter((key) => right.has(key)));
  const rightLinks = accepted.filter((link) => right.has(keyOf(link))).length;
  return {
    accepted: accepted.length,
    precision: shareOf(rightLinks, accepted.length),
    recall: shareOf(acceptedRight.size, right.size),
    averagePrecision: averagePrecision(links, right, keyOf),
    calibrationError: calibrationError(links, right, keyOf),
  };
}

const shareOf = (successes: number, of: number): Share => ({
  share: of === 0 ? 0 : successes / of,
  interval: wilsonInterval(successes, of),
  of,
});

type KeyOf = (pair: TruePair) => string;

function averagePrecision(
  links: readonly MeasuredLink[],
  right: ReadonlySet<string>,
  keyOf: KeyOf,
) {
  const ranked = links
    .map((link) => ({ key: keyOf(link), probability: link.probability }))
    .sort((a, b) => b.probability - a.probability || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const found = new Set<string>();
  let sum = 0;
  for (const [at, link] of ranked.entries()) {
    if (!right.has(link.key) || found.has(link.key)) continue;
    found.add(link.key);
    sum += found.size / (at + 1);
  }
  return right.size === 0 ? 0 : sum / right.size;
}

function calibrationError(
  links: readonly MeasuredLink[],
  right: ReadonlySet<string>,
  keyOf: KeyOf,
) {
  const probability = new Array<number>(bins).fill(0);
  const rightInBin = new Array<number>(bins).fill(0);
  for (const link of links) {
    const bin = Math.min(bins - 1, Math.floor(link.probability * bins));
    probability[bin] = (probability[bin] ?? 0) + link.probability;
    rightInBin[bin] = (rightInBin[bin] ?? 0) + (right.has(keyOf(link)) ? 1 : 0);
  }
  const gaps = probability.map((sum, bin) => Math.abs(sum - (rightInBin[bin] ?? 0)));
  return links.length === 0 ? 0 : gaps.reduce((total, gap) => total + gap, 0) / links.length;
}
