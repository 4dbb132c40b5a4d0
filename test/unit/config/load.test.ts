import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type LoadOptions, loadConfig } from '../../../src/config/index.ts';
import { AppError } from '../../../src/kernel/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function load(yaml: string, options: LoadOptions = {}) {
  const file = join(folder, 'kith.yaml');
  writeFileSync(file, yaml);
  return loadConfig({ file, env: {}, ...options });
}

function faultsOf(yaml: string, options: LoadOptions = {}): unknown {
  try {
    load(yaml, options);
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.details['faults'] ?? thrown.message;
    throw thrown;
  }
  return [];
}

describe('loadConfig', () => {
  it('works without any file', () => {
    const { config, file, origins } = loadConfig({ env: {}, workingFolder: folder });
    expect(file).toBeUndefined();
    expect(config.workspace).toBe(join(folder, '.kith'));
    expect(origins['night.seed']).toBe('default');
  });

  it('lets flags beat the environment, the environment the file, the file the defaults', () => {
    const { config, origins } = load('night: { seed: 2, nightsKept: 5, batchRows: 2000 }', {
      env: { KITH_NIGHT__SEED: '3', KITH_NIGHT__NIGHTS_KEPT: '6' },
      flags: { night: { seed: 4 } },
    });
    expect(config.night).toMatchObject({ seed: 4, nightsKept: 6, batchRows: 2000 });
    expect(origins['night.seed']).toBe('flag');
    expect(origins['night.nightsKept']).toBe('KITH_NIGHT__NIGHTS_KEPT');
    expect(origins['night.batchRows']).toBe(join(folder, 'kith.yaml'));
    expect(origins['night.quarantineShareMax']).toBe('default');
  });

  it('reports five faults at once, each by its key', () => {
    const yaml = `
      engine: { memoryMb: 1, threads: two }
      night: { seed: -1 }
      brnad: { name: Acme }
      sources: { customers: { pth: a.csv } }`;
    const faults = faultsOf(yaml) as string[];
    for (const key of [
      'engine.memoryMb',
      'engine.threads',
      'night.seed',
      'brnad',
      'sources.customers',
    ]) {
      expect(faults.filter((fault) => fault.startsWith(key))).not.toEqual([]);
    }
  });

  it.each([
    [
      'a word for a number',
      'engine: { memoryMb: lots }',
      'engine.memoryMb: “lots” cannot be used; it takes a whole number from 256 to 1048576 (512 when left out)',
    ],
    [
      'a number out of limits',
      'rank: { weights: { reach: 2 } }',
      'rank.weights.reach: 2 cannot be used; it takes a number from 0 to 1 (0.25 when left out)',
    ],
    [
      'half a whole number',
      'night: { seed: 1.5 }',
      'night.seed: 1.5 cannot be used; it takes a whole number from 0 to 4294967295 (1 when left out)',
    ],
    [
      'an unknown choice',
      'privacy: { fileBasis: { ground: hope, platforms: [x] } }',
      'privacy.fileBasis.ground: “hope” cannot be used; it takes one of declared, opted_in, legitimate_interest',
    ],
    [
      'a name of another form',
      'lists: [{ name: A B, purpose: All. }]',
      'lists[0].name: “A B” cannot be used; it takes lower-case letters, digits and -, at most 40, a letter first',
    ],
    ['what is missing', 'brand: { terms: [a] }', 'brand.name: is missing; it takes text'],
    [
      'what is empty',
      'engine:',
      'engine: is empty; fill it or take the line out; it takes a section with the keys memoryMb, threads, workerThreads, debug',
    ],
    [
      'a slip in a key',
      'sources: { customer: a.csv }',
      'sources.customer: no such setting; do you mean customers?',
    ],
    [
      'a key in another spelling',
      'engine: { memory_mb: 600 }',
      'engine.memory_mb: no such setting; do you mean memoryMb?',
    ],
    [
      'a key in another place',
      'nightsKept: 4',
      'nightsKept: no such setting here; there is night.nightsKept',
    ],
    [
      'a key inside one of several forms',
      'sources: { customers: { path: a.csv, dateOrdre: dmy } }',
      'sources.customers.dateOrdre: no such setting; do you mean dateOrder?',
    ],
    [
      'a value inside a list of several forms',
      'sources: { posts: [a.csv, { path: b.csv, dateOrder: dym }] }',
      'sources.posts[1].dateOrder: “dym” cannot be used; it takes one of ymd, dmy, mdy',
    ],
    [
      'a value under a free key',
      'sources: { posts: { path: a.csv, mapping: { text: 5 } } }',
      'sources.posts.mapping.text: 5 cannot be used; it takes text',
    ],
    [
      'none of several forms',
      'sources: { posts: 5 }',
      'sources.posts: 5 cannot be used; it takes text, or a section with the keys path, mapping, delimiter, dateOrder, decimalMark, defaultCountry, or a list of at least 1',
    ],
    [
      'two lists of one name',
      'lists: [{ name: a, purpose: A. }, { name: a, purpose: B. }]',
      'lists: two lists have one name',
    ],
    [
      'a name every object has',
      'constructor: 2',
      expect.stringMatching(/^constructor: no such setting; there are workspace, /),
    ],
  ])('tells %s with what it takes', (_, yaml, fault) => {
    expect(faultsOf(yaml)).toEqual([fault]);
  });

  it('names the variable that a fault came from', () => {
    expect(faultsOf('', { env: { KITH_ENGINE__THREADS: 'two' } })).toEqual([
      'engine.threads: “two” cannot be used; it takes a whole number from 1 to 256 (2 when left out) (from KITH_ENGINE__THREADS)',
    ]);
  });

  it('never takes X on legitimate interest', () => {
    expect(faultsOf('privacy: { legitimateInterest: [x] }')).toHaveLength(1);
  });

  it('refuses a variable that names no setting', () => {
    expect(faultsOf('', { env: { KITH_NIGHT__SEDE: '1' } })).toEqual([
      'night.sede: no such setting; do you mean seed? (from KITH_NIGHT__SEDE)',
    ]);
  });

  it('names the line of a file that is not YAML, and a file that is not there', () => {
    expect(faultsOf('night:\n  seed: [1')).toMatch(/kith\.yaml line \d/);
    expect(() => loadConfig({ file: join(folder, 'none.yaml'), env: {} })).toThrow(
      /cannot be read/,
    );
  });

  it('takes secrets from the environment only, and keeps them out of the configuration', () => {
    const loaded = load('', { env: { DATABASE_URL: 'postgres://u:secret@h/d' } });
    expect(loaded.secrets.databaseUrl).toContain('secret');
    expect(JSON.stringify([loaded.config, loaded.origins])).not.toContain('secret');
    expect(faultsOf('databaseUrl: postgres://u:p@h/d')).toEqual([
      'databaseUrl: no such setting; secrets come from the environment only: set DATABASE_URL there',
    ]);
  });

  it('reads one source or several, and keeps their paths as they are written', () => {
    const { config, baseFolder } = load(
      'sources: { customers: a.csv, posts: [b.ndjson, { path: /c.parquet }] }',
    );
    expect(config.sources.customers).toEqual([{ path: 'a.csv' }]);
    expect(config.sources.posts).toEqual([{ path: 'b.ndjson' }, { path: '/c.parquet' }]);
    expect(baseFolder).toBe(folder);
  });

  it('gives a configuration that nobody can change', () => {
    const { config } = load('');
    expect(() => Object.assign(config.night, { seed: 9 })).toThrow();
  });
});
