/**
 * The process environment, read here and nowhere else.
 *
 * `KITH_NIGHT__SEED=3` sets `night.seed`: two underscores between levels, one
 * between words. Values are read as YAML, so `true`, `3` and `[a, b]` are what
 * they look like. Secrets come from here only and never enter the configuration.
 */
import { parse } from 'yaml';

export interface Secrets {
  /** Connection string of a PostgreSQL of one's own; undefined means the embedded server. */
  readonly databaseUrl: string | undefined;
}

export interface Environment {
  readonly secrets: Secrets;
  /** Nested settings, as the file would give them. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Name of the variable that gave each setting, by dotted path. */
  readonly variables: Readonly<Record<string, string>>;
  /** Folder for sockets of this login, where the system has one. */
  readonly runtimeFolder: string | undefined;
}

export function readEnvironment(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Environment {
  const settings: Record<string, unknown> = {};
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(env).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!name.startsWith('KITH_') || value === undefined || value === '') continue;
    if (name.startsWith('KITH_TEST_')) continue;
    const path = name.slice('KITH_'.length).split('__').map(camelCase);
    variables[path.join('.')] = name;
    place(settings, path, readValue(value));
  }
  return {
    secrets: { databaseUrl: env['DATABASE_URL'] || undefined },
    settings,
    variables,
    runtimeFolder: env['XDG_RUNTIME_DIR'] || undefined,
  };
}

const camelCase = (words: string): string =>
  words.toLowerCase().replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function readValue(text: string): unknown {
  try {
    return parse(text);
  } catch {
    // Not YAML: then it is the text itself, and the schema says whether that will do.
    return text;
  }
}

/** Sets `tree[a][b][c]`, making the levels between. */
export function place(
  tree: Record<string, unknown>,
  path: readonly string[],
  value: unknown,
): void {
  const [head, ...rest] = path;
  if (head === undefined) return;
  if (rest.length === 0) {
    tree[head] = value;
    return;
  }
  const below = tree[head];
  const next = isTree(below) ? below : {};
  tree[head] = next;
  place(next, rest, value);
}

export const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
