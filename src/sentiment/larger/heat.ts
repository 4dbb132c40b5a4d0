/**
 * How sure a larger model may be, learned from labels it has not seen.
 *
 * One temperature (Guo et al. 2017): probabilities to the power 1/heat, normalised. A heat
 * above one makes it less sure of itself. It is the heat under which the labels surprise
 * least, held near one with the weight of twenty posts, so that few labels change little.
 */
import type { Probabilities } from '../adapt/adaptation.ts';
import { classNames, type SentimentLabel } from '../model/classes.ts';

export interface HeatExample {
  readonly feeling: Probabilities;
  readonly label: SentimentLabel;
}

/** A model that rules a class out is not believed without limit. */
const least = 1e-6;
const priorPosts = 20;
/** Logarithms of the coolest and the hottest. */
const range = Math.log(8);
const golden = (Math.sqrt(5) - 1) / 2;
const rounds = 40;
const digits = 1e4;

export function heated(feeling: Probabilities, heat: number): Probabilities {
  const [negative = 0, neutral = 0, positive = 0] = classNames.map(
    (name) => Math.max(least, feeling[name]) ** (1 / heat),
  );
  const total = negative + neutral + positive;
  return { negative: negative / total, neutral: neutral / total, positive: positive / total };
}

/** Mean log loss of the labels, in nats. */
export function heatedLoss(examples: readonly HeatExample[], heat: number): number {
  const losses = examples.map(({ feeling, label }) => -Math.log(heated(feeling, heat)[label]));
  return losses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, losses.length);
}

/** The heat, 1/8 to 8, to four digits; one without labels. By golden section (Kiefer 1953). */
export function fitHeat(examples: readonly HeatExample[]): number {
  const loss = (log: number): number =>
    examples.length * heatedLoss(examples, Math.exp(log)) + 0.5 * priorPosts * log * log;
  let [low, high] = [-range, range];
  for (let round = 0; round < rounds; round += 1) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (loss(left) <= loss(right)) high = right;
    else low = left;
  }
  return Math.round(Math.exp((low + high) / 2) * digits) / digits;
}
