import { afterAll, beforeAll, expect, it } from 'vitest';
import { entitle } from '../support/entitle.ts';
import type { PayoutStack } from '../support/payout-stack.ts';
import { ASSOCIATES } from '../support/people.ts';
import { APPROVE, actOnPage, DROP, dialogOf, openAct, press, REJECT, WITHDRAW } from './act-on-page.ts';
import { comeIn } from './come-in.ts';
import { expectState } from './expect-state.ts';
import { expectTold } from './expect-told.ts';
import { givenPending, type Pending, takeBack } from './given-pending.ts';
import { openVisits, type Visit } from './open-visits.ts';
import { signIn } from './sign-in.ts';
import { startDemoCompany } from './start-demo-company.ts';
import { tabTo } from './tab-to.ts';

const visits = openVisits();
let company: PayoutStack;
let om: Visit;
let asha: Visit;
beforeAll(async () => {
  company = await startDemoCompany();
  // Who rejects may also be the one who holds.
  await entitle(company, { userId: '3', subject: 'chitra', roles: ['approver', 'operator'] });
});
afterAll(() => company.discard());

const CHANGED = 'This batch has changed since you opened it';
const SEE = 'I have seen it: show what I can do';

/** Somebody takes a commission back, and om drops it. */
const dropOne = async (batch: Pending): Promise<void> => {
  await takeBack(company, batch, 2);
  await om.page.goto(`${om.address}${batch.screen}`);
  await actOnPage(om.page, DROP, (dialog) => dialog.getByLabel(/^Why/).fill('the sale was taken back'));
  await expectTold(om.page, `Dropped. ${batch.batchReference} now holds 2 commissions, ₹200.00`);
  // What one has done oneself, one need not say that one has seen.
  await om.page.getByRole('button', { name: 'Approve ₹200.00' }).waitFor();
  expect(await om.page.getByText(CHANGED).count()).toBe(0);
};

it('what changes under an open page is said and shown anew before anybody acts on it', async () => {
  const batch = await givenPending(company);
  const bimal = await comeIn(visits, company, 'bimal', { screen: batch.screen });
  await actOnPage(bimal.page, APPROVE);
  asha = await visits.visit(company);
  await asha.page.clock.install();
  await signIn(asha, 'asha', batch.screen);
  await asha.page.getByRole('button', { name: 'Approve ₹300.00' }).waitFor();
  om = await comeIn(visits, company, 'om');
  await dropOne(batch);
  await asha.page.clock.fastForward('01:01');
  const { page } = asha;
  await page.getByText(CHANGED).waitFor();
  await page.getByText('It held 3 commissions, ₹300.00; now it holds 2 commissions, ₹200.00.').waitFor();
  await page.getByText('Bimal Roy approved (does not count').waitFor();
  expect(await page.getByRole('button', { name: APPROVE.opener }).count()).toBe(0);
  await page.getByRole('button', { name: SEE }).click();
  await page.getByRole('button', { name: 'Approve ₹200.00' }).waitFor();
  await actOnPage(page, APPROVE);
  await expectTold(page, `Your vote for ${batch.batchReference} is recorded: 1 approval is missing`);
});

it('whoever approves what has changed a moment ago is told so in the dialog, and the note is kept', async () => {
  const batch = await givenPending(company);
  const { page, address } = asha;
  asha.expects(/^409 POST \/admin\/payouts\/approve$/);
  await page.goto(`${address}${batch.screen}`);
  const dialog = await openAct(page, APPROVE);
  await dialog.getByLabel(/^Note/).fill('as in the sheet');
  await dropOne(batch);
  await press(page, APPROVE);
  await dialog.getByRole('alert').getByText(`Batch ${batch.batchReference} is not what you saw`).waitFor();
  await page.getByText(CHANGED, { exact: true }).waitFor({ state: 'attached' });
  expect(await dialog.getByRole('button', { name: APPROVE.effect }).isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: 'Show it as it is now' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: SEE }).click();
  await actOnPage(page, APPROVE, async (again) => {
    expect(await again.getByLabel(/^Note/).inputValue()).toBe('as in the sheet');
  });
  await page.getByText('as in the sheet').waitFor();
});

it('dev, whom the batch pays, finds why he may not approve it, by the keyboard, too', async () => {
  const dev = await comeIn(visits, company, 'dev', { screen: '/batches/1' });
  const approve = dev.page.getByRole('button', { name: APPROVE.opener });
  await approve.waitFor();
  expect(await approve.getAttribute('aria-disabled')).toBe('true');
  const why = dev.page.getByText(/pays commissions to you: others must approve it\. You may reject it\./);
  expect(await why.isVisible()).toBe(false);
  await tabTo(dev.page, approve);
  expect(await why.isVisible()).toBe(true);
  expect(await why.getAttribute('id')).toBe(await approve.getAttribute('aria-describedby'));
  await dev.page.keyboard.press('Enter');
  expect(await dialogOf(dev.page, APPROVE).count()).toBe(0);
});

it('chitra rejects it with a quick note, and holds whom it should not pay', async () => {
  const batch = await givenPending(company);
  const { page } = await comeIn(visits, company, 'chitra', { screen: batch.screen });
  const dialog = await openAct(page, REJECT);
  await dialog.getByRole('button', { name: 'A person in it should not be paid now.' }).click();
  await dialog.getByRole('link', { name: 'Put it on hold' }).click();
  const hold = page.getByRole('dialog', { name: 'Set a hold' });
  await hold.getByLabel('Whom').fill(String(ASSOCIATES[0]));
  await hold.getByRole('option', { name: `user ${ASSOCIATES[0]}` }).click();
  expect(await hold.getByLabel(/^Why/).inputValue()).toBe('A person in it should not be paid now.');
  await hold.getByLabel(/^Why/).fill('KYC has lapsed');
  await hold.getByRole('button', { name: /^Hold all that is owed to / }).click();
  await expectTold(page, /^✓?Held: /);
  await page.getByRole('link', { name: 'Back to the batch you are rejecting' }).click();
  expect(await dialog.getByLabel(/^Why/).inputValue()).toBe('A person in it should not be paid now.');
  await press(page, REJECT);
  await expectTold(page, `${batch.batchReference} is cancelled.`);
  await expectState(page, 'cancelled');
  await page.goto(`${page.url()}?act=approve`);
  await page.getByText('Nothing was done.').waitFor();
  await page.waitForURL((url) => !url.searchParams.has('act'));
  expect(await dialogOf(page, APPROVE).count()).toBe(0);
  const next = await company.invoke({ force: true });
  expect(next).toMatchObject({ outcome: 'created', totalRecords: 2, totalAmount: '200.00' });
});

it('bimal takes his approval back', async () => {
  const batch = await givenPending(company);
  const { page } = await comeIn(visits, company, 'bimal', { screen: batch.screen });
  await actOnPage(page, APPROVE);
  await actOnPage(page, WITHDRAW);
  await expectTold(page, `Your approval of ${batch.batchReference} is withdrawn: 2 approvals are missing`);
  await page.getByText('Bimal Roy withdrawn').waitFor();
  await page.getByRole('button', { name: APPROVE.opener }).waitFor();
});
