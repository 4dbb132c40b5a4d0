import { beforeAll, describe, expect, it } from 'vitest';
import type { ColumnBatch, IsoDate } from '../../../src/kernel/index.ts';
import { createTown } from '../../../src/sample/index.ts';
import { type Row, runRank } from './small-world.ts';

const rowsOf = (batches: Iterable<ColumnBatch>): Row[] =>
  [...batches].flatMap(({ length, columns }) =>
    Array.from({ length }, (_, at) =>
      Object.fromEntries(
        Object.entries(columns).map(([name, values]) => [name, values[at] ?? null]),
      ),
    ),
  );

/**
 * Stages against the town's hidden habits, on orders and referrals alone. The
 * town's buyers follow their own laws (lognormal gaps, holidays from buying,
 * seasons), and a habit can differ from what three years of orders show: the
 * floors stand a little below what was measured.
 */
describe('stages of a town of 2,000', () => {
  let pairs: { truth: string; stage: string; purchases: number }[];

  beforeAll(async () => {
    const town = createTown({ customers: 2000, seed: 11, endDate: '2026-06-30' as IsoDate });
    const tableOf = (name: string) => {
      const table = [...town.tables, ...town.truth].find((one) => one.name === name);
      return rowsOf(table?.batches() ?? []);
    };
    const run = await runRank({
      'core.customer': tableOf('raw.customer'),
      'core.order': tableOf('raw.order'),
      'core.referral': tableOf('raw.referral'),
    });
    const truth = new Map(tableOf('truth.person').map((row) => [row['customer_id'], row]));
    const days = new Map<unknown, Set<unknown>>();
    for (const order of tableOf('raw.order')) {
      const known = days.get(order['customer_id']) ?? new Set();
      known.add(Math.floor(Number(order['ordered_at']) / 86_400_000));
      days.set(order['customer_id'], known);
    }
    pairs = run.standing.map((row) => ({
      truth: String(truth.get(row['customer_id'])?.['stage']),
      stage: String(row['stage']),
      purchases: days.get(row['customer_id'])?.size ?? 0,
    }));
  });

  const share = (of: typeof pairs, when: (pair: (typeof pairs)[number]) => boolean): number =>
    of.filter(when).length / of.length;

  it('agree with the hidden habit more often than not', () => {
    expect(pairs).toHaveLength(2000);
    expect(share(pairs, ({ truth, stage }) => truth === stage)).toBeGreaterThan(0.6);
  });

  it('find who stopped buying, among those who had a rhythm to break', () => {
    const stopped = pairs.filter(({ truth, purchases }) => truth === 'lapsing' && purchases >= 3);
    // A stop of last month is a stop, though no rhythm can tell it yet.
    expect(share(stopped, ({ stage }) => stage === 'lapsing')).toBeGreaterThan(0.5);
  });

  it('seldom miss somebody who still buys', () => {
    const buying = pairs.filter(({ truth, purchases }) => truth !== 'lapsing' && purchases >= 3);
    expect(share(buying, ({ stage }) => stage === 'lapsing')).toBeLessThan(0.08);
  });

  it('never call lapsing whom too few purchases tell nothing about', () => {
    const few = pairs.filter(({ purchases }) => purchases < 3);
    expect(share(few, ({ stage }) => stage === 'lapsing')).toBe(0);
    expect(share(few, ({ stage, purchases }) => (purchases === 0) === (stage === 'none'))).toBe(1);
  });
});
