/** A town read once into columns, for the tests of this room. */
import type { ColumnValue, IsoDate } from '../../../src/kernel/index.ts';
import { createTown, type Town } from '../../../src/sample/index.ts';

export const endDate = '2026-03-31' as IsoDate;

export type TownColumns = Readonly<Record<string, readonly (ColumnValue | null)[]>>;

/** All rows of one table, column by column. */
export function columnsOf(town: Town, name: string): TownColumns {
  const kept = read.get(town) ?? new Map<string, TownColumns>();
  read.set(town, kept);
  const known = kept.get(name) ?? readColumns(town, name);
  kept.set(name, known);
  return known;
}

const read = new WeakMap<Town, Map<string, TownColumns>>();

function readColumns(town: Town, name: string): TownColumns {
  const table = [...town.tables, ...town.truth].find((one) => one.name === name);
  if (table === undefined) throw new Error(`the town has no table ${name}`);
  const all: Record<string, (ColumnValue | null)[]> = {};
  for (const batch of table.batches()) {
    for (const [column, values] of Object.entries(batch.columns)) {
      all[column] ??= [];
      for (const value of values) all[column].push(value);
    }
  }
  return all;
}

/** A column as texts; absent values are left out. */
export const texts = (columns: TownColumns, name: string): string[] =>
  (columns[name] ?? []).filter((value) => value !== null).map(String);

const towns = new Map<string, Town>();

/** Towns are the same whenever they are made, so the tests of one file share them. */
export function townOf(customers: number, seed = 1): Town {
  const key = `${customers}/${seed}`;
  const town = towns.get(key) ?? createTown({ customers, seed, endDate });
  towns.set(key, town);
  return town;
}
