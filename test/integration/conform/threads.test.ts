/** Normalising on threads gives what normalising on one does, in the same order. */
import { expect, it } from 'vitest';
import { identifyProfiles, marks, profileFields } from '../../../jobs/conform/identify.ts';
import { type ColumnBatch, packBatch, unpackBatch } from '../../../src/kernel/index.ts';
import { keyBatch, openGazetteer, profileIdentity, profileKeys } from '../../../src/match/index.ts';
import { createThreadPool } from '../../../src/workers/index.ts';
import { smallTables } from '../../unit/match/place/small-gazetteer.ts';

const names = ['Lena Kranz', 'Дмитрий Орлов', '王伟', 'Bob “Bobby” Halloway Jr.', null];
const places = ['Austin, TX', '東京', 'Paris', 'Köln', null];
const batchOf = (number: number) => {
  const rows = Array.from({ length: 40 }, (_, row) => number * 40 + row);
  return {
    length: rows.length,
    columns: {
      profile_id: rows.map((row) => `x:${String(row).padStart(5, '0')}`),
      platform: rows.map(() => 'x'),
      handle: rows.map((row) => `TheRealPerson${row}TX`),
      display_name: rows.map((row) => names[row % names.length] ?? null),
      bio: rows.map((row) => (row % 3 === 0 ? 'engineer from Ohio' : null)),
      location: rows.map((row) => places[row % places.length] ?? null),
      urls: rows.map((row) => (row % 2 === 0 ? [`https://person${row}.example/`] : null)),
    },
  };
};

/** A line a record, as the job reads them. */
const linesOf = ({ length, columns }: ColumnBatch): readonly string[] =>
  Array.from({ length }, (_, row) => {
    const texts = profileFields.texts.map((name) => columns[name]?.[row] ?? '');
    const lists = profileFields.lists.map((name) => (columns[name]?.[row] ?? []) as string[]);
    return [...texts, ...lists.map((list) => list.join(marks.text))].join(marks.field);
  });

it('for one thread and for two', async () => {
  const tables = smallTables();
  const gazetteer = openGazetteer(tables);
  const batches = Array.from({ length: 12 }, (_, number) => batchOf(number));
  const firstOf = (number: number): number => number * 40;
  const expected = batches.map((batch, number) => {
    const identity = profileIdentity(batch, gazetteer, firstOf(number));
    return { identity, keys: profileKeys(identity) };
  });
  for (const threads of [1, 2]) {
    const pool = createThreadPool({ threads, startAfterMs: 0 });
    try {
      let at = 0;
      const inputs = batches.map((batch, number) => ({
        packed: packBatch({ length: batch.length, columns: { line: linesOf(batch) } }),
        first: firstOf(number),
      }));
      for await (const found of pool.map(identifyProfiles, { setup: tables, inputs })) {
        const identity = unpackBatch(found.identity);
        const keys = keyBatch(found.keys, 'profile_number', found.first);
        expect(identity).toEqual(expected[at]?.identity);
        for (const name of ['profile_number', 'rule', 'key']) {
          expect([...(keys.columns[name] ?? [])]).toEqual([
            ...(expected[at]?.keys.columns[name] ?? []),
          ]);
        }
        at += 1;
      }
      expect(at).toBe(batches.length);
    } finally {
      await pool.close();
    }
  }
});
