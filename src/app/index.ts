/**
 * What the command line may ask for.
 *
 * Each answer loads its rooms when it is asked: `--help` needs no database
 * driver, and reading a list needs no engine.
 */

import type { LoadedConfig } from '../config/index.ts';
import type {
  AuthenticityFilesOptions,
  AuthenticityFilesOutcome,
} from './authenticity/authenticity-files.ts';
import type { DoctorCheck, DoctorOptions } from './doctor.ts';
import type { DuplicateFilesOptions, DuplicateFilesOutcome } from './duplicate-files.ts';
import type { MatchFilesOptions, MatchFilesOutcome } from './match-files.ts';
import type { InfluenceFilesOptions, InfluenceFilesOutcome } from './network/influence-files.ts';
import type { MeasureFilesOptions, MeasureFilesOutcome } from './network/measure-files.ts';
import type { NightlyOptions, NightlyOutcome } from './nightly.ts';
import type { Target } from './open.ts';
import type { Reader } from './read/reader.ts';
import type { Reviewer } from './review/reviewer.ts';
import type { SampleOptions, WrittenSample } from './sample.ts';
import type { AdaptOptions, AdaptOutcome } from './sentiment/adapt-model.ts';
import type { Adaptations } from './sentiment/adaptations.ts';
import type { Labeller, LabelQuestion } from './sentiment/labeller.ts';
import type { SentimentFilesOptions, SentimentFilesOutcome } from './sentiment/sentiment-files.ts';

export type { JobSummary, NightEvent } from '../pipeline/index.ts';
export type {
  BrandShareRow,
  CurrentEdition,
  CustomerFacts,
  LinkEvidence,
  ListEntry,
  ListSummary,
  ReviewDecision,
  ReviewEntry,
  ReviewPair,
} from '../store/index.ts';
export type {
  AuthenticityFilesOptions,
  AuthenticityFilesOutcome,
} from './authenticity/authenticity-files.ts';
export type { DoctorCheck } from './doctor.ts';
export type { DuplicateFilesOptions, DuplicateFilesOutcome } from './duplicate-files.ts';
export { createLog, type Log } from './log.ts';
export type { MatchFilesOptions, MatchFilesOutcome } from './match-files.ts';
export type { MatchQuality } from './match-files-measure.ts';
export type { LinkQuality } from './measure-night.ts';
export type { InfluenceFilesOptions, InfluenceFilesOutcome } from './network/influence-files.ts';
export type { MeasureFilesOptions, MeasureFilesOutcome } from './network/measure-files.ts';
export type { NightlyOptions, NightlyOutcome } from './nightly.ts';
export { exportFormats } from './read/export-formats.ts';
export type { ExportedList, ListOfLists, Reader } from './read/reader.ts';
export { refuseOverwritingSources } from './refuse-overwriting.ts';
export { duplicatePair } from './review/duplicate-pair.ts';
export type {
  DuplicateQuestion,
  DuplicatesToAsk,
} from './review/duplicate-questions.ts';
export { findingsText } from './review/duplicates-text.ts';
export type { ImportedReviews } from './review/import-file.ts';
export type { CustomerRecord, FullQuestion, ProfileRecord } from './review/records.ts';
export type { QuestionsToAsk, Reviewer } from './review/reviewer.ts';
export {
  type Answer,
  type Askable,
  createReviewSession,
  type ReviewSession,
} from './review/session.ts';
export type { WrittenSample } from './sample.ts';
export type { AdaptOutcome } from './sentiment/adapt-model.ts';
export type { Labeller, LabelQuestion } from './sentiment/labeller.ts';
export type { SentimentFilesOptions, SentimentFilesOutcome } from './sentiment/sentiment-files.ts';
export { version } from './version.ts';

export const runNightly = async (options: NightlyOptions): Promise<NightlyOutcome> =>
  (await import('./nightly.ts')).runNightly(options);

export const openReader = async (target: Target): Promise<Reader> =>
  (await import('./read/reader.ts')).openReader(target);

export const openReviewer = async (target: Target): Promise<Reviewer> =>
  (await import('./review/reviewer.ts')).openReviewer(target);

export const writeSample = async (options: SampleOptions): Promise<WrittenSample> =>
  (await import('./sample.ts')).writeSample(options);

export const runDoctor = async (options: DoctorOptions): Promise<readonly DoctorCheck[]> =>
  (await import('./doctor.ts')).runDoctor(options);

export const stopDatabase = async (options: DoctorOptions): Promise<string> =>
  (await import('./doctor.ts')).stopDatabase(options);

export const runMatchFiles = async (options: MatchFilesOptions): Promise<MatchFilesOutcome> =>
  (await import('./match-files.ts')).runMatchFiles(options);

export const runDuplicateFiles = async (
  options: DuplicateFilesOptions,
): Promise<DuplicateFilesOutcome> =>
  (await import('./duplicate-files.ts')).runDuplicateFiles(options);

export const runInfluenceFiles = async (
  options: InfluenceFilesOptions,
): Promise<InfluenceFilesOutcome> =>
  (await import('./network/influence-files.ts')).runInfluenceFiles(options);

export const runMeasureFiles = async (options: MeasureFilesOptions): Promise<MeasureFilesOutcome> =>
  (await import('./network/measure-files.ts')).runMeasureFiles(options);

export const runAuthenticityFiles = async (
  options: AuthenticityFilesOptions,
): Promise<AuthenticityFilesOutcome> =>
  (await import('./authenticity/authenticity-files.ts')).runAuthenticityFiles(options);

export const runSentimentFiles = async (
  options: SentimentFilesOptions,
): Promise<SentimentFilesOutcome> =>
  (await import('./sentiment/sentiment-files.ts')).runSentimentFiles(options);

export const runAdapt = async (options: AdaptOptions): Promise<AdaptOutcome> =>
  (await import('./sentiment/adapt-model.ts')).runAdapt(options);

export const openSentimentAdaptations = async ({ config }: LoadedConfig): Promise<Adaptations> => {
  const { workspaceOf } = await import('./workspace.ts');
  const { openAdaptations } = await import('./sentiment/adaptations.ts');
  return openAdaptations(workspaceOf(config).sentiment);
};

export const openLabeller = async (loaded: LoadedConfig): Promise<Labeller> =>
  (await import('./sentiment/labeller.ts')).openLabeller(loaded);

export const labelQuestionsText = async (questions: readonly LabelQuestion[]): Promise<string> =>
  (await import('./sentiment/labeller.ts')).labelQuestionsText(questions);
