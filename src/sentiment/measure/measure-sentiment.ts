/**
 * How good predictions are against known labels.
 *
 * Macro-recall and macro-F1 weigh the three classes alike, however rare; the
 * calibration error is the mean gap between how sure the model was of its most
 * probable class and how often that class was right, over ten bins of equal
 * width (Naeini, Cooper and Hauskrecht 2015).
 */
import { classCount, classNames, type SentimentLabel } from '../model/classes.ts';

export interface Prediction {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly label: SentimentLabel;
}

export interface SentimentMeasures {
  readonly posts: number;
  /** Share of right labels, 0–1. */
  readonly accuracy: number;
  /** Mean recall of the classes that occur, 0–1. */
  readonly macroRecall: number;
  /** Mean F1 of the classes that occur or were predicted, 0–1. */
  readonly macroF1: number;
  /** Expected calibration error, 0–1. */
  readonly calibrationError: number;
  /** Accuracy of the surer half, by the greatest probability; 0–1. */
  readonly surerHalfAccuracy: number;
  /** `confusion[truth][predicted]`, in the order negative, neutral, positive. */
  readonly confusion: readonly (readonly number[])[];
}

const bins = 10;

/** `predicted` and `truth` stand in the same order; no posts give zeros. */
export function measureSentiment(
  predicted: readonly Prediction[],
  truth: readonly SentimentLabel[],
): SentimentMeasures {
  const confusion = classNames.map(() => classNames.map(() => 0));
  for (const [i, label] of truth.entries()) {
    const row = confusion[classNames.indexOf(label)];
    const column = classNames.indexOf((predicted[i] as Prediction).label);
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  const classes = classNames.map((_, c) => classMeasures(confusion, c));
  const right = classes.reduce((sum, one) => sum + one.hits, 0);
  const occurring = classes.filter((one) => one.truths > 0);
  const seen = classes.filter((one) => one.truths + one.predictions > 0);
  return {
    posts: truth.length,
    accuracy: truth.length === 0 ? 0 : right / truth.length,
    macroRecall: mean(occurring.map((one) => one.hits / one.truths)),
    macroF1: mean(seen.map((one) => (2 * one.hits) / (one.truths + one.predictions))),
    calibrationError: calibrationErrorOf(predicted, truth),
    surerHalfAccuracy: surerHalfAccuracyOf(predicted, truth),
    confusion,
  };
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function classMeasures(confusion: readonly (readonly number[])[], c: number) {
  let truths = 0;
  let predictions = 0;
  for (let other = 0; other < classCount; other += 1) {
    truths += confusion[c]?.[other] ?? 0;
    predictions += confusion[other]?.[c] ?? 0;
  }
  return { hits: confusion[c]?.[c] ?? 0, truths, predictions };
}

/** The most probable class and its probability. */
function surest(one: Prediction): { label: SentimentLabel; probability: number } {
  const probability = Math.max(one.negative, one.neutral, one.positive);
  const label = classNames.find((name) => one[name] === probability) ?? 'neutral';
  return { label, probability };
}

function calibrationErrorOf(
  predicted: readonly Prediction[],
  truth: readonly SentimentLabel[],
): number {
  if (truth.length === 0) return 0;
  const sure = new Float64Array(bins);
  const right = new Float64Array(bins);
  for (const [i, label] of truth.entries()) {
    const { label: named, probability } = surest(predicted[i] as Prediction);
    const bin = Math.min(bins - 1, Math.floor(probability * bins));
    sure[bin] = (sure[bin] as number) + probability;
    if (named === label) right[bin] = (right[bin] as number) + 1;
  }
  let gap = 0;
  for (let b = 0; b < bins; b += 1) gap += Math.abs((sure[b] as number) - (right[b] as number));
  return gap / truth.length;
}

function surerHalfAccuracyOf(
  predicted: readonly Prediction[],
  truth: readonly SentimentLabel[],
): number {
  const judged = predicted.map((one, i) => ({
    sure: surest(one).probability,
    right: one.label === truth[i],
  }));
  judged.sort((a, b) => b.sure - a.sure);
  const half = judged.slice(0, Math.ceil(judged.length / 2));
  return half.length === 0 ? 0 : half.filter((one) => one.right).length / half.length;
}
