import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/index.ts';
import {
  type Cells,
  cast,
  createMatchWorld,
  type LinkRow,
  type MatchWorld,
} from './match-world.ts';

let world: MatchWorld;
let customers: string;
let profiles: string;
let truth: string;
let links: readonly LinkRow[];
const people = cast(60);

beforeAll(async () => {
  world = createMatchWorld();
  customers = world.csv('customers.csv', people.customers);
  profiles = world.csv('profiles.csv', people.profiles);
  truth = world.csv('truth.csv', people.truth);
  links = await world.links({ customers: [customers], profiles: [profiles] });
});
afterAll(() => world.close());

const files = () => ({ customers: [customers], profiles: [profiles] });

describe('two files', () => {
  it('are linked, measured and analysed, and leave nothing behind', async () => {
    const out = join(world.folder, 'whole.csv');
    const temporary = join(world.folder, 'temporary');
    mkdirSync(temporary);
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = temporary;
    let during: string[] = [];
    const found = await world.run({
      ...files(),
      ...{ out, truth: [truth], analyse: true },
      emit: () => {
        during = readdirSync(temporary);
      },
    });
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    expect(during).toEqual([expect.stringMatching(/^kith-match-/)]);
    expect(readdirSync(temporary)).toEqual([]);
    const { quality, blocking, figures } = found;
    expect(found.jobs.map(({ job }) => job)).toEqual([
      'ingest',
      'people',
      'conform',
      'duplicates',
      'match',
    ]);
    expect(quality?.precision).toMatchObject({ share: 1, of: found.links?.accepted });
    expect(quality?.recall).toMatchObject({ of: 30 });
    expect(quality?.recall.share).toBeGreaterThan(0.9);
    expect(quality?.candidates).toMatchObject({ share: 1, of: 30 });

    const sum = (shares: readonly { links: number }[] = []) =>
      shares.reduce((all, one) => all + one.links, 0);
    expect(sum(quality?.evidence.carriers)).toBe(found.links?.accepted);
    expect(sum(quality?.evidence.patterns)).toBe(found.links?.accepted);
    expect(quality?.evidence.carriers[0]).toMatchObject({ evidence: 'name=full' });

    expect(blocking).toMatchObject({ knownOf: 'truth', known: 30, knownFound: 30 });
    for (const { rule, pairs, pairsEstimated, pairsAlone } of blocking?.rules ?? []) {
      if (rule === 'sibling') continue;
      expect(pairsEstimated).toBe(figures[`pairs_${rule.replaceAll('-', '_')}`] ?? 0);
      expect(pairs).toBeLessThanOrEqual(pairsEstimated ?? 0);
      expect(pairsAlone).toBeLessThanOrEqual(pairs ?? 0);
    }

    const lines = readFileSync(out, 'utf8').trimEnd().split('\r\n');
    expect(lines[0]).toBe('customer_id,profile_id,match_weight,match_probability,decision');
    expect(lines).toHaveLength(1 + (found.out?.rows ?? 0));
    expect([...lines.slice(1)].sort()).toEqual(lines.slice(1));
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(world.names().filter((name) => name.includes('writing'))).toEqual([]);
  });

  it('give the same links from several files, gzip, NDJSON and other names, in any order', async () => {
    const packed = join(world.folder, 'customers.csv.gz');
    const first = world.csv('customers-1.csv', people.customers.slice(40).reverse());
    writeFileSync(packed, gzipSync(readFileSync(first)));
    const rest = world.csv('customers-0.csv', people.customers.slice(0, 40));
    const renamed = people.profiles.map(({ display_name = '', handle = '', ...row }) => ({
      ...{ ...row, name: display_name, screen_name: handle, shoe_size: 44, native_id: 7 },
    }));
    const lines = [...renamed].reverse().map((row) => JSON.stringify(row));
    const ndjson = world.text('profiles.ndjson', lines.join('\n'));
    expect(await world.links({ customers: [packed, rest], profiles: [ndjson] })).toEqual(links);
  });

  it('are written as Parquet, which is read as truth in turn', async () => {
    const out = join(world.folder, 'links.parquet');
    await world.run({ ...files(), out });
    const { quality } = await world.run({ ...files(), truth: [join(world.folder, 'links.par*')] });
    expect(quality?.truth).toMatchObject({ rows: links.length, pairs: links.length });
    expect(quality?.precision.share).toBe(1);
  });

  it('are read with the mapping of a configuration that was named', async () => {
    const rows = people.customers.map(({ customer_id = '', ...row }) => ({
      KdNr: customer_id,
      ...row,
    }));
    const asked = { customers: [world.csv('kunden.csv', rows)], profiles: [profiles] };
    const file = world.text(
      'mapping.yaml',
      'sources: { customers: { path: elsewhere.csv, mapping: { customer_id: KdNr } } }',
    );
    const loaded = loadConfig({ file, env: {} });
    await expect(world.links({ ...asked, loaded })).rejects.toMatchObject({
      code: 'input.file_unusable',
    });
    expect(await world.links({ ...asked, loaded, configNamed: true })).toEqual(links);
  });

  it('leave out whom a wish names, as customer, profile or e-mail: never even a candidate', async () => {
    const rows = people.customers.map(
      (row, at): Cells => ({ ...row, email: `box${at}@post.example` }),
    );
    const wished = { customers: [world.csv('with-mail.csv', rows)], profiles: [profiles] };
    const suppressions = [
      world.csv('wishes.csv', [
        { subject_kind: 'customer', subject: 'c0000' },
        { subject_kind: 'profile', subject: 'p0002' },
      ]),
      world.csv('mails.csv', [{ email: 'BOX4@post.example' }]),
    ];
    const out = join(world.folder, 'wished.ndjson');
    const found = await world.run({ ...wished, suppressions, out, truth: [truth], analyse: true });
    const text = readFileSync(out, 'utf8');
    for (const id of ['c0000', 'p0000', 'p0002', 'c0004']) expect(text).not.toContain(id);
    expect(found.suppressedCustomers).toBe(2);
    expect(found.quality?.truth).toMatchObject({ rows: 30, pairs: 27, leftOut: 3 });
    const { known, knownFound, customers: looked, profiles: open } = found.blocking ?? {};
    expect({ known, knownFound, looked, open }).toEqual({
      ...{ known: 27, knownFound: 27, looked: 58, open: 29 },
    });
  });

  it('stops where one wish cannot be read, whatever the share', async () => {
    const lines = people.customers.map((row) => `customer,${row['customer_id']}`);
    const wishes = world.text('unread.csv', `kind,subject\n${lines.join('\n')}\ncust,c1\n`);
    await expect(
      world.run({ ...files(), suppressions: [wishes], analyse: true }),
    ).rejects.toMatchObject({
      code: 'input.wish_unreadable',
      message: expect.stringContaining(
        `not one of customer, profile, email (line ${lines.length + 2})`,
      ) as string,
    });
  });

  it('tells of wishes that meet nobody, without naming an address', async () => {
    const wishes = world.text(
      'gone.csv',
      'kind,subject\ncustomer,c0000\ncustomer,C0001\nprofile,p9\nemail,gone@post.example\n',
    );
    const { warnings } = await world.run({ ...files(), suppressions: [wishes], analyse: true });
    const told = warnings.filter((one) => one.includes('wishes'));
    expect(told).toEqual([
      expect.stringContaining('3 of 4 wishes meet nobody in these files, first in line 3'),
    ]);
    expect(told.join()).not.toContain('gone@');
  });
});

describe('the truth', () => {
  it('may name unknown ids and what nobody can know; both are counted', async () => {
    const rows = [
      ...people.truth.map((row, at): Cells => ({ ...row, knowable: at < 10 ? 'false' : '' })),
      { customer_id: 'nobody', profile_id: 'p0000', knowable: '' },
      { customer_id: 'c0001', profile_id: 'nothing', knowable: '' },
    ];
    const { quality } = await world.run({ ...files(), truth: [world.csv('truth-more.csv', rows)] });
    expect(quality?.truth).toMatchObject({
      ...{ rows: 32, pairs: 30, unknownCustomer: 1, unknownProfile: 1, leftOut: 0 },
    });
    expect(quality?.precision.share).toBe(1);
    expect(quality?.recall.of).toBe(20);
  });

  it('of unknown ids alone is refused with a clear answer', () =>
    expect(
      world.run({
        ...files(),
        truth: [world.csv('strangers.csv', [{ customer_id: 'x', profile_id: 'y' }])],
      }),
    ).rejects.toMatchObject({
      code: 'input.file_unusable',
      message: expect.stringMatching(/none of 1 known pairs can be used/) as string,
    }));

  it('counts records that are equivalent as one customer', async () => {
    const twins = people.truth.map((row, at): Cells => ({ ...row, customer_id: `twin${at}` }));
    const rows = twins.map(
      ({ customer_id = '' }): Cells => ({
        customer_id,
        first_name: '',
        last_name: '',
        city: '',
        country: '',
      }),
    );
    const asked = {
      customers: [world.csv('doubled.csv', [...people.customers, ...rows])],
      profiles: [profiles],
      truth: [world.csv('truth-of-twins.csv', twins)],
    };
    expect((await world.run(asked)).quality?.precision.share).toBe(0);
    const same = people.truth.map(
      ({ customer_id = '' }, at): Cells => ({
        customer_id: `twin${at}`,
        note: 'x',
        crm_id: customer_id,
      }),
    );
    const { quality } = await world.run({ ...asked, equivalents: [world.csv('same.csv', same)] });
    expect(quality?.precision.share).toBe(1);
    expect(quality?.recall.share).toBeGreaterThan(0.9);
  });
});

it('rules are held against declared handles where nothing else is known, and nothing is linked', async () => {
  const rows = people.customers.map(
    (row, at): Cells => ({
      ...row,
      handles: at % 4 === 0 ? `bluesky:${people.profiles[at / 2]?.['handle']}` : '',
    }),
  );
  const { blocking, links, jobs } = await world.run({
    customers: [world.csv('declaring.csv', rows)],
    profiles: [profiles],
    analyse: true,
  });
  expect(links).toBeUndefined();
  expect(jobs.map(({ job }) => job)).not.toContain('match');
  expect(blocking).toMatchObject({ knownOf: 'declared', known: 15, knownFound: 15 });
  const rule = (name: string) => blocking?.rules.find((one) => one.rule === name);
  expect(rule('name')).toMatchObject({ knownFound: 15 });
  expect(rule('handle')).toMatchObject({ pairs: 15, knownFound: 0 });
});
