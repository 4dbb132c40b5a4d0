/** Reading single records: codes, texts and lists of words by column. */
import { wordsOf } from '../normalise/fold.ts';
import type { PersonRecords, PooledColumn } from './person-records.ts';

export interface RecordView {
  readonly records: PersonRecords;
  code(column: PooledColumn, record: number): number;
  /** Empty where nothing is known. */
  text(column: PooledColumn, record: number): string;
  /** Words of a column of which each distinct text is parted once. */
  words(column: 'given' | 'family' | 'phones', record: number): readonly string[];
}

export function viewOf(records: PersonRecords): RecordView {
  const { pools } = records;
  const code = (column: PooledColumn, record: number): number => pools[column].codes[record] ?? 0;
  const lists = {
    given: pools.given.texts.map(wordsOf),
    family: pools.family.texts.map(wordsOf),
    phones: pools.phones.texts.map(wordsOf),
  };
  return {
    records,
    code,
    text: (column, record) => pools[column].texts[code(column, record)] ?? '',
    words: (column, record) => lists[column][code(column, record)] ?? [],
  };
}
