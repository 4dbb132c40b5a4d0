import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ColumnBatch, IsoDate } from '../../../src/kernel/index.ts';
import { createTown } from '../../../src/sample/index.ts';
import {
  createMatchWorld,
  type LinkRow,
  type MatchWorld,
} from '../../integration/app/match-world.ts';

let world: MatchWorld;
beforeAll(() => {
  world = createMatchWorld();
});
afterAll(() => world.close());

type Line = string;

/** Rows of a town's table as NDJSON lines, times left out. */
function linesOf(town: ReturnType<typeof createTown>, name: string): Line[] {
  const table = town.tables.find((one) => one.name === name);
  return [...(table?.batches() ?? [])].flatMap((batch: ColumnBatch) =>
    Array.from({ length: batch.length }, (_, row) =>
      JSON.stringify(
        Object.fromEntries(
          Object.entries(batch.columns)
            .filter(([column]) => !column.endsWith('_at'))
            .map(([column, values]) => [column, values[row]]),
        ),
      ),
    ),
  );
}

const shuffled = (lines: readonly Line[], order: readonly number[]): Line[] =>
  lines
    .map((line, at) => ({ line, turn: order[at % order.length] ?? 0, at }))
    .sort((a, b) => a.turn - b.turn || b.at - a.at)
    .map(({ line }) => line);

it('shuffled rows of small towns give the same links, and a rule is found for each', async () => {
  const links = (
    customers: readonly Line[],
    profiles: readonly Line[],
  ): Promise<readonly LinkRow[]> =>
    world.links({
      customers: [world.text('customers.ndjson', customers.join('\n'))],
      profiles: [world.text('profiles.ndjson', profiles.join('\n'))],
    });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 10_000 }),
      fc.array(fc.nat(), { minLength: 7, maxLength: 97 }),
      async (seed, order) => {
        const town = createTown({ customers: 80, seed, endDate: '2026-03-01' as IsoDate });
        const customers = linesOf(town, 'raw.customer');
        const profiles = linesOf(town, 'raw.profile');
        const once = await links(customers, profiles);
        const again = await links(shuffled(customers, order), shuffled(profiles, order));
        expect(again).toEqual(once);
        expect(once.length).toBeGreaterThan(0);
        const kept = world.csv(
          'kept.csv',
          once.map(({ customer_id, profile_id }) => ({ customer_id, profile_id })),
        );
        const { blocking } = await world.run({
          customers: [world.text('customers.ndjson', customers.join('\n'))],
          profiles: [world.text('profiles.ndjson', profiles.join('\n'))],
          ...{ truth: [kept], analyse: true },
        });
        // Whatever was linked was a candidate, so some rule must be seen to find it.
        expect(blocking?.known).toBeGreaterThan(0);
        expect(blocking?.knownFound).toBe(blocking?.known);
      },
    ),
    { numRuns: 2 },
  );
}, 120_000);
