import { defineConfig } from 'vitest/config';
import suites from './vitest.config.ts';

/** `npm run test:browser`: the console in a real browser, beside the real stack. */
export default defineConfig({
  test: { ...suites.test, include: ['test/browser/**/*.test.ts'], maxWorkers: 2 },
});
