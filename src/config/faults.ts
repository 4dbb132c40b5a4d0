/**
 * Faults of a configuration, in words for whoever wrote it.
 *
 * Takes what the schema found and what was given; gives one line a fault: the
 * key's path, what stands there, what it takes (choices, limits, form), the
 * nearest key for a misspelt one, and the variable where it did not come from
 * the file. Limits are read from the schema itself, so no line can differ from it.
 */
import type { z } from 'zod';
import { slipsBetween } from '../kernel/index.ts';
import { isTree } from './environment.ts';
import { configJsonSchema, type SchemaNode } from './schema.ts';

type Path = readonly PropertyKey[];

export interface FaultOptions {
  /** Settings as given, all sources merged. */
  readonly given: unknown;
  /** Where the setting at a dotted path came from, when not from the file. */
  readonly from: (path: string) => string | undefined;
}

/** Distinct lines, in the order of their paths. */
export function faultLines(
  issues: readonly z.core.$ZodIssue[],
  { given, from }: FaultOptions,
): readonly string[] {
  const root = configJsonSchema();
  const lines = issues.flatMap(leaves).flatMap((issue) =>
    faultsOf(issue, root, given).map(({ path, text }) => {
      const source = from(path.join('.'));
      return `${pathText(path)}: ${text}${source === undefined ? '' : ` (from ${source})`}`;
    }),
  );
  return [...new Set(lines)].sort();
}

/** Where one of several forms was meant, the faults of the form that came nearest. */
function leaves(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const inner = issue.errors.map((form) =>
    form.flatMap((one) => leaves({ ...one, path: [...issue.path, ...one.path] })),
  );
  const beyond = inner.filter((form) =>
    form.every(({ code, path }) => code === 'unrecognized_keys' || path.length > issue.path.length),
  );
  const nearest = beyond[0];
  if (nearest !== undefined && nearest.length > 0) return nearest;
  return [{ code: 'custom', path: issue.path, message: '' }];
}

interface Fault {
  readonly path: Path;
  readonly text: string;
}

function faultsOf(issue: z.core.$ZodIssue, root: SchemaNode, given: unknown): readonly Fault[] {
  const { path } = issue;
  const value = valueAt(given, path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      text: unknownKey(key, nodeAt(root, path, given), root),
    }));
  }
  if (issue.code === 'custom' && issue.message !== '') return [{ path, text: issue.message }];
  const node = nodeAt(root, path, given);
  const form = issue.code === 'invalid_format' ? issue.message : takesText(node);
  const usual = node?.default;
  const known =
    usual === undefined || usual === null || typeof usual === 'object'
      ? ''
      : ` (${JSON.stringify(usual)} when left out)`;
  return [{ path, text: `${foundText(value)}; it takes ${form}${known}` }];
}

/** `lists[0].order`. */
const pathText = (path: Path): string =>
  path
    .map((key, at) =>
      typeof key === 'number' ? `[${key}]` : `${at === 0 ? '' : '.'}${String(key)}`,
    )
    .join('');

const shownMax = 40;

function foundText(value: unknown): string {
  if (value === undefined) return 'is missing';
  if (value === null) return 'is empty; fill it or take the line out';
  if (Array.isArray(value)) return value.length === 0 ? 'is an empty list' : 'is a list';
  if (isTree(value)) return 'is a section';
  if (value === '') return 'is empty text';
  const text = typeof value === 'string' ? `“${value}”` : String(value);
  return `${text.length > shownMax ? `${text.slice(0, shownMax)}…` : text} cannot be used`;
}

function takesText(node: SchemaNode | undefined): string {
  if (node === undefined) return 'something else';
  if (node.anyOf !== undefined) {
    return [...new Set(node.anyOf.flatMap(formsOf).map(takesText))].join(', or ');
  }
  if (node.enum !== undefined) return `one of ${node.enum.join(', ')}`;
  if (node.properties !== undefined) {
    return `a section with the keys ${Object.keys(node.properties).join(', ')}`;
  }
  switch (node.type) {
    case 'integer':
      return `a whole number${rangeText(node)}`;
    case 'number':
      return `a number${rangeText(node)}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list${node.minItems === undefined ? '' : ` of at least ${node.minItems}`}`;
    case 'string':
      return node.maxLength === 1 ? 'a single character' : 'text';
    default:
      return 'a section';
  }
}

const formsOf = (node: SchemaNode): readonly SchemaNode[] =>
  node.anyOf === undefined ? [node] : node.anyOf.flatMap(formsOf);

/** Zod writes the safe integers where a number has no limit of its own. */
function rangeText({ minimum, maximum }: SchemaNode): string {
  const stated = (limit: number | undefined): boolean =>
    limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
  if (stated(minimum) && stated(maximum)) return ` from ${minimum} to ${maximum}`;
  if (stated(minimum)) return ` from ${minimum}`;
  return stated(maximum) ? ` up to ${maximum}` : '';
}

function nodeAt(root: SchemaNode, path: Path, given: unknown): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (const [at, key] of path.entries()) {
    const parent = valueAt(given, path.slice(0, at));
    const form: SchemaNode | undefined = node === undefined ? undefined : formFor(node, parent);
    node =
      typeof key === 'number'
        ? form?.items
        : (form?.properties?.[String(key)] ?? named(form?.additionalProperties));
  }
  return node;
}

/** What a map takes under any key; `false` where none is taken. */
const named = (node: SchemaNode | false | undefined): SchemaNode | undefined =>
  node === false ? undefined : node;

/** Of several forms, the one that the value is meant as. */
function formFor(node: SchemaNode, value: unknown): SchemaNode | undefined {
  const type = Array.isArray(value) ? 'array' : isTree(value) ? 'object' : typeof value;
  const forms = formsOf(node);
  return forms.length === 1 ? forms[0] : forms.find((one) => one.type === type);
}

function unknownKey(key: string, node: SchemaNode | undefined, root: SchemaNode): string {
  if (plain(key) === 'databaseurl') {
    return 'no such setting; secrets come from the environment only: set DATABASE_URL there';
  }
  const forms = formsOf(node ?? {});
  const keys = Object.keys(
    forms.find(({ properties }) => properties !== undefined)?.properties ?? {},
  );
  const near = nearestOf(key, keys);
  if (near !== undefined) return `no such setting; do you mean ${near}?`;
  const elsewhere = pathsOf(root).filter((path) => plain(path.at(-1) ?? '') === plain(key));
  if (elsewhere.length > 0) {
    return `no such setting here; there is ${elsewhere.map((path) => path.join('.')).join(', ')}`;
  }
  return keys.length === 0 ? 'no such setting' : `no such setting; there are ${keys.join(', ')}`;
}

/** `memory_mb` is meant as `memoryMb`. */
const plain = (key: string): string => key.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

function nearestOf(key: string, keys: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(plain(key).length / 3));
  const [best] = keys
    .map((name) => ({ name, slips: slipsBetween(plain(key), plain(name), most) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips);
  return best?.name;
}

const pathsOf = (node: SchemaNode, path: readonly string[] = []): readonly (readonly string[])[] =>
  Object.entries(node.properties ?? {}).flatMap(([key, below]) => [
    [...path, key],
    ...pathsOf(below, [...path, key]),
  ]);

function valueAt(tree: unknown, path: Path): unknown {
  let at = tree;
  for (const key of path) {
    if (Array.isArray(at)) at = at[Number(key)];
    else if (isTree(at) && Object.hasOwn(at, key)) at = at[String(key)];
    else return undefined;
  }
  return at;
}
