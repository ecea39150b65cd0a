import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { APPROVE, actOnPage, BEGIN, dialogOf } from './act-on-page.ts';
import { comeIn } from './come-in.ts';
import { expectTold } from './expect-told.ts';
import { givenPending, type Pending } from './given-pending.ts';
import { queueOf } from './open-from-inbox.ts';
import { openVisits, type Visit } from './open-visits.ts';
import { startDemoCompany } from './start-demo-company.ts';
import { tabTo } from './tab-to.ts';

const visits = openVisits();
let company: PayoutStack;
let batch: Pending;
beforeAll(async () => {
  company = await startDemoCompany();
  batch = await givenPending(company);
});
afterAll(() => company.discard());

const isIn = (dialog: Locator): Promise<boolean> =>
  dialog.evaluate((element) => element.contains(element.ownerDocument.activeElement));

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === element.ownerDocument.activeElement);

/** However often it is pressed, and in either direction. */
const expectTrapped = async (page: Page, dialog: Locator): Promise<void> => {
  for (const key of [...Array(12).fill('Tab'), ...Array(12).fill('Shift+Tab')]) {
    await page.keyboard.press(key);
    expect(await isIn(dialog), `${key} stays in the dialog`).toBe(true);
  }
};

const openBatch = async (visit: Visit, queue: string): Promise<void> => {
  const { page } = visit;
  await tabTo(page, queueOf(visit, queue).getByRole('link', { name: batch.batchReference }));
  await page.keyboard.press('Enter');
  const title = page.getByRole('heading', { level: 1, name: batch.batchReference });
  await title.waitFor();
  await expect.poll(() => isFocused(page.getByRole('heading', { level: 1 }))).toBe(true);
};

it('the first thing that the keyboard meets leads past the menu', async () => {
  const { page } = await comeIn(visits, company, 'vani');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  await page.evaluate('document.activeElement.blur()');
  await tabTo(page, page.getByRole('link', { name: 'To the content' }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.querySelector("main").contains(document.activeElement)')).toBe(true);
});

it('asha votes without a mouse: the dialog keeps the focus, gives it back, and Enter approves', async () => {
  const asha = await comeIn(visits, company, 'asha');
  const { page } = asha;
  await openBatch(asha, 'Awaits your vote');
  const opener = page.getByRole('button', { name: 'Approve ₹300.00' });
  await tabTo(page, opener);
  await page.keyboard.press('Enter');
  const dialog = dialogOf(page, APPROVE);
  await dialog.waitFor();
  await expect.poll(() => isFocused(dialog.getByLabel(/^Note/))).toBe(true);
  await expectTrapped(page, dialog);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => isFocused(opener)).toBe(true);
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await expect.poll(() => isFocused(dialog.getByLabel(/^Note/))).toBe(true);
  await page.keyboard.type('by hand');
  await tabTo(page, dialog.getByRole('button', { name: 'Approve ₹300.00' }));
  await page.keyboard.press('Enter');
  await expectTold(page, 'is recorded: 1 approval is missing');
  // What opened the dialog is gone.
  await expect.poll(() => isFocused(page.getByRole('heading', { level: 1 }))).toBe(true);
  await page.getByText('by hand').waitFor();
});

it('farah begins the payment without a mouse', async () => {
  const bimal = await comeIn(visits, company, 'bimal', { screen: batch.screen });
  await actOnPage(bimal.page, APPROVE);
  await expectTold(bimal.page, 'finance can pay it now');
  const farah = await comeIn(visits, company, 'farah');
  const { page } = farah;
  await openBatch(farah, 'To pay');
  const opener = page.getByRole('button', { name: 'Begin the payment of ₹300.00' });
  await tabTo(page, opener);
  await page.keyboard.press('Space');
  const dialog = dialogOf(page, BEGIN);
  await dialog.waitFor();
  await expect.poll(() => isIn(dialog)).toBe(true);
  await expectTrapped(page, dialog);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => isFocused(opener)).toBe(true);
  await page.keyboard.press('Space');
  await dialog.waitFor();
  await tabTo(page, dialog.getByRole('button', { name: 'Begin: pay ₹300.00' }));
  await page.keyboard.press('Enter');
  await expectTold(page, 'have the bank pay ₹300.00 for 3 commissions');
});
