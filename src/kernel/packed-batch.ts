/**
 * Column batches as a few large values, for handing them to another thread.
 *
 * Copying an array of texts costs as much as normalising them; one long text
 * and the lengths of its parts are copied at the speed of memory. Packing and
 * unpacking gives the same batch.
 */
import { type Column, type ColumnBatch, type ColumnValue, keyColumn } from './columns.ts';

type PackedColumn =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'text'; readonly texts: PackedTexts }
  /** −1 items stand for null. */
  | { readonly kind: 'texts'; readonly items: Int32Array; readonly texts: PackedTexts }
  | { readonly kind: 'number'; readonly numbers: Float64Array }
  | { readonly kind: 'boolean'; readonly flags: Int8Array }
  | { readonly kind: 'key'; readonly keys: BigInt64Array };

interface PackedTexts {
  readonly joined: string;
  /** −1 stands for null. */
  readonly lengths: Int32Array;
}

export interface PackedBatch {
  readonly length: number;
  readonly columns: Readonly<Record<string, PackedColumn>>;
}

export function packBatch(batch: ColumnBatch): PackedBatch {
  const columns: Record<string, PackedColumn> = {};
  for (const [name, values] of Object.entries(batch.columns)) {
    columns[name] = packColumn(values, batch.length);
  }
  return { length: batch.length, columns };
}

export function unpackBatch({ length, columns }: PackedBatch): ColumnBatch {
  const unpacked: Record<string, Column> = {};
  for (const [name, column] of Object.entries(columns))
    unpacked[name] = unpackColumn(column, length);
  return { length, columns: unpacked };
}

function packColumn(values: Column, length: number): PackedColumn {
  if (values instanceof BigInt64Array) return { kind: 'key', keys: values };
  switch (typeof firstOf(values, length)) {
    case 'undefined':
      return { kind: 'nothing' };
    case 'string':
      return { kind: 'text', texts: packTexts(values as Column<string>, length) };
    case 'number':
      return { kind: 'number', numbers: Float64Array.from(values as number[], numberOrNan) };
    case 'bigint':
      return { kind: 'key', keys: BigInt64Array.from(values as bigint[]) };
    case 'boolean':
      return { kind: 'boolean', flags: Int8Array.from(values as boolean[], flagOf) };
    default:
      return packLists(values as Column<readonly string[]>, length);
  }
}

function firstOf(values: Column, length: number): ColumnValue | undefined {
  for (let row = 0; row < length; row += 1) {
    const value = values[row];
    if (value !== null && value !== undefined) return value;
  }
  return undefined;
}

const numberOrNan = (value: number | null): number => value ?? Number.NaN;
const flagOf = (value: boolean | null): number => (value === null ? -1 : value ? 1 : 0);

function packTexts(values: Column<string>, length: number): PackedTexts {
  const lengths = new Int32Array(length);
  const given: string[] = [];
  for (let row = 0; row < length; row += 1) {
    const value = values[row] ?? null;
    lengths[row] = value === null ? -1 : value.length;
    if (value !== null) given.push(value);
  }
  return { joined: given.join(''), lengths };
}

function packLists(values: Column<readonly string[]>, length: number): PackedColumn {
  const items = new Int32Array(length);
  const flat: string[] = [];
  for (let row = 0; row < length; row += 1) {
    const value = values[row] ?? null;
    items[row] = value === null ? -1 : value.length;
    if (value !== null) flat.push(...value);
  }
  return { kind: 'texts', items, texts: packTexts(flat, flat.length) };
}

function unpackColumn(column: PackedColumn, length: number): Column {
  switch (column.kind) {
    case 'nothing':
      return new Array<null>(length).fill(null);
    case 'text':
      return unpackTexts(column.texts);
    case 'texts':
      return unpackLists(column.items, unpackTexts(column.texts) as string[]);
    case 'number':
      return Array.from(column.numbers, (value) => (Number.isNaN(value) ? null : value));
    case 'boolean':
      return Array.from(column.flags, (flag) => (flag < 0 ? null : flag === 1));
    case 'key':
      return keyColumn(column.keys);
  }
}

function unpackTexts({ joined, lengths }: PackedTexts): (string | null)[] {
  const texts = new Array<string | null>(lengths.length).fill(null);
  let from = 0;
  for (let row = 0; row < lengths.length; row += 1) {
    const length = lengths[row] as number;
    if (length < 0) continue;
    texts[row] = joined.slice(from, from + length);
    from += length;
  }
  return texts;
}

function unpackLists(items: Int32Array, flat: readonly string[]): (readonly string[] | null)[] {
  const lists = new Array<readonly string[] | null>(items.length).fill(null);
  let from = 0;
  for (let row = 0; row < items.length; row += 1) {
    const count = items[row] as number;
    if (count < 0) continue;
    lists[row] = flat.slice(from, from + count);
    from += count;
  }
  return lists;
}
