/**
 * The ports a job may ask for. Rooms that do I/O supply them; the composition
 * root hands them over. A port whose content feeds a job says what that content
 * is (`fingerprint`), so that an unchanged world is not worked through again.
 */
import type { ColumnBatches, IsoDate, SourceBatch, Threads } from '../kernel/index.ts';
import type { TableName } from '../lake/index.ts';

/** One source of one raw table: a file, or a part of the invented town. */
export interface Source {
  /** File path as configured; `sample` for the town. */
  readonly name: string;
  readonly table: TableName;
  /** Digest of its content, hexadecimal. */
  fingerprint(): Promise<string>;
  /** Rows with all columns of the raw table. Throws `input.*` when the file as a whole is unusable. */
  read(): AsyncIterable<SourceBatch>;
  /** The same rows in two parts, where the engine can read the file by itself. */
  plain?(): Promise<PlainRows | undefined>;
}

export interface PlainRows {
  /** The rows that have to be looked at cell by cell, coerced; the others stand as they are. */
  rest(): AsyncIterable<SourceBatch>;
  /** The others in SQL, all columns of the raw table; a table (source_file, source_line) names the rest. */
  sqlWithout(restTable: string): string;
}

export interface SourcesPort {
  fingerprint(): Promise<string>;
  readonly sources: readonly Source[];
}

/** What people decided and wished, kept in PostgreSQL. */
export interface PeoplePort {
  fingerprint(): Promise<string>;
  /** Replaces the basis rows that came from files by these, in one transaction. */
  replaceFileBasis(rows: ColumnBatches): Promise<number>;
  /** Adds suppressions; a wish is never taken back by a file that no longer names it. */
  addSuppressions(rows: ColumnBatches): Promise<number>;
  basis(): ColumnBatches;
  suppressions(): ColumnBatches;
  reviews(): ColumnBatches;
  duplicateReviews(): ColumnBatches;
  outreach(): ColumnBatches;
}

/** One published table: its name in schema `published` and a CSV file in COPY's form. */
export interface PublishedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly csvFile: string;
  readonly rows: number;
}

export interface Edition {
  readonly date: IsoDate;
  /** Evaluation editions are marked, and every export of them is refused. */
  readonly evaluation: boolean;
  /** Digest of everything the edition depends on. */
  readonly fingerprint: string;
  readonly tables: readonly PublishedTable[];
}

export interface PublishResult {
  readonly editionId: number;
  /** Rows published per table, after the live suppression check. */
  readonly rows: Readonly<Record<string, number>>;
  readonly seconds: number;
}

export interface PublisherPort {
  /** True when the current edition is the one of this fingerprint, so that a wiped database is published to again. */
  shows(fingerprint: string): Promise<boolean>;
  /** All tables or none, in one transaction; suppression is checked again inside it. */
  publish(edition: Edition): Promise<PublishResult>;
}

/** Trained models and lookup tables, as the bytes a pure room parses. */
export interface ModelsPort {
  fingerprint(): Promise<string>;
  /** The model's file by name, such as `sentiment`; an unknown name is a bug. */
  read(name: string): Promise<Uint8Array>;
}

/** What the company taught the sentiment model by its own labels. */
export interface AdaptationPort {
  /** Of the adaptation and of the code that scores: equal ones give equal scores of equal posts. */
  fingerprint(): Promise<string>;
  /** The adaptation's file as text; undefined where there is none. */
  read(): Promise<string | undefined>;
}

/** A larger model that the operator names, for the posts the shipped one is least certain of. */
export interface LargerModelPort {
  /** False where the operator names none; then nothing is to be opened. */
  readonly isNamed: boolean;
  /** Of the model's files; the same for ever where none is named. */
  fingerprint(): Promise<string>;
  /** Loads it. Whoever opens it closes it. */
  open(): Promise<LargerModel>;
}

export interface LargerModel {
  /** What one post feels, as probabilities; depends on that post alone. */
  read(text: string): Promise<PostFeeling>;
  close(): Promise<void>;
}

/** Probabilities that sum to one. */
export interface PostFeeling {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
}

/** The run ledger: what each job of this run did. */
export interface LedgerPort {
  /** Throws `store.unreachable` when the night's lock is lost, so that no second night is overrun. */
  assertLockHeld(): Promise<void>;
  jobStarted(job: string, fingerprint: string): Promise<void>;
  jobEnded(job: string, result: JobFacts & { readonly state: 'done' | 'failed' }): Promise<void>;
  jobSkipped(job: string, fingerprint: string, facts: JobFacts): Promise<void>;
}

export interface JobFacts {
  /** Rows of all output tables together. */
  readonly rows: number;
  readonly figures: Readonly<Record<string, number>>;
  readonly peakMemoryBytes: number;
}

export interface Clock {
  nowMs(): number;
}

export interface Ports {
  readonly sources: SourcesPort;
  readonly people: PeoplePort;
  readonly publisher: PublisherPort;
  readonly models: ModelsPort;
  readonly adaptation: AdaptationPort;
  readonly larger: LargerModelPort;
  readonly ledger: LedgerPort;
  readonly clock: Clock;
  /** Runs pure work on several threads; their number changes no result, so it has no fingerprint. */
  readonly threads: Threads;
}

export type PortName = keyof Ports;
