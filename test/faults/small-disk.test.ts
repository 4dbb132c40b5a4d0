/** Nights on a disk of a few megabytes, a file system of its own: full at whatever moment it is full. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { Lake } from '../../src/lake/index.ts';
import { createNightWorld, type NightWorld, nightDate, query } from './night-world.ts';

const mount = (target: string, options: string): void => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', target], { stdio: 'pipe' });
};
const unmount = (target: string): void => {
  execFileSync('umount', [target], { stdio: 'pipe' });
};

/** Why no file system can be mounted here; undefined when one can. */
function obstacle(): string | undefined {
  const trial = mkdtempSync(join(tmpdir(), 'kith-mount-'));
  try {
    mount(trial, 'size=64k');
    unmount(trial);
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? (thrown.message.trim().split('\n').at(-1) ?? '') : 'unknown';
  } finally {
    rmSync(trial, { recursive: true });
  }
}

const hindered = obstacle();
const skipped = hindered === undefined ? '' : ` (skipped: ${hindered})`;
const nightly = ['nightly', '--date', nightDate, '--json'];
let world: NightWorld;
let disk: string;

beforeAll(async () => {
  world = await createNightWorld(inject('storeWorkspace'));
  disk = join(world.folder, 'disk');
  mkdirSync(disk);
});
afterAll(async () => {
  if (existsSync(join(disk, 'mounted'))) unmount(disk);
  await world.close();
});

it.skipIf(hindered !== undefined)(
  `says the disk is full, keeps what stood, and resumes on a larger one${skipped}`,
  async () => {
    const calm = await world.place('calm');
    const undisturbed = await calm.start(nightly).ended;
    expect(undisturbed.code, undisturbed.stderr).toBe(0);

    const small = await world.place('small');
    const text = readFileSync(small.config, 'utf8');
    writeFileSync(
      small.config,
      text.replace(/^workspace: .*$/m, `workspace: ${join(disk, 'kith')}`),
    );
    mount(disk, 'size=256k');
    writeFileSync(join(disk, 'mounted'), '');
    chmodSync(disk, 0o755);
    const jobsDone: number[] = [];
    for (let kilobytes = 256; ; kilobytes *= 2) {
      expect(kilobytes).toBeLessThan(65_536);
      mount(disk, `remount,size=${kilobytes}k`);
      const ended = await small.start(nightly).ended;
      if (ended.code === 0) break;
      expect(ended, `on ${kilobytes} kB: ${ended.stderr}`).toMatchObject({
        code: 6,
        stdout: expect.stringContaining('limit.disk_full'),
      });
      expect(ended.stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
      const { manifest } = await Lake.open(join(disk, 'kith', 'lake'));
      jobsDone.push(Object.keys(manifest.jobs).length);
      expect(await query(small.databaseUrl, 'SELECT 1 FROM published.edition')).toEqual([]);
    }
    expect(jobsDone.length).toBeGreaterThan(1);
    expect(jobsDone).toEqual([...jobsDone].sort((a, b) => a - b));
    expect(await small.published()).toEqual(await calm.published());
  },
);
