import { defineConfig } from 'vitest/config';

/** `npm test` runs every folder but `bench` and `faults`; those have their own scripts. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'test/faults/**'],
    globalSetup: ['test/integration/store/server.setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
