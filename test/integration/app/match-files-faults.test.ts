import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cells, cast, createMatchWorld, type MatchWorld } from './match-world.ts';

let world: MatchWorld;
let customers: string;
let profiles: string;
const people = cast(60);

beforeAll(() => {
  world = createMatchWorld();
  customers = world.csv('customers.csv', people.customers);
  profiles = world.csv('profiles.csv', people.profiles);
});
afterAll(() => world.close());

const files = () => ({ customers: [customers], profiles: [profiles] });
const failure = (code: string, message: RegExp) => ({
  code,
  message: expect.stringMatching(message) as string,
});
const usage = (message: RegExp) => failure('usage.bad_option', message);
const unusable = (message: RegExp) => failure('input.file_unusable', message);

describe('what a person asks wrongly', () => {
  it('nothing', () => expect(world.run(files())).rejects.toMatchObject(usage(/nothing is asked/)));

  it('equivalents without a truth', () =>
    expect(
      world.run({ ...files(), equivalents: [customers], analyse: true }),
    ).rejects.toMatchObject(usage(/needs --truth/)));

  it('the same file twice, also by another name', async () => {
    const link = join(world.folder, 'linked.csv');
    symlinkSync(customers, link);
    for (const again of [customers, link]) {
      await expect(
        world.run({ ...files(), customers: [customers, again], analyse: true }),
      ).rejects.toMatchObject(usage(/names .* twice/));
    }
  });

  it('a file without its id, or customers and profiles mixed up', async () => {
    const rows = people.customers.map(({ customer_id: _id, ...row }) => row);
    for (const wrong of [world.csv('no-id.csv', rows), profiles]) {
      await expect(
        world.run({ customers: [wrong], profiles: [profiles], analyse: true }),
      ).rejects.toMatchObject(unusable(/no column for customer_id/));
    }
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])],
    ['a workbook', Buffer.from('PK\u0003\u0004\u0000\u0000xl/workbook.xml')],
    ['damaged Parquet', Buffer.from('PAR1 and nothing more')],
    ['an array', Buffer.from('[{"customer_id":1}]')],
    ['nothing', Buffer.from('')],
    ['a header alone', Buffer.from('customer_id,first_name\n')],
  ])('a customer file that is %s', async (_what, bytes) => {
    const path = join(world.folder, 'wrong.csv');
    writeFileSync(path, bytes);
    await expect(
      world.run({ customers: [path], profiles: [profiles], analyse: true }),
    ).rejects.toMatchObject({ code: 'input.file_unusable' });
  });

  it('a file that is not there', () =>
    expect(
      world.run({ customers: ['nowhere.csv'], profiles: [profiles], analyse: true }),
    ).rejects.toMatchObject(failure('input.file_missing', /nowhere\.csv does not exist/)));

  it('a result in place of a file that is read, by any of its names', async () => {
    const before = readFileSync(customers, 'utf8');
    const link = join(world.folder, 'same.csv');
    symlinkSync(customers, link);
    const spelt = join(world.folder, '.', 'x', '..', 'customers.csv');
    mkdirSync(join(world.folder, 'x'));
    const truth = world.csv('known.csv', people.truth);
    for (const out of [customers, link, `${world.folder}/./customers.csv`, spelt, profiles, truth])
      await expect(world.run({ ...files(), truth: [truth], out })).rejects.toMatchObject(
        usage(/a file that this command reads/),
      );
    expect(readFileSync(customers, 'utf8')).toBe(before);
  });

  it('a result of an unknown kind, in no folder, or in place of a folder', async () => {
    const taken = join(world.folder, 'folder.csv');
    mkdirSync(taken);
    for (const [out, message] of [
      ['links.xlsx', /\.csv, \.ndjson, \.parquet/],
      [join(world.folder, 'no', 'links.csv'), /cannot be written/],
      [taken, /not a file/],
    ] as const) {
      await expect(world.run({ ...files(), out })).rejects.toMatchObject(usage(message));
    }
  });

  const root = process.getuid?.() === 0;
  it.skipIf(root)('a result where nothing may be written (skipped: root may)', async () => {
    const closed = join(world.folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    const out = join(closed, 'links.csv');
    await expect(world.run({ ...files(), out })).rejects.toMatchObject(usage(/cannot be written/));
  });

  it('and the result of yesterday stays as it was', async () => {
    const out = world.text('yesterday.csv', 'whole');
    await expect(world.run({ customers: [profiles], profiles: [profiles], out })).rejects.toThrow();
    expect(readFileSync(out, 'utf8')).toBe('whole');
    expect(world.names().filter((name) => name.includes('writing'))).toEqual([]);
  });
});

describe('rows that cannot be used', () => {
  it('are set aside and counted: without id, and with an id that stands twice', async () => {
    const bad = [...people.customers, { customer_id: '', first_name: 'Nobody' }];
    const some = world.csv('some-bad.csv', bad, Object.keys(people.customers[0] ?? {}));
    const copy = world.csv('some-copied.csv', people.customers.slice(0, 5));
    const asked = { customers: [copy, some], profiles: [profiles], analyse: true };
    const { customers: count, quarantined } = await world.run(asked);
    expect(count).toBe(60);
    expect(quarantined).toEqual([
      { table: 'core.customer', sourceFile: copy, reason: 'customer_id stands twice', rows: 5 },
      { table: 'raw.customer', sourceFile: some, reason: 'customer_id: empty', rows: 1 },
    ]);
  });

  it('stop it when they are too many', async () => {
    const rows = people.customers.map((row, at) =>
      at % 2 === 0 ? row : { ...row, customer_id: '' },
    );
    await expect(
      world.run({ customers: [world.csv('bad.csv', rows)], profiles: [profiles], analyse: true }),
    ).rejects.toMatchObject({ code: 'input.too_many_bad_rows' });
  });
});

describe('files that are hard to link', () => {
  const linked = (
    customerRows: readonly Cells[],
    profileRows: readonly Cells[],
    header?: string[],
  ) =>
    world.links({
      customers: [world.csv('hard-customers.csv', customerRows)],
      profiles: [world.csv('hard-profiles.csv', profileRows, header)],
    });

  it('an empty pool links nothing', async () => {
    expect(await linked(people.customers, [], ['profile_id', 'platform', 'handle'])).toEqual([]);
  });

  it('one customer is linked', async () => {
    const found = await linked(people.customers.slice(0, 1), people.profiles);
    expect(found.map(({ profile_id }) => profile_id)).toEqual(['p0000']);
  });

  it('customers who are all alike are not told apart', async () => {
    const rows = people.customers.map(
      ({ customer_id = '' }): Cells => ({
        ...{ customer_id, first_name: 'Amara', last_name: 'Okafor', city: 'Leeds' },
      }),
    );
    const same = people.profiles.map(
      (row): Cells => ({
        ...{ ...row, display_name: 'Amara Okafor', handle: 'amaraokafor' },
      }),
    );
    expect((await linked(rows, same)).filter(({ decision }) => decision === 'accept')).toEqual([]);
  });

  it('rows without anything but ids link nothing', async () => {
    const rows = people.customers.map(({ customer_id = '' }) => ({ customer_id, first_name: '' }));
    const bare = people.profiles.map(({ profile_id = '' }) => ({
      profile_id,
      platform: 'x',
      handle: '',
    }));
    expect(await linked(rows, bare)).toEqual([]);
  });

  it('names from right to left are linked; handles of 200 characters and odd signs do no harm', async () => {
    const rows = [
      {
        customer_id: 'r1',
        first_name: 'محمد',
        last_name: 'الفيتوري',
        city: 'Leeds',
        country: 'GB',
      },
      {
        customer_id: 'r2',
        first_name: 'שירה',
        last_name: 'אברמוביץ',
        city: 'Leeds',
        country: 'GB',
      },
      {
        customer_id: 'r3',
        first_name: 'Ana '.repeat(500),
        last_name: '👩‍👩‍👧',
        city: '\u202e',
        country: 'GB',
      },
      ...people.customers,
    ];
    const shown = [
      {
        profile_id: 'q1',
        platform: 'x',
        location: 'Leeds',
        handle: 'u1',
        display_name: 'محمد الفيتوري',
      },
      {
        profile_id: 'q2',
        platform: 'x',
        location: 'Leeds',
        handle: 'u2',
        display_name: 'שירה אברמוביץ',
      },
      {
        profile_id: 'q3',
        platform: 'x',
        location: '\u202eß😀'.repeat(500),
        handle: 'x'.repeat(200),
        display_name: '👩‍👩‍👧',
      },
      ...people.profiles.map(
        (row): Cells => ({ ...row, handle: `${row['handle']}${'z'.repeat(200)}` }),
      ),
    ];
    const pairs = (await linked(rows, shown)).map((one) => `${one.customer_id} ${one.profile_id}`);
    expect(pairs).toEqual(expect.arrayContaining(['r1 q1', 'r2 q2', 'c0000 p0000']));
  });

  it('a name that 50,000 bear is not joined with itself, and what became of it is said', async () => {
    const many = Array.from(
      { length: 50_000 },
      (_, at): Cells => ({
        ...{ customer_id: `m${at}`, first_name: 'Maria', last_name: 'Silva' },
      }),
    );
    const same = Array.from(
      { length: 200 },
      (_, at): Cells => ({
        ...{
          profile_id: `s${at}`,
          platform: 'x',
          handle: `flor${at}de`,
          display_name: 'Maria Silva',
        },
      }),
    );
    const columns = (rows: readonly Cells[]) => Object.keys(rows[0] ?? {});
    const { links, warnings, blocking } = await world.run({
      customers: [world.csv('many.csv', [...many, ...people.customers], columns(people.customers))],
      profiles: [world.csv('same.csv', [...same, ...people.profiles], columns(people.profiles))],
      out: join(world.folder, 'many-out.csv'),
      analyse: true,
    });
    expect((links?.accepted ?? 0) + (links?.review ?? 0)).toBe(30);
    expect(warnings.join('\n')).toMatch(/blocking rule name: \d blocks of \d+0000000 pairs/);
    const name = blocking?.rules.find(({ rule }) => rule === 'name');
    expect(name?.largePairs).toBeGreaterThanOrEqual(50_000 * 200);
    expect(name?.largePairsKept).toBe(0);
    expect(name?.pairs).toBeLessThan(1000);
  });
});

it('ids that look like formulas carry an apostrophe in CSV and none elsewhere', async () => {
  const rows = people.customers.map(
    (row): Cells => ({ ...row, customer_id: `=${row['customer_id']}` }),
  );
  const asked = { customers: [world.csv('formulas.csv', rows)], profiles: [profiles] };
  const out = join(world.folder, 'formulas-out.csv');
  const { out: written } = await world.run({ ...asked, out });
  expect(readFileSync(out, 'utf8')).toContain("\n'=c0000,");
  expect(written?.neutralised).toBe(written?.rows);
  expect((await world.links(asked))[0]?.customer_id).toBe('=c0000');
});
