/**
 * The law every scheduler relies on: a night that is killed, at whatever moment,
 * and started again publishes exactly what an undisturbed night publishes.
 */
import { expect } from 'vitest';
import { createRandom } from '../../src/kernel/index.ts';
import { type NightWorld, nightDate } from './night-world.ts';

const nightly = ['nightly', '--date', nightDate, '--json'];

/** Kills one night after another, each at a moment of its own, and compares. */
export async function expectKillsToChangeNothing(
  world: NightWorld,
  options: { readonly kills: number; readonly seed: number },
): Promise<void> {
  const calm = await world.place('calm');
  const undisturbed = await calm.start(nightly).ended;
  expect(undisturbed, undisturbed.stderr).toMatchObject({ code: 0 });
  const expected = await calm.published();
  expect(expected['list_entry']).not.toBe('');

  const random = createRandom(options.seed);
  let struck = 0;
  for (let kill = 0; kill < options.kills; kill += 1) {
    const place = await world.place(`kill_${kill}`);
    // Spread over the night, one in each of as many equal spans: chance alone would leave gaps.
    const share = (kill + random.uniform()) / options.kills;
    const night = place.start(nightly);
    const alarm = setTimeout(() => night.process.kill('SIGKILL'), share * undisturbed.ms);
    const { signal } = await night.ended;
    clearTimeout(alarm);
    if (signal === 'SIGKILL') struck += 1;
    const resumed = await place.start(nightly).ended;
    expect(resumed, `after a kill at ${share.toFixed(2)}: ${resumed.stderr}`).toMatchObject({
      code: 0,
    });
    expect(await place.published(), `after a kill at ${share.toFixed(2)}`).toEqual(expected);
  }
  expect(struck).toBeGreaterThan(0);
}
