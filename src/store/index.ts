export { openDatabases } from './database.ts';
export { withoutSecret } from './database-url.ts';
export type {
  BrandShareRow,
  CurrentEdition,
  EditionFigure,
  EditionRepository,
} from './editions.ts';
export {
  type EmbeddedAddress,
  type EmbeddedOptions,
  type EmbeddedServer,
  startEmbedded,
} from './embedded/index.ts';
export type { StoreFacts } from './facts.ts';
export type {
  JobResult,
  Ledger,
  QuarantineCount,
  Run,
  RunOptions,
  RunOutcome,
} from './ledger.ts';
export type {
  ExportOptions,
  ExportRow,
  KnownContact,
  ListEntry,
  ListExport,
  ListRepository,
  ListSummary,
} from './lists.ts';
export type { PeopleRepository } from './people.ts';
export type { EditionFile, EditionFiles, PublishedEdition, Publisher } from './publish.ts';
export type { ReaderRole } from './reader-role.ts';
export type {
  Claimant,
  OpenQuestions,
  OwnedProfile,
  Question,
  ReviewQueueRepository,
} from './review-queue.ts';
export type {
  RecordedWord,
  ReviewDecision,
  ReviewEntry,
  ReviewPair,
  ReviewRepository,
  ReviewWord,
} from './reviews.ts';
export type { PastJob, PastQuarantine, PastRun, RunRepository } from './runs.ts';
export {
  embeddedDatabase,
  openStore,
  type Store,
  type StoreOptions,
  type StoreSettings,
} from './store.ts';
export type { CustomerFacts, LinkEvidence } from './why.ts';
