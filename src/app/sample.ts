/**
 * The invented town as files: one Parquet file a table (parts for the large
 * ones), the truth in a folder beside them, and a configuration to run on it.
 */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { SourceKind } from '../config/index.ts';
import { createDuckDbEngine, type Session } from '../engine/index.ts';
import { AppError, type ColumnBatch } from '../kernel/index.ts';
import { type TableDefinition, tableNamed, translateFileError } from '../lake/index.ts';
import {
  type BlockRange,
  createTown,
  customersPerBlock,
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
  /** Told after each range of blocks: customers and rows written so far. */
  readonly progress: (customers: number, rows: number) => void;
}

/**
 * Blocks of one file: all tables of a range are written before the next, so that a
 * block is made once and kept only as long as it is needed.
 */
const BLOCKS_PER_FILE = 12;
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
    const written = [...town.tables, ...town.truth].map(
      ({ name, batches }): WrittenTable => ({
        definition: name.startsWith('truth.') ? truthNamed(name) : givenColumns(tableNamed(name)),
        folder: name.startsWith('truth.') ? join(folder, 'truth') : folder,
        batches,
        files: [],
        rows: 0,
      }),
    );
    await mkdir(join(folder, 'truth'), { recursive: true });
    for (let from = 0; from < town.plan.blocks; from += BLOCKS_PER_FILE) {
      const to = Math.min(from + BLOCKS_PER_FILE, town.plan.blocks);
      for (const table of written) await writeRange(session, table, { from, to });
      options.progress(
        Math.min(to * customersPerBlock, options.customers),
        written.reduce((sum, { rows }) => sum + rows, 0),
      );
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
  readonly definition: Written;
  readonly folder: string;
  readonly batches: (blocks: BlockRange) => Iterable<ColumnBatch>;
  readonly files: string[];
  rows: number;
}

/** With the columns that the town leaves unknown. */
function* wholeBatches(table: Written, batches: Iterable<ColumnBatch>): Iterable<ColumnBatch> {
  for (const { length, columns } of batches) {
    const unknown = Object.keys(table.columns).filter((name) => !(name in columns));
    const empty = unknown.map((name) => [name, new Array<null>(length).fill(null)]);
    yield { length, columns: { ...columns, ...Object.fromEntries(empty) } };
  }
}

/** One file of one table and range of blocks. */
async function writeRange(session: Session, table: WrittenTable, blocks: BlockRange) {
  const name = table.definition.name.replace(/^[a-z]+\./, '');
  const part = String(table.files.length).padStart(4, '0');
  const file = join(table.folder, `${name}-${part}.parquet`);
  const batches = wholeBatches(table.definition, table.batches(blocks));
  table.rows += await session.writeBatches(file, table.definition, batches);
  table.files.push(file);
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
  const sources = written.flatMap(({ definition, files }) => {
    const kind = kindOfTable[definition.name];
    return kind === undefined ? [] : [`  ${kind}: ${paths(files)}`];
  });
  return [
    '# An invented company. Its truth is in the folder truth/.',
    'workspace: .kith',
    `brand: ${JSON.stringify(townBrand)}`,
    `competitors: ${JSON.stringify(townCompetitors)}`,
    'privacy: { legitimateInterest: [bluesky, mastodon] }',
    'sources:',
    ...sources,
    '  truthLinks: truth/ownership-*.parquet',
    '',
  ].join('\n');
}
