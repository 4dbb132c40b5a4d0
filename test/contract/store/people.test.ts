/** What people decided and wished: kept, merged, read back in key order. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnBatch, ColumnBatches } from '../../../src/kernel/index.ts';
import type { Store } from '../../../src/store/index.ts';
import {
  adapters,
  type TestDatabase,
  testDatabase,
} from '../../integration/store/test-database.ts';

const batch = (columns: ColumnBatch['columns']): ColumnBatch => ({
  length: Object.values(columns)[0]?.length ?? 0,
  columns,
});

async function rowsOf(batches: ColumnBatches): Promise<readonly Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for await (const { length, columns } of batches) {
    for (let row = 0; row < length; row += 1) {
      rows.push(
        Object.fromEntries(Object.keys(columns).map((name) => [name, columns[name]?.[row]])),
      );
    }
  }
  return rows;
}

describe.each(adapters)('people, $name', (adapter) => {
  describe.skipIf(adapter.skipped)('with a database', () => {
    let database: TestDatabase;
    let store: Store;
    beforeAll(async () => {
      database = await testDatabase(adapter);
      store = await database.open();
    });
    afterAll(async () => {
      await store?.close();
      await database?.close();
    });

    it('replaces the basis of files as a whole, and keeps a person’s', async () => {
      const since = Date.UTC(2024, 1, 29, 12, 0, 0, 5);
      await store.people.replaceFileBasis([
        batch({
          customer_id: ['b', 'a', 'B'],
          platform: ['*', 'x', '*'],
          ground: ['opted_in', 'declared', 'opted_in'],
          since: [since, null, null],
          until: [null, null, null],
        }),
      ]);
      await database.rows(
        `insert into ops.basis (customer_id, platform, ground, source, until)
         values ('b', '*', 'opted_in', 'person', '2025-01-01Z')`,
      );
      expect(await rowsOf(store.people.basis())).toEqual([
        { customer_id: 'B', platform: '*', ground: 'opted_in', since: null, until: null },
        { customer_id: 'a', platform: 'x', ground: 'declared', since: null, until: null },
        {
          customer_id: 'b',
          platform: '*',
          ground: 'opted_in',
          since: null,
          until: Date.UTC(2025, 0, 1),
        },
      ]);
      await database.rows(`delete from ops.basis where source = 'person'`);
      expect((await rowsOf(store.people.basis()))[2]).toMatchObject({ since, until: null });
      expect(await store.people.replaceFileBasis([])).toBe(0);
      expect(await rowsOf(store.people.basis())).toEqual([]);
    });

    it('never takes a suppression back, and folds e-mail addresses', async () => {
      const wish = (subjects: string[]) =>
        batch({
          subject_kind: subjects.map(() => 'email'),
          subject: subjects,
          reason: subjects.map(() => 'asked,\n"kindly" \\N'),
          since: subjects.map(() => null),
        });
      expect(
        await store.people.addSuppressions([wish([' Ann@Example.org', 'bo@example.org'])]),
      ).toBe(2);
      expect(await store.people.addSuppressions([wish(['ann@example.org'])])).toBe(0);
      expect(await rowsOf(store.people.suppressions())).toEqual([
        {
          subject_kind: 'email',
          subject: 'ann@example.org',
          reason: 'asked,\n"kindly" \\N',
          since: null,
        },
        {
          subject_kind: 'email',
          subject: 'bo@example.org',
          reason: 'asked,\n"kindly" \\N',
          since: null,
        },
      ]);
    });

    it('changes its fingerprint with the content and only with it', async () => {
      const basis = () => [
        batch({ customer_id: ['p', 'q'], platform: ['*', '*'], ground: ['opted_in', 'opted_in'] }),
      ];
      await store.people.replaceFileBasis(basis());
      const before = await store.people.fingerprint();
      await store.people.replaceFileBasis(basis());
      expect(await store.people.fingerprint()).toBe(before);
      await database.rows(
        `insert into ops.review_entry (customer_id, profile_id, decision, decided_by) values ('p', 'x:1', 'accept', 'me')`,
      );
      const reviewed = await store.people.fingerprint();
      expect(reviewed).not.toBe(before);
      await database.rows(
        `insert into ops.outreach (outreach_id, customer_id, channel, at, recorded_by) values ('o', 'p', 'email', now(), 'me')`,
      );
      expect(await store.people.fingerprint()).not.toBe(reviewed);
      expect(await rowsOf(store.people.reviews())).toMatchObject([
        { customer_id: 'p', decision: 'accept' },
      ]);
      expect(await rowsOf(store.people.outreach())).toMatchObject([
        { outreach_id: 'o', outcome: null },
      ]);
    });

    it('rolls a replacement back as a whole when a row is refused, without telling its value', async () => {
      const before = await store.people.fingerprint();
      const failure = await store.people
        .replaceFileBasis([
          batch({ customer_id: ['secret-person'], platform: ['*'], ground: ['because'] }),
        ])
        .catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'store.refused' });
      expect(String((failure as Error).message)).not.toContain('secret-person');
      expect(JSON.stringify((failure as { details: unknown }).details)).not.toContain('secret');
      expect(await store.people.fingerprint()).toBe(before);
    });

    it('reads more than one page in order, each row once', async () => {
      const ids = Array.from({ length: 25_003 }, (_, i) => `c${String(i).padStart(6, '0')}`);
      const shuffled = [...ids].sort((a, b) => (a.slice(-2) + a < b.slice(-2) + b ? -1 : 1));
      await store.people.replaceFileBasis([
        batch({
          customer_id: shuffled,
          platform: ids.map(() => '*'),
          ground: ids.map(() => 'opted_in'),
        }),
      ]);
      const read = (await rowsOf(store.people.basis())).map((row) => row['customer_id']);
      expect(read).toEqual(ids);
    });
  });
});
