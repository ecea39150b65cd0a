import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { givenCommissions, givenSettings } from '../support/given.ts';
import type { PayoutStack } from '../support/payout-stack.ts';
import { comeIn } from './come-in.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expectNoWider } from './expect-no-wider.ts';
import { openVisits } from './open-visits.ts';
import { startDemoCompany } from './start-demo-company.ts';

const visits = openVisits();
let company: PayoutStack;
beforeAll(async () => {
  company = await startDemoCompany();
});
afterAll(() => company.discard());
beforeEach(() => givenSettings(company, { min_amount: null }));

const makeButton = (page: Page) => page.getByRole('button', { name: /^Make the batch/ });
const answer = (page: Page) => page.getByRole('region', { name: 'What such a run would do now' });
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Make a batch of this' });

const madeRun = (page: Page) => page.getByRole('region', { name: /^The run page\// });

/** The batches that runs of the page have made. */
const madeByPage = () =>
  company.sql(`SELECT run_key AS runKey, batch_id AS batchId FROM mlm_payout_runs
                WHERE run_key LIKE 'page/%' AND outcome = 'created'`);

const FORCED = '/run?lookbackDays=0&force=true';

const reasons = (page: Page) => page.getByRole('table', { name: 'What it would leave out, by reason' });

it('from what is stranded to a batch of it: why, the options that take it in, what stays behind, the run', async () => {
  const { page } = await comeIn(visits, company, 'om');
  await page.getByRole('link', { name: 'See what such a run would take' }).click();
  await page.getByRole('link', { name: 'As the settings have it' }).click();
  await answer(page).getByText('A run with these options would make no batch').waitFor();
  await makeButton(page).focus();
  await page
    .getByRole('region', { name: 'What you can do' })
    .getByText(/The last run that made a batch/)
    .waitFor();
  await page.getByLabel('Lookback, in days').and(page.getByRole('textbox')).waitFor();
  await page.getByText('Empty: 7 days, the default. 0 has no start.').waitFor();

  const [first, , last] = await reasons(page).getByRole('rowheader').allTextContents();
  expect([first, last]).toEqual([expect.stringMatching(/^The amount/), expect.stringMatching(/^Another/)]);
  await page.getByRole('link', { name: /^Older than this run's window: stranded/ }).click();
  const commissions = page.getByRole('table', { name: 'Commissions left out' });
  await expect.poll(() => commissions.getByRole('row').count()).toBe(46);
  await page.getByRole('button', { name: /^Take them in: force, no lookback/ }).click();
  await answer(page).getByText('45 commissions would be batched').waitFor();
  expect(page.url()).toMatch(/\/run\?lookbackDays=0&force=true$/);
  expect(await page.getByLabel('Lookback, in days').inputValue()).toBe('0');

  await page.getByRole('link', { name: /^The amount is zero or negative/ }).click();
  await commissions.getByRole('row', { name: /-₹2,500\.00/ }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Make the batch: ₹40,99,125\.60$/ }).click();
  await dialogOf(page).getByText('No lookback: whatever its age').waitFor();
  await expectAccessible(page);
  await dialogOf(page)
    .getByRole('button', { name: /^Make the batch: ₹40,99,125\.60/ })
    .click();
  const made = madeRun(page);
  await made
    .getByText(/^The batch is made: AUTO-.*, 45 commissions, ₹40,99,125\.60\. It awaits 2 approvals/)
    .waitFor();
  await expectAccessible(page);
  await made.and(page.locator(':focus')).waitFor();
  expect(await page.getByText(/would make no batch/).count()).toBe(0);
  expect(await makeButton(page).count()).toBe(0);
  await made.getByRole('button', { name: 'Count again' }).click();
  await answer(page)
    .getByRole('paragraph')
    .getByText(/^No approved commission in the window is free/)
    .waitFor();
  expect(await answer(page).getByText('₹0.00').count()).toBe(0);
  await page.goBack();
  await made.getByRole('link', { name: /^AUTO-/ }).click();
  await page.getByRole('heading', { level: 1, name: /^AUTO-/ }).waitFor();
});

it('a run that found less than was counted says in the words of the API why it made no batch', async () => {
  await givenCommissions(company, [{ beneficiary: 10 }, { beneficiary: 11 }]);
  const { page } = await comeIn(visits, company, 'om', { screen: FORCED, window: 'phone' });
  await makeButton(page).click();
  await dialogOf(page).waitFor();
  await givenSettings(company, { min_amount: '5000.00' });
  await dialogOf(page)
    .getByRole('button', { name: /^Make the batch/ })
    .click();
  const made = madeRun(page);
  await made.getByText('The run made no batch').waitFor();
  await made.getByText('2 commissions make ₹200.00, below the minimum of ₹5,000.00.').waitFor();
  await expectNoWider(page);
  await made.getByRole('button', { name: 'Count again' }).click();
  await made.waitFor({ state: 'detached' });
});

it('what cannot be asked is told at its field, and the field keeps it', async () => {
  const om = await comeIn(visits, company, 'om', { screen: FORCED });
  const { page } = om;
  om.expects(/^400 POST .*\/runs$/);
  await page.getByLabel('Commissions at most').fill('many');
  await page.getByText('“many” is no whole number').waitFor();
  await answer(page)
    .getByText(/cannot be asked: one of the options is refused/)
    .waitFor();
  await page.getByLabel('Commissions at most').fill('');
  await page.getByLabel('Reference of the batch').fill('URGENT 1');
  await page.getByText('is "URGENT 1": expected 1 to 40 letters, digits').waitFor();
  expect(await page.getByLabel('Reference of the batch').getAttribute('aria-invalid')).toBe('true');
  await expectAccessible(page);
  await page.getByLabel('Reference of the batch').fill('URGENT-1');
  await makeButton(page)
    .and(page.getByRole('button', { name: /₹/ }))
    .waitFor();
  await page.getByLabel('Made on or after').fill('2026-02-02');
  await page.getByLabel('Made on or before').fill('2026-02-01');
  await page
    .getByRole('alert')
    .getByText(/dateFrom is after dateTo$/)
    .waitFor();
});

it('asked thrice because no answer came, it is one run under one key, and one batch', async () => {
  await givenCommissions(company, [{ beneficiary: 10, amount: '77.00' }]);
  const om = await comeIn(visits, company, 'om', { screen: FORCED });
  const { page } = om;
  om.expects(/^net::ERR_CONNECTION_RESET POST .*\/runs$/);
  const before = await madeByPage();
  const keys: unknown[] = [];
  await page.route('**/admin/payouts/api/runs', async (route) => {
    const { dryRun, runKey } = route.request().postDataJSON() ?? {};
    if (dryRun || route.request().method() !== 'POST') return route.continue();
    keys.push(runKey);
    if (keys.length > 2) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await makeButton(page)
    .and(page.getByRole('button', { name: /₹/ }))
    .click();
  await dialogOf(page)
    .getByRole('button', { name: /^Make the batch/ })
    .click();
  await page.getByText(/^The batch is made: AUTO-/).waitFor();
  expect(keys).toEqual([expect.stringMatching(/^page\/[0-9a-f-]{36}$/), keys[0], keys[0]]);
  expect((await madeByPage()).length - before.length).toBe(1);
});

it('whoever looks on is told whose it is to count, and where to see what runs did; nothing is asked in vain', async () => {
  const { page } = await comeIn(visits, company, 'vani', { screen: FORCED });
  await page.getByText('This takes the role operator, and your sign-in does not have it.').waitFor();
  expect(await makeButton(page).count()).toBe(0);
  await expectAccessible(page);
  await page.getByRole('main').getByRole('link', { name: 'history' }).click();
  await page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
});

it('the count before stays while another takes long; one that takes too long is told in the words of the API', async () => {
  await givenCommissions(company, [{ beneficiary: 10 }, { beneficiary: 11 }]);
  const om = await comeIn(visits, company, 'om', { screen: FORCED });
  const { page } = om;
  om.expects(/^504 POST .*\/runs$/);
  await answer(page)
    .getByText(/would be batched/)
    .waitFor();
  const detail = 'The dry run took more than 25 s: run it from a terminal.';
  const problem = {
    type: '/problems/timeout',
    title: 'It took too long',
    status: 504,
    detail,
    instance: '/x',
  };
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/admin/payouts/api/runs', async (route) => {
    await held;
    await route.fulfill({ status: 504, contentType: 'application/problem+json', json: problem });
  });
  await page.getByLabel('Commissions at most').fill('1');
  await page.getByText(/^Still counting: .* What stands here is of the options before\.$/).waitFor();
  expect(
    await answer(page)
      .getByText(/would be batched/)
      .isVisible(),
  ).toBe(true);
  release();
  await page.getByRole('alert').getByText(detail).waitFor();
  await page.unroute('**/admin/payouts/api/runs');
  await page.getByRole('button', { name: 'Try again' }).click();
  await answer(page).getByText('1 commission would be batched').waitFor();
});
