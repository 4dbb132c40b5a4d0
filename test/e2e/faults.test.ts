import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  createNightWorld,
  type NightWorld,
  nightDate,
  type Place,
  query,
  startKith,
} from '../faults/night-world.ts';

/** What a scheduler sees when the world is not as it should be: a code, a sentence, never a trace. */
let world: NightWorld;
let place: Place;

beforeAll(async () => {
  world = await createNightWorld(inject('storeWorkspace'));
  place = await world.place('faults');
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
  const env = { DATABASE_URL: place.databaseUrl };
  const ended = await startKith(['nightly', '--date', nightDate, '--config', config], env).ended;
  expect(ended.stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(ended.stdout).toBe('');
  return ended;
}

describe('a broken configuration or input', () => {
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
    ['wrong columns', 'name;mail\nAda;a@b.example\n', 'input.file_unusable'],
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
    const ended = await nightOn(config);
    expect(ended).toMatchObject({ code: 4, stderr: expect.stringContaining(code) });
    const editions = await query(place.databaseUrl, 'SELECT 1 FROM published.edition');
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

describe('two nights at once', () => {
  it('lets one run and tells the other which run holds the lock', async () => {
    const both = await world.place('both');
    const first = both.start(['nightly', '--date', nightDate, '--json']);
    await new Promise<void>((resolve) => {
      first.process.stderr?.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('job_started')) resolve();
      });
    });
    const second = await both.start(['nightly', '--date', nightDate]).ended;
    expect(second).toMatchObject({
      code: 6,
      stderr: expect.stringContaining('limit.night_running'),
    });
    const ended = await first.ended;
    expect(ended).toMatchObject({ code: 0 });
    expect(second.stderr).toContain((JSON.parse(ended.stdout) as { runId: string }).runId);
  }, 90_000);
});
