import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { NightlyOutcome } from '../../src/app/index.ts';
import { createNightWorld, type NightWorld, startKith } from '../faults/night-world.ts';

const example = fileURLToPath(new URL('../../docs/examples/congress/', import.meta.url));
const data = fileURLToPath(new URL('../../../shared/data/linkage/', import.meta.url));
const absent = existsSync(data) ? '' : ' (skipped: ../shared/data is absent)';

describe.skipIf(absent !== '')(`the evaluation night over people in public office${absent}`, () => {
  let world: NightWorld;
  beforeAll(async () => {
    world = await createNightWorld(inject('storeWorkspace'));
  });
  afterAll(() => world.close());

  it('links precisely, names the ten most influential, and refuses every export', async () => {
    execFileSync(process.execPath, [`${example}prepare.js`], { stdio: 'ignore' });
    const { databaseUrl } = await world.place('congress');
    const env = { DATABASE_URL: databaseUrl, KITH_WORKSPACE: `${world.folder}/congress` };
    const kith = (...args: string[]) =>
      startKith([...args, '--config', `${example}kith.yaml`], env).ended;

    const night = await kith('nightly', '--json');
    expect(night, night.stderr).toMatchObject({ code: 0 });
    const outcome = JSON.parse(night.stdout) as NightlyOutcome;
    expect(outcome.evaluation).toBe(true);
    expect(outcome.linkQuality?.precision).toBeGreaterThanOrEqual(0.99);
    expect(outcome.linkQuality?.recall).toBeGreaterThanOrEqual(0.9);
    expect(outcome.top['most-influential']).toHaveLength(10);
    const graph = outcome.jobs.find((job) => job.job === 'graph');
    expect(graph?.figures['given_edges_met']).toBeGreaterThan(1000);

    const refused = await kith('export', 'most-influential');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('usage.export_refused');
  }, 90_000);
});
