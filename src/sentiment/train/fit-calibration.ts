/**
 * Fits calibration and decision on posts that the weights have not learned from.
 *
 * Minimises the mean log loss over temperature and class biases by gradient
 * descent; the parts of a language are held near zero, so that 200 posts of a
 * language bend little and none bend nothing.
 */
import { type Calibration, calibrate, decide, sumAt } from '../calibration/calibration.ts';
import { languageCount } from '../language/languages.ts';
import { classCount, classNames, contextIndex, contextNames } from '../model/classes.ts';

const rounds = 250;
const rate = 0.5;
/** Pull of a language's part toward zero, in posts. */
const ridgePosts = 30;
/**
 * How far decisions correct for common classes, by context. Toward a brand that
 * is only named not at all: how common a class is differs more from brand to brand
 * than training posts can say, and by cross-validation on Dong's training posts
 * correcting by half costs a point of accuracy. Posts to a brand's handle are much
 * alike: two in three complain, and without correction the others are overheard.
 */
const decisionStrength = [1, 0, 1] as const;

export interface JudgedPost {
  readonly context: number;
  readonly language: number;
  readonly label: number;
  readonly emphasis: number;
  /** Of weights that have not learned from it; copied. */
  readonly logits: Float64Array;
}

/** Judged posts as columns. */
export class JudgedPosts {
  readonly contexts: number[] = [];
  readonly languages: number[] = [];
  readonly labels: number[] = [];
  readonly emphases: number[] = [];
  readonly logits: number[] = [];

  add({ context, language, label, emphasis, logits }: JudgedPost): void {
    this.contexts.push(context);
    this.languages.push(language);
    this.labels.push(label);
    this.emphases.push(emphasis);
    this.logits.push(...logits);
  }
}

export function fitCalibration(judged: JudgedPosts): Calibration {
  const fit = {
    contextHeat: new Array<number>(contextNames.length).fill(0),
    languageHeat: new Array<number>(languageCount).fill(0),
    contextBias: new Array<number>(contextNames.length * classCount).fill(0),
    languageBias: new Array<number>(languageCount * classCount).fill(0),
    contextDecision: new Array<number>(contextNames.length * classCount).fill(0),
    languageDecision: new Array<number>(languageCount * classCount).fill(0),
  };
  for (let round = 0; round < rounds; round += 1) descend(fit, judged);
  fitDecision(fit, judged);
  const rounded = (values: readonly number[]): number[] =>
    values.map((value) => Math.round(value * 1e6) / 1e6);
  const settled: Calibration = {
    confusions: [],
    contextHeat: rounded(fit.contextHeat),
    languageHeat: rounded(fit.languageHeat),
    contextBias: rounded(fit.contextBias),
    languageBias: rounded(fit.languageBias),
    contextDecision: rounded(fit.contextDecision),
    languageDecision: rounded(fit.languageDecision),
  };
  return { ...settled, confusions: confusionsOf(settled, judged) };
}

type Fit = { readonly [K in Exclude<keyof Calibration, 'confusions'>]: number[] };

/** Gradients of one part of the calibration and the posts behind them. */
class Slopes {
  readonly heat: Float64Array;
  readonly bias: Float64Array;
  readonly posts: Float64Array;

  constructor(parts: number) {
    this.heat = new Float64Array(parts);
    this.bias = new Float64Array(parts * classCount);
    this.posts = new Float64Array(parts);
  }

  add(part: number, weight: number, heat: number, bias: Float64Array): void {
    this.heat[part] = (this.heat[part] as number) + weight * heat;
    this.posts[part] = (this.posts[part] as number) + weight;
    for (let c = 0; c < classCount; c += 1) {
      const at = part * classCount + c;
      this.bias[at] = (this.bias[at] as number) + weight * (bias[c] as number);
    }
  }

  /** One step; `ridge` posts pull toward zero. */
  step(heat: number[], bias: number[], ridge: number): void {
    for (let part = 0; part < heat.length; part += 1) {
      const posts = (this.posts[part] as number) + ridge;
      if (posts === 0) continue;
      const at = heat[part] as number;
      heat[part] = at - (rate * ((this.heat[part] as number) + ridge * at)) / posts;
      for (let c = part * classCount; c < (part + 1) * classCount; c += 1) {
        const here = bias[c] as number;
        bias[c] = here - (rate * ((this.bias[c] as number) + ridge * here)) / posts;
      }
    }
  }
}

function descend(fit: Fit, judged: JudgedPosts): void {
  const contexts = new Slopes(contextNames.length);
  const languages = new Slopes(languageCount);
  const slope = new Float64Array(classCount);
  for (let e = 0; e < judged.labels.length; e += 1) {
    const context = judged.contexts[e] as number;
    const language = judged.languages[e] as number;
    const cold = Math.exp(-sumAt(fit.contextHeat, fit.languageHeat, context, language));
    const at = e * classCount;
    for (let c = 0; c < classCount; c += 1) slope[c] = judged.logits[at + c] as number;
    calibrate(slope, fit, context, language);
    const label = judged.labels[e] as number;
    slope[label] = (slope[label] as number) - 1;
    let heat = 0;
    for (let c = 0; c < classCount; c += 1)
      heat -= (slope[c] as number) * (judged.logits[at + c] as number) * cold;
    const weight = judged.emphases[e] as number;
    contexts.add(context, weight, heat, slope);
    languages.add(language, weight, heat, slope);
  }
  contexts.step(fit.contextHeat, fit.contextBias, 0);
  languages.step(fit.languageHeat, fit.languageBias, ridgePosts);
}

/**
 * Decisions divide by the mean calibrated probability of each class: first per
 * context, then what a language still lacks.
 */
function fitDecision(fit: Fit, judged: JudgedPosts): void {
  const probabilities = new Float64Array(classCount);
  const byContext = new Slopes(contextNames.length);
  const byLanguage = new Slopes(languageCount);
  for (let e = 0; e < judged.labels.length; e += 1) {
    const context = judged.contexts[e] as number;
    const language = judged.languages[e] as number;
    for (let c = 0; c < classCount; c += 1)
      probabilities[c] = judged.logits[e * classCount + c] as number;
    calibrate(probabilities, fit, context, language);
    const weight = judged.emphases[e] as number;
    byContext.add(context, weight, 0, probabilities);
    if (context === contextIndex.post) byLanguage.add(language, weight, 0, probabilities);
  }
  for (let context = 0; context < contextNames.length; context += 1) {
    const strength = decisionStrength[context] ?? 0;
    for (let c = 0; c < classCount; c += 1) {
      const share =
        (byContext.bias[context * classCount + c] as number) /
        ((byContext.posts[context] as number) || 1);
      fit.contextDecision[context * classCount + c] = share > 0 ? -strength * Math.log(share) : 0;
    }
  }
  for (let language = 0; language < languageCount; language += 1) {
    const posts = byLanguage.posts[language] as number;
    for (let c = 0; c < classCount; c += 1) {
      const whole = fit.contextDecision[c] as number;
      const share =
        ((byLanguage.bias[language * classCount + c] as number) + ridgePosts * Math.exp(-whole)) /
        (posts + ridgePosts);
      fit.languageDecision[language * classCount + c] = -Math.log(share) - whole;
    }
  }
}

/** How often each class got each label, by context. */
function confusionsOf(calibration: Calibration, judged: JudgedPosts): number[][][] {
  const confusions = contextNames.map(() => classNames.map(() => classNames.map(() => 0)));
  const values = new Float64Array(classCount);
  for (const [e, label] of judged.labels.entries()) {
    const context = judged.contexts[e] as number;
    const language = judged.languages[e] as number;
    values.set(judged.logits.slice(e * classCount, (e + 1) * classCount));
    calibrate(values, calibration, context, language);
    const given = classNames.indexOf(decide(values, calibration, context, language));
    const row = confusions[context]?.[label] as number[];
    row[given] = (row[given] as number) + 1;
  }
  return confusions;
}
