/** Door of the room `match`: normalise, block, compare, learn, weigh, decide, explain, measure. */
export { compareBatch } from './compare/compare-batch.ts';
export type {
  CompareContext,
  EvidenceBatch,
  PairColumns,
  RecordReaders,
} from './compare/compare-each.ts';
export { compareStrangers } from './compare/compare-strangers.ts';
export { type NameCounts, type NameFrequency, nameFrequency } from './compare/frequency.ts';
export { type FormCounts, formOfShown } from './compare/handle-form.ts';
export { siblingHandle } from './compare/handle-marks.ts';
export { type CityCount, type KnownCities, knownCities } from './compare/known-cities.ts';
export {
  type Comparison,
  comparisonLevels,
  comparisons,
  levelCode,
  levelName,
} from './compare/levels.ts';
export {
  createRecordLines,
  lineReader,
  type RecordLines,
  type RecordLinesBuilder,
} from './compare/record-lines.ts';
export {
  type CustomerRecord,
  customerFields,
  fieldMark,
  type ProfileRecord,
  profileFields,
  readCustomer,
  readProfile,
} from './compare/records.ts';
export { remembered } from './compare/remembered.ts';
export {
  acceptProbability,
  type Claimants,
  type DecidedBy,
  type Decision,
  decideProfile,
  sharedProbabilities,
  type Thresholds,
  type Verdict,
} from './decide.ts';
export * from './duplicates/index.ts';
export { explain, patternText, type WaterfallStep } from './explain.ts';
export { customerIdentity } from './identity/customer-identity.ts';
export {
  type BlockingRule,
  blockingRules,
  keyBatch,
  type NumberedKeys,
} from './identity/key-rows.ts';
export {
  customerKeys,
  numberedCustomerKeys,
  numberedProfileKeys,
  platformKey,
  platformRule,
  profileKeys,
} from './identity/keys.ts';
export { profileIdentity } from './identity/profile-identity.ts';
export { type LearningInput, type Learnt, type LearntFrom, learn } from './learn/learn.ts';
export {
  affinityBits,
  chanceWithNamesakes,
  createNamesakeTally,
  type NamesakeModel,
  priorNamesakes,
  type SlotPair,
} from './learn/namesakes.ts';
export {
  type MatchParameters,
  type PoolSize,
  priorPairs,
  priorParameters,
} from './learn/parameters.ts';
export {
  createPatternCounter,
  type PairLabel,
  type Pattern,
  type PatternCounter,
} from './learn/patterns.ts';
export {
  type LinkBefore,
  type LinkChange,
  type LinkTonight,
  linkChange,
  type PairFacts,
} from './link-change.ts';
export {
  type CarriedLink,
  type EvidenceMeasure,
  type EvidenceShare,
  measureEvidence,
} from './measure-evidence.ts';
export {
  type LinkMeasure,
  type MeasuredLink,
  measureLinks,
  pairKey,
  type ReliabilityBin,
  type SamePerson,
  type Share,
  type TruePair,
} from './measure-links.ts';
export {
  emptyPairs,
  evidenceColumns,
  type GatheredPairs,
  isDeclared,
  keepEvidence,
  keepFacts,
  levelsAt,
} from './pairs/gathered-pairs.ts';
export { type Judged, judge } from './pairs/judge.ts';
export {
  applyNamesakes,
  type LearntModel,
  learnModel,
} from './pairs/learn-model.ts';
export { type OwnerPrior, ownerPrior } from './pairs/owner-prior.ts';
export { type OwnerStructure, ownerStructure } from './pairs/owner-structure.ts';
export { buildGazetteer, type GazetteerTables } from './place/build-gazetteer.ts';
export { type Gazetteer, openGazetteer } from './place/gazetteer.ts';
export { gazetteerBytes, gazetteerFrom } from './place/gazetteer-bytes.ts';
export { type Lending, lentProbability, sharedSlot } from './slots.ts';
export {
  type ParameterKind,
  type ParameterRow,
  parameterRows,
  type StoredParameters,
  storedParameters,
} from './stored-parameters.ts';
export { bitsOf, otherBits, type PairLevels, priorBits, weightOf } from './weigh.ts';
