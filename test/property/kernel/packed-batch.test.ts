import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packBatch, unpackBatch } from '../../../src/kernel/index.ts';

const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const text = fc.string({ unit: 'binary', maxLength: 8 });

it('packing and unpacking gives the same batch, also after a copy to a thread', () => {
  const row = fc.record({
    text: orNull(text),
    texts: orNull(fc.array(text, { maxLength: 3 })),
    number: orNull(fc.double({ noNaN: true })),
    flag: orNull(fc.boolean()),
    nothing: fc.constant(null),
    key: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const names = ['text', 'texts', 'number', 'flag', 'nothing', 'key'] as const;
      const columns = Object.fromEntries(names.map((name) => [name, rows.map((one) => one[name])]));
      const batch = { length: rows.length, columns };
      const back = unpackBatch(structuredClone(packBatch(batch)));
      expect(back.length).toBe(batch.length);
      for (const name of names) expect([...(back.columns[name] ?? [])]).toEqual(columns[name]);
    }),
  );
});
