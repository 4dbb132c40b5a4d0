import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MatchFilesOutcome } from '../../src/app/index.ts';
import { startKith } from '../faults/night-world.ts';
import { cast, createMatchWorld, type MatchWorld } from '../integration/app/match-world.ts';

let world: MatchWorld;
let temporary: string;
let files: readonly string[];
const people = cast(60);

beforeAll(() => {
  world = createMatchWorld();
  temporary = mkdtempSync(join(tmpdir(), 'kith-test-tmp-'));
  files = [
    ...['--customers', world.csv('customers.csv', people.customers)],
    ...['--profiles', world.csv('profiles.csv', people.profiles)],
  ];
});
afterAll(() => {
  world.close();
  rmSync(temporary, { recursive: true, force: true });
});

/** What the command left of its own; tsx keeps its cache there too. */
const left = () => readdirSync(temporary).filter((name) => name.startsWith('kith-'));
const kith = (...args: string[]) => startKith(['match', ...args], { TMPDIR: temporary });

describe('kith match', () => {
  it('says what it is, writes links, and prints one JSON document', async () => {
    const out = join(world.folder, 'links.csv');
    const truth = world.csv('truth.csv', people.truth);
    const ended = await kith(...files, '--out', out, '--truth', truth, '--json').ended;
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    expect(ended.stderr).toMatch(/offline evaluation: no lawful basis and no reviews/);
    const outcome = JSON.parse(ended.stdout) as MatchFilesOutcome;
    expect(outcome).toMatchObject({ customers: 60, profiles: 30, out: { file: out } });
    expect(outcome.quality?.precision.share).toBeGreaterThan(0.95);
    expect(readFileSync(out, 'utf8').split('\r\n')).toHaveLength((outcome.out?.rows ?? 0) + 2);
    expect(left()).toEqual([]);
  });

  it('prints tables for people', async () => {
    const truth = world.csv('truth.csv', people.truth);
    const { code, stdout } = await kith(...files, '--truth', truth, '--analyse').ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^60 customers and 30 profiles, /);
    expect(stdout).toMatch(/Nothing was linked/);
    expect(stdout).toMatch(/^family +[\d,]+ +[\d,]+ /m);
  });

  it('ends by Ctrl-C at once and leaves neither tables nor half a result', async () => {
    const folder = join(world.folder, 'results');
    mkdirSync(folder);
    const running = kith(...files, '--out', join(folder, 'links.parquet'));
    running.process.stderr?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('"job":"conform","event":"job_started"')) {
        running.process.kill('SIGINT');
      }
    });
    const { code, signal } = await running.ended;
    expect({ code, signal }).toEqual({ code: null, signal: 'SIGINT' });
    expect(left()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('answers what is missing or wrong with the code of its kind', async () => {
    const missing = await kith('--customers', 'nowhere.csv', '--json').ended;
    expect(missing).toMatchObject({ code: 2 });
    expect(missing.stdout).toContain('usage.bad_option');
    const out = join(world.folder, 'x.csv');
    const nowhere = await kith('--customers', 'nowhere.csv', ...files.slice(2), '--out', out).ended;
    expect(nowhere).toMatchObject({ code: 4, stdout: '' });
    expect(nowhere.stderr).toContain('input.file_missing');
  });
});
