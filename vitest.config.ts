import { defineConfig } from 'vitest/config';

/** Tests of functions: nothing outlives them but what a module remembers of pure answers. */
const pure = ['test/arch/**/*.test.ts', 'test/property/**/*.test.ts', 'test/unit/**/*.test.ts'];

/** `npm test` runs every folder but `bench` and `faults`; those have their own scripts. */
export default defineConfig({
  test: {
    exclude: ['test/bench/**', 'test/faults/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    globalSetup: ['test/integration/store/server.setup.ts'],
    projects: [
      // Modules are loaded once a worker, which takes a third off these tests.
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'world',
          include: ['test/**/*.test.ts'],
          exclude: ['test/bench/**', 'test/faults/**', ...pure],
        },
      },
    ],
  },
});
