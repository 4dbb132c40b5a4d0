/** Which customer records are one person: compare, learn, weigh, cluster. */
export { type Clustering, clusterRecords, type RecordReview } from './cluster.ts';
export { createRecordComparer, type RecordEvidence } from './compare-records.ts';
export { learnDuplicates, learnRecordU } from './learn-duplicates.ts';
export { recordComparisons, recordLevelName, recordLevels } from './levels.ts';
export { type DuplicateParameters, priorU } from './parameters.ts';
export { createPersonRecords, type PersonRecords, recordColumns } from './person-records.ts';
export { type RecordRule, recordKeys, recordRuleNames, recordRules } from './record-keys.ts';
export {
  createPatternReader,
  createRecordPatternCounter,
  type RecordPattern,
} from './record-patterns.ts';
export { recordSay, recordWeight } from './weigh-records.ts';
