/** What the command line reads: lists, entries, exports, and why somebody stands there. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { customerId } from '../../../src/kernel/index.ts';
import type { Store } from '../../../src/store/index.ts';
import { smallEdition } from '../../integration/store/edition-files.ts';
import {
  adapters,
  type TestDatabase,
  testDatabase,
} from '../../integration/store/test-database.ts';

describe.each(adapters)('reading, $name', (adapter) => {
  describe.skipIf(adapter.skipped)('with a database', () => {
    let database: TestDatabase;
    let store: Store;
    const publish = async (evaluation: boolean) =>
      store.publisher({}).publish({ ...smallEdition(database.folder, '2026-03-01'), evaluation });
    const exported = () =>
      store.lists.exportRows({ list: 'top', contactsSinceMs: Date.UTC(2026, 0, 1) });
    beforeAll(async () => {
      database = await testDatabase(adapter);
      store = await database.open();
    });
    afterEach(() => database.rows('delete from ops.suppression; delete from ops.outreach'));
    afterAll(async () => {
      await store?.close();
      await database?.close();
    });

    it('says that nothing is published yet', async () => {
      const reads = [
        () => store.lists.lists(),
        exported,
        () => store.whyCustomer(customerId('ann')),
      ];
      for (const read of reads) {
        await expect(read()).rejects.toMatchObject({ code: 'usage.nothing_published' });
      }
    });

    it('lists the lists and their entries in order', async () => {
      await publish(false);
      expect(await store.lists.lists()).toEqual([
        {
          name: 'seed',
          purpose: 'Together.',
          method: 'joint-reach',
          orderedBy: 'reach',
          places: 25,
          customers: 4,
        },
        {
          name: 'top',
          purpose: 'Best first.',
          method: 'rank',
          orderedBy: 'standing_points',
          places: 100,
          customers: 4,
        },
      ]);
      const entries = await store.lists.entries('top', 2);
      expect(entries.map(({ position, customerId: id }) => [position, id])).toEqual([
        [1, 'ann'],
        [2, 'bo'],
      ]);
      expect(entries[0]).toMatchObject({
        fullName: '2026-03-01 ann',
        standingPoints: 90,
        segment: 'friend',
        ...{ reach: 10, reachRaw: 12, audience: 80, followers: 100, jointReachRaw: null },
      });
      const together = await store.lists.entries('seed');
      expect(together.map((one) => [one.jointReach, one.jointReachRaw])).toEqual(
        [1, 2, 3, 4].map((place) => [10 * place, 12 * place]),
      );
      // Nobody linked: neither figure is known.
      expect(together[3]).toMatchObject({ reach: null, reachRaw: null, audience: null });
      await expect(store.lists.entries('tip')).rejects.toMatchObject({
        code: 'usage.not_found',
        details: { lists: ['seed', 'top'] },
      });
    });

    it('tells why a customer stands where they stand', async () => {
      const facts = await store.whyCustomer(customerId('ann'));
      expect(facts).toMatchObject({
        customer: { customer_id: 'ann', email: 'ann@Example.org' },
        standing: { rank: 1, standing_points: 90 },
        links: [
          { profile_id: 'x:ann', evidence: [{ comparison: 'name', level: 'exact', bits: 9.5 }] },
        ],
        profiles: [{ reach: 10, sentiment: 0.5 }],
        signals: [{ kind: 'new-influencer', since: '2026-02-01' }],
        stageMove: undefined,
        places: [{ list: 'seed' }, { list: 'top' }],
      });
      expect(facts.duplicates).toEqual([]);
      expect((await store.whyCustomer(customerId('cy'))).duplicates).toEqual([
        { customer_id: 'cy', other_customer_id: 'di', probability: 0.97 },
      ]);
      expect((await store.whyCustomer(customerId('bo'))).stageMove).toMatchObject({
        from: null,
        to: 'loyal',
      });
      await expect(store.whyCustomer(customerId('zed'))).rejects.toMatchObject({
        code: 'usage.not_found',
      });
    });

    it('exports with contacts of the books and of outreach, and without those suppressed a moment ago', async () => {
      await database.rows(
        `insert into ops.outreach (outreach_id, customer_id, channel, at, outcome, recorded_by) values
         ('o1', 'cy', 'email', '2026-02-21Z', 'objected', 'me'), ('o2', 'cy', 'email', '2019-02-21Z', null, 'me')`,
      );
      await database.rows(
        `insert into ops.suppression (subject_kind, subject, source)
         values ('profile', 'x:ann', 'person'), ('email', 'bo@example.org', 'person')`,
      );
      const { rows, suppressed, edition } = await exported();
      expect([suppressed, edition.evaluation]).toEqual([2, false]);
      expect(rows.map((row) => row.customerId)).toEqual(['cy', 'di']);
      expect(rows[0]?.contacts).toEqual([
        { atMs: Date.UTC(2026, 1, 20, 10), channel: 'phone', inbound: false, outcome: null },
        { atMs: Date.UTC(2026, 1, 21), channel: 'email', inbound: false, outcome: 'objected' },
      ]);
      // `di` is the same person as `cy`.
      expect(rows[1]?.contacts).toEqual(rows[0]?.contacts);
    });

    it('refuses every export of an evaluation edition', async () => {
      await publish(true);
      await expect(exported()).rejects.toMatchObject({ code: 'usage.export_refused' });
    });
  });
});
