import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** All that the screen reads is there: until then what is lower down on it may still move. */
export const drawn = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await expect.poll(() => page.getByText(/^Reading .* …$/).count(), { timeout: 10_000 }).toBe(0);
};
