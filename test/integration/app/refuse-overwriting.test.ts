import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAuthenticityFiles } from '../../../src/app/authenticity/authenticity-files.ts';
import { runDuplicateFiles } from '../../../src/app/duplicate-files.ts';
import { refuseOverwritingSources } from '../../../src/app/index.ts';
import { runSentimentFiles } from '../../../src/app/sentiment/sentiment-files.ts';
import { createProgram } from '../../../src/cli/program.ts';
import { loadConfig } from '../../../src/config/index.ts';

let folder: string;
let read: string;
let config: string;
const refused = (message: RegExp) => ({
  code: 'usage.bad_option',
  message: expect.stringMatching(message) as string,
});

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kith-test-overwrite-'));
  read = join(folder, 'read.csv');
  config = join(folder, 'kith.yaml');
  writeFileSync(read, 'customer_id\nc1\n');
  writeFileSync(config, 'sources: { customers: read.csv, posts: not-there.csv }\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a file that is read', () => {
  it('is never the result of a command on files', async () => {
    const loaded = loadConfig({ env: {}, workingFolder: folder });
    const common = { loaded, configNamed: false, out: read, truth: [], emit: () => {} };
    const message = /read\.csv a file that this command reads/;
    await expect(
      runDuplicateFiles({ ...common, customers: [read], and: [], probability: undefined }),
    ).rejects.toMatchObject(refused(message));
    await expect(
      runSentimentFiles({ ...common, posts: [read], brands: [], shared: true }),
    ).rejects.toMatchObject(refused(message));
    await expect(
      runAuthenticityFiles({
        ...{ ...common, profiles: [read], prior: undefined, observedMs: undefined, reasons: false },
      }),
    ).rejects.toMatchObject(refused(message));
    expect(readFileSync(read, 'utf8')).toBe('customer_id\nc1\n');
  });

  it('is never what is exported: a source, the configuration, by a link too', () => {
    const loaded = loadConfig({ file: config, env: {} });
    const link = join(folder, 'link.csv');
    symlinkSync(read, link);
    for (const out of [read, link, config, `${folder}/./read.csv`]) {
      expect(() => refuseOverwritingSources(out, loaded)).toThrow(/or is set up with/);
    }
    for (const out of [undefined, join(folder, 'new.csv'), join(folder, 'not-there.csv')]) {
      expect(() => refuseOverwritingSources(out, loaded)).not.toThrow();
    }
  });

  it.each([
    ['export', 'movers'],
    ['review', 'export'],
    ['sentiment', 'label', 'export'],
  ])('is refused before any work by kith %s %s', async (...words) => {
    const program = createProgram('0');
    await expect(
      program.parseAsync(['node', 'kith', ...words, '--config', config, '--out', read]),
    ).rejects.toMatchObject(refused(/or is set up with/));
  });
});
