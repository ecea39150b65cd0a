import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { APPROVE, actOnPage, BEGIN, openAct, press, RECORD } from './act-on-page.ts';
import { comeIn } from './come-in.ts';
import { openFromInbox } from './open-from-inbox.ts';
import { openVisits } from './open-visits.ts';
import { nameOf } from './sign-in.ts';
import { startDemoCompany } from './start-demo-company.ts';

const visits = openVisits();
let company: PayoutStack;
let batchReference: string;
beforeAll(async () => {
  company = await startDemoCompany();
  const [made] = await company.sql('SELECT batch_reference AS reference FROM mlm_payout_batches');
  batchReference = String(made?.['reference']);
});
afterAll(() => company.discard());

const signedInAs = (page: Page): Promise<unknown> =>
  page.evaluate(`Object.entries(localStorage).find(([key]) => key.startsWith('oidc.user:'))`);

it('a page sends nothing as somebody who signed in beside it', async () => {
  const [asha, chitra] = [await comeIn(visits, company, 'asha'), await comeIn(visits, company, 'chitra')];
  const { page } = asha;
  await openFromInbox(asha, 'Awaits your vote', batchReference);
  await openAct(page, APPROVE);
  // As where the browser keeps a page in its memory, and tells it of no change.
  await page.evaluate(`localStorage.setItem(...${JSON.stringify(await signedInAs(chitra.page))})`);
  await press(page, APPROVE);
  await page.getByRole('button', { name: nameOf('chitra') }).waitFor({ state: 'attached' });
  expect(await company.sql('SELECT COUNT(*) AS votes FROM mlm_payout_batch_approvals')).toEqual([
    { votes: 0 },
  ]);
});

it('a locked page is locked still when it is loaded anew, and asks for a proof', async () => {
  const { page } = await comeIn(visits, company, 'asha');
  await page.evaluate(`localStorage.setItem('payouts-active-at', String(Date.now() - 16 * 60_000))`);
  await page.reload();
  const locked = page.getByRole('heading', { name: 'Locked' });
  await locked.waitFor();
  await page.reload();
  await locked.waitFor();
  const asked = page.waitForRequest(/[?&]prompt=login/);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await asked;
  await page.getByRole('button', { name: nameOf('asha') }).click();
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
});

it('a page that does not reach the API says so, and goes on by itself', async () => {
  const asha = await comeIn(visits, company, 'asha');
  asha.expects(/ERR_CONNECTION_REFUSED GET \/admin\/payouts\/api\//);
  const { page } = asha;
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  await page.route('**/admin/payouts/api/**', (route) => route.abort('connectionrefused'));
  await page.reload();
  await page.getByText(/The API cannot be reached/).waitFor();
  await page.unroute('**/admin/payouts/api/**');
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
});

it('a sign-in that cannot be renewed because nobody is reached has not ended', async () => {
  const asha = await comeIn(visits, company, 'asha');
  asha.expects(/^401 GET|ERR_CONNECTION_REFUSED POST/);
  const { page } = asha;
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  await page.route('**/admin/payouts/api/**', (route) => route.fulfill({ status: 401, json: {} }), {
    times: 1,
  });
  await page.route('**/token', (route) => route.abort('connectionrefused'));
  await page.getByRole('link', { name: 'Holds' }).click();
  await page.getByText(/The sign-in cannot be reached/).waitFor();
  await page.unrouteAll();
  await page.getByText(/Nothing is held/).waitFor();
});

it('what is written is there, though the browser has no room to keep it', async () => {
  const asha = await comeIn(visits, company, 'asha');
  const { page } = asha;
  await openFromInbox(asha, 'Awaits your vote', batchReference);
  const dialog = await openAct(page, APPROVE);
  await page.evaluate(`for (let size = 2 ** 22; size >= 1; size /= 2)
    try { while (true) localStorage.setItem('filler' + Math.random(), 'x'.repeat(size)); } catch {}`);
  await dialog.getByLabel(/^Note/).fill('seen');
  expect(await dialog.getByLabel(/^Note/).inputValue()).toBe('seen');
});

it('an answer that never came is not told as something that was not done', async () => {
  const om = await comeIn(visits, company, 'om', { screen: '/holds' });
  om.expects(/ERR_CONNECTION_RESET DELETE/);
  const { page } = om;
  await company.sql(
    `INSERT INTO mlm_payout_holds (kind, user_id, open_key, reason, held_by, held_at)
     VALUES ('person', 11, 'person/11', 'asked by their bank', 'user 8', NOW(6))`,
  );
  await page.reload();
  await page.getByRole('button', { name: 'Lift', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Lift a hold' });
  await dialog.getByLabel(/^Why/).fill('they have a new account');
  await page.route('**/api/holds/*', (route) => route.abort('connectionreset'));
  await dialog.getByRole('button', { name: /^Lift the hold/ }).click();
  await page.getByText('No answer: it may have been done').waitFor();
});

it('Enter in the reference of a payment records nothing: the button does', async () => {
  for (const approver of ['asha', 'bimal']) {
    const visit = await comeIn(visits, company, approver);
    await openFromInbox(visit, 'Awaits your vote', batchReference);
    await actOnPage(visit.page, APPROVE);
  }
  const farah = await comeIn(visits, company, 'farah');
  const { page } = farah;
  await openFromInbox(farah, 'To pay', batchReference);
  await actOnPage(page, BEGIN);
  const dialog = await openAct(page, RECORD);
  const reference = dialog.getByLabel(/^Reference of the payment/);
  await reference.fill('UTR-2611-0042');
  await reference.press('Enter');
  await page.waitForTimeout(500);
  expect(await company.sql('SELECT status FROM mlm_payout_batches')).toEqual([{ status: 'processing' }]);
  await press(page, RECORD);
  await dialog.waitFor({ state: 'detached' });
});
