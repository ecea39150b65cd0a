import { defineConfig } from 'vitest/config';

/** A busy machine may take five times as long as a quiet one: only what hangs should end here. */
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
