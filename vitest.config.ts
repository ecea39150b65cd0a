import { defineConfig } from 'vitest/config';

const thirtySeconds = 30_000;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/synthesize-once.ts'],
    testTimeout: thirtySeconds,
    hookTimeout: thirtySeconds,
    restoreMocks: true,
  },
});
