/**
 * Weights as single bytes: a quarter of the size, and no visible loss.
 *
 * The scale is set so that all but the most extreme weights fit; those are
 * clipped. A weight that is not clipped moves by at most half a step.
 */

/** Share of the non-zero weights that must fit without clipping. */
const fittingShare = 0.9999;

export interface Quantised {
  readonly bytes: Int8Array;
  /** Weight of one step. */
  readonly scale: number;
}

export function quantise(weights: Float32Array, share = fittingShare): Quantised {
  const sizes = Float32Array.from(
    weights.filter((weight) => weight !== 0),
    Math.abs,
  ).sort();
  const limit = sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))] ?? 0;
  const scale = limit > 0 ? limit / 127 : 1;
  const bytes = Int8Array.from(weights, (weight) =>
    Math.max(-127, Math.min(127, Math.round(weight / scale))),
  );
  return { bytes, scale };
}
