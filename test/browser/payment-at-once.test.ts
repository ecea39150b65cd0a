import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { givenBatch, signedIn } from '../support/people.ts';
import { approve, cameTo } from '../support/sign-off.ts';
import { actOnPage, BEGIN, RECORD } from './act-on-page.ts';
import { comeIn } from './come-in.ts';
import { expectState } from './expect-state.ts';
import { expectTold } from './expect-told.ts';
import { openVisits } from './open-visits.ts';
import { startDemoCompany } from './start-demo-company.ts';

const visits = openVisits();
let company: PayoutStack;
beforeAll(async () => {
  company = await startDemoCompany();
});
afterAll(() => company.discard());

it('a payment is shown as its act has left it before the batch is read anew', async () => {
  const batch = await givenBatch(company);
  const { bimal, chitra } = await signedIn(company);
  await approve(bimal, batch);
  expect(cameTo(await approve(chitra, batch))).toBe('approved');
  const { page } = await comeIn(visits, company, 'farah', { screen: `/batches/${batch.batchId}` });
  await page.getByRole('button', { name: BEGIN.opener }).waitFor();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**/admin/payouts/api/batches/${batch.batchId}`, async (route) => {
    await held;
    await route.continue();
  });
  await actOnPage(page, BEGIN);
  await expectTold(page, 'has begun: have the bank pay');
  await expectState(page, 'being paid');
  expect(await page.getByRole('button', { name: BEGIN.opener }).count()).toBe(0);
  await actOnPage(page, RECORD, (dialog) =>
    dialog.getByLabel(/^Reference of the payment/).fill('UTR-2611-0099'),
  );
  await expectTold(page, 'All of it was paid.');
  await expectState(page, 'paid');
  expect(await page.getByRole('button', { name: RECORD.opener }).count()).toBe(0);
  release();
  await page
    .getByText(/under UTR-2611-0099/)
    .first()
    .waitFor();
  await expectState(page, 'paid');
});
