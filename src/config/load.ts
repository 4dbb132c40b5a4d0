/**
 * The configuration of one run: defaults < file < environment < flags.
 *
 * All faults are reported at once. What comes out is frozen, and every value can
 * say where it came from.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { AppError } from '../kernel/index.ts';
import { isTree, readEnvironment, type Secrets } from './environment.ts';
import { faultLines } from './faults.ts';
import { type Config, configSchema } from './schema.ts';

export interface LoadedConfig {
  readonly config: Config;
  readonly secrets: Secrets;
  /** Where each value came from, by dotted path: `default`, the file, a variable, or `flag`. */
  readonly origins: Readonly<Record<string, string>>;
  /** Folder that relative paths of `sources` start from: the file's, or the working folder. */
  readonly baseFolder: string;
  /** The file read; undefined when there is none. */
  readonly file: string | undefined;
  readonly runtimeFolder: string | undefined;
}

export interface LoadOptions {
  /** File given by `--config`; `kith.yaml` in the working folder is taken when it exists. */
  readonly file?: string | undefined;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Settings given by flags, nested. */
  readonly flags?: Readonly<Record<string, unknown>>;
  readonly workingFolder?: string;
}

export function loadConfig(options: LoadOptions = {}): LoadedConfig {
  const workingFolder = options.workingFolder ?? process.cwd();
  const file = fileOf(options.file, workingFolder);
  const environment = readEnvironment(options.env);
  const flags = options.flags ?? {};
  const fromFile = file === undefined ? {} : readFile(file);
  const given = merge(merge(fromFile, environment.settings), flags);

  const parsed = configSchema.safeParse(given);
  if (!parsed.success) {
    const from = (path: string): string | undefined =>
      has(flags, path.split('.')) ? 'a flag' : variableOf(environment.variables, path);
    throw invalid(faultLines(parsed.error.issues, { given, from }), file);
  }

  const origins = originsOf(parsed.data, (path) => {
    if (has(flags, path)) return 'flag';
    if (has(environment.settings, path)) {
      return environment.variables[path.join('.')] ?? 'environment';
    }
    return has(fromFile, path) ? (file ?? 'file') : 'default';
  });
  const baseFolder = file === undefined ? workingFolder : dirname(file);
  return {
    config: freeze({ ...parsed.data, workspace: resolve(baseFolder, parsed.data.workspace) }),
    baseFolder,
    secrets: environment.secrets,
    origins,
    file,
    runtimeFolder: environment.runtimeFolder,
  };
}

function fileOf(given: string | undefined, workingFolder: string): string | undefined {
  const file = resolve(workingFolder, given ?? 'kith.yaml');
  if (given === undefined && !existsSync(file)) return undefined;
  return file;
}

function readFile(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError('config.unreadable', `${file} cannot be read; check the path`, { cause });
  }
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) {
    const line = error.linePos?.[0]?.line ?? 1;
    const what = error.message.split('\n')[0];
    throw new AppError('config.unreadable', `${file} line ${line}: ${what}`);
  }
  const tree: unknown = document.toJS() ?? {};
  if (isTree(tree)) return tree;
  throw new AppError(
    'config.unreadable',
    `${file} must hold keys and values, such as "workspace: .kith"`,
  );
}

/** Deep merge of settings; lists and single values are replaced, not joined. */
function merge(
  under: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  // A key such as `__proto__` is a key like any other here, to be refused by its name.
  const merged = new Map(Object.entries(under));
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key);
    merged.set(key, isTree(below) && isTree(value) ? merge(below, value) : value);
  }
  return Object.fromEntries(merged);
}

/** The variable that gave this setting, or the section it stands in. */
function variableOf(variables: Readonly<Record<string, string>>, path: string): string | undefined {
  const given = Object.keys(variables).find((one) => path === one || path.startsWith(`${one}.`));
  return given === undefined ? undefined : variables[given];
}

function invalid(faults: readonly string[], file: string | undefined): AppError {
  const where = file ?? 'the configuration';
  const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
  return new AppError('config.invalid', `${where} has ${count}:\n  ${faults.join('\n  ')}`, {
    details: { faults },
  });
}

function originsOf(config: Config, originOf: (path: readonly string[]) => string) {
  const origins: Record<string, string> = {};
  const visit = (value: unknown, path: readonly string[]): void => {
    if (isTree(value) && Object.keys(value).length > 0) {
      for (const [key, below] of Object.entries(value)) visit(below, [...path, key]);
      return;
    }
    origins[path.join('.')] = originOf(path);
  };
  visit(config, []);
  return origins;
}

/** True when the tree sets this path, or an ancestor of it to something whole. */
function has(tree: unknown, path: readonly string[]): boolean {
  let at: unknown = tree;
  for (const key of path) {
    if (!isTree(at)) return at !== undefined;
    if (!Object.hasOwn(at, key)) return false;
    at = at[key];
  }
  return at !== undefined;
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const below of Object.values(value)) freeze(below);
    Object.freeze(value);
  }
  return value;
}
