/**
 * Fits calibration and decision on posts that the weights have not learned from.
 *
 * Minimises the mean log loss over temperature and class biases by gradient
 * descent; the parts of a language are held near zero, so that 200 posts of a
 * language bend little and none bend nothing.
 */
import { type Calibration, calibrate, sumAt } from '../calibration/calibration.ts';
import { languageCount } from '../language/languages.ts';
import { classCount, taskNames } from '../model/classes.ts';
import { type LinearWeights, logitsInto } from '../model/model.ts';
import { createFeatureView, type ExampleSet } from './example-set.ts';

const rounds = 400;
const rate = 0.5;
/** Pull of a language's part toward zero, in posts. */
const ridgePosts = 30;
/**
 * How far decisions correct for common classes. Toward a brand not at all: how
 * common a class is differs more from brand to brand than training posts can say.
 */
const decisionStrength = [1, 0] as const;

export function fitCalibration(linear: LinearWeights, examples: ExampleSet): Calibration {
  const logits = allLogits(linear, examples);
  const fit = {
    taskHeat: new Array<number>(taskNames.length).fill(0),
    languageHeat: new Array<number>(languageCount).fill(0),
    taskBias: new Array<number>(taskNames.length * classCount).fill(0),
    languageBias: new Array<number>(languageCount * classCount).fill(0),
    taskDecision: new Array<number>(taskNames.length * classCount).fill(0),
    languageDecision: new Array<number>(languageCount * classCount).fill(0),
  };
  for (let round = 0; round < rounds; round += 1) descend(fit, logits, examples);
  fitDecision(fit, logits, examples);
  const rounded = (values: readonly number[]): number[] =>
    values.map((value) => Math.round(value * 1e6) / 1e6);
  return {
    taskHeat: rounded(fit.taskHeat),
    languageHeat: rounded(fit.languageHeat),
    taskBias: rounded(fit.taskBias),
    languageBias: rounded(fit.languageBias),
    taskDecision: rounded(fit.taskDecision),
    languageDecision: rounded(fit.languageDecision),
  };
}

type Fit = { readonly [K in keyof Calibration]: number[] };

function allLogits(linear: LinearWeights, examples: ExampleSet): Float64Array {
  const all = new Float64Array(examples.length * classCount);
  const view = createFeatureView();
  for (let e = 0; e < examples.length; e += 1) {
    const row = all.subarray(e * classCount, (e + 1) * classCount);
    const features = examples.featuresOf(e, view);
    logitsInto(row, linear, features, examples.tasks[e] as number, examples.languages[e] as number);
  }
  return all;
}

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

  add(part: number, heat: number, bias: Float64Array): void {
    this.heat[part] = (this.heat[part] as number) + heat;
    this.posts[part] = (this.posts[part] as number) + 1;
    for (let c = 0; c < classCount; c += 1) {
      const at = part * classCount + c;
      this.bias[at] = (this.bias[at] as number) + (bias[c] as number);
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

function descend(fit: Fit, logits: Float64Array, examples: ExampleSet): void {
  const tasks = new Slopes(taskNames.length);
  const languages = new Slopes(languageCount);
  const slope = new Float64Array(classCount);
  for (let e = 0; e < examples.length; e += 1) {
    const task = examples.tasks[e] as number;
    const language = examples.languages[e] as number;
    const cold = Math.exp(-sumAt(fit.taskHeat, fit.languageHeat, task, language));
    const at = e * classCount;
    for (let c = 0; c < classCount; c += 1) slope[c] = logits[at + c] as number;
    calibrate(slope, fit, task, language);
    const label = examples.labels[e] as number;
    slope[label] = (slope[label] as number) - 1;
    let heat = 0;
    for (let c = 0; c < classCount; c += 1)
      heat -= (slope[c] as number) * (logits[at + c] as number) * cold;
    tasks.add(task, heat, slope);
    languages.add(language, heat, slope);
  }
  tasks.step(fit.taskHeat, fit.taskBias, 0);
  languages.step(fit.languageHeat, fit.languageBias, ridgePosts);
}

/**
 * Decisions divide by the mean calibrated probability of each class: first per
 * task, then what a language still lacks.
 */
function fitDecision(fit: Fit, logits: Float64Array, examples: ExampleSet): void {
  const probabilities = new Float64Array(classCount);
  const byTask = new Slopes(taskNames.length);
  const byLanguage = new Slopes(languageCount);
  for (let e = 0; e < examples.length; e += 1) {
    const task = examples.tasks[e] as number;
    const language = examples.languages[e] as number;
    for (let c = 0; c < classCount; c += 1) probabilities[c] = logits[e * classCount + c] as number;
    calibrate(probabilities, fit, task, language);
    byTask.add(task, 0, probabilities);
    if (task === 0) byLanguage.add(language, 0, probabilities);
  }
  for (let task = 0; task < taskNames.length; task += 1) {
    const strength = decisionStrength[task] ?? 0;
    for (let c = 0; c < classCount; c += 1) {
      const share =
        (byTask.bias[task * classCount + c] as number) / ((byTask.posts[task] as number) || 1);
      fit.taskDecision[task * classCount + c] = share > 0 ? -strength * Math.log(share) : 0;
    }
  }
  for (let language = 0; language < languageCount; language += 1) {
    const posts = byLanguage.posts[language] as number;
    for (let c = 0; c < classCount; c += 1) {
      const whole = fit.taskDecision[c] as number;
      const share =
        ((byLanguage.bias[language * classCount + c] as number) + ridgePosts * Math.exp(-whole)) /
        (posts + ridgePosts);
      fit.languageDecision[language * classCount + c] = -Math.log(share) - whole;
    }
  }
}
