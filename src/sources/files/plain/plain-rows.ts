/**
 * A Parquet file in two parts: the rows with a cell that is not plain, coerced
 * one by one, and all others as a statement the engine runs by itself.
 *
 * Together they are the rows that reading the whole file would give.
 */
import type { SourceBatch } from '../../../kernel/index.ts';
import { sqlTypes, type TableDefinition } from '../../../lake/index.ts';
import type { ParquetReader, PlainRows } from '../../port.ts';
import { openFile } from '../read/open-file.ts';
import { notParquet, translated } from '../read/parquet.ts';
import { type Binding, bindHeader, ownColumns } from '../shape/binding.ts';
import { type Shape, shapeRows } from '../shape/shape-rows.ts';
import { type PlainCell, plainCell } from './plain-cell.ts';

export interface PlainOptions {
  readonly source: string;
  readonly path: string;
  readonly shape: Shape;
  readonly mapping?: Readonly<Record<string, string>> | undefined;
  readonly parquet: ParquetReader;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Undefined for a file of another format, or where the reader knows no statements. */
export async function plainRows(options: PlainOptions): Promise<PlainRows | undefined> {
  const { source, path, shape, parquet, mapping } = options;
  const { statements } = parquet;
  if (statements === undefined) return undefined;
  if ((await openFile(source, path)).packing !== 'parquet') return undefined;
  const types = await statements.types(path).catch((thrown: unknown) => {
    throw notParquet(source, thrown);
  });
  const header = Object.keys(types);
  const binding = bindHeader(shape.table, header, { source, mapping });
  // A file that lacks a column is refused by whoever reads it row by row, with the reason.
  if (binding.missing.length > 0 || binding.constants.size > 0) return undefined;
  const { columns, plain } = conditions(shape, binding, header, types);
  const origin = [`${text(source)} AS "source_file"`, 'file_row_number + 1 AS "source_line"'];
  const relation = statements.relation(path);
  return {
    // The rest is few: leaving it out by its lines costs less than judging every cell again.
    sqlWithout: (restTable) => `SELECT ${[...columns, ...origin].join(', ')}
FROM ${relation} AS f
WHERE NOT EXISTS (
  SELECT 1 FROM ${restTable} AS r
  WHERE r.source_file = ${text(source)} AND r.source_line = f.file_row_number + 1
)`,
    async *rest(): AsyncIterable<SourceBatch> {
      for await (const batch of translated(statements.rowsWithout(path, plain), source)) {
        const lines = (batch.columns['file_row_number'] ?? []).map((row) => Number(row) + 1);
        const cells = {
          header,
          lines,
          columns: header.map((name) => batch.columns[name] ?? []),
          quarantined: [],
        };
        yield { ...shapeRows(shape, binding, cells), notes: [] };
      }
    },
  };
}

function conditions(
  shape: Shape,
  binding: Binding,
  header: readonly string[],
  types: Readonly<Record<string, string>>,
): { readonly columns: readonly string[]; readonly plain: string } {
  const { table } = shape;
  const all: string[] = [];
  const columns = ownColumns(table).map((column) => {
    const definition = table.columns[column] as TableDefinition['columns'][string];
    const nothing = `CAST(NULL AS ${sqlTypes[definition.type]}) AS ${quoted(column)}`;
    if (shape.omitted?.has(column) === true) return nothing;
    if (column === 'attributes') {
      all.push(...binding.unmapped.map((position) => isNothing(header[position] as string, types)));
    }
    const [first, ...others] = (binding.positionsOf.get(column) ?? []).map(
      (position) => header[position] as string,
    );
    all.push(...others.map((name) => isNothing(name, types)));
    if (first === undefined) return nothing;
    const columnKey = `${table.name}/${column}`;
    const fileType = types[first] ?? '';
    const plain = plainCell({ columnKey, definition, fileType, cell: quoted(first) });
    all.push(plainOrNothing(plain, { first, types, required: !definition.nullable }));
    if (plain === undefined) return nothing;
    const value = fileType === 'VARCHAR' ? `nullif(${plain.value}, '')` : plain.value;
    return `${value} AS ${quoted(column)}`;
  });
  const plain = all.map((one) => `(${one})`).join(' AND ');
  return { columns, plain: plain === '' ? 'true' : plain };
}

/** The cell is empty. */
function isNothing(name: string, types: Readonly<Record<string, string>>): string {
  const empty = types[name] === 'VARCHAR' ? ` OR ${quoted(name)} = ''` : '';
  return `${quoted(name)} IS NULL${empty}`;
}

/** Never null, so that its negation is the rest. */
function plainOrNothing(
  plain: PlainCell | undefined,
  {
    first,
    types,
    required,
  }: {
    readonly first: string;
    readonly types: Readonly<Record<string, string>>;
    readonly required: boolean;
  },
): string {
  const nothing = isNothing(first, types);
  if (plain === undefined) return required ? 'false' : nothing;
  const given = `NOT (${nothing}) AND ${plain.when}`;
  return required ? `coalesce(${given}, false)` : `coalesce(${nothing} OR (${given}), false)`;
}
