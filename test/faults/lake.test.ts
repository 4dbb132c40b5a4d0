/** Nights on a lake that was damaged from outside: it heals, or says how to heal it, and then does. */
import {
  existsSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type NightlyOutcome, runNightly } from '../../src/app/index.ts';
import { type LoadedConfig, loadConfig } from '../../src/config/index.ts';
import type { IsoDate } from '../../src/kernel/index.ts';
import { Lake } from '../../src/lake/index.ts';
import { createNightWorld, type NightWorld, query } from './night-world.ts';

let world: NightWorld;
let loaded: LoadedConfig;
let databaseUrl: string;
const lakeFolder = (): string => join(world.folder, 'workspace', 'lake');

beforeAll(async () => {
  world = await createNightWorld(inject('storeWorkspace'));
  const config = join(world.folder, 'kith.yaml');
  writeFileSync(
    config,
    `workspace: workspace
sources: { customers: c.csv }
privacy: { fileBasis: { ground: opted_in, platforms: [mastodon] } }
`,
  );
  writeCustomers(2000);
  databaseUrl = await world.database('lake');
  loaded = { ...loadConfig({ file: config }), secrets: { databaseUrl } };
  await night('2026-03-01');
});
afterAll(() => world.close());

function writeCustomers(count: number): void {
  const rows = Array.from({ length: count }, (_, i) => `c${i},Ada${i},Byron ${i * 7919}\n`);
  writeFileSync(join(world.folder, 'c.csv'), `customer_id,first_name,last_name\n${rows.join('')}`);
}

const night = (date: string, from?: string): Promise<NightlyOutcome> =>
  runNightly({ loaded, sample: false, date: date as IsoDate, from, emit: () => {} });

const states = ({ jobs }: NightlyOutcome) =>
  Object.fromEntries(jobs.map((one) => [one.job, one.state]));

/** File of the table as it stands, or as the night of that date saw it. */
async function fileOf(table: string, date?: string): Promise<string> {
  const lake = await Lake.open(lakeFolder());
  const { tables, nights } = lake.manifest;
  const seen = date === undefined ? tables : nights.find((one) => one.date === date)?.tables;
  const version = seen?.[table];
  const [file] = version === undefined ? [] : lake.filesOf(table, version);
  if (file === undefined) throw new Error(`${table} has no file`);
  return file;
}

/** Changes the middle of a file and keeps its size. */
function corrupt(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xff, 4, bytes.length - 8);
  writeFileSync(file, bytes);
}

it('makes a cut file of a skipped job again', async () => {
  truncateSync(await fileOf('core.customer'), 100);
  const { conform, ...others } = states(await night('2026-03-01'));
  expect(conform).toBe('done');
  expect(new Set(Object.values(others))).toEqual(new Set(['unchanged']));
});

it('names the table whose bytes changed, and heals in the way it says', async () => {
  corrupt(await fileOf('raw.customer'));
  await expect(night('2026-03-02')).rejects.toMatchObject({
    code: 'store.lake_damaged',
    exitCode: 7,
    message: expect.stringMatching(/^raw\.customer .*kith nightly --from ingest/),
  });
  expect(new Set(Object.values(states(await night('2026-03-02', 'ingest'))))).toEqual(
    new Set(['done']),
  );
});

it('goes without a damaged table of the night before when told to, and says so', async () => {
  corrupt(await fileOf('derived.standing', '2026-03-02'));
  await expect(night('2026-03-03')).rejects.toMatchObject({
    code: 'store.lake_damaged',
    message: expect.stringContaining('previous.standing'),
  });
  const { jobs } = await night('2026-03-03', 'ingest');
  expect(jobs.find(({ job }) => job === 'rank')?.warnings).toContain(
    'derived.standing of the night before was damaged; this night goes without it',
  );
  expect(new Set(Object.values(states(await night('2026-03-03'))))).toEqual(new Set(['unchanged']));
});

it.skipIf(!existsSync('/dev/full'))(
  'keeps the manifest when the disk is full as it is replaced (skipped: no /dev/full here)',
  async () => {
    const manifest = join(lakeFolder(), 'manifest.json');
    const stood = readFileSync(manifest, 'utf8');
    symlinkSync('/dev/full', `${manifest}.next`);
    await expect(night('2026-03-04')).rejects.toMatchObject({
      code: 'limit.disk_full',
      exitCode: 6,
      message: expect.stringContaining('start the same command again'),
    });
    expect(readFileSync(manifest, 'utf8')).toBe(stood);
    rmSync(`${manifest}.next`);
    expect(await night('2026-03-04')).toMatchObject({ date: '2026-03-04' });
  },
);

it('does not guess at a manifest that is no manifest', async () => {
  const manifest = join(lakeFolder(), 'manifest.json');
  const stood = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, stood.slice(0, 100));
  await expect(night('2026-03-05')).rejects.toMatchObject({
    code: 'store.lake_damaged',
    message: expect.stringContaining('move the lake folder aside'),
  });
  writeFileSync(manifest, stood);
});

it('leaves yesterday’s lists when a table breaks its check, as when half an export arrives', async () => {
  const current = () =>
    query(databaseUrl, 'SELECT edition_id, date::text AS date FROM reporting.edition');
  const yesterday = await current();
  writeCustomers(600);
  await expect(night('2026-03-05')).rejects.toMatchObject({
    code: 'store.check_failed',
    exitCode: 7,
    message: expect.stringMatching(/core\.customer|raw\.customer/),
  });
  expect(await current()).toEqual(yesterday);
  writeCustomers(1990);
  const { editionId } = await night('2026-03-05');
  expect(await current()).toEqual([{ edition_id: String(editionId), date: '2026-03-05' }]);
});
