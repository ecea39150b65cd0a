import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { givenCommissions, givenSettings } from '../support/given.ts';
import type { PayoutStack } from '../support/payout-stack.ts';
import { comeIn } from './come-in.ts';
import { expectAccessible } from './expect-accessible.ts';
import { openVisits } from './open-visits.ts';
import { startDemoCompany } from './start-demo-company.ts';

const visits = openVisits();
let company: PayoutStack;
beforeAll(async () => {
  company = await startDemoCompany();
  await company.invoke({ force: true, lookbackDays: 0 });
});
afterAll(() => company.discard());
beforeEach(() => givenSettings(company, { min_amount: null }));

const answer = (page: Page) => page.getByRole('region', { name: 'What such a run would do now' });
const FORCED = '/run?lookbackDays=0&force=true';

const placeOfBar = (page: Page): Promise<string> =>
  page.evaluate(`getComputedStyle(document.querySelector('[aria-label="What you can do"]')).position`);

it('a run that would make no batch says so, and why, before how much is free; its bar is in no way', async () => {
  await givenCommissions(company, [{ beneficiary: 10 }, { beneficiary: 11 }]);
  await givenSettings(company, { min_amount: '5000.00' });
  const { page } = await comeIn(visits, company, 'om', { screen: FORCED });
  await answer(page)
    .getByRole('paragraph')
    .getByText(/^2 commissions make ₹200\.00, below the minimum of ₹5,000\.00\.$/)
    .waitFor();
  await answer(page)
    .getByText(/^2 commissions, ₹200\.00, are free, made from/)
    .waitFor();
  expect(await answer(page).getByText('would be batched').count()).toBe(0);
  expect(await page.getByText('No batch created').count()).toBe(0);
  expect(await placeOfBar(page)).toBe('static');
  await givenSettings(company, { min_amount: null });
  await page.reload();
  await page.getByRole('button', { name: 'Make the batch: ₹200.00', exact: true }).waitFor();
  expect(await placeOfBar(page)).toBe('sticky');
});

it('a link to a run that asks for fewer approvals than are set says so', async () => {
  await givenCommissions(company, [{ beneficiary: 12 }]);
  const screen = `${FORCED}&requiredApprovals=1&act=run&runKey=page/mailed`;
  const { page } = await comeIn(visits, company, 'om', { screen });
  const dialog = page.getByRole('dialog', { name: 'Make a batch of this' });
  await dialog.getByText('It asks for 1 approval, fewer than the setting (2).').waitFor();
  await expectAccessible(page);
});

it('a link to a run that was made names it, and gives way to a count once an option is touched', async () => {
  const [made] = await company.sql("SELECT run_key AS runKey FROM mlm_payout_runs WHERE outcome = 'created'");
  const { runKey } = made as { readonly runKey: string };
  const screen = `/run?made=${encodeURIComponent(runKey)}`;
  const { page } = await comeIn(visits, company, 'om', { screen });
  const run = page.getByRole('region', { name: `The run ${runKey}` });
  await run.getByText(/^The batch is made: AUTO-/).waitFor();
  expect(await answer(page).count()).toBe(0);
  await page.getByLabel('Commissions at most').fill('7');
  await run.waitFor({ state: 'detached' });
  await answer(page).waitFor();
});
