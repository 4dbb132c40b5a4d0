export { crossValidate, type Prediction, type Quality, qualityOf } from './evaluate.ts';
export { type AuthenticityFacts, type FeatureName, featureNames } from './facts.ts';
export { authenticityModel } from './model.ts';
export { findRings, type Ring, type RingOptions } from './rings.ts';
export {
  type AuthenticityModel,
  authenticityOf,
  priorAuthentic,
  type Reason,
  reasonsOf,
} from './score.ts';
export { type LabelledFacts, type TrainingOptions, trainAuthenticity } from './train.ts';
