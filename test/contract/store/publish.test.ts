/** Publishing: all tables or none, suppression checked live, editions replaced and kept. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/index.ts';
import { columnsOf, editionFile, smallEdition } from '../../integration/store/edition-files.ts';
import {
  adapters,
  type TestDatabase,
  testDatabase,
} from '../../integration/store/test-database.ts';

describe.each(adapters)('publishing, $name', (adapter) => {
  describe.skipIf(adapter.skipped)('with a database', () => {
    let database: TestDatabase;
    let store: Store;
    const publish = (date: string, label?: string) =>
      store.publisher({ brand: 'Acme' }).publish(smallEdition(database.folder, date, label));
    const places = (list: string) =>
      database.rows(
        'select position::int, customer_id, joint_reach, joint_reach_raw from reporting.list_entry where list = $1 order by position',
        [list],
      );
    beforeAll(async () => {
      database = await testDatabase(adapter);
      store = await database.open();
    });
    afterEach(() => database.rows('delete from ops.suppression'));
    afterAll(async () => {
      await store?.close();
      await database?.close();
    });

    it('shows the edition it published, with the rows it says', async () => {
      await expect(store.editions.current()).rejects.toMatchObject({
        code: 'usage.nothing_published',
      });
      expect(await store.publisher({}).shows('first')).toBe(false);
      const published = await publish('2026-01-01', 'first');
      expect(published.rows).toEqual({
        ...{ review_queue: 2, link_change: 1, match_parameter: 1 },
        ...{ customer: 4, profile: 2, link: 4, standing: 4, signal: 1, stage_move: 1, touch: 1 },
        ...{ list: 2, list_entry: 8, edition_figure: 1, brand_sentiment: 1, duplicate: 2 },
      });
      expect(published).toMatchObject({ withdrawn: 0, tablesStillRead: 0 });
      expect(await store.publisher({}).shows('first')).toBe(true);
      expect(await store.editions.current()).toMatchObject({
        ...{ editionId: published.editionId, date: '2026-01-01', brand: 'Acme', evaluation: false },
      });
      expect(await store.editions.figures()).toEqual([{ name: 'links.precision', value: 0.99 }]);
    });

    it('reads times without a zone as UTC, whatever zone the database lives in', async () => {
      const [{ name } = { name: '' }] = await database.rows<{ name: string }>(
        'select current_database() as name',
      );
      await database.rows(`alter database "${name}" set timezone to 'Asia/Kolkata'`);
      const elsewhere = await database.open();
      try {
        await elsewhere.publisher({}).publish(smallEdition(database.folder, '2026-01-01', 'zone'));
      } finally {
        await elsewhere.close();
      }
      const [touch] = await database.rows<{ at: string }>(
        `select to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at from published.touch
         join published.edition using (edition_id) where current order by touch_id limit 1`,
      );
      expect(touch?.at).toBe('2026-02-20 10:00');
      await database.rows(`alter database "${name}" reset timezone`);
      await publish('2026-01-01', 'first');
    });

    it('replaces the edition of the same date, and looks the same when nothing changed', async () => {
      const before = await places('top');
      await publish('2026-01-01', 'first');
      expect(await places('top')).toEqual(before);
      await publish('2026-01-01', 'second');
      expect((await store.editions.kept()).map(({ date, current }) => [date, current])).toEqual([
        ['2026-01-01', true],
      ]);
      const [row] = await database.rows('select count(*)::int as rows from published.customer');
      expect(row).toEqual({ rows: 4 });
    });

    it('keeps as many editions as configured, the current one always', async () => {
      for (const date of ['2026-01-02', '2026-01-03', '2026-01-04']) await publish(date);
      expect((await store.editions.kept()).map(({ date }) => date)).toEqual([
        ...['2026-01-04', '2026-01-03', '2026-01-02'],
      ]);
      await publish('2020-01-01');
      expect((await store.editions.kept()).map(({ date, current }) => [date, current])).toEqual([
        ['2026-01-04', false],
        ['2026-01-03', false],
        ['2020-01-01', true],
      ]);
      const left = await database.rows(
        `select distinct edition_id from published.customer
         except select edition_id from published.edition`,
      );
      expect(left).toEqual([]);
    });

    it.each([
      ['customer', 'bo'],
      ['email', 'bo@example.org'],
    ])('publishes nothing of somebody suppressed by %s', async (kind, subject) => {
      await suppress(kind, subject);
      const published = await publish('2026-02-01');
      expect(published.withdrawn).toBe(7);
      for (const table of Object.keys(columnsOf)) {
        const rows = await database.rows(
          `select * from published.${table} where edition_id = ${published.editionId}`,
        );
        expect(JSON.stringify(rows), table).not.toMatch(/\bbo\b/);
        expect(rows.length).toBe(published.rows[table]);
      }
      expect(await places('top')).toEqual(
        ['ann', 'cy', 'di'].map((customer_id, i) => ({
          position: i + 1,
          customer_id,
          joint_reach: null,
          joint_reach_raw: null,
        })),
      );
      // What the places behind reached together with the one withdrawn is no longer known.
      expect(await store.editions.brandSentiment()).toEqual([
        {
          ...{ brand: 'Acme', own: true, feeling: 'positive', people: 2 },
          ...{ countedShare: 0.5, share: 0.4, low: 0.2, high: 0.6 },
        },
      ]);
      const seed = await places('seed');
      expect(seed.map((row) => row['joint_reach'])).toEqual([10, null, null]);
      expect(seed.map((row) => row['joint_reach_raw'])).toEqual([12, null, null]);
    });

    it('withdraws what rests on a suppressed profile, and keeps the customer', async () => {
      await suppress('profile', 'x:ann');
      const published = await publish('2026-02-02');
      expect(published.rows).toMatchObject({
        customer: 4,
        profile: 1,
        link: 3,
        link_change: 0,
        standing: 3,
        signal: 0,
        list_entry: 6,
      });
      const facts = await store.whyCustomer('ann' as never);
      expect(facts).toMatchObject({ standing: undefined, links: [], profiles: [], places: [] });
    });

    it('takes somebody out of every kept edition the moment they are suppressed', async () => {
      await publish('2026-02-02', 'yesterday');
      await publish('2026-02-03', 'today');
      const added = await store.people.addSuppressions([
        {
          length: 2,
          columns: { subject_kind: ['email', 'profile'], subject: ['cy@example.org', 'x:ann'] },
        },
      ]);
      expect(added).toBe(2);
      for (const table of Object.keys(columnsOf)) {
        const rows = await database.rows(`select * from published.${table}`);
        expect(JSON.stringify(rows), table).not.toMatch(/\bcy\b|x:ann/);
      }
      const lists = await database.rows(
        `select e.date::text, list, string_agg(position || ' ' || customer_id, ', ' order by position) as places
         from published.list_entry l join published.edition e using (edition_id)
         where e.date >= '2026-02-02' group by e.date, list order by e.date, list`,
      );
      expect(lists).toEqual(
        ['2026-02-02', '2026-02-03'].flatMap((date) =>
          ['seed', 'top'].map((list) => ({ date, list, places: '1 bo, 2 di' })),
        ),
      );
      expect((await places('seed')).map((row) => row['joint_reach'])).toEqual([null, null]);
    });

    it('publishes nothing when one table is refused, and clears up at the next try', async () => {
      const before = await store.editions.current();
      const edition = smallEdition(database.folder, '2026-02-03');
      writeFileSync(
        join(database.folder, 'signal.csv'),
        '"ann","new-influencer","no day","evidence of ann"\n',
      );
      const failure = await store
        .publisher({})
        .publish(edition)
        .catch((error: unknown) => error);
      expect(failure).toMatchObject({
        code: 'store.refused',
        message: expect.stringMatching(/signal_\d+, column since, line 1/),
      });
      expect(String(failure)).not.toContain('no day');
      expect(await store.editions.current()).toEqual(before);
      expect(await staged()).not.toEqual([]);
      await publish('2026-02-03');
      expect(await staged()).toEqual([]);
    });

    it.each([
      ['an unknown table', { name: 'nonsense' }],
      [
        'an unknown column',
        { columns: [...(columnsOf['customer'] ?? []), 'x"; drop table y; --'] },
      ],
      ['a file with other rows than stated', { rows: 99 }],
    ])('refuses %s', async (_, wrong) => {
      const before = await store.editions.current();
      const edition = smallEdition(database.folder, '2026-02-04');
      const [customer, ...others] = edition.tables;
      const tables = [{ ...customer!, ...wrong }, ...others];
      await expect(store.publisher({}).publish({ ...edition, tables })).rejects.toMatchObject({
        code: 'bug.assertion',
      });
      expect(await store.editions.current()).toEqual(before);
    });

    it('carries awkward text unharmed', async () => {
      const awkward = [
        '\\N',
        '',
        'a "quoted" one',
        'two\nlines',
        '\\.',
        'x\n\\.\ny',
        '🪁 naïve',
        'comma, here',
      ];
      const edition = smallEdition(database.folder, '2026-02-05');
      const customers = editionFile(
        database.folder,
        'customer',
        awkward.map((text, i) => [`c${i}`, text, null, null, null, null, null, null]),
      );
      const tables = [customers, ...edition.tables.filter(({ name }) => name !== 'customer')];
      await store.publisher({}).publish({ ...edition, tables });
      const rows = await database.rows<{ full_name: string }>(
        `select full_name from published.customer c join published.edition e using (edition_id)
         where e.current order by customer_id`,
      );
      expect(rows.map((row) => row.full_name)).toEqual(awkward);
    });

    it('is not held up by somebody who reads an old edition, whose tables go later', async () => {
      await publish('2026-02-06', 'held');
      await database.rows('begin');
      await database.rows('select * from published.customer');
      const published = await publish('2026-02-06', 'newer');
      expect(published.tablesStillRead).toBe(1);
      await database.rows('commit');
      expect((await publish('2026-02-06', 'newest')).tablesStillRead).toBe(0);
    });

    const suppress = (kind: string, subject: string) =>
      database.rows(
        `insert into ops.suppression (subject_kind, subject, source) values ($1, $2, 'person')`,
        [kind, subject],
      );
    const staged = () =>
      database.rows(`select tablename from pg_tables where schemaname = 'staging'`);
  });
});
