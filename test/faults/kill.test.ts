import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { expectKillsToChangeNothing } from './kill-night.ts';
import { createNightWorld, type NightWorld } from './night-world.ts';

let world: NightWorld;
beforeAll(async () => {
  world = await createNightWorld(inject('storeWorkspace'));
});
afterAll(() => world.close());

it('publishes the same after kill -9 at twenty moments of the night', async () => {
  expect.hasAssertions();
  await expectKillsToChangeNothing(world, { kills: 20, seed: Date.now() });
});
