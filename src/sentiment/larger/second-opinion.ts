/**
 * Two models' probabilities of one post made into one judgement.
 *
 * A logarithmic pool: the geometric mean of both, normalised (Genest and Zidek 1986).
 * The shipped model knows which words stand around the brand, the larger one reads the
 * post; where one of them is sure and the other is not, the sure one prevails. The label
 * is decided as that of the scorer whose score it was.
 */
import { roundTo } from '../../kernel/index.ts';
import { type Adaptation, adaptedLabel, type Probabilities } from '../adapt/adaptation.ts';
import { wholePost } from '../adapt/adapted-scorer.ts';
import { decide } from '../calibration/calibration.ts';
import { type Language, languages } from '../language/languages.ts';
import { type Context, classNames, contextIndex, type SentimentLabel } from '../model/classes.ts';
import type { SentimentModel } from '../model/model.ts';

export interface FirstOpinion extends Probabilities {
  readonly language: Language;
  readonly context: Context;
  /** Null: the post as a whole. */
  readonly brand: string | null;
}

/** Least probability of a class: a model that rules one out is not believed without limit. */
const least = 1e-4;
const digits = 6;

/** @param adaptation must stand on that model. */
export function secondOpinion(
  model: Pick<SentimentModel, 'calibration'>,
  adaptation?: Adaptation,
): (
  first: FirstOpinion,
  larger: Probabilities,
) => Probabilities & { readonly label: SentimentLabel } {
  return (first, larger) => {
    const values = Float64Array.from(classNames, (name) =>
      Math.sqrt(Math.max(least, larger[name]) * Math.max(least, first[name])),
    );
    const total = values.reduce((sum, one) => sum + one, 0);
    for (let c = 0; c < values.length; c += 1) values[c] = (values[c] as number) / total;
    const negative = roundTo(values[0] as number, digits);
    const positive = roundTo(values[2] as number, digits);
    const neutral = Math.max(0, roundTo(1 - negative - positive, digits));
    const language = languages.indexOf(first.language);
    const label = adaptation?.scopes.includes(first.brand ?? wholePost)
      ? adaptedLabel(values, adaptation.shares)
      : decide(values, model.calibration, contextIndex[first.context], language);
    return { negative, neutral, positive, label };
  };
}
