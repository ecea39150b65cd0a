import { afterAll, vi } from 'vitest';

/** Of every file of the suites: a worker runs many, and the next one needs the environment as it is. */
afterAll(() => {
  vi.unstubAllEnvs();
});
