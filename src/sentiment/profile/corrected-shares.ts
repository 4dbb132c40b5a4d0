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
 *
 * A confusion that was measured on other brands' posts is known less well than their
 * number says, since a classifier errs differently from brand to brand. `rowPosts` says
 * how well: each class's rates are then drawn from the Dirichlet distribution of so many
 * posts, and the share is the mean over the draws. The likeliest share alone would be
 * further from the truth than what was counted: it trusts the rates to the last digit.
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
  /** Posts that the rates of a class are worth; undefined: as many as they were measured on. */
  readonly rowPosts?: number;
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
  rowPosts,
}: CorrectionInput): readonly CorrectedShare[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => ({ share: roundTo(1 / 3, digits), low: 0, high: 1 }));
  const rates = ratesOf(confusion);
  const drawnRates = (): number[][] =>
    rowPosts === undefined
      ? ratesOf(confusion.map((row) => resampled(row, random)))
      : rates.map((row) =>
          dirichlet(
            row.map((rate) => rate * rowPosts),
            random,
          ),
        );
  const drawn = Array.from({ length: resamples }, () =>
    likeliestShares(resampled(counts, random), drawnRates()),
  );
  const meanOf = (c: number): number =>
    drawn.reduce((sum, one) => sum + (one[c] as number), 0) / resamples;
  const likeliest = likeliestShares(counts, rates);
  const shares = rowPosts === undefined ? likeliest : likeliest.map((_, c) => meanOf(c));
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

/** A rate drawn as nothing at all would make a label that was counted impossible. */
const rarest = 1e-9;

/** Rates that so many posts of each label leave open. */
function dirichlet(posts: readonly number[], random: Random): number[] {
  const drawn = posts.map((count) => gamma(count, random));
  const total = drawn.reduce((sum, one) => sum + one, 0);
  return drawn.map((one) => Math.max(rarest, one / total));
}

/** Marsaglia and Tsang (2000); a shape below one by the power of a uniform draw. */
function gamma(shape: number, random: Random): number {
  if (shape < 1) {
    return gamma(shape + 1, random) * Math.max(Number.MIN_VALUE, random.uniform()) ** (1 / shape);
  }
  const d = shape - 1 / 3;
  for (;;) {
    const x = random.normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
      return d * v;
    }
  }
}
