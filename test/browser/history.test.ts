import { afterAll, beforeAll, expect, it } from 'vitest';
import { givenCommissions, givenSettings } from '../support/given.ts';
import type { PayoutStack } from '../support/payout-stack.ts';
import { signedIn } from '../support/people.ts';
import { until } from '../support/until.ts';
import { comeIn } from './come-in.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expectNoWider } from './expect-no-wider.ts';
import { openVisits } from './open-visits.ts';
import { nameOf } from './sign-in.ts';
import { startDemoCompany } from './start-demo-company.ts';

const visits = openVisits();
let company: PayoutStack;
let batchReference: string;
beforeAll(async () => {
  company = await startDemoCompany();
  const { om } = await signedIn(company);
  await givenCommissions(company, [{ beneficiary: 11, amount: '1250.00' }]);
  await company.invoke({ runKey: 'too-soon', requestedBy: 'the night shift' });
  await givenSettings(company, { min_amount: 'abc' });
  await company.invoke({ runKey: 'broken', force: true });
  await givenSettings(company, { min_amount: '0' });
  await om.post('/api/runs', { runKey: 'month%2F11/a', force: true, maxItems: 500, requiredApprovals: 2 });
  batchReference = await until(async () => {
    const [last] = (await om.get('/api/runs?limit=1')).body.items;
    return last.batch?.batchReference;
  });
});
afterAll(() => company.discard());

it('tells of every run who asked for it, what, and what came of it', async () => {
  const { page } = await comeIn(visits, company, 'vani', { screen: '/history' });
  const rowOf = (name: RegExp) => page.getByRole('row', { name });
  const made = rowOf(/past the guards, at most 500 commissions, 2 approvals/);
  await made.getByRole('cell', { name: new RegExp(nameOf('om')) }).waitFor();
  await made.getByRole('cell', { name: 'Made a batch' }).waitFor();
  await made.getByText('₹1,250.00').waitFor();
  await rowOf(
    /the night shift \(unverified\).*As set.*Made no batch: too soon after the one before/,
  ).waitFor();
  await rowOf(/The schedule.*As set.*Made a batch/).waitFor();
  await rowOf(/Failed.*payout_automation_min_amount is "abc": expected a decimal/).waitFor();

  await page.getByLabel('Outcome').selectOption('failed');
  await page.waitForURL(/\?outcome=failed$/);
  await expect.poll(() => page.getByRole('row').filter({ hasText: 'The schedule' }).count()).toBe(0);
  await page.goBack();
  await made.getByRole('link', { name: batchReference }).click();
  await page.getByRole('heading', { level: 1, name: new RegExp(batchReference) }).waitFor();
});

it('opens one run whole, by an address that holds whatever its key does', async () => {
  const { page, address } = await comeIn(visits, company, 'vani', { screen: '/history' });
  await page
    .getByRole('row', { name: /at most 500/ })
    .getByRole('link')
    .first()
    .click();
  await page.waitForURL(`${address}/history/month%252F11%2Fa`);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: /^Run of \d+ \w+ 20\d\d/ }).waitFor();
  await page.getByText('2 people have to approve it').waitFor();
  await page.getByText(/older than this run's window: stranded/).waitFor();
  await page.goto(`${address}/history/too-soon`);
  await page
    .getByText(/payout_automation_interval_hours|interval/)
    .first()
    .waitFor();
  await page.goto(`${address}/history/broken`);
  await page.getByText(/min_amount is "abc"/).waitFor();
  await expectAccessible(page);
});

it('draws the totals of the batches, and has their figures as a table', async () => {
  const { page } = await comeIn(visits, company, 'vani', { screen: '/history', window: 'phone' });
  await page.getByRole('img', { name: /A bar a batch/ }).waitFor();
  expect(await page.getByText(/^Totals of the last 2 batches, oldest first; the highest is ₹/).count()).toBe(
    1,
  );
  await page.getByText('The figures').click();
  const table = page.getByRole('table', { name: /Totals of the last batches/ });
  await table.getByRole('row', { name: new RegExp(`${batchReference}.*₹1,250.00`) }).waitFor();
  await expectNoWider(page);
  await expectAccessible(page);
});
