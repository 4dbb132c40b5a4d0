/** Which customer records are one person: compare, learn, weigh, cluster, measure. */
export {
  type CandidatePairs,
  type Clustering,
  clusterRecords,
  type RecordReview,
} from './cluster.ts';
export {
  createRecordComparer,
  type RecordComparer,
  type RecordEvidence,
} from './compare-records.ts';
export { type LearntDuplicates, learnDuplicates } from './learn-duplicates.ts';
export { recordComparisons, recordLevelName, recordLevels } from './levels.ts';
export {
  type ClusteredPair,
  type DuplicateMeasure,
  type DuplicateTruth,
  measureDuplicates,
} from './measure-duplicates.ts';
export { nameClusters } from './name-clusters.ts';
export type { DuplicateParameters, RecordShares } from './parameters.ts';
export { createPersonRecords, type PersonRecords, recordColumns } from './person-records.ts';
export { randomU } from './random-u.ts';
export {
  type RecordRule,
  recordKeys,
  recordRuleNames,
  recordRules,
  splitKeys,
} from './record-keys.ts';
export {
  createPatternReader,
  createRecordPatternCounter,
  type RecordPattern,
  recordPatternText,
} from './record-patterns.ts';
export { recordSay, recordWeight } from './weigh-records.ts';
