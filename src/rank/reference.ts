/**
 * What is usual in this company: the yardstick of one night.
 *
 * Fed once with every customer's features, in any order; gives the figures that
 * earn full points, the typical parts that stand in for missing evidence, and
 * the reach from which somebody counts as having reach. Holds a few doubles per
 * linked customer, nothing per customer without links.
 */
import { type PartFeatures, type PartScale, partsOf } from './part.ts';
import { quantileOf } from './scale.ts';
import { type PartName, partNames, type RankSettings } from './settings.ts';
import type { TypicalPart, TypicalParts } from './standing.ts';

export interface Reference extends PartScale {
  readonly typical: TypicalParts;
  /** People moved from which a customer may be an influencer. */
  readonly influencerReach: number;
  /** People moved from which an open case is one of a person of reach. */
  readonly caseReach: number;
}

/** Reach and activity that earn 100 points even in a company whose people move nobody. */
const reachFullMin = 50;
const activityFullMin = 13;
/** The share of linked customers that earns less than full points. */
const fullQuantile = 0.99;

/** First pass: what is large here. */
export class ScaleBuilder {
  readonly #reach = new DoubleColumn();
  readonly #activity = new DoubleColumn();

  add({ reach, posts, postsRecent }: Pick<PartFeatures, 'reach' | 'posts' | 'postsRecent'>): void {
    if (reach !== null) this.#reach.push(reach);
    if (posts > 0) this.#activity.push(postsRecent);
  }

  /** @param settings percentiles asked for. */
  finish(settings: RankSettings): PartScale & Omit<Reference, 'typical'> {
    const reach = this.#reach.sorted();
    const activity = this.#activity.sorted();
    const { influencer, signals } = settings;
    return {
      reachFull: Math.max(reachFullMin, quantileOf(reach, fullQuantile)),
      activityFull: Math.max(activityFullMin, quantileOf(activity, fullQuantile)),
      influencerReach: Math.max(
        influencer.reachMin,
        quantileOf(reach, influencer.reachPercentile / 100),
      ),
      caseReach: Math.max(1, quantileOf(reach, signals.reachPercentile / 100)),
    };
  }
}

/**
 * Second pass: what is usual here. Fed in a fixed order (by customer_id), so
 * that sums of doubles come out the same; means are taken by Welford (1962).
 */
export class TypicalBuilder {
  readonly #scale: PartScale;
  readonly #moments = Object.fromEntries(
    partNames.map((name) => [name, { n: 0, mean: 0, squares: 0 }]),
  ) as Record<PartName, { n: number; mean: number; squares: number }>;

  constructor(scale: PartScale) {
    this.#scale = scale;
  }

  add(features: PartFeatures): void {
    const parts = partsOf(features, this.#scale);
    for (const name of partNames) {
      const part = parts[name];
      if (part === null) continue;
      const moments = this.#moments[name];
      const distance = part.points - moments.mean;
      moments.n += 1;
      moments.mean += distance / moments.n;
      moments.squares += distance * (part.points - moments.mean);
    }
  }

  finish(): TypicalParts {
    const typical = ({ n, mean, squares }: { n: number; mean: number; squares: number }) =>
      n < 2 ? unknownPart : { mean, spread: Math.sqrt(squares / (n - 1)) };
    return Object.fromEntries(
      partNames.map((name) => [name, typical(this.#moments[name])]),
    ) as Record<PartName, TypicalPart>;
  }
}

/** Where nobody has the part, it may be anything: the middle, with the spread of a uniform 0–100. */
const unknownPart: TypicalPart = { mean: 50, spread: 100 / Math.sqrt(12) };

/** A growing column of doubles. */
class DoubleColumn {
  #values = new Float64Array(1024);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  sorted(): Float64Array {
    return this.#values.slice(0, this.#length).sort();
  }
}
