/**
 * What a source hands over, batch by batch: good rows, bad rows, and what was
 * left empty on the way.
 */
import type { ColumnBatch } from './columns.ts';

export interface QuarantinedRow {
  /** Line of the file, from 1. */
  readonly line: number;
  /** What was wrong, naming the column but never its value. */
  readonly reason: string;
}

/** Values that were given, could not be read, and were left empty. */
export interface UnreadableValues {
  readonly column: string;
  readonly reason: string;
  /** How many, in this batch. */
  readonly values: number;
  /** Line of the first. */
  readonly line: number;
}

export interface SourceBatch {
  readonly rows: ColumnBatch;
  readonly quarantined: readonly QuarantinedRow[];
  readonly unreadable: readonly UnreadableValues[];
  /** What a person should know about the source, such as columns left unused; each once. */
  readonly notes: readonly string[];
}
