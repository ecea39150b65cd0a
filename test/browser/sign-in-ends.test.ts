import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { APPROVE, dialogOf, openAct, press } from './act-on-page.ts';
import { comeIn } from './come-in.ts';
import { expectTold } from './expect-told.ts';
import { givenPending } from './given-pending.ts';
import { openVisits } from './open-visits.ts';
import { nameOf, signIn } from './sign-in.ts';
import { startDemoCompany } from './start-demo-company.ts';

const visits = openVisits();
let company: PayoutStack;
beforeAll(async () => {
  company = await startDemoCompany();
});
afterAll(() => company.discard());

const ENDED = 'Your sign-in has ended. Nothing was changed, and what you have written is kept.';

/** What the page keeps of whoever is signed in. */
const KEPT = `Object.keys(localStorage).find((key) => key.startsWith('oidc.user:'))`;

/** At the issuer, who asks who it is. */
const proveTo = (page: Page, person: string): Promise<void> =>
  page.getByRole('button', { name: nameOf(person) }).click();

it('a token that is not taken any more is renewed without a word', async () => {
  const batch = await givenPending(company);
  const bimal = await comeIn(visits, company, 'bimal', { screen: batch.screen });
  const { page } = bimal;
  bimal.expects(/^401 /);
  await openAct(page, APPROVE);
  await page.evaluate(`(() => {
    const user = JSON.parse(localStorage.getItem(${KEPT}));
    localStorage.setItem(${KEPT}, JSON.stringify({ ...user, access_token: 'x.y.z' }));
  })()`);
  await press(page, APPROVE);
  await expectTold(page, `Your vote for ${batch.batchReference} is recorded`);
});

it('signed out everywhere in the middle of a note, asha signs in again and finds it', async () => {
  const batch = await givenPending(company);
  const asha = await comeIn(visits, company, 'asha', { screen: batch.screen });
  const { page } = asha;
  const dialog = await openAct(page, APPROVE);
  await dialog.getByLabel(/^Note/).fill('as in the sheet of');
  const phone = await comeIn(visits, company, 'asha', { window: 'phone' });
  phone.expects(/^401 GET /); // What it was asking for when the sign-in ended.
  await phone.page.getByRole('button', { name: nameOf('asha') }).click();
  await phone.page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
  const everywhere = phone.page.getByRole('dialog', { name: 'End every session of yours, on every device?' });
  await everywhere.getByRole('button', { name: 'Sign out everywhere' }).click();
  await phone.page.getByText('Every session of yours has ended, on every device.').waitFor();
  await phone.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();

  asha.expects(/^40[01] /);
  await press(page, APPROVE);
  await page.getByText(ENDED).waitFor();
  await dialog.getByText('Your sign-in has ended, so this was not asked.').waitFor();
  const votes = 'SELECT COUNT(*) AS count FROM mlm_payout_batch_approvals WHERE batch_id = ?';
  expect(await company.sql(votes, [batch.batchId])).toEqual([{ count: 0 }]);
  await dialog.getByRole('button', { name: /^Sign in again/ }).click();
  await proveTo(page, 'asha');
  await dialog.waitFor();
  expect(await dialog.getByLabel(/^Note/).inputValue()).toBe('as in the sheet of');
  await dialog.getByLabel(/^Note/).fill('as in the sheet of November');
  await press(page, APPROVE);
  await expectTold(page, `Your vote for ${batch.batchReference} is recorded`);
  await page.getByText('as in the sheet of November').waitFor();
});

it('a computer that nobody touches is locked: nothing is to be seen, and it takes a sign-in to go on', async () => {
  const batch = await givenPending(company);
  const chitra = await visits.visit(company);
  const { page, address } = chitra;
  await page.clock.install();
  await signIn(chitra, 'chitra', batch.screen);
  const dialog = await openAct(page, APPROVE);
  await dialog.getByLabel(/^Note/).fill('half a sen');
  await page.clock.fastForward('14:00');
  await page.keyboard.type('tence');
  await page.clock.fastForward('14:00');
  await page.clock.runFor(20_000);
  expect(await dialog.isVisible()).toBe(true);
  await page.clock.fastForward('02:00');
  await page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor();
  expect(await page.locator('body').innerText()).not.toMatch(/₹|AUTO-|sentence/);
  expect(await page.evaluate(KEPT)).toBeUndefined();
  await page.reload();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await proveTo(page, 'chitra');
  await page.waitForURL(`${address}${batch.screen}?act=approve`);
  expect(await dialogOf(page, APPROVE).getByLabel(/^Note/).inputValue()).toBe('half a sentence');
});
