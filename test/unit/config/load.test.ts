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

  it('never takes X on legitimate interest', () => {
    expect(faultsOf('privacy: { legitimateInterest: [x] }')).toHaveLength(1);
  });

  it('refuses a variable that names no setting', () => {
    expect(faultsOf('', { env: { KITH_NIGHT__SEDE: '1' } })).toEqual([
      'night.sede: no such setting',
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
    expect(faultsOf('databaseUrl: postgres://u:p@h/d')).toEqual(['databaseUrl: no such setting']);
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
