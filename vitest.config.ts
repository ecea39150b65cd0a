import { defineConfig } from 'vitest/config';

/** Ends what hangs. The longest test, a migration begun again some eighty times, needs 37 s alone and passed 90 s beside others. */
const fourMinutes = 240_000;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/synthesize-once.ts'],
    // The suites mostly wait for a database or a process; two cores carry three.
    maxWorkers: 3,
    testTimeout: fourMinutes,
    hookTimeout: fourMinutes,
    restoreMocks: true,
  },
});
