/**
 * From log odds to honest probabilities, and from probabilities to a label.
 *
 * Calibration is a temperature and class biases (Guo et al. 2017; Alexandari et
 * al. 2020), the sum of a part for the context and a part for the language, so that
 * a language never seen in a context still has both. The decision is apart: it
 * divides by how common each class was, so that rare classes are found
 * (macro-recall), and never touches the probabilities.
 */
import type { SentimentLabel } from '../model/classes.ts';
import { classCount, classNames } from '../model/classes.ts';

export interface Calibration {
  /** [context] and [language]: log temperature. */
  readonly contextHeat: readonly number[];
  readonly languageHeat: readonly number[];
  /** [context][class] and [language][class], flattened. */
  readonly contextBias: readonly number[];
  readonly languageBias: readonly number[];
  /** Added to log probability before the greatest is taken: [context][class], [language][class]. */
  readonly contextDecision: readonly number[];
  readonly languageDecision: readonly number[];
  /**
   * [context][truth][label]: training posts, by the label that weights which had
   * not seen them gave.
   */
  readonly confusions: readonly (readonly (readonly number[])[])[];
}

export const sumAt = (
  context: readonly number[],
  language: readonly number[],
  contextIndex: number,
  languageIndex: number,
): number => (context[contextIndex] as number) + (language[languageIndex] as number);

/** Calibrated probabilities of log odds, in place; they sum to one. */
export function calibrate(
  logits: Float64Array,
  calibration: Omit<Calibration, 'confusions'>,
  context: number,
  language: number,
): void {
  const heat = Math.exp(
    -sumAt(calibration.contextHeat, calibration.languageHeat, context, language),
  );
  for (let c = 0; c < classCount; c += 1) {
    const bias = sumAt(
      calibration.contextBias,
      calibration.languageBias,
      context * classCount + c,
      language * classCount + c,
    );
    logits[c] = (logits[c] as number) * heat + bias;
  }
  softmax(logits);
}

/** Probabilities from log odds, in place. */
export function softmax(values: Float64Array): void {
  const top = Math.max(...values);
  let total = 0;
  for (let i = 0; i < values.length; i += 1) {
    values[i] = Math.exp((values[i] as number) - top);
    total += values[i] as number;
  }
  for (let i = 0; i < values.length; i += 1) values[i] = (values[i] as number) / total;
}

/** The label decided for calibrated probabilities. Ties go to the more neutral class. */
export function decide(
  probabilities: Float64Array,
  calibration: Calibration,
  context: number,
  language: number,
): SentimentLabel {
  const favourOf = (c: number): number =>
    Math.log(Math.max(1e-12, probabilities[c] as number)) +
    sumAt(
      calibration.contextDecision,
      calibration.languageDecision,
      context * classCount + c,
      language * classCount + c,
    );
  let best = 1;
  if (favourOf(2) > favourOf(best)) best = 2;
  if (favourOf(0) > favourOf(best)) best = 0;
  return classNames[best] as SentimentLabel;
}
