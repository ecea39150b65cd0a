import type { Locator } from 'playwright-core';
import type { Visit } from './open-visits.ts';

/** What waits there for the same thing, by the title it stands under. */
export const queueOf = ({ page }: Pick<Visit, 'page'>, title: string): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

/** From wherever somebody is: to the inbox, and to a batch that waits there for them. */
export const openFromInbox = async (visit: Visit, title: string, batchReference: string): Promise<void> => {
  const { page } = visit;
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Inbox' }).click();
  await queueOf(visit, title).getByRole('link', { name: batchReference }).click();
  await page.getByRole('heading', { level: 1, name: batchReference }).waitFor();
};
