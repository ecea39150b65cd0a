import type { Page } from 'playwright-core';
import type { BatchState } from '../../shared/domain/batches/batch-state.ts';

/** That the batch on the screen is that far: a shape, and the word for it. */
export const expectState = (page: Page, state: BatchState): Promise<void> =>
  page
    .locator('.screen-head')
    .getByText(new RegExp(`^\\S ${state}$`))
    .waitFor();
