/**
 * All files of the configuration's section `sources`, as the port a night reads.
 */
import { createHash } from 'node:crypto';
import { isAbsolute, resolve } from 'node:path';
import { type Config, type SourceKind, sourceKinds } from '../../config/index.ts';
import { AppError } from '../../kernel/index.ts';
import type { TableName } from '../../lake/index.ts';
import type { ParquetReader, Source } from '../port.ts';
import { fileSource } from './file-source.ts';

/** The raw table each kind of file feeds. */
export const tableOfKind: Readonly<Record<SourceKind, TableName>> = {
  customers: 'raw.customer',
  profiles: 'raw.profile',
  posts: 'raw.post',
  interactions: 'raw.interaction',
  givenEdges: 'raw.given_edge',
  orders: 'raw.order',
  careCases: 'raw.care_case',
  touches: 'raw.touch',
  referrals: 'raw.referral',
  basis: 'raw.basis',
  suppressions: 'raw.suppression',
};

export interface FileSourcesOptions {
  readonly settings: Config['sources'];
  /** Folder that relative paths start from: that of the configuration file. */
  readonly baseFolder: string;
  readonly parquet?: ParquetReader | undefined;
}

export interface FileSources {
  /** Digest of all sources in order. */
  fingerprint(): Promise<string>;
  readonly sources: readonly Source[];
}

/** Touches no file yet; throws `config.invalid` when one kind names a file twice. */
export function fileSources({ settings, baseFolder, parquet }: FileSourcesOptions): FileSources {
  const sources = sourceKinds.flatMap((kind) => {
    const files = settings[kind] ?? [];
    const repeated = files.find((one, at) => files.findIndex((two) => two.path === one.path) < at);
    if (repeated !== undefined) {
      throw new AppError('config.invalid', `sources.${kind} names ${repeated.path} twice`);
    }
    return files.map((one) => {
      const path = isAbsolute(one.path) ? one.path : resolve(baseFolder, one.path);
      return fileSource({ table: tableOfKind[kind], path, settings: one, parquet });
    });
  });
  return { sources, fingerprint: () => fingerprintOfSources(sources) };
}

async function fingerprintOfSources(sources: readonly Source[]): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) hash.update(`${source.table}\0${await source.fingerprint()}\n`);
  return hash.digest('hex');
}
