/**
 * Learns the weights: multinomial logistic loss, AdaGrad (Duchi, Hazan and
 * Singer 2011), a few passes in an order drawn from the seed.
 *
 * Few passes are the regularisation: the n-grams of a post tell it from every
 * other post, so many passes learn the posts by heart. Weighting features by
 * naive Bayes log-count ratios (Wang and Manning 2012) was tried and costs two
 * to three points of macro-recall here: rare n-grams get ratios that AdaGrad's
 * own scaling then exaggerates.
 */
import type { Random } from '../../kernel/index.ts';
import { softmax } from '../calibration/calibration.ts';
import { languageCount } from '../language/languages.ts';
import { classCount, taskNames } from '../model/classes.ts';
import type { Features } from '../model/features.ts';
import { type LearnedWeights, logitsInto } from '../model/linear.ts';
import { createFeatureView, type ExampleSet } from './example-set.ts';

export interface WeightSettings {
  /** Buckets of the hashed space, a power of two. */
  readonly buckets: number;
  readonly passes: number;
  readonly rate: number;
}

/** Starting sum of squared gradients: keeps the first steps small. */
const startingSquares = 1e-3;
const interceptRate = 0.05;

/** @param chosen the examples to learn from; all by default. */
export function trainWeights(
  examples: ExampleSet,
  settings: WeightSettings,
  random: Random,
  chosen: (example: number) => boolean = () => true,
): LearnedWeights {
  const { buckets, passes, rate } = settings;
  const weights = new Float32Array(buckets * classCount);
  const squares = new Float32Array(buckets * classCount).fill(startingSquares);
  const taskIntercepts = new Array<number>(taskNames.length * classCount).fill(0);
  const languageIntercepts = new Array<number>(languageCount * classCount).fill(0);
  const linear = { buckets, weights, scale: 1, taskIntercepts, languageIntercepts };
  const taskSquares = taskIntercepts.map(() => 0.01);
  const languageSquares = languageIntercepts.map(() => 0.01);
  const gradient = new Float64Array(classCount);
  const view = createFeatureView();
  const order = Int32Array.from({ length: examples.length }, (_, index) => index).filter(chosen);
  for (let pass = 0; pass < passes; pass += 1) {
    shuffle(order, random);
    for (const example of order) {
      const features = examples.featuresOf(example, view);
      const task = examples.tasks[example] as number;
      const language = examples.languages[example] as number;
      const label = examples.labels[example] as number;
      const emphasis = examples.emphases[example] as number;
      logitsInto(gradient, linear, features, task, language);
      softmax(gradient);
      gradient[label] = (gradient[label] as number) - 1;
      for (let c = 0; c < classCount; c += 1) gradient[c] = (gradient[c] as number) * emphasis;
      stepWeights(weights, squares, features, gradient, rate);
      stepIntercepts(taskIntercepts, taskSquares, task * classCount, gradient);
      stepIntercepts(languageIntercepts, languageSquares, language * classCount, gradient);
    }
  }
  return linear;
}

/** One AdaGrad step of hashed weights. */
export function stepWeights(
  weights: Float32Array,
  squares: Float32Array,
  features: Features,
  gradient: Float64Array,
  rate: number,
): void {
  const { buckets, blockEnds, blockValues } = features;
  let from = 0;
  for (let b = 0; b < blockEnds.length; b += 1) {
    const end = blockEnds[b] as number;
    const value = blockValues[b] as number;
    for (let f = from; f < end; f += 1) {
      const row = (buckets[f] as number) * classCount;
      for (let c = 0; c < classCount; c += 1) {
        const slope = (gradient[c] as number) * value;
        const sum = (squares[row + c] as number) + slope * slope;
        squares[row + c] = sum;
        weights[row + c] = (weights[row + c] as number) - (rate * slope) / Math.sqrt(sum);
      }
    }
    from = end;
  }
}

function stepIntercepts(
  intercepts: number[],
  squares: number[],
  row: number,
  gradient: Float64Array,
): void {
  for (let c = 0; c < classCount; c += 1) {
    const slope = gradient[c] as number;
    squares[row + c] = (squares[row + c] as number) + slope * slope;
    intercepts[row + c] =
      (intercepts[row + c] as number) -
      (interceptRate * slope) / Math.sqrt(squares[row + c] as number);
  }
}

/** Fisher and Yates (1938), in place. */
export function shuffle(order: Int32Array, random: Random): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    const held = order[i] as number;
    order[i] = order[j] as number;
    order[j] = held;
  }
}
