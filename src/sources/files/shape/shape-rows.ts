/**
 * Cells to rows of a raw table, a column at a time.
 *
 * Gives the good rows with all columns of the table, the rows to quarantine, and
 * how many optional values could not be read. The first column that condemns a
 * row is its reason.
 */
import type {
  ColumnValue,
  QuarantinedRow,
  SourceBatch,
  UnreadableValues,
} from '../../../kernel/index.ts';
import type { TableDefinition } from '../../../lake/index.ts';
import { isUnreadable } from '../coerce/unreadable.ts';
import { attributesOf } from './attributes.ts';
import { type Binding, ownColumns } from './binding.ts';
import type { Cells } from './cells.ts';
import { besideColumn, type Coercer, misleadingColumns } from './coercer.ts';

type Values = (ColumnValue | null)[];

export interface Shape {
  readonly table: TableDefinition;
  readonly source: string;
  readonly coercers: ReadonlyMap<string, Coercer>;
  /** Columns nobody will read: left empty, unread. */
  readonly omitted?: ReadonlySet<string> | undefined;
  /** Columns that may be empty, but not because they could not be read, beside the known ones. */
  readonly strict?: readonly string[] | undefined;
}

export function shapeRows(
  shape: Shape,
  binding: Binding,
  cells: Cells,
): Omit<SourceBatch, 'notes'> {
  const rows = cells.lines.length;
  const faults = new Faults(cells.lines);
  const columns: Record<string, Values> = {};
  for (const column of dependentLast(shape.table)) {
    const definition = shape.table.columns[column];
    const key = `${shape.table.name}/${column}`;
    const values = valuesOf(shape, binding, cells, column, columns, faults, {
      strict:
        definition?.nullable === false ||
        misleadingColumns.has(key) ||
        shape.strict?.includes(column) === true,
    });
    if (definition?.nullable === false) faults.empty(column, values);
    columns[column] = values;
  }
  const quarantined = faults.quarantined();
  const kept = quarantined.length === 0 ? undefined : faults.kept(rows);
  const inTableOrder: Record<string, Values> = {};
  for (const column of ownColumns(shape.table)) {
    inTableOrder[column] = pick(columns[column] as Values, kept);
  }
  inTableOrder['source_file'] = new Array<string>(kept?.length ?? rows).fill(shape.source);
  inTableOrder['source_line'] = pick(cells.lines.slice(), kept);
  return {
    rows: { length: kept?.length ?? rows, columns: inTableOrder },
    quarantined: byLine([...cells.quarantined, ...quarantined]),
    unreadable: faults.unreadable(),
  };
}

const pick = (values: Values, kept: readonly number[] | undefined): Values =>
  kept === undefined ? values : kept.map((row) => values[row] as ColumnValue | null);

const byLine = (rows: QuarantinedRow[]): readonly QuarantinedRow[] =>
  rows.sort((a, b) => a.line - b.line);

/** The table's columns, those that need another one's value after the rest. */
function dependentLast(table: TableDefinition): readonly string[] {
  const depends = (column: string): boolean =>
    besideColumn[`${table.name}/${column}`] !== undefined;
  const columns = ownColumns(table);
  return [...columns.filter((one) => !depends(one)), ...columns.filter(depends)];
}

function valuesOf(
  shape: Shape,
  binding: Binding,
  cells: Cells,
  column: string,
  done: Readonly<Record<string, Values>>,
  faults: Faults,
  { strict }: { readonly strict: boolean },
): Values {
  const rows = cells.lines.length;
  if (shape.omitted?.has(column) === true) return new Array(rows).fill(null);
  const positions = binding.positionsOf.get(column) ?? [];
  if (column === 'attributes') return attributeValues(cells, binding, positions[0]);
  const constant = binding.constants.get(column) ?? null;
  const values: Values = new Array(rows).fill(constant);
  const coerce = shape.coercers.get(column) as Coercer;
  const beside = done[besideColumn[`${shape.table.name}/${column}`] ?? ''];
  for (const position of positions) {
    const cellsOfColumn = cells.columns[position] as readonly unknown[];
    for (let row = 0; row < rows; row += 1) {
      const cell = cellsOfColumn[row];
      if (cell === '' || cell === null || cell === undefined) continue;
      if (values[row] !== null && !Array.isArray(values[row])) continue;
      const value = coerce(cell, (beside?.[row] as string | null | undefined) ?? null);
      if (isUnreadable(value)) faults.add({ row, column, reason: value.reason, strict });
      else if (value !== null) values[row] = merged(values[row], value);
    }
  }
  return values;
}

/** Lists from several columns become one list; anything else is the first value. */
function merged(before: ColumnValue | null | undefined, value: ColumnValue): ColumnValue {
  if (!Array.isArray(before) || !Array.isArray(value)) return value;
  return [...new Set([...before, ...value])];
}

function attributeValues(cells: Cells, binding: Binding, own: number | undefined): Values {
  const { header, columns, lines } = cells;
  const ofRow = attributesOf(
    header,
    columns,
    binding.unmapped,
    own === undefined ? undefined : columns[own],
  );
  return lines.map((_, row) => ofRow(row));
}

interface Fault {
  readonly row: number;
  readonly column: string;
  readonly reason: string;
  /** Condemns the row. */
  readonly strict: boolean;
}

class Faults {
  readonly #lines: readonly number[];
  readonly #condemned = new Map<number, string>();
  readonly #unreadable = new Map<string, UnreadableValues>();

  constructor(lines: readonly number[]) {
    this.#lines = lines;
  }

  add({ row, column, reason, strict }: Fault): void {
    if (strict) {
      this.#condemn(row, `${column}: ${reason}`);
      return;
    }
    const key = `${column}: ${reason}`;
    const known = this.#unreadable.get(key);
    const line = Math.min(known?.line ?? Infinity, this.#lines[row] as number);
    this.#unreadable.set(key, { column, reason, values: (known?.values ?? 0) + 1, line });
  }

  /** Condemns the rows that have no value in a required column. */
  empty(column: string, values: Values): void {
    for (let row = 0; row < values.length; row += 1) {
      if (values[row] === null) this.#condemn(row, `${column}: empty`);
    }
  }

  #condemn(row: number, reason: string): void {
    if (!this.#condemned.has(row)) this.#condemned.set(row, reason);
  }

  kept(rows: number): readonly number[] {
    const kept: number[] = [];
    for (let row = 0; row < rows; row += 1) if (!this.#condemned.has(row)) kept.push(row);
    return kept;
  }

  quarantined(): readonly QuarantinedRow[] {
    return [...this.#condemned].map(([row, reason]) => ({
      line: this.#lines[row] as number,
      reason,
    }));
  }

  unreadable(): readonly UnreadableValues[] {
    return [...this.#unreadable.values()];
  }
}
