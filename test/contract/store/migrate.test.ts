/** Opening an empty database: migrated once, and refused where another build was at work. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  adapters,
  type TestDatabase,
  testDatabase,
} from '../../integration/store/test-database.ts';

describe.each(adapters)('opening a database, $name', (adapter) => {
  describe.skipIf(adapter.skipped)('that is empty', () => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await testDatabase(adapter, true);
    });
    afterAll(() => database?.close());

    it('is migrated once, also when two processes come at once', async () => {
      const stores = await Promise.all([database.open(), database.open()]);
      const applied = stores.map(({ migrated }) => migrated.length).sort();
      expect(applied[0]).toBe(0);
      expect(applied[1]).toBeGreaterThanOrEqual(4);
      for (const store of stores) await store.close();

      const again = await database.open();
      expect(again.migrated).toEqual([]);
      await again.close();
    });

    it('is refused when a migration was changed after it ran', async () => {
      const [before] = await database.rows<{ md5: string }>(
        'select md5 from ops.migration where version = 1',
      );
      await database.rows(`update ops.migration set md5 = 'changed' where version = 1`);
      await expect(database.open()).rejects.toMatchObject({
        code: 'store.refused',
        message: expect.stringContaining('another build'),
      });
      await database.rows('update ops.migration set md5 = $1 where version = 1', [before?.md5]);
    });

    it('is refused when a newer kith has migrated it', async () => {
      await database.rows(`insert into ops.migration (version, name) values (999, 'future')`);
      await expect(database.open()).rejects.toMatchObject({
        code: 'store.refused',
        message: expect.stringContaining('newer kith'),
      });
      await database.rows('delete from ops.migration where version = 999');
    });
  });
});
