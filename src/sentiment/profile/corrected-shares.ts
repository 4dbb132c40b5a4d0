/**
 * Shares of negative, neutral and positive among many posts or people, corrected
 * for the classifier's known confusion.
 *
 * Counting labels is biased: a classifier that finds six positive people in ten
 * and calls one neutral in ten positive counts too few where many are positive
 * and too many where few are. The most likely true shares are those under which
 * the labels counted are the least surprising; expectation–maximisation finds
 * them (Saerens, Latinne and Decaestecker 2002, for labels instead of scores) and
 * they stay shares, where inverting the confusion may not (Forman 2008).
 *
 * The 90 % interval counts both doubts: how many were counted, and how many
 * posts the confusion itself was measured on. It is drawn by resampling, from
 * the randomness given.
 */
import { type Random, roundTo } from '../../kernel/index.ts';
import { classCount } from '../model/classes.ts';

/** `confusion[truth][label]`: posts of known truth by the label that they got. */
export type Confusion = readonly (readonly number[])[];

export interface CorrectedShare {
  /** 0–1. */
  readonly share: number;
  /** 90 % interval. */
  readonly low: number;
  readonly high: number;
}

export interface CorrectionInput {
  /** Counted labels, in the order negative, neutral, positive. */
  readonly counts: readonly number[];
  readonly confusion: Confusion;
  readonly random: Random;
}

const roundsMax = 300;
const settled = 1e-6;
const resamples = 200;
const tail = 0.05;
const digits = 6;
/** Added to every cell: a label never seen for a class is rare, not impossible. */
const smoothing = 0.5;

/** By class; no counts give thirds that may be anything. */
export function correctedShares({
  counts,
  confusion,
  random,
}: CorrectionInput): readonly CorrectedShare[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => ({ share: roundTo(1 / 3, digits), low: 0, high: 1 }));
  const shares = likeliestShares(counts, ratesOf(confusion));
  const drawn = Array.from({ length: resamples }, () =>
    likeliestShares(
      resampled(counts, random),
      ratesOf(confusion.map((row) => resampled(row, random))),
    ),
  );
  return shares.map((share, c) => {
    const sorted = drawn.map((one) => one[c] as number).sort((a, b) => a - b);
    const low = sorted[Math.floor(tail * resamples)] as number;
    const high = sorted[Math.ceil((1 - tail) * resamples) - 1] as number;
    return {
      share: roundTo(share, digits),
      low: roundTo(Math.min(low, share), digits),
      high: roundTo(Math.max(high, share), digits),
    };
  });
}

/** Probability of each label for each truth. */
const ratesOf = (confusion: Confusion): number[][] =>
  confusion.map((row) => {
    const total = row.reduce((sum, count) => sum + count + smoothing, 0);
    return row.map((count) => (count + smoothing) / total);
  });

function likeliestShares(
  counts: readonly number[],
  rates: readonly (readonly number[])[],
): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let shares = counts.map(() => 1 / classCount);
  for (let round = 0; round < roundsMax; round += 1) {
    const next = new Array<number>(classCount).fill(0);
    for (const [label, count] of counts.entries()) {
      const joint = shares.map((share, truth) => share * (rates[truth]?.[label] ?? 0));
      const sum = joint.reduce((a, b) => a + b, 0);
      for (const [truth, part] of joint.entries()) {
        next[truth] = (next[truth] as number) + (count * part) / (sum * total);
      }
    }
    const moved = Math.max(...next.map((share, c) => Math.abs(share - (shares[c] as number))));
    shares = next;
    if (moved < settled) break;
  }
  return shares;
}

/**
 * A draw of about as many. Counts that vary each by their own root give, once
 * divided by their sum, shares that vary as those of a multinomial do.
 */
function resampled(counts: readonly number[], random: Random): number[] {
  const drawn = counts.map((count) =>
    Math.max(0, count + Math.sqrt(Math.max(0.25, count)) * random.normal()),
  );
  return drawn.some((count) => count > 0) ? drawn : [...counts];
}
