/**
 * Which columns of a file feed which columns of a table.
 *
 * The mapping of the configuration goes first, then our own names, then plain
 * synonyms. Of several that fit, the first that has a value gives it, so that
 * rows written at different times may use different names. What no column of
 * ours takes first is unmapped, and kept in `attributes` where the table has it.
 */
import { AppError } from '../../../kernel/index.ts';
import { origin, type TableDefinition } from '../../../lake/index.ts';
import { gatheredColumns, readAlsoFrom, synonymsOfTable } from './synonyms.ts';

export interface Binding {
  /** Our column: positions in the file's header, best first; no entry where nothing fits. */
  readonly positionsOf: ReadonlyMap<string, readonly number[]>;
  /** Columns that have one value in every row, since the file has no such column. */
  readonly constants: ReadonlyMap<string, string | number>;
  /** Positions that no column of ours takes first. */
  readonly unmapped: readonly number[];
  /** Required columns for which the file has nothing. */
  readonly missing: readonly string[];
}

export interface BindingOptions {
  /** How the source is named in messages. */
  readonly source: string;
  readonly mapping?: Readonly<Record<string, string>> | undefined;
  /** Mapped columns may turn up later, as in NDJSON. */
  readonly open?: boolean;
}

/** Letters and digits alone, lower case: how names of columns are compared. */
export const bareName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

export const ownColumns = (table: TableDefinition): readonly string[] =>
  Object.keys(table.columns).filter((column) => !Object.hasOwn(origin, column));

export function bindHeader(
  table: TableDefinition,
  header: readonly string[],
  options: BindingOptions,
): Binding {
  const { mapping = {} } = options;
  checkMapping(table, mapping, options.source);
  const at = new Header(header, options);
  const columns = ownColumns(table);
  const primary = new Map<string, number>();
  const taken = new Set<number>();
  const take = (column: string, position: number | undefined): void => {
    if (position === undefined || primary.has(column) || taken.has(position)) return;
    primary.set(column, position);
    taken.add(position);
  };
  for (const column of columns) {
    if (mapping[column] !== undefined) take(column, at.mapped(mapping[column]));
  }
  const free = columns.filter((column) => mapping[column] === undefined);
  for (const column of free) take(column, at.named(column, taken));
  const synonyms = new Map(free.map((column) => [column, namesOf(table, column)]));
  for (const column of free) {
    for (const name of synonyms.get(column) ?? []) take(column, at.named(name, taken));
  }
  const positionsOf = new Map<string, readonly number[]>();
  for (const column of columns) {
    const others = (synonyms.get(column) ?? []).map((name) => at.anyNamed(name));
    const free = others.filter((one) => one !== undefined && !taken.has(one)) as number[];
    const gathered = gatherings(table, column).map((name) => at.named(name, taken));
    const more = [...free, ...gathered.filter((one) => one !== undefined)];
    for (const position of gathered) if (position !== undefined) taken.add(position);
    const first = primary.get(column);
    const also = primary.get(readAlsoFrom[`${table.name}/${column}`] ?? '');
    if (also !== undefined) more.push(also);
    const positions = [...new Set(first === undefined ? more : [first, ...more])];
    if (positions.length > 0) positionsOf.set(column, positions);
  }
  const constants = constantsOf(table, header, positionsOf);
  const own = new Set(Object.keys(origin).map(bareName));
  // Where nothing is kept aside, a column that gave a value under another name is not unused.
  const kept = table.columns['attributes'] !== undefined;
  const used = new Set(kept ? [] : [...positionsOf.values()].flat());
  const unmapped = header.flatMap((name, position) =>
    taken.has(position) || used.has(position) || own.has(bareName(name)) ? [] : [position],
  );
  const missing = columns.filter(
    (column) =>
      table.columns[column]?.nullable === false &&
      !positionsOf.has(column) &&
      !constants.has(column),
  );
  return { positionsOf, constants, unmapped, missing };
}

/**
 * An interaction without a count happened once. A file of wishes may be just a
 * column of customer ids, profile ids or e-mails, which says whom they name.
 */
function constantsOf(
  table: TableDefinition,
  header: readonly string[],
  positionsOf: Map<string, readonly number[]>,
): ReadonlyMap<string, string | number> {
  if (table.name === 'raw.interaction' && !positionsOf.has('count')) return new Map([['count', 1]]);
  const wished = positionsOf.has('subject') || positionsOf.has('subject_kind');
  if (table.name !== 'raw.suppression' || wished) return new Map();
  const kinds = new Map([
    ['customerid', 'customer'],
    ['profileid', 'profile'],
    ['email', 'email'],
    ['emailaddress', 'email'],
  ]);
  const positions = header.flatMap((name, at) => (kinds.has(bareName(name)) ? [at] : []));
  if (positions.length !== 1) return new Map();
  positionsOf.set('subject', positions);
  return new Map([
    ['subject_kind', kinds.get(bareName(header[positions[0] as number] as string)) as string],
  ]);
}

const namesOf = (table: TableDefinition, column: string): readonly string[] =>
  (synonymsOfTable[table.name]?.[column] ?? '').split(',').map(bareName).filter(Boolean);

const gatherings = (table: TableDefinition, column: string): readonly string[] =>
  (gatheredColumns[`${table.name}/${column}`] ?? []).map(bareName);

function checkMapping(
  table: TableDefinition,
  mapping: Readonly<Record<string, string>>,
  source: string,
): void {
  const columns = ownColumns(table);
  const unknown = Object.keys(mapping).filter((column) => !columns.includes(column));
  if (unknown.length === 0) return;
  throw new AppError(
    'config.invalid',
    `the mapping of ${source} names ${unknown.join(', ')}, which ${table.name.slice(4)} does not have; it has ${columns.join(', ')}`,
    { details: { source, unknown } },
  );
}

/** The file's names, looked up by their bare form. */
class Header {
  readonly #positions = new Map<string, number[]>();
  readonly #names: readonly string[];
  readonly #options: BindingOptions;

  constructor(names: readonly string[], options: BindingOptions) {
    this.#names = names;
    this.#options = options;
    names.forEach((name, position) => {
      const bare = bareName(name);
      const positions = this.#positions.get(bare);
      if (positions === undefined) this.#positions.set(bare, [position]);
      else positions.push(position);
    });
  }

  mapped(name: string): number | undefined {
    const exact = this.#names.flatMap((given, position) => (given === name ? [position] : []));
    const found = exact.length === 1 ? exact[0] : this.named(bareName(name), new Set());
    if (found !== undefined || this.#options.open === true) return found;
    throw new AppError(
      'input.file_unusable',
      `${this.#options.source}: the mapping names a column "${name}" that the file does not have`,
      { details: { source: this.#options.source, column: name } },
    );
  }

  /** The position of the column of this name; two of one name cannot be told apart. */
  named(name: string, taken: ReadonlySet<number>): number | undefined {
    const positions = this.#positions.get(bareName(name))?.filter((one) => !taken.has(one));
    if (positions === undefined || positions.length === 0) return undefined;
    if (positions.length === 1) return positions[0];
    const same = positions.map((position) => `"${this.#names[position]}"`).join(' and ');
    throw new AppError(
      'input.file_unusable',
      `${this.#options.source}: the header has ${same}, which are one name; rename one, or name the right one in a mapping`,
      { details: { source: this.#options.source } },
    );
  }

  anyNamed(name: string): number | undefined {
    return this.#positions.get(bareName(name))?.[0];
  }
}
