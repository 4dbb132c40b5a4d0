import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { expectKillsToChangeNothing } from '../faults/kill-night.ts';
import { createNightWorld, type NightWorld } from '../faults/night-world.ts';

let world: NightWorld;
beforeAll(async () => {
  world = await createNightWorld(inject('storeWorkspace'));
});
afterAll(() => world.close());

it('publishes the same after kill -9 at two moments of the night', {
  timeout: 280_000,
}, async () => {
  expect.hasAssertions();
  await expectKillsToChangeNothing(world, { kills: 2, seed: 11 });
});
