import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runNightly } from '../../src/app/index.ts';
import { loadConfig } from '../../src/config/index.ts';
import type { IsoDate } from '../../src/kernel/index.ts';
import {
  createNightWorld,
  type NightWorld,
  nightDate,
  query,
  startKith,
} from '../faults/night-world.ts';

/** What a scheduler sees when the world is not as it should be: a code, a sentence, never a trace. */
let world: NightWorld;
let databaseUrl: string;

beforeAll(async () => {
  world = await createNightWorld(inject('storeWorkspace'));
  databaseUrl = await world.database('faults');
});
afterAll(() => world.close());

function configured(name: string, yaml: string): string {
  const folder = join(world.folder, name);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'kith.yaml');
  writeFileSync(file, yaml);
  return file;
}

async function nightOn(config: string) {
  const env = { DATABASE_URL: databaseUrl };
  const ended = await startKith(['nightly', '--date', nightDate, '--config', config], env).ended;
  expect(ended.stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(ended.stdout).toBe('');
  return ended;
}

describe('a broken configuration or input', () => {
  it('is told in a sentence, with its code and what to do, and never with a trace', async () => {
    const config = configured('sentence', 'sources: { customers: none.csv }\n');
    const { code, stderr } = await nightOn(config);
    expect(code).toBe(4);
    expect(stderr).toMatch(
      /none\.csv does not exist[\s\S]*what to do: [\s\S]*code: input\.file_missing/,
    );
  });

  it('names five faults at once', async () => {
    const config = configured(
      'five',
      'engine: { memoryMb: 1, threads: x }\nnight: { seed: -1 }\nbrnad: a\nsources: { customers: 5 }\n',
    );
    const { code, stderr } = await nightOn(config);
    expect(code).toBe(3);
    for (const key of [
      'engine.memoryMb',
      'engine.threads',
      'night.seed',
      'brnad',
      'sources.customers',
    ]) {
      expect(stderr).toContain(key);
    }
  });

  it.each([
    ['missing file', undefined, 'input.file_missing'],
    ['empty file', '', 'input.file_unusable'],
    ['header only', 'customer_id,first_name\n', 'input.file_unusable'],
    ['no column for the key', 'name;mail\nAda;a@b.example\n', 'input.file_unusable'],
    ['wrong delimiter', 'customer_id^first_name\n1^Ada\n', 'input.file_unusable'],
    [
      'thirty percent bad rows',
      `customer_id,first_name\n${Array.from({ length: 100 }, (_, i) => (i % 10 < 3 ? ',Ada' : `${i},Ada`)).join('\n')}\n`,
      'input.too_many_bad_rows',
    ],
  ])('%s: a clear error, nothing published', async (name, text, code) => {
    const config = configured(
      name.replaceAll(' ', '-'),
      'sources: { customers: c.csv }\nevaluation: true\n',
    );
    if (text !== undefined) writeFileSync(join(config, '..', 'c.csv'), text);
    const loaded = loadConfig({ file: config });
    const night = runNightly({
      loaded: { ...loaded, secrets: { databaseUrl } },
      sample: false,
      date: nightDate as IsoDate,
      from: undefined,
      emit: () => {},
    });
    await expect(night).rejects.toMatchObject({ code, exitCode: 4 });
    const editions = await query(databaseUrl, 'SELECT 1 FROM published.edition');
    expect(editions).toEqual([]);
  });

  it('answers an unreachable database with how to mend it', async () => {
    const config = configured('nodb', 'sources: { customers: c.csv }\n');
    const env = { DATABASE_URL: 'postgres://kith:hunter2@127.0.0.1:1/kith' };
    const ended = await startKith(['nightly', '--config', config], env).ended;
    expect(ended).toMatchObject({ code: 7, stderr: expect.stringContaining('store.unreachable') });
    expect(ended.stderr + ended.stdout).not.toContain('hunter2');
  });
});

describe('rows that cannot be used', () => {
  const good = Array.from({ length: 60 }, (_, i) => `c${i},Ada,Byron ${i},Paris\n`);
  const customers = Buffer.concat([
    Buffer.from('customer_id,first_name,last_name,city\n'),
    Buffer.from('f1,"=HYPERLINK(""http://x.example"")",@SUM(A1),+Paris\n'),
    Buffer.from(good.join('')),
    Buffer.from(`long,Ada,${'x'.repeat(10_000_000)},Paris\n`),
    Buffer.from('nul,A\u0000da,Byron,Paris\n'),
    Buffer.from('latin,Ada,K\xf6nig,Paris\n', 'latin1'),
    Buffer.from('c7,Somebody,Else,Paris\n'),
  ]);
  const orders = [
    'order_id,customer_id,ordered_at,amount',
    ...Array.from(
      { length: 20 },
      (_, i) => `o${i},c${i},2026-02-${String(i + 1).padStart(2, '0')},20`,
    ),
    'late,c1,2031-01-01,20',
    'lost,nobody,2026-01-01,20',
  ];
  const setAside = [
    { table: 'core.customer', source_file: 'c.csv', reason: 'customer_id stands twice' },
    {
      table: 'core.order',
      source_file: 'o.csv',
      reason: 'customer_id is not in the customer file',
    },
    { table: 'core.order', source_file: 'o.csv', reason: 'ordered_at lies in the future' },
    { table: 'raw.customer', source_file: 'c.csv', reason: 'contains NUL bytes' },
    { table: 'raw.customer', source_file: 'c.csv', reason: 'longer than 1048576 bytes' },
    { table: 'raw.customer', source_file: 'c.csv', reason: 'not valid UTF-8' },
  ].map((row) => ({ ...row, rows: 1 }));

  it('are set aside with a reason each, and the night is published without them', async () => {
    const rowsUrl = await world.database('rows');
    const env = { DATABASE_URL: rowsUrl };
    const config = configured(
      'rows',
      `sources: { customers: c.csv, orders: o.csv }
privacy: { fileBasis: { ground: opted_in, platforms: [mastodon] } }
lists: [{ name: everyone, purpose: All of them., size: 100 }]
`,
    );
    writeFileSync(join(config, '..', 'c.csv'), customers);
    writeFileSync(join(config, '..', 'o.csv'), `${orders.join('\n')}\n`);

    const night = ['nightly', '--date', nightDate, '--config', config];
    const { code, stdout, stderr } = await startKith(night, env).ended;
    expect(code, stderr).toBe(0);
    const shown = stdout.slice(stdout.indexOf('rows set aside'));
    expect(stdout).toContain(`${setAside.length} rows set aside`);
    for (const { table, source_file, reason } of setAside.slice(0, 5)) {
      expect(shown).toContain(`1 × ${source_file} (${table}): ${reason}`);
    }
    const told = await query<Record<string, unknown>>(
      rowsUrl,
      `SELECT table_name AS "table", source_file, reason, rows::int AS rows
       FROM reporting.quarantine ORDER BY table_name, reason`,
    );
    expect(told).toEqual(setAside);

    const standing = await query<{ customer_id: string }>(
      rowsUrl,
      'SELECT customer_id FROM reporting.customer_standing ORDER BY customer_id',
    );
    expect(standing.map((row) => row.customer_id)).toEqual(
      ['f1', ...good.map((row) => row.split(',')[0] ?? '')].sort(),
    );
    const exported = await startKith(['export', 'everyone', '--config', config], env).ended;
    expect(exported.stdout).toContain(`"'=HYPERLINK(""http://x.example"")",'@SUM(A1)`);
    expect(exported.stdout).toContain("'+Paris");
  }, 90_000);
});

describe('two nights at once', () => {
  it('lets one run and tells the other which run holds the lock', async () => {
    const both = await world.place('both');
    const first = both.start(['nightly', '--date', nightDate, '--json']);
    const runId = await new Promise<string>((resolve) => {
      first.process.stderr?.on('data', (chunk: Buffer) => {
        const [, started] = /"runId":"([^"]+)".*"event":"night_started"/.exec(String(chunk)) ?? [];
        if (started !== undefined) resolve(started);
      });
    });
    const second = await both.start(['nightly', '--date', nightDate]).ended;
    expect(second).toMatchObject({
      code: 6,
      stderr: expect.stringContaining('limit.night_running'),
    });
    expect(second.stderr).toContain(runId);
    first.process.kill('SIGTERM');
    expect(await first.ended).toMatchObject({
      signal: 'SIGTERM',
      stderr: expect.stringContaining('night_interrupted'),
    });
  }, 90_000);
});
