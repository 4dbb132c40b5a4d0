/** Log odds toward a brand, from a mention as read. */
import { addFeatures } from '../model/linear.ts';
import type { Mention } from './mention-reader.ts';
import { addNetwork, hiddenCount, standardise, type TowardWeights } from './toward-model.ts';

const units = new Float64Array(hiddenCount);

/** Writes them, up to a constant, into `into`; standardises the mention's numbers in place. */
export function towardLogitsInto(
  into: Float64Array,
  weights: TowardWeights,
  mention: Mention,
): void {
  into.fill(0);
  addFeatures(into, weights.linear, mention.features);
  standardise(mention.numbers, weights.centres, weights.spreads);
  addNetwork(into, units, weights, mention.numbers);
}
