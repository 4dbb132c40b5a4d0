/**
 * How much members of a group differ in keenness, from counts: the shape of the
 * gamma distribution (mean one) that their factors are drawn from.
 *
 * Each member's answers are Poisson around factor × expected answers, so they are
 * negative binomial (Greenwood and Yule 1920); the shape is the one of greatest
 * likelihood. A large shape says that all are alike. It is also the number of
 * pseudo-answers that hold a member's own factor near one:
 * (answers + shape) / (expected + shape).
 */

const shapeLeast = 0.2;
const shapeMost = 100;
/** Golden section over the logarithm; the interval shrinks to a thousandth of itself. */
const steps = 15;
const golden = (Math.sqrt(5) - 1) / 2;

/** Members without expected answers say nothing; with no other the members count as rather alike. */
export function gammaShape(answers: ArrayLike<number>, expected: ArrayLike<number>): number {
  let low = Math.log(shapeLeast);
  let high = Math.log(shapeMost);
  if (!hasCounts(answers, expected)) return uncountedShape;
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)];
  let atLeft = logLikelihood(answers, expected, Math.exp(left));
  let atRight = logLikelihood(answers, expected, Math.exp(right));
  for (let step = 0; step < steps; step++) {
    if (atLeft > atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - golden * (high - low);
      atLeft = logLikelihood(answers, expected, Math.exp(left));
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + golden * (high - low);
      atRight = logLikelihood(answers, expected, Math.exp(right));
    }
  }
  return Math.exp((low + high) / 2);
}

/** Two answers weigh as much as what is known of everybody. */
const uncountedShape = 2;

function hasCounts(answers: ArrayLike<number>, expected: ArrayLike<number>): boolean {
  for (let i = 0; i < answers.length; i++) if (expected[i]! > 0 && answers[i]! > 0) return true;
  return false;
}

function logLikelihood(
  answers: ArrayLike<number>,
  expected: ArrayLike<number>,
  shape: number,
): number {
  const atZero = logGamma(shape);
  let sum = 0;
  for (let i = 0; i < answers.length; i++) {
    const mean = expected[i]!;
    if (!(mean > 0)) continue;
    const count = answers[i]!;
    sum -= shape * Math.log1p(mean / shape);
    if (count > 0) {
      sum += logGamma(shape + count) - atZero + count * Math.log(mean / (shape + mean));
    }
  }
  return sum;
}

/** Natural log of the gamma function: Stirling's series from 7 on, shifted up to there. */
function logGamma(x: number): number {
  let product = 1;
  let at = x;
  while (at < 7) product *= at++;
  const square = 1 / (at * at);
  const series = (1 / 12 - square * (1 / 360 - square / 1260)) / at;
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}
