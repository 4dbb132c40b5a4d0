/**
 * The invented town as files: one Parquet file a table (parts for the large
 * ones), the truth in a folder beside them, and a configuration to run on it.
 */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { SourceKind } from '../config/index.ts';
import { createDuckDbEngine, type Session } from '../engine/index.ts';
import { AppError, type ColumnBatches, sliceBatches } from '../kernel/index.ts';
import { type TableDefinition, tableNamed, translateFileError } from '../lake/index.ts';
import {
  createTown,
  type TownOptions,
  townBrand,
  townCompetitors,
  truthTables,
} from '../sample/index.ts';

export interface WrittenSample {
  readonly folder: string;
  /** The configuration written for it. */
  readonly config: string;
  readonly files: readonly string[];
  readonly rows: number;
  readonly seconds: number;
}

export interface SampleOptions extends TownOptions {
  readonly folder: string;
  /** Told after each table. */
  readonly progress: (table: string, rows: number) => void;
}

/** Rows of one file: bounds the memory of writing a town of any size. */
const FILE_ROWS = 1_000_000;
const ENGINE_MEMORY_MB = 512;

const kindOfTable: Readonly<Record<string, SourceKind>> = {
  'raw.customer': 'customers',
  'raw.profile': 'profiles',
  'raw.post': 'posts',
  'raw.interaction': 'interactions',
  'raw.given_edge': 'givenEdges',
  'raw.order': 'orders',
  'raw.care_case': 'careCases',
  'raw.touch': 'touches',
  'raw.referral': 'referrals',
  'raw.basis': 'basis',
  'raw.suppression': 'suppressions',
};

/** Throws `usage.bad_option` when the folder holds anything, so that nothing is overwritten. */
export async function writeSample(options: SampleOptions): Promise<WrittenSample> {
  const startedMs = Date.now();
  const folder = resolve(options.folder);
  await assertEmpty(folder);
  const town = createTown(options);
  const engine = createDuckDbEngine({
    memoryMb: ENGINE_MEMORY_MB,
    threads: 2,
    spillFolder: join(folder, '.spill'),
  });
  const session = await engine.open();
  try {
    const written: WrittenTable[] = [];
    for (const { name, batches } of town.tables) {
      const definition = givenColumns(tableNamed(name));
      const one = { session, definition, folder, batches: batches() };
      written.push({ ...(await writeTable(one)), kind: kindOfTable[name] });
      options.progress(name, written.at(-1)?.rows ?? 0);
    }
    for (const { name, batches } of town.truth) {
      const definition = truthNamed(name);
      const one = { session, definition, folder: join(folder, 'truth'), batches: batches() };
      written.push({ ...(await writeTable(one)), kind: undefined });
      options.progress(name, written.at(-1)?.rows ?? 0);
    }
    const config = join(folder, 'kith.yaml');
    await writeFile(config, configText(written, options));
    return {
      folder,
      config,
      files: written.flatMap(({ files }) => files),
      rows: written.reduce((sum, { rows }) => sum + rows, 0),
      seconds: (Date.now() - startedMs) / 1000,
    };
  } catch (thrown) {
    throw translateFileError(thrown, folder);
  } finally {
    await session.close();
    await engine.close();
  }
}

async function assertEmpty(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length === 0) return;
  } catch (cause) {
    throw new AppError('usage.bad_option', `--out ${folder} cannot be used as a folder`, { cause });
  }
  throw new AppError('usage.bad_option', `--out ${folder} is not empty; name a new folder`);
}

type Written = Pick<TableDefinition, 'columns'> & { readonly name: string };

const truthNamed = (name: string): Written => {
  const found = Object.values(truthTables).find((table) => table.name === name);
  if (found === undefined) throw new AppError('bug.assertion', `the town has no ${name}`);
  return found;
};

interface WrittenTable {
  readonly files: readonly string[];
  readonly rows: number;
  readonly kind: SourceKind | undefined;
}

async function writeTable(options: {
  readonly session: Session;
  readonly definition: Written;
  readonly folder: string;
  readonly batches: ColumnBatches;
}): Promise<Omit<WrittenTable, 'kind'>> {
  const { session, definition, folder } = options;
  await mkdir(folder, { recursive: true });
  const name = definition.name.replace(/^[a-z]+\./, '');
  const files: string[] = [];
  let rows = 0;
  for await (const some of sliceBatches(options.batches, FILE_ROWS)) {
    const file = join(folder, `${name}-${String(files.length).padStart(3, '0')}.parquet`);
    rows += await session.writeBatches(file, definition, some);
    files.push(file);
  }
  return { files, rows };
}

/** A raw table without its origin: where a row stands is known when the file is read. */
function givenColumns(definition: TableDefinition | undefined): TableDefinition {
  if (definition === undefined)
    throw new AppError('bug.assertion', 'the town fills an unknown table');
  const { source_file: _file, source_line: _line, ...columns } = definition.columns;
  return { ...definition, columns };
}

/** JSON is YAML; written key by key so that a person can read it. */
function configText(written: readonly WrittenTable[], { folder }: SampleOptions): string {
  const paths = (files: readonly string[]) =>
    JSON.stringify(files.map((file) => file.slice(resolve(folder).length + 1)));
  const sources = written
    .filter(({ kind, files }) => kind !== undefined && files.length > 0)
    .map(({ kind, files }) => `  ${kind}: ${paths(files)}`);
  return [
    '# An invented company. Its truth is in the folder truth/.',
    'workspace: .kith',
    `brand: ${JSON.stringify(townBrand)}`,
    `competitors: ${JSON.stringify(townCompetitors)}`,
    'privacy: { legitimateInterest: [bluesky, mastodon] }',
    'sources:',
    ...sources,
    '  truthLinks: truth/ownership-000.parquet',
    '',
  ].join('\n');
}
