/** Files that a test writes, and what a source gives for them. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { SourceBatch } from '../../../../src/kernel/index.ts';
import { AppError } from '../../../../src/kernel/index.ts';
import type { TableName } from '../../../../src/lake/index.ts';
import { type FileSettings, fileSource } from '../../../../src/sources/index.ts';

/** Goes with the whole run. */
const folder = mkdtempSync(join(inject('runFolder'), 'sources-'));
let files = 0;

export function temporaryFile(content: string | Uint8Array, ending = 'csv'): string {
  files += 1;
  const path = join(folder, `file-${files}.${ending}`);
  writeFileSync(path, content);
  return path;
}

export const temporaryFolder = (): string => folder;

export interface Read {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** `line: reason`. */
  readonly quarantined: readonly string[];
  /** `line × values column: reason`. */
  readonly unreadable: readonly string[];
  readonly notes: readonly string[];
}

/** Everything a source gives for a file, with the source named `f`. */
export async function readAll(
  table: TableName,
  path: string,
  settings: Omit<FileSettings, 'path'> = {},
): Promise<Read> {
  const batches: SourceBatch[] = [];
  const source = fileSource({ table, path, settings: { path: 'f', ...settings } });
  for await (const batch of source.read()) batches.push(batch);
  return {
    rows: batches.flatMap(({ rows }) =>
      Array.from({ length: rows.length }, (_, row) =>
        Object.fromEntries(
          Object.entries(rows.columns).map(([name, values]) => [name, values[row]]),
        ),
      ),
    ),
    quarantined: batches.flatMap((batch) =>
      batch.quarantined.map(({ line, reason }) => `${line}: ${reason}`),
    ),
    unreadable: batches.flatMap((batch) =>
      batch.unreadable.map((one) => `${one.line} × ${one.values} ${one.column}: ${one.reason}`),
    ),
    notes: batches.flatMap((batch) => batch.notes),
  };
}

export const read = (
  table: TableName,
  content: string | Uint8Array,
  settings?: Omit<FileSettings, 'path'>,
): Promise<Read> => readAll(table, temporaryFile(content), settings);

/** `code: message` of the error that reading ends with. */
export async function refusal(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (thrown) {
    if (thrown instanceof AppError) return `${thrown.code}: ${thrown.message}`;
    throw thrown;
  }
  throw new Error('the file was read');
}
