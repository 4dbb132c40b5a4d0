export {
  type Adaptation,
  type Probabilities,
  parseAdaptation,
  writeAdaptation,
} from './adapt/adaptation.ts';
export { adaptScorer, wholePost } from './adapt/adapted-scorer.ts';
export { type Choosable, type Chosen, choosePosts } from './adapt/choose-posts.ts';
export { type AdaptationExample, fitAdaptation } from './adapt/fit-adaptation.ts';
export { type AdaptationJudgement, judgeAdaptation } from './adapt/judge-adaptation.ts';
export { ownFeatures } from './adapt/own-features.ts';
export { needlesOf } from './brand/needles.ts';
export { type Brand, type BrandSettings, readBrand } from './brand/terms.ts';
export { type Language, languages } from './language/languages.ts';
export { type ClassOrder, classOrder } from './larger/class-order.ts';
export { fitHeat, type HeatExample, heated, heatedLoss } from './larger/heat.ts';
export { leastCertain } from './larger/least-certain.ts';
export { type FirstOpinion, secondOpinion } from './larger/second-opinion.ts';
export {
  measureSentiment,
  type Prediction,
  type SentimentMeasures,
} from './measure/measure-sentiment.ts';
export {
  type Context,
  classNames,
  contextIndex,
  contextNames,
  type SentimentLabel,
  type Task,
} from './model/classes.ts';
export type { SentimentModel } from './model/model.ts';
export { parseSentimentModel, writeSentimentModel } from './model/model-file.ts';
export {
  type BrandScore,
  createScorer,
  type PostToScore,
  type Scorer,
  type SentimentScore,
} from './model/scorer.ts';
export { type BrandShare, brandShares, type LabelCount } from './profile/brand-shares.ts';
export {
  type Confusion,
  type CorrectedShare,
  correctedShares,
} from './profile/corrected-shares.ts';
export {
  type DatedScore,
  type FeelingSettings,
  type FeelingSums,
  type ProfilePosts,
  type ProfileSentiment,
  profileSentiment,
  sumPosts,
} from './profile/profile-sentiment.ts';
export { ownWords } from './text/own-words.ts';
export { type TokenText, tokenise } from './text/tokenise.ts';
export {
  defaultTraining,
  type TrainingSettings,
  trainSentimentModel,
} from './train/train-model.ts';
export { sameness, type TrainingPost } from './train/training-post.ts';
export { parseWordVectors, type WordVectors } from './train/word-vectors.ts';
