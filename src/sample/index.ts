// temporary, never committed
import type { ColumnBatch, IsoDate } from '../kernel/index.ts';
import type { TableDefinition } from '../lake/index.ts';
export interface TownOptions {
  customers: number;
  seed: number;
  endDate: IsoDate;
}
export interface Town {
  tables: Record<'raw.customer', { batches(): Iterable<ColumnBatch> }>;
  truth: Record<'ownership', { definition: TableDefinition; batches(): Iterable<ColumnBatch> }>;
}
export const townVersion = 1;
export const townBrand = { name: 'a', terms: ['a'] };
export const townCompetitors = [{ name: 'a', terms: ['a'] }];
export function createTown(_o: TownOptions): Town {
  throw new Error('none');
}
