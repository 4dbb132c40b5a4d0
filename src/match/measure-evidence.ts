/**
 * What evidence carried how many links, and how often it was right.
 *
 * A link is carried by the comparison that gave it the most bits, at the level
 * it reached; of equal ones by the one named first in the alphabet. Its pattern is the levels of
 * all comparisons together.
 */
import type { WaterfallStep } from './explain.ts';

export interface CarriedLink {
  readonly pattern: string;
  readonly evidence: readonly WaterfallStep[];
  /** Undefined where the truth is not known. */
  readonly right: boolean | undefined;
}

export interface EvidenceShare {
  /** `comparison=level`, or the whole pattern. */
  readonly evidence: string;
  readonly links: number;
  /** Links that are right; undefined where the truth is not known. */
  readonly right: number | undefined;
  /** Bits of this evidence, on average; of a pattern, of all evidence together. */
  readonly bits: number;
}

export interface EvidenceMeasure {
  readonly carriers: readonly EvidenceShare[];
  readonly patterns: readonly EvidenceShare[];
}

/** Steps of the waterfall that are no comparison of the two records. */
const notCompared: ReadonlySet<string> = new Set(['prior', 'rivals']);

/** Most links first. */
export function measureEvidence(links: readonly CarriedLink[]): EvidenceMeasure {
  const carriers = new Tally();
  const patterns = new Tally();
  for (const { pattern, evidence, right } of links) {
    const carrier = carrierOf(evidence);
    const all = evidence.reduce((sum, { bits }) => sum + bits, 0);
    if (carrier !== undefined) {
      carriers.add(`${carrier.comparison}=${carrier.level}`, carrier.bits, right);
    }
    patterns.add(pattern, all, right);
  }
  return { carriers: carriers.shares(), patterns: patterns.shares() };
}

export function carrierOf(evidence: readonly WaterfallStep[]): WaterfallStep | undefined {
  let best: WaterfallStep | undefined;
  for (const step of evidence) {
    if (notCompared.has(step.comparison)) continue;
    const better =
      best === undefined ||
      step.bits > best.bits ||
      (step.bits === best.bits && step.comparison < best.comparison);
    if (better) best = step;
  }
  return best;
}

class Tally {
  readonly #sums = new Map<string, { links: number; right: number | undefined; bits: number }>();

  add(evidence: string, bits: number, right: boolean | undefined): void {
    let sum = this.#sums.get(evidence);
    if (sum === undefined) {
      sum = { links: 0, right: right === undefined ? undefined : 0, bits: 0 };
      this.#sums.set(evidence, sum);
    }
    sum.links += 1;
    sum.bits += bits;
    if (right !== undefined) sum.right = (sum.right ?? 0) + (right ? 1 : 0);
  }

  shares(): readonly EvidenceShare[] {
    return [...this.#sums]
      .map(([evidence, { links, right, bits }]) => ({ evidence, links, right, bits: bits / links }))
      .sort((a, b) => b.links - a.links || (a.evidence < b.evidence ? -1 : 1));
  }
}
