import type { Page } from 'playwright-core';

/** That the page says once, above the screen, what an act came to. */
export const expectTold = (page: Page, sentence: string | RegExp): Promise<void> =>
  page.getByRole('main').getByRole('status').filter({ hasText: sentence }).waitFor();
