import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { storedEvents } from '../support/stored-events.ts';
import { APPROVE, dialogOf, openAct, press } from './act-on-page.ts';
import { comeIn } from './come-in.ts';
import { expectTold } from './expect-told.ts';
import { givenPending } from './given-pending.ts';
import { openVisits } from './open-visits.ts';
import { startDemoCompany } from './start-demo-company.ts';

const visits = openVisits();
let company: PayoutStack;
beforeAll(async () => {
  company = await startDemoCompany();
});
afterEach(() => company.stack.dataApi.faults.clear());
afterAll(() => company.discard());

const UNLOADED = 'A part of this page cannot be loaded';
/** The browser's word for it, and React's. */
const OF_A_LOST_PART = /^(console|uncaught): .*(dynamically imported module|preload CSS|Fallback)/s;
const GOES_ON = 'This page goes on by itself as soon as there is an answer';

it('while the network is gone the page says so, keeps what it shows, and goes on by itself', async () => {
  const batch = await givenPending(company);
  const asha = await comeIn(visits, company, 'asha', { screen: batch.screen });
  const { page } = asha;
  asha.expects(/^net::ERR_INTERNET_DISCONNECTED /);
  await page.getByRole('button', { name: APPROVE.opener }).waitFor();
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Items', exact: true }).click();
  await page.getByText(`The API cannot be reached`).waitFor();
  await page.getByText(GOES_ON).waitFor();
  expect(await page.getByRole('button', { name: APPROVE.opener }).isVisible()).toBe(true);
  await page.context().setOffline(false);
  await page.getByRole('table', { name: 'Items by number' }).waitFor();
  await page.getByText(GOES_ON).waitFor({ state: 'detached' });
});

it('a screen that was never opened is there once the network is back', async () => {
  const asha = await comeIn(visits, company, 'asha');
  const { page } = asha;
  asha.expects(/^net::ERR_INTERNET_DISCONNECTED /);
  asha.expects(OF_A_LOST_PART);
  const first = page.getByRole('link', { name: /^AUTO-/ }).first();
  await first.waitFor();
  await page.context().setOffline(true);
  await first.click();
  await page.getByRole('heading', { level: 1, name: UNLOADED }).waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: APPROVE.opener }).waitFor();
});

it('while the database resumes the page says so in the sentence of the API, and goes on by itself', async () => {
  const batch = await givenPending(company);
  const vani = await comeIn(visits, company, 'vani', { screen: batch.screen });
  const { page } = vani;
  vani.expects(/^503 GET /);
  await page.getByRole('heading', { level: 1, name: batch.batchReference }).waitFor();
  company.stack.dataApi.faults.add({ kind: 'resuming', times: Number.POSITIVE_INFINITY });
  await page.getByRole('link', { name: 'Items', exact: true }).click();
  await page
    .getByText(/database/i)
    .and(page.getByText(GOES_ON))
    .waitFor();
  company.stack.dataApi.faults.clear();
  await page.getByRole('table', { name: 'Items by number' }).waitFor();
  await page.getByText(GOES_ON).waitFor({ state: 'detached' });
});

it('an act whose answer is lost is repeated under its key, told once and done once', async () => {
  const batch = await givenPending(company);
  const asha = await comeIn(visits, company, 'asha', { screen: batch.screen });
  const { page } = asha;
  asha.expects(/^net::ERR_CONNECTION_RESET POST \/admin\/payouts\/approve$/);
  const keys: (string | undefined)[] = [];
  await page.route('**/admin/payouts/approve', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    if (keys.length > 2) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  const dialog = await openAct(page, APPROVE);
  await press(page, APPROVE);
  await dialog.getByText('is done once, however often it is asked').waitFor();
  await page.keyboard.press('Escape');
  expect(await dialog.isVisible()).toBe(true);
  await expectTold(page, `Your vote for ${batch.batchReference} is recorded: 1 approval is missing`);
  expect(keys).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), keys[0], keys[0]]);
  const votes = (await storedEvents(company, `batch-${batch.batchId}`)).filter(
    ({ action }) => action === 'vote_recorded',
  );
  expect(votes).toHaveLength(1);
});

it('the back button closes a dialog, and leads back to it', async () => {
  const batch = await givenPending(company);
  const { page } = await comeIn(visits, company, 'asha', { screen: batch.screen });
  const dialog = await openAct(page, APPROVE);
  await dialog.getByLabel(/^Note/).fill('not yet');
  await page.goBack();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1, name: batch.batchReference }).waitFor();
  await page.goForward();
  expect(await dialogOf(page, APPROVE).getByLabel(/^Note/).inputValue()).toBe('not yet');
});

it('an address that leads to nothing, or to what one may not see, is answered with a sentence', async () => {
  const vani = await comeIn(visits, company, 'vani');
  vani.expects(/^40[04] GET /);
  await vani.page.goto(`${vani.address}/batches/999999`);
  await vani.page.getByRole('alert').getByText('There is no such thing').waitFor();
  await vani.page.goto(`${vani.address}/batches/12x`);
  await vani.page.getByRole('alert').waitFor();
  const nil = await comeIn(visits, company, 'nil', { screen: '/batches/1' });
  nil.expects(/^403 GET /);
  await nil.page.getByText(/your sign-in does not have it/).waitFor();
  expect(await nil.page.locator('body').innerText()).not.toContain('₹');
});

it('a tab of before a deployment loads the page anew, and says so where that does not help', async () => {
  const asha = await comeIn(visits, company, 'asha');
  const { page } = asha;
  asha.expects(/^404 GET \/admin\/payouts\/assets\//);
  asha.expects(OF_A_LOST_PART);
  let isGone = true;
  await page.route(/\/assets\/batch-screen-.*\.js$/, (route) =>
    isGone ? route.fulfill({ status: 404 }) : route.continue(),
  );
  page.once('load', () => {
    isGone = false;
  });
  const first = page.getByRole('link', { name: /^AUTO-/ }).first();
  await first.click();
  await page.getByRole('button', { name: APPROVE.opener }).waitFor();
  isGone = true;
  await page.goto(asha.address);
  await first.click();
  await page.getByRole('heading', { level: 1, name: UNLOADED }).waitFor();
  isGone = false;
  await page.getByRole('link', { name: 'Load it anew' }).click();
  await page.getByRole('button', { name: APPROVE.opener }).waitFor();
});
