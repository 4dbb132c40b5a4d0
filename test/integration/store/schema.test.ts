/** schema.sql says what the migrations make; a difference means that one of them is wrong. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { editionTables } from '../../../src/store/tables.ts';
import { reportingPage, schemaDump } from './schema-dump.ts';
import { adapters, type TestDatabase, testDatabase } from './test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(adapters[0]);
});
afterAll(() => database?.close());

it('equals the dump of an empty migrated database', async () => {
  await expect(await schemaDump(database)).toMatchFileSnapshot('../../../src/store/schema.sql');
});

it('is explained by docs/reference/reporting.md', async () => {
  const page = await reportingPage(database);
  await expect(page).toMatchFileSnapshot('../../../docs/reference/reporting.md');
});

it('knows every table an edition may fill', async () => {
  const rows = await database.rows<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'published'::regnamespace and relkind = 'p'`,
  );
  expect(rows.map(({ name }) => name).sort()).toEqual([...editionTables].sort());
});
