/**
 * Whether a company's own small model does better than the shared one alone.
 *
 * Each label is held out once (five-fold cross-validation): a model that has not
 * seen it predicts it, and both predictions are measured. It is better where log
 * loss is lower and macro-recall has not clearly fallen. Ordinary posts alone are
 * measured where there are enough of them.
 */
import { measureSentiment, type SentimentMeasures } from '../measure/measure-sentiment.ts';
import { classNames, type SentimentLabel } from '../model/classes.ts';
import { adaptedLabel, adaptInto, baseLogits, type Probabilities } from './adaptation.ts';
import { type AdaptationExample, fitAdaptation } from './fit-adaptation.ts';

export interface AdaptationJudgement {
  /** Held-out labels that were measured. */
  readonly posts: number;
  /** On held-out labels: the shared model alone, and with the own one. */
  readonly before: SentimentMeasures;
  readonly after: SentimentMeasures;
  /** Mean log loss saved by a label, nats, and its standard error. */
  readonly lossSaved: number;
  readonly lossSavedError: number;
  readonly better: boolean;
}

const folds = 5;
/**
 * Macro-recall may fall by this much: on a few hundred labels chance moves it by more
 * than an own model does. Of 48 lots of 200 labels of airlines' posts, each worth .7
 * points on the other posts, 19 were used when macro-recall had to rise (.35 points
 * over all lots) and 27 so (.48).
 */
const recallSlack = 0.02;
/** Below this many ordinary labels all are measured. */
const ordinaryMin = 50;

type Predicted = Probabilities & { readonly label: SentimentLabel };

/** @param examples in an order that has nothing to do with their labels. */
export function judgeAdaptation(examples: readonly AdaptationExample[]): AdaptationJudgement {
  const after = heldOutPredictions(examples);
  const ordinary = examples.filter((example) => example.ordinary).length >= ordinaryMin;
  const measured = examples.flatMap((example, e) =>
    ordinary && !example.ordinary ? [] : [{ example, after: after[e] as Predicted }],
  );
  const truth = measured.map(({ example }) => example.label);
  const measure = (predicted: readonly Predicted[]) => measureSentiment(predicted, truth);
  const saved = measured.map(
    ({ example, after: own }) => lossOf(example.base, example.label) - lossOf(own, example.label),
  );
  const { mean, error } = meanAndError(saved);
  const measures = {
    before: measure(measured.map(({ example }) => example.base)),
    after: measure(measured.map((one) => one.after)),
  };
  return {
    posts: measured.length,
    ...measures,
    lossSaved: mean,
    lossSavedError: error,
    better: mean > 0 && measures.after.macroRecall > measures.before.macroRecall - recallSlack,
  };
}

function heldOutPredictions(examples: readonly AdaptationExample[]): readonly Predicted[] {
  const predicted = new Array<Predicted>(examples.length);
  const probabilities = new Float64Array(classNames.length);
  for (let fold = 0; fold < folds; fold += 1) {
    const fitted = fitAdaptation(examples.filter((_, e) => e % folds !== fold));
    for (let e = fold; e < examples.length; e += folds) {
      const { base, features } = examples[e] as AdaptationExample;
      adaptInto(probabilities, fitted, baseLogits(base), features);
      predicted[e] = predictionOf(probabilities, fitted.shares);
    }
  }
  return predicted;
}

function predictionOf(probabilities: Float64Array, shares: readonly number[]): Predicted {
  const [negative = 0, neutral = 0, positive = 0] = probabilities;
  return { negative, neutral, positive, label: adaptedLabel(probabilities, shares) };
}

const leastProbability = 1e-6;
const lossOf = (one: Probabilities, label: SentimentLabel): number =>
  -Math.log(Math.max(leastProbability, one[label]));

function meanAndError(values: readonly number[]): { mean: number; error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / Math.max(1, values.length - 1) / values.length) };
}
