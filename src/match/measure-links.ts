/**
 * How good links are against a known truth.
 *
 * Takes links and true pairs, with sets of customers that are one person; gives
 * precision and recall of the accepted with Wilson intervals (95 %), how right
 * the pairs in review are, average precision of the ranking, and how far the
 * probabilities of all given links are from what came true: the expected
 * calibration error (ten bins of equal width; Naeini and others 2015) and a
 * reliability table whose bins are narrow where links are many.
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
  /** False for a pair that is true but that nobody could be asked to find: it counts for precision alone. */
  readonly findable?: boolean;
}

export interface Share {
  readonly share: number;
  readonly interval: Interval;
  readonly of: number;
}

/** Links whose probability lies in `[from, to)`; the last bin holds 1 as well. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly links: number;
  /** Mean probability. */
  readonly probability: number;
  /** Share that is right. */
  readonly right: number;
}

export interface LinkMeasure {
  readonly accepted: number;
  /** Accepted links that are right. */
  readonly right: number;
  /** Findable pairs found. */
  readonly found: number;
  readonly precision: Share;
  readonly recall: Share;
  /** Harmonic mean of precision and recall. */
  readonly f1: number;
  /** The links not accepted. */
  readonly review: Share;
  readonly averagePrecision: number;
  readonly calibrationError: number;
  /** Bins without a link are left out. */
  readonly reliability: readonly ReliabilityBin[];
}

const bins = 10;
const reliabilityEdges = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1] as const;

export type SamePerson = ReadonlyMap<string, string>;
type KeyOf = (pair: Pick<TruePair, 'customerId' | 'profileId'>) => string;

/** A link and whether it is right. */
interface Judged {
  readonly key: string;
  readonly probability: number;
  readonly accepted: boolean;
  readonly right: boolean;
  readonly findable: boolean;
}

/** @param samePerson customer id to the id that stands for the person, where several do. */
export function measureLinks(
  links: readonly MeasuredLink[],
  truth: readonly TruePair[],
  samePerson: SamePerson = new Map(),
): LinkMeasure {
  const keyOf = pairKey(samePerson);
  const right = new Set(truth.map(keyOf));
  const findable = new Set(truth.filter((pair) => pair.findable !== false).map(keyOf));
  const judged = links.map((link): Judged => {
    const key = keyOf(link);
    const { probability, accepted } = link;
    return { key, probability, accepted, right: right.has(key), findable: findable.has(key) };
  });
  const accepted = judged.filter((link) => link.accepted);
  const waiting = judged.filter((link) => !link.accepted);
  const acceptedRight = accepted.filter((link) => link.right);
  const found = new Set(acceptedRight.filter((link) => link.findable).map(({ key }) => key)).size;
  const precision = shareOf(acceptedRight.length, accepted.length);
  const recall = shareOf(found, findable.size);
  return {
    accepted: accepted.length,
    right: acceptedRight.length,
    found,
    precision,
    recall,
    f1: harmonicMean(precision.share, recall.share),
    review: shareOf(waiting.filter((link) => link.right).length, waiting.length),
    averagePrecision: averagePrecision(judged, findable.size),
    calibrationError: calibrationError(judged),
    reliability: reliability(judged),
  };
}

/** What a pair is told apart by: the person, and the profile. */
export const pairKey =
  (samePerson: SamePerson): KeyOf =>
  ({ customerId, profileId }) =>
    JSON.stringify([samePerson.get(customerId) ?? customerId, profileId]);

const shareOf = (successes: number, of: number): Share => ({
  share: of === 0 ? 0 : successes / of,
  interval: wilsonInterval(successes, of),
  of,
});

const harmonicMean = (a: number, b: number): number => (a + b === 0 ? 0 : (2 * a * b) / (a + b));

/** Links that are right and that nobody asked for count neither for nor against the ranking. */
function averagePrecision(links: readonly Judged[], findable: number): number {
  const ranked = links
    .filter((link) => link.findable || !link.right)
    .sort((a, b) => b.probability - a.probability || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const found = new Set<string>();
  let sum = 0;
  for (const [at, link] of ranked.entries()) {
    if (!link.right || found.has(link.key)) continue;
    found.add(link.key);
    sum += found.size / (at + 1);
  }
  return findable === 0 ? 0 : sum / findable;
}

function calibrationError(links: readonly Judged[]): number {
  const edges = Array.from({ length: bins + 1 }, (_, bin) => bin / bins);
  const gaps = binned(links, edges).map(({ probability, right }) => Math.abs(probability - right));
  return links.length === 0 ? 0 : gaps.reduce((total, gap) => total + gap, 0) / links.length;
}

const reliability = (links: readonly Judged[]): ReliabilityBin[] =>
  binned(links, reliabilityEdges)
    .filter((bin) => bin.links > 0)
    .map((bin) => ({
      ...bin,
      probability: bin.probability / bin.links,
      right: bin.right / bin.links,
    }));

/** Sums of each bin. */
function binned(links: readonly Judged[], edges: readonly number[]): ReliabilityBin[] {
  const sums = edges
    .slice(0, -1)
    .map((from, bin) => ({ from, to: edges[bin + 1] ?? 1, links: 0, probability: 0, right: 0 }));
  for (const link of links) {
    const above = sums.findIndex(({ to }) => link.probability < to);
    const bin = sums.at(above);
    if (bin === undefined) continue;
    bin.links += 1;
    bin.probability += link.probability;
    bin.right += link.right ? 1 : 0;
  }
  return sums;
}
