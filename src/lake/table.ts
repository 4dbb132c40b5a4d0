/**
 * How a lake table is described: its grain, its columns, and what must hold.
 *
 * The description is the contract: the engine creates empty tables from it, the
 * pipeline checks every new version against it, and docs/reference/tables.md is
 * generated from it.
 */
import type { ColumnType, ValueOfType } from '../kernel/index.ts';

export interface ColumnDefinition<T extends ColumnType = ColumnType> {
  readonly type: T;
  readonly nullable: boolean;
  readonly comment: string;
  /** Inclusive bounds, for `integer` and `double`. */
  readonly min?: number;
  readonly max?: number;
  /** Closed list of values, for `text`. */
  readonly oneOf?: readonly string[];
}

export type Columns = Readonly<Record<string, ColumnDefinition>>;
export type Schema = 'raw' | 'core' | 'derived';

export type QualifiedName = `${Schema}.${string}`;

export interface TableDefinition<
  C extends Columns = Columns,
  Name extends QualifiedName = QualifiedName,
> {
  /** `schema.name`, singular snake_case. */
  readonly name: Name;
  readonly schema: Schema;
  /** What one row stands for. */
  readonly grain: string;
  readonly columns: C;
  /** Unique together; rows are stored in this order. */
  readonly key: readonly string[];
  /** A new version may hold between these multiples of the last version's rows (only above 1,000 rows). */
  readonly rowsWithin?: { readonly least: number; readonly most: number };
}

/** The row of a table definition, nulls included. */
export type RowOf<T extends TableDefinition> = {
  readonly [K in keyof T['columns']]: T['columns'][K] extends {
    readonly type: infer Type extends ColumnType;
    readonly nullable: infer Nullable;
  }
    ? ValueOfType[Type] | (Nullable extends false ? never : null)
    : never;
};

type Limits = Pick<ColumnDefinition, 'min' | 'max' | 'oneOf'>;

/** A column that may be null. */
export function column<T extends ColumnType>(type: T, comment: string, limits: Limits = {}) {
  return { type, nullable: true, comment, ...limits } as const;
}

/** A column that is never null. */
export function required<T extends ColumnType>(type: T, comment: string, limits: Limits = {}) {
  return { type, nullable: false, comment, ...limits } as const;
}

type Contract<C extends Columns> = Pick<TableDefinition<C>, 'grain' | 'columns' | 'rowsWithin'> & {
  readonly key: readonly (keyof C & string)[];
};

export function table<const Name extends QualifiedName, const C extends Columns>(
  name: Name,
  contract: Contract<C>,
): TableDefinition<C, Name> {
  const schema = name.slice(0, name.indexOf('.')) as Schema;
  return { name, schema, ...contract };
}

/** Where a raw row came from; every raw table carries both. */
export const origin = {
  source_file: required(
    'text',
    'File the row was read from, as configured; `sample` for the invented town.',
  ),
  source_line: required('integer', 'Line of the file (CSV, NDJSON) or row (Parquet), from 1.', {
    min: 1,
  }),
} as const;

/** The raw table of a core table: the same columns as given, ids required, plus the row's origin. */
export function rawTable<const Name extends `raw.${string}`, const C extends Columns>(
  name: Name,
  grain: string,
  columns: C,
): TableDefinition<C & typeof origin, Name> {
  const all: C & typeof origin = { ...columns, ...origin };
  return {
    name,
    schema: 'raw',
    grain,
    columns: all,
    key: ['source_file', 'source_line'],
  };
}

/** Names of the column types in statements. */
export const sqlTypes = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  key: 'BIGINT',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP',
  date: 'DATE',
  'text[]': 'VARCHAR[]',
} as const satisfies Record<ColumnType, string>;
