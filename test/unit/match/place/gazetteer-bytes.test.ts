import { describe, expect, it } from 'vitest';
import { gazetteerBytes, gazetteerFrom } from '../../../../src/match/index.ts';
import { smallTables } from './small-gazetteer.ts';

/** As a file is read: in memory that threads share. */
function shared(bytes: Uint8Array): Uint8Array {
  const read = new Uint8Array(new SharedArrayBuffer(bytes.length));
  read.set(bytes);
  return read;
}

/** Long arrays are compared as text: a hundred times faster than place by place. */
const textOf = (values: ArrayLike<unknown> | undefined): string => Array.from(values ?? []).join();

describe('a gazetteer as bytes', () => {
  const tables = smallTables();
  const bytes = gazetteerBytes(tables, 'this build');

  it('comes back as it was', () => {
    for (const read of [gazetteerFrom(shared(bytes), 'this build'), gazetteerFrom(shared(bytes))]) {
      expect(Object.keys(read ?? {}).sort()).toEqual(Object.keys(tables).sort());
      for (const [name, values] of Object.entries(tables)) {
        expect(textOf(read?.[name as keyof typeof tables]), name).toBe(textOf(values));
      }
    }
  });

  it('gives nothing when it is of another build', () => {
    expect(gazetteerFrom(shared(bytes), 'another build')).toBeUndefined();
  });

  it('gives nothing when it was cut short or is something else', () => {
    for (const length of [0, 4, 9, 40, bytes.length - 1]) {
      expect(gazetteerFrom(shared(bytes.subarray(0, length)), 'this build')).toBeUndefined();
    }
    expect(gazetteerFrom(shared(new Uint8Array(1000).fill(65)))).toBeUndefined();
  });
});
