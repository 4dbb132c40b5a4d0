/**
 * How good an authenticity model is on accounts it has not seen.
 *
 * AUC is the probability that a real person scores above an automated account
 * (Mann and Whitney 1947, ties half). Calibration error is the mean distance
 * between predicted and true share over ten bins of equal size.
 */
import type { Random } from '../kernel/index.ts';
import { authenticityOf } from './score.ts';
import { type LabelledFacts, type TrainingOptions, trainAuthenticity } from './train.ts';

export interface Quality {
  readonly auc: number;
  readonly calibrationError: number;
}

export interface Prediction {
  readonly probability: number;
  readonly authentic: boolean;
}

/** Trains on all folds but one and predicts that one, for each fold. */
export function crossValidate(
  rows: readonly LabelledFacts[],
  folds: number,
  random: Random,
  options: Omit<TrainingOptions, 'random'> = {},
): readonly Prediction[] {
  const fold = rows.map((_, i) => i % folds);
  for (let i = fold.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [fold[i], fold[j]] = [fold[j]!, fold[i]!];
  }
  const predictions: Prediction[] = [];
  for (let f = 0; f < folds; f++) {
    const model = trainAuthenticity(
      rows.filter((_, i) => fold[i] !== f),
      { ...options, random: random.split(f) },
    );
    rows.forEach((row, i) => {
      if (fold[i] !== f) return;
      const probability = authenticityOf(model, row.facts, model.trainingPrior);
      predictions.push({ probability, authentic: row.authentic });
    });
  }
  return predictions;
}

export function qualityOf(predictions: readonly Prediction[]): Quality {
  const sorted = [...predictions].sort((a, b) => a.probability - b.probability);
  return { auc: areaUnderCurve(sorted), calibrationError: calibrationError(sorted) };
}

function areaUnderCurve(sorted: readonly Prediction[]): number {
  const real = sorted.filter((one) => one.authentic).length;
  let rankSum = 0;
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    while (end < sorted.length && sorted[end]!.probability === sorted[i]!.probability) end += 1;
    const meanRank = (i + 1 + end) / 2;
    for (let j = i; j < end; j++) if (sorted[j]!.authentic) rankSum += meanRank;
    i = end;
  }
  return (rankSum - (real * (real + 1)) / 2) / (real * (sorted.length - real));
}

const bins = 10;

function calibrationError(sorted: readonly Prediction[]): number {
  let error = 0;
  for (let b = 0; b < bins; b++) {
    const from = Math.floor((b * sorted.length) / bins);
    const bin = sorted.slice(from, Math.floor(((b + 1) * sorted.length) / bins));
    const gap = bin.reduce((sum, one) => sum + one.probability - Number(one.authentic), 0);
    error += Math.abs(gap) / sorted.length;
  }
  return error;
}
