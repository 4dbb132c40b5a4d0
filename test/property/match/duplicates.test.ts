import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clusterRecords,
  createPersonRecords,
  createRecordComparer,
  nameClusters,
  type RecordReview,
  recordColumns,
} from '../../../src/match/index.ts';

const word = fc.constantFrom('anna', 'anja', 'bob', 'robert', 'meier', 'maier', 'okafor', 'lindt');
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });
const record = fc.record({
  given: orNull(word),
  family: orNull(word),
  middle: orNull(word),
  generation: orNull(fc.constantFrom('jr', 'sr')),
  email: orNull(fc.constantFrom('a1@x.example', 'a12@x.example', 'b@y.example')),
  phones: orNull(fc.constantFrom('+1555010100', '+1555010101', '+1555010100 +49301')),
  birth_date: orNull(fc.constantFrom('1971-06-24', '1971-06-25', '1999-02-03')),
  birth_year: orNull(fc.constantFrom(1971, 1999)),
  street: orNull(fc.constantFrom('8 stanley st', 'stanley street 9', 'kela road 3')),
  postcode: orNull(fc.constantFrom('4223', '4224', '9000')),
  city: orNull(fc.constantFrom('ulm', 'kassel', 'kasel')),
  country: orNull(fc.constantFrom('DE', 'US')),
  attributes: orNull(fc.constantFrom('{"ssn":"5304218"}', '{"sex":"f"}', 'no json', '[1]')),
});

const recordsOf = (rows: readonly object[]) => {
  const builder = createPersonRecords();
  const columns = Object.fromEntries(
    recordColumns.map((name) => [
      name,
      rows.map((row, at) =>
        name === 'customer_id' ? `c-${at}` : ((row as Record<string, string>)[name] ?? null),
      ),
    ]),
  );
  builder.add({ length: rows.length, columns });
  return builder.build();
};

describe('comparing records', () => {
  it('says the same of two records whichever comes first', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 2, maxLength: 12 }), (rows) => {
        const comparer = createRecordComparer(recordsOf(rows));
        const one = comparer.compare(0, 1);
        const [levels, chances] = [[...one.levels], [...one.chanceBits]];
        const other = comparer.compare(1, 0);
        expect([...other.levels]).toEqual(levels);
        for (const [at, chance] of chances.entries()) {
          if (Number.isNaN(chance)) expect(other.chanceBits[at]).toBeNaN();
          else expect(other.chanceBits[at]).toBeCloseTo(chance, 9);
        }
      }),
    );
  });

  it('gives chances of at most one', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 2, maxLength: 12 }), (rows) => {
        for (const chance of createRecordComparer(recordsOf(rows)).compare(0, 1).chanceBits) {
          expect(Number.isNaN(chance) || chance <= 0).toBe(true);
        }
      }),
    );
  });
});

const size = 14;
const says = fc.array(fc.integer({ min: -12, max: 12 }), {
  minLength: size * size,
  maxLength: size * size,
});
const reviews = fc.array(
  fc.record({
    a: fc.integer({ min: 0, max: size - 1 }),
    b: fc.integer({ min: 0, max: size - 1 }),
    decision: fc.constantFrom<RecordReview['decision']>('same', 'different'),
  }),
  { maxLength: 3 },
);

const clustered = (bits: readonly number[], decided: readonly RecordReview[], accept = 3) => {
  const say = (a: number, b: number): number => bits[Math.min(a, b) * size + Math.max(a, b)] ?? 0;
  const [a, b, weights]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < size; i += 1) {
    for (let j = i + 1; j < size; j += 1) {
      a.push(i);
      b.push(j);
      weights.push(say(i, j));
    }
  }
  const pairs = {
    length: a.length,
    a: Uint32Array.from(a),
    b: Uint32Array.from(b),
    bits: Float32Array.from(weights),
  };
  return clusterRecords({ records: size, pairs, say, acceptBits: accept, reviews: decided });
};

describe('clusters', () => {
  it('stand under their smallest record, and speak for each other on average', () => {
    fc.assert(
      fc.property(says, (bits) => {
        const { clusterOf, supportBits } = clustered(bits, []);
        for (const [record, cluster] of clusterOf.entries()) {
          expect(cluster).toBeLessThanOrEqual(record);
          expect(clusterOf[cluster]).toBe(cluster);
          const alone = clusterOf.filter((one) => one === cluster).length === 1;
          if (alone) expect(supportBits[record]).toBe(0);
        }
      }),
    );
  });

  it('never hold two records that an operator called different', () => {
    fc.assert(
      fc.property(says, reviews, (bits, drawn) => {
        const decided = drawn.filter(({ a, b, decision }) => a !== b && decision === 'different');
        const { clusterOf } = clustered(bits, decided);
        for (const { a, b } of decided) expect(clusterOf[a]).not.toBe(clusterOf[b]);
      }),
    );
  });

  it('always hold two that an operator called the same', () => {
    fc.assert(
      fc.property(says, fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), (bits, [a, b]) => {
        fc.pre(a !== b);
        const { clusterOf } = clustered(bits, [{ a, b, decision: 'same' }]);
        expect(clusterOf[a]).toBe(clusterOf[b]);
      }),
    );
  });

  it('are two where one weak bridge joins two groups that contradict each other', () => {
    const bits = new Array<number>(size * size).fill(-6);
    const group = (numbers: readonly number[]): void => {
      for (const i of numbers) for (const j of numbers) if (i < j) bits[i * size + j] = 9;
    };
    group([0, 1, 2, 3]);
    group([4, 5, 6, 7]);
    bits[3 * size + 4] = 5;
    const { clusterOf } = clustered(bits, []);
    expect([...clusterOf.slice(0, 8)]).toEqual([0, 0, 0, 0, 4, 4, 4, 4]);
  });
});

describe('ids of clusters', () => {
  const clusterings = fc.array(fc.nat(4), { minLength: 1, maxLength: 12 }).map((groups) => ({
    ids: groups.map((_, at) => `r-${String(at).padStart(2, '0')}`),
    clusterOf: Uint32Array.from(groups, (group) => groups.indexOf(group)),
  }));

  it('are one each, that of a record, and for clusters of two or more alone', () => {
    fc.assert(
      fc.property(
        clusterings,
        fc.array(fc.nat(4), { maxLength: 12 }),
        ({ ids, clusterOf }, was) => {
          const before = new Map(
            was.map((group, at) => [`r-${String(at).padStart(2, '0')}`, `r-0${group}`]),
          );
          const names = nameClusters(ids, clusterOf, before);
          const clusterOfName = new Map<string, number>();
          for (const [number, name] of names) {
            const cluster = clusterOf[number] ?? -1;
            expect(clusterOfName.get(name) ?? cluster).toBe(cluster);
            clusterOfName.set(name, cluster);
          }
          for (const [number, cluster] of clusterOf.entries()) {
            const alone = clusterOf.filter((one) => one === cluster).length === 1;
            expect(names.has(number)).toBe(!alone);
          }
        },
      ),
    );
  });

  it('are found although other clusters bear all ids of one', () => {
    const ids = ['r-0', 'r-1', 'r-2', 'r-3', 'r-4', 'r-5'];
    const clusterOf = Uint32Array.from([0, 1, 2, 1, 2, 0]);
    const before = new Map([
      ['r-0', 'r-4'],
      ['r-1', 'r-2'],
    ]);
    expect([...nameClusters(ids, clusterOf, before).values()]).toEqual([
      ...['r-4', 'r-1', 'r-2', 'r-1', 'r-2', 'r-4'],
    ]);
  });

  it('stay when nothing changed', () => {
    fc.assert(
      fc.property(clusterings, ({ ids, clusterOf }) => {
        const first = nameClusters(ids, clusterOf, new Map());
        const before = new Map([...first].map(([number, name]) => [ids[number] as string, name]));
        expect(nameClusters(ids, clusterOf, before)).toEqual(first);
      }),
    );
  });
});
