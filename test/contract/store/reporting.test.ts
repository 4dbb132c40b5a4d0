/** A database that stands: the read-only role, and the views explained. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/index.ts';
import {
  adapters,
  type TestDatabase,
  testDatabase,
} from '../../integration/store/test-database.ts';

describe.each(adapters)('reporting, $name', (adapter) => {
  describe.skipIf(adapter.skipped)('with a database', () => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await testDatabase(adapter);
    });
    afterAll(() => database?.close());

    it('lets the reader see published and reporting, and nothing of ops or staging', async () => {
      const store = await database.open();
      expect((await store.facts()).readerRole).toMatchObject({ state: 'ready', canLogIn: false });
      await store.close();
      await database.rows('set role kith_test_reader');
      expect(await database.rows('select * from reporting.list_entry')).toEqual([]);
      expect(await database.rows('select * from reporting.run')).toEqual([]);
      expect(await database.rows('select * from published.customer')).toEqual([]);
      for (const hidden of ['select * from ops.suppression', 'create table staging.x ()']) {
        await expect(database.rows(hidden)).rejects.toMatchObject({ code: '42501' });
      }
      await expect(database.rows('delete from published.customer')).rejects.toMatchObject({
        code: '42501',
      });
      await database.rows('reset role');
    });

    it('goes on without a reader where it may not make one, and says so', async () => {
      await database.rows(`create role kith_plain_${process.pid} login password 'plain'`);
      const name = new URL(database.url).pathname.slice(1);
      try {
        await database.rows(
          `grant create, connect on database ${name} to kith_plain_${process.pid}`,
        );
        await database.rows(
          `grant all on schema published, ops, reporting, staging to kith_plain_${process.pid}`,
        );
        await database.rows(
          `grant all on all tables in schema ops, published to kith_plain_${process.pid}`,
        );
        const url = new URL(database.url);
        url.username = `kith_plain_${process.pid}`;
        url.password = 'plain';
        const store = await openStore({
          databaseUrl: url.toString(),
          workspace: database.folder,
          settings: { embeddedPort: 0, editionsKept: 3, readerRole: 'kith_other_reader' },
        });
        const { readerRole, connection } = await store.facts();
        expect(readerRole).toMatchObject({
          state: 'missing',
          reason: expect.stringContaining('CREATE ROLE kith_other_reader'),
        });
        expect(connection).not.toContain('plain@');
        await store.close();
      } finally {
        await database.rows(`drop owned by kith_plain_${process.pid}`);
        await database.rows(`drop role kith_plain_${process.pid}`);
      }
    });

    it('explains every view and every column of schema reporting', async () => {
      const unexplained = await database.rows<{ name: string }>(
        `select c.relname || coalesce('.' || a.attname, '') as name
         from pg_class c
         left join lateral (
           select attname, attnum from pg_attribute where attrelid = c.oid and attnum > 0
           union all select null, 0
         ) a on true
         where c.relnamespace = 'reporting'::regnamespace
           and coalesce(col_description(c.oid, a.attnum), obj_description(c.oid)) is null
            or c.relnamespace = 'reporting'::regnamespace and a.attnum > 0
           and col_description(c.oid, a.attnum) is null`,
      );
      expect(unexplained).toEqual([]);
      const json = await database.rows(
        `select table_name, column_name from information_schema.columns
         where table_schema = 'reporting' and data_type in ('json', 'jsonb')`,
      );
      expect(json).toEqual([]);
    });
  });
});
