/**
 * What a command reads it must not write: a result under the name of a customer
 * file would take the place of the customers.
 *
 * Two paths are one file when they lead to the same place on the disk, through
 * links and other spellings too.
 */
import { type BigIntStats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type LoadedConfig, sourceKinds } from '../config/index.ts';
import { AppError } from '../kernel/index.ts';

/** Throws `usage.bad_option` when the file that `flag` names is one of those read. */
export function refuseOverwriting(
  path: string | undefined,
  read: readonly string[],
  flag = '--out',
): void {
  const target = path === undefined ? undefined : fileAt(path);
  if (target === undefined) return;
  const input = read.find((one) => isSame(target, fileAt(one)));
  if (input === undefined) return;
  const as = input === path ? '' : ` is ${input},`;
  throw new AppError(
    'usage.bad_option',
    `${flag} ${path}${as} a file that this command reads or is set up with; name another one to write to`,
  );
}

/** The same for the sources of the configuration, itself, and further files. */
export function refuseOverwritingSources(
  path: string | undefined,
  { config, baseFolder, file }: LoadedConfig,
  further: readonly string[] = [],
): void {
  const sources = sourceKinds.flatMap((kind) => config.sources[kind] ?? []);
  const read = [...sources.map((one) => resolve(baseFolder, one.path)), ...further];
  refuseOverwriting(path, file === undefined ? read : [...read, file]);
}

/** Undefined where there is nothing yet: whoever reads it says that it is missing. */
const fileAt = (path: string): BigIntStats | undefined => {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
};

const isSame = (a: BigIntStats, b: BigIntStats | undefined): boolean =>
  b !== undefined && a.dev === b.dev && a.ino === b.ino;
