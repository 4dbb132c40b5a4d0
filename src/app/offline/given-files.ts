/**
 * The files named on a command line, as the sources a night reads.
 *
 * How a file is read (mapping, delimiter, order of dates) comes from the
 * configuration: from its entry for the same file, or, where a configuration was
 * named on purpose and all its entries of the kind read alike, from those.
 */
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LoadedConfig, SourceKind } from '../../config/index.ts';
import type { Engine } from '../../engine/index.ts';
import { AppError } from '../../kernel/index.ts';
import type { Source, SourcesPort } from '../../pipeline/index.ts';
import { type FileSettings, fileSource, tableOfKind } from '../../sources/index.ts';
import { parquetReader } from '../parquet-reader.ts';

/** Paths as given, by kind; relative ones start from the working folder. */
export type GivenFiles = Readonly<Partial<Record<SourceKind, readonly string[]>>>;

export interface GivenFilesOptions {
  readonly files: GivenFiles;
  readonly loaded: LoadedConfig;
  /** True when the configuration was named on the command line. */
  readonly configNamed: boolean;
  readonly engine: Engine;
  /** Columns to read although most commands need them not. */
  readonly reads?: readonly string[] | undefined;
}

/** Columns that a command on files alone reads only where it says so. */
const unread: Readonly<Partial<Record<SourceKind, readonly string[]>>> = {
  customers: ['account_id', 'account_level', 'relationship_owner', 'created_at'],
  profiles: [
    ...['followers', 'following', 'posts', 'likes', 'listed', 'verified', 'indexable'],
    ...['avatar_url', 'attributes'],
  ],
};

/** Touches no content yet; throws `usage.bad_option` when one kind names a file twice. */
export function givenSources(options: GivenFilesOptions): SourcesPort {
  const parquet = parquetReader(options.engine);
  const kinds = Object.keys(options.files) as SourceKind[];
  const sources = kinds.flatMap((kind): Source[] => {
    const paths = options.files[kind] ?? [];
    refuseRepeats(kind, paths);
    return paths.map((path) =>
      fileSource({
        table: tableOfKind[kind],
        path: resolve(path),
        settings: { ...readingOf(options, kind, path), path },
        parquet,
        omit: unread[kind]?.filter((column) => options.reads?.includes(column) !== true),
      }),
    );
  });
  // Nothing is kept from one run to the next, so nothing needs the digest of the files.
  return { sources, fingerprint: async () => 'read once' };
}

function refuseRepeats(kind: SourceKind, paths: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const place = placeOf(path);
    const before = seen.get(place);
    seen.set(place, path);
    if (before === undefined) continue;
    const as = before === path ? '' : ` (as ${before} and ${path})`;
    throw new AppError('usage.bad_option', `--${kind} names ${path} twice${as}; name it once`);
  }
}

/** Where the file lies, links followed; whoever reads it says that it is missing. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

export function readingOf(
  { loaded, configNamed }: Pick<GivenFilesOptions, 'loaded' | 'configNamed'>,
  kind: SourceKind,
  path: string,
): Omit<FileSettings, 'path'> {
  const entries: readonly FileSettings[] = loaded.config.sources[kind] ?? [];
  const own = entries.find((one) => resolve(loaded.baseFolder, one.path) === resolve(path));
  if (own !== undefined) return withoutPath(own);
  const readings = entries.map(withoutPath);
  const [first] = readings;
  const alike = readings.every((one) => JSON.stringify(one) === JSON.stringify(first));
  return configNamed && first !== undefined && alike ? first : {};
}

function withoutPath({ path: _path, ...reading }: FileSettings): Omit<FileSettings, 'path'> {
  return reading;
}
