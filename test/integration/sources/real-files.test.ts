/** Real customer and profile files, where they are at hand: not one row may be set aside. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAll } from '../../unit/sources/files/temporary-file.ts';

const folder = resolve('../shared/data/linkage');
const present = existsSync(folder);
const sets = [
  { set: 'congress_twitter_2017', customers: 174, profiles: 349 },
  { set: 'congress_2026_new', customers: 280, profiles: 764 },
  { set: 'openstates', customers: 8265, profiles: 7433 },
];

describe.skipIf(!present)(
  `real files in ../shared/data${present ? '' : ' (absent: skipped)'}`,
  () => {
    it.each(sets)('$set: every row is read', async ({ set, customers, profiles }) => {
      const ours = await readAll('raw.customer', join(folder, set, 'customers.csv'));
      const theirs = await readAll('raw.profile', join(folder, set, 'profiles.csv'));
      expect([ours.quarantined, theirs.quarantined]).toEqual([[], []]);
      expect([ours.rows.length, theirs.rows.length]).toEqual([customers, profiles]);
      expect(ours.rows.every((row) => row['region'] !== null)).toBe(true);
      const phones = ours.rows.map((row) => row['phone']).filter((phone) => phone !== null);
      const read = phones.filter((phone) => /^\+1\d{10}$/.test(phone as string));
      expect(read.length / phones.length).toBeGreaterThan(0.99);
    });

    it('dates as one platform writes them are read', async () => {
      const { rows } = await readAll(
        'raw.profile',
        join(folder, 'congress_twitter_2017', 'profiles.csv'),
      );
      expect(rows.every((row) => typeof row['created_at'] === 'number')).toBe(true);
      expect(rows.every((row) => row['platform'] === 'x')).toBe(true);
    });
  },
);
