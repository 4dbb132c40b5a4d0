import { describe, expect, it } from 'vitest';
import { SourceTally } from '../../../jobs/ingest/source-tally.ts';
import { AppError } from '../../../src/kernel/index.ts';

const batch = (rows: number, bad: readonly (readonly [number, string])[] = []) => ({
  rows: { length: rows, columns: {} },
  quarantined: bad.map(([line, reason]) => ({ line, reason })),
  unreadable: [],
  notes: [],
});
const bad = (from: number, rows: number, reason: string): (readonly [number, string])[] =>
  Array.from({ length: rows }, (_, i) => [from + i, reason] as const);

function tallyOf(...batches: ReturnType<typeof batch>[]): SourceTally {
  const tally = new SourceTally('orders.csv');
  for (const one of batches) tally.add(one);
  return tally;
}

function refusal(tally: SourceTally, shareMax: number): AppError | undefined {
  try {
    tally.judge(shareMax);
    return undefined;
  } catch (thrown) {
    return thrown as AppError;
  }
}

describe('the share of bad rows in one source', () => {
  it('stops the night above the maximum, with the commonest reasons first', () => {
    const tally = tallyOf(
      batch(40, bad(2, 10, 'ordered_at: not a date')),
      batch(30, [...bad(100, 19, 'customer_id: empty'), [300, 'ordered_at: not a date']]),
    );
    const error = refusal(tally, 0.2);
    expect(error).toBeInstanceOf(AppError);
    expect(error?.code).toBe('input.too_many_bad_rows');
    expect(error?.message).toBe(
      'orders.csv: 30 of 100 rows cannot be used, more than the 20 % of night.quarantineShareMax: customer_id: empty (19 rows, first in line 100); ordered_at: not a date (11 rows, first in line 2)',
    );
  });

  it('lets the night go on at the maximum and below', () => {
    expect(refusal(tallyOf(batch(80, bad(2, 20, 'x'))), 0.2)).toBeUndefined();
    expect(refusal(tallyOf(batch(0)), 0)).toBeUndefined();
    expect(refusal(tallyOf(batch(70, bad(2, 30, 'x'))), 1)).toBeUndefined();
  });

  it('says little in a short file, which stops the night only when no row is good', () => {
    expect(refusal(tallyOf(batch(1, bad(2, 18, 'x'))), 0.2)).toBeUndefined();
    expect(refusal(tallyOf(batch(1, bad(2, 19, 'x'))), 0.2)?.code).toBe('input.too_many_bad_rows');
    expect(refusal(tallyOf(batch(0, bad(2, 1, 'x'))), 0.2)?.code).toBe('input.too_many_bad_rows');
  });
});

describe('wishes that cannot be read', () => {
  it('stop the night at the first, with reasons and lines', () => {
    expect(() => tallyOf(batch(3)).refuseUnreadWishes()).not.toThrow();
    const tally = tallyOf(batch(999, [[7, 'subject: empty']]), batch(0, bad(30, 22, 'no kind')));
    expect(() => tally.refuseUnreadWishes()).toThrow(
      expect.objectContaining({
        code: 'input.wish_unreadable',
        message: expect.stringMatching(
          /^orders\.csv: 23 of 1022 wishes .*subject: empty \(line 7\); no kind \(lines 30, 31, .*, 49 and 2 more\); mend/,
        ) as string,
      }),
    );
  });
});

describe('what is told about a source', () => {
  it('names rows set aside and values left empty, each with count and first line', () => {
    const tally = tallyOf(batch(9, [[5, 'customer_id: empty']]));
    tally.add({
      ...batch(1),
      unreadable: [{ column: 'amount', reason: 'not a number', values: 2, line: 7 }],
      notes: ['orders.csv: unused columns x'],
    });
    tally.add({
      ...batch(1),
      unreadable: [{ column: 'amount', reason: 'not a number', values: 1, line: 11 }],
      notes: ['orders.csv: unused columns x'],
    });
    expect(tally.remarks()).toEqual([
      'orders.csv: unused columns x',
      'orders.csv: 1 of 12 rows quarantined: customer_id: empty (1 row, first in line 5)',
      'orders.csv: 3 values were left empty, first in line 7: amount: not a number',
    ]);
    expect([...tally.entries()]).toEqual([{ line: 5, reason: 'customer_id: empty' }]);
  });
});
