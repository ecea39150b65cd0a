import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { storedEvents } from '../support/stored-events.ts';
import { comeIn } from './come-in.ts';
import { expectAccessible } from './expect-accessible.ts';
import { givenPending, type Pending } from './given-pending.ts';
import { openVisits } from './open-visits.ts';
import { nameOf } from './sign-in.ts';
import { startDemoCompany } from './start-demo-company.ts';
import { tabTo } from './tab-to.ts';

const visits = openVisits();
let company: PayoutStack;
let batch: Pending;
beforeAll(async () => {
  company = await startDemoCompany();
  batch = await givenPending(company);
});
afterEach(() => company.stack.dataApi.faults.clear());
afterAll(() => company.discard());

const partOf = (page: Page, what: string): Locator => page.getByRole('region', { name: `Take away ${what}` });
const buttonOf = (page: Page, format: string, what = 'this batch'): Locator =>
  partOf(page, what).getByRole('button', { name: format });

/** What the browser kept, once it has all of it. */
const contentOf = async (download: Download): Promise<Buffer> => readFile(await download.path());
const digestOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** As many as somebody has asked for. */
const filesAskedFor = async (): Promise<unknown> => {
  const [row] = await company.sql('SELECT COUNT(*) AS files FROM mlm_payout_exports');
  return row?.['files'];
};

/** The worker waits before it begins; until it is let go. */
const heldUp = (): (() => void) => {
  const letGo = Promise.withResolvers<void>();
  company.stack.dataApi.faults.add({
    kind: 'meanwhile',
    sql: /UPDATE mlm_payout_exports SET state = 'writing'/,
    act: () => letGo.promise,
  });
  return letGo.resolve;
};

it.each([
  { name: 'PDF', suffix: '-batch.pdf', begins: '%PDF-' },
  { name: 'Excel', suffix: '-batch.xlsx', begins: 'PK' },
  { name: 'CSV', suffix: '-batch.csv', begins: '\uFEFF' },
])(
  '$name: the browser keeps the very file that is on record, under its name',
  async ({ name, suffix, begins }) => {
    const { page } = await comeIn(visits, company, 'vani', { screen: batch.screen });
    const coming = page.waitForEvent('download');
    await buttonOf(page, name).click();
    const download = await coming;
    const fileName = `${batch.batchReference}${suffix}`;
    expect(download.suggestedFilename()).toBe(fileName);
    const content = await contentOf(download);
    expect(content.toString().startsWith(begins)).toBe(true);
    const [event] = (await storedEvents(company, 'exports')).slice(-1);
    expect(event?.detail).toMatchObject({ fileName, bytes: content.length, sha256: digestOf(content) });
    await partOf(page, 'this batch').getByText('How to prove that it is this file').click();
    await partOf(page, 'this batch').getByText(digestOf(content)).waitFor();
    // All of it at once: where the bar of acts covers half a link, axe takes that for its size.
    await page.setViewportSize({ width: 1280, height: 2_000 });
    await expectAccessible(page);
    // The page is where it was.
    expect(page.url()).toContain(batch.screen);
  },
);

it.each([
  { screen: '/history', what: 'every run', fileName: /^runs-\d{8}-\d{6}\.xlsx$/ },
  { screen: '/people/11', what: 'all commissions of this person', fileName: /^person-11-.*\.xlsx$/ },
  { screen: '/audit/settings', what: 'this stream', fileName: /^settings-events-.*\.xlsx$/ },
  { screen: '/batches', what: 'this list', fileName: /^batches-.*\.xlsx$/ },
])('on $screen, $what', async ({ screen, what, fileName }) => {
  const { page } = await comeIn(visits, company, 'vani', { screen, window: 'phone' });
  const coming = page.waitForEvent('download');
  await buttonOf(page, 'Excel', what).click();
  expect((await coming).suggestedFilename()).toMatch(fileName);
  await partOf(page, what).getByRole('link', { name: fileName }).waitFor();
});

it('of a batch that is settled there is none yet, which the API says', async () => {
  const settled = await givenPending(company);
  const vani = await comeIn(visits, company, 'vani', { screen: settled.screen });
  const { page } = vani;
  vani.expects(/^409 POST /);
  await buttonOf(page, 'CSV').waitFor();
  await company.sql(
    `UPDATE mlm_payout_batches SET settling_since = NOW(6), settling_what = 'release', status = 'cancelled' WHERE id = ?`,
    [settled.batchId],
  );
  await buttonOf(page, 'CSV').click();
  await partOf(page, 'this batch')
    .getByRole('alert')
    .getByText(/is being settled in the background: ask for the file once that is over/)
    .waitFor();
  await company.sql(
    'UPDATE mlm_payout_batches SET settling_since = NULL, settling_what = NULL WHERE id = ?',
    [settled.batchId],
  );
  const coming = page.waitForEvent('download');
  await buttonOf(page, 'CSV').click();
  await coming;
  expect(await page.getByRole('alert').count()).toBe(0);
});

it('while the API is gone it goes on by itself, before and after it was asked', async () => {
  const vani = await comeIn(visits, company, 'vani', { screen: batch.screen });
  const { page } = vani;
  vani.expects(/^net::ERR_CONNECTION_REFUSED (POST|GET) \/admin\/payouts\/api\/exports/);
  const letGo = heldUp();
  const coming = page.waitForEvent('download');
  await page.route('**/api/exports', (route) => route.abort('connectionrefused'), { times: 1 });
  await buttonOf(page, 'Excel').click();
  await page.getByText('The Excel file is asked for again').waitFor();
  await page.getByText(/^The Excel file is being written/).waitFor();
  await page.route('**/api/exports/*', (route) => route.abort('connectionrefused'));
  await page.getByText('This page goes on by itself as soon as there is an answer').waitFor();
  letGo();
  await page.unroute('**/api/exports/*');
  expect((await coming).suggestedFilename()).toBe(`${batch.batchReference}-batch.xlsx`);
});

it('pressed twice it is one file, and comes once', async () => {
  const { page } = await comeIn(visits, company, 'asha', { screen: batch.screen });
  const before = Number(await filesAskedFor());
  const came: Download[] = [];
  page.on('download', (download) => came.push(download));
  const letGo = heldUp();
  await buttonOf(page, 'CSV').dblclick();
  await page.getByText(/^The CSV file is being written/).waitFor();
  for (const format of ['CSV', 'PDF']) await buttonOf(page, format).click({ force: true });
  letGo();
  await partOf(page, 'this batch')
    .getByRole('link', { name: /\.csv$/ })
    .waitFor();
  await page.waitForTimeout(500);
  expect(came).toHaveLength(1);
  expect(await filesAskedFor()).toBe(before + 1);
});

it('the keyboard alone asks for it, keeps its place, and takes it once more', async () => {
  const { page } = await comeIn(visits, company, 'vani', { screen: batch.screen });
  const button = buttonOf(page, 'CSV');
  await tabTo(page, button);
  const coming = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  await coming;
  const link = partOf(page, 'this batch').getByRole('link', { name: /\.csv$/ });
  await link.waitFor();
  expect(await button.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  await page.keyboard.press('Tab');
  await tabTo(page, link);
  const again = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  await again;
});

it('it comes though nobody looks at the page meanwhile', async () => {
  const { page } = await comeIn(visits, company, 'vani', { screen: batch.screen });
  const letGo = heldUp();
  await buttonOf(page, 'CSV').click();
  await page.getByText(/^The CSV file is being written/).waitFor();
  const coming = page.waitForEvent('download');
  await page.evaluate(`Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'))`);
  letGo();
  await coming;
});

it('signed out in the middle, the same file is there after the next sign-in', async () => {
  const { page, expects } = await comeIn(visits, company, 'bimal', { screen: batch.screen });
  expects(/^40[01] /);
  const before = Number(await filesAskedFor());
  const letGo = heldUp();
  await buttonOf(page, 'CSV').click();
  await page.getByText(/^The CSV file is being written/).waitFor();
  const phone = await comeIn(visits, company, 'bimal', { window: 'phone' });
  phone.expects(/^401 GET /); // What it was asking for when the sign-in ended.
  await phone.page.getByRole('button', { name: nameOf('bimal') }).click();
  await phone.page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
  await phone.page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByText(/^Your sign-in has ended\. Nothing was changed/).waitFor();
  expect(await page.getByText(/^The CSV file is being written/).count()).toBe(0);
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await page.getByRole('button', { name: nameOf('bimal') }).click();
  const coming = page.waitForEvent('download');
  await buttonOf(page, 'CSV').click();
  await page.getByText(/^The CSV file is being written/).waitFor();
  letGo();
  await coming;
  expect(await filesAskedFor()).toBe(before + 1);
});
