import { defineConfig } from 'vitest/config';

const aMinuteAndAHalf = 90_000;

export default defineConfig({
  test: {
    include: ['test/{unit,infra,integration}/**/*.test.ts'],
    globalSetup: ['test/support/synthesize-once.ts'],
    setupFiles: ['test/support/as-it-was.ts'],
    // The suites mostly wait for a database or a process; two cores carry three.
    maxWorkers: 3,
    // The parts of the stack are loaded once a worker, not once a file.
    isolate: false,
    testTimeout: aMinuteAndAHalf,
    hookTimeout: aMinuteAndAHalf,
    restoreMocks: true,
    provide: { exhaustive: false },
  },
});
