import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApiClient } from '../support/api-client.ts';
import type { PayoutStack } from '../support/payout-stack.ts';
import { givenBatch, signedIn, userIdOf } from '../support/people.ts';
import { expectAccessible } from './expect-accessible.ts';
import { openVisits } from './open-visits.ts';
import { signIn } from './sign-in.ts';
import { startDemoCompany } from './start-demo-company.ts';

const { visit } = openVisits();
let company: PayoutStack;
let people: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startDemoCompany();
  people = await signedIn(company);
});
afterAll(() => company.discard());

/** As it stands, for this person. */
const shown = async (who: ApiClient, batchId: string) => (await who.get(`/api/batches/${batchId}`)).body;

const made = async (beneficiary?: number) => {
  const { batchId } = await givenBatch(company, [beneficiary ? { beneficiary } : {}]);
  return shown(people.bimal, batchId);
};

/** It is done, and nobody hears of it. */
const loseFirstAnswer = async (page: Page): Promise<() => readonly string[]> => {
  const keys: string[] = [];
  await page.route('**/admin/payouts/approve', async (route) => {
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    if (keys.length > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  return () => keys;
};

it('approves several at once, each with its own answer, and leaves out what needs a look of its own', async () => {
  const [counted, refused, ofAsha] = [await made(), await made(), await made(userIdOf('asha'))];
  const asha = await visit(company);
  asha.expects(/ERR_CONNECTION_RESET POST .*approve|409 POST .*approve/);
  await signIn(asha, 'asha', '/batches');
  const { page } = asha;
  await page.getByLabel('State').selectOption('awaits approval');
  await page.getByRole('button', { name: 'Show these batches' }).click();
  await page.waitForURL('**/batches?status=pending_approval');
  for (const { batchReference } of [counted, refused, ofAsha]) {
    await page.getByLabel(`Choose ${batchReference}`, { exact: true }).check();
  }
  await page.getByRole('button', { name: 'Approve 3 batches, ₹300.00' }).click();

  const dialog = page.getByRole('dialog', { name: 'Approve the chosen batches' });
  await dialog
    .getByRole('region', { name: /^Left out/ })
    .getByText(/pays commissions to you/)
    .waitFor();
  await expectAccessible(page);
  await dialog.getByLabel(/^Note/).fill('seen with the team');
  const { batchId, contentHash } = refused;
  await people.chitra.post('/approve', { batchId, contentHash, decision: 'rejected', notes: 'twice' });
  const keys = await loseFirstAnswer(page);
  await dialog.getByRole('button', { name: 'Approve 2 batches, ₹200.00' }).click();

  const answers = page.getByRole('dialog', { name: 'What came of it' });
  await answers.getByText('Your approval counts: 1 of 2.').waitFor();
  await answers.getByText(/^✕ Refused: Batch .* cannot be decided on any more: it is cancelled/).waitFor();
  await answers.getByRole('heading', { name: 'You have approved 1 of 2 batches' }).waitFor();
  await expectAccessible(page);
  expect(keys()).toHaveLength(3);
  expect(new Set(keys())).toHaveProperty('size', 2);
  expect((await shown(people.bimal, counted.batchId)).votes).toMatchObject([
    { userId: String(userIdOf('asha')), decision: 'approved', notes: 'seen with the team', counts: true },
  ]);

  await answers.getByRole('button', { name: 'Close' }).last().click();
  await expect.poll(() => page.getByText(/ chosen, /).count()).toBe(0);
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Batches');
});

it('keeps what was chosen over pages and visits, and lets go of it by one button', async () => {
  const { batchReference } = await made();
  const bimal = await visit(company, { window: 'phone' });
  await signIn(bimal, 'bimal', '/batches');
  const { page, address } = bimal;
  await page.getByLabel(`Choose ${batchReference}`, { exact: true }).check();
  await page.goto(`${address}/batches?reference=none`);
  await page.getByText('No batch is like that.').waitFor();
  await page.getByText(/^1 chosen, /).waitFor();
  await page.getByRole('button', { name: 'Choose none' }).click();
  await expect.poll(() => page.getByText(/ chosen, /).count()).toBe(0);
});

it('finds the batches that pay somebody, by their name', async () => {
  const [ofDev, ofOthers] = [await made(userIdOf('dev')), await made()];
  const vani = await visit(company);
  await signIn(vani, 'vani', '/batches?reference=AUTO');
  const { page } = vani;
  const whom = page.getByRole('combobox', { name: 'Pays this person' });
  await whom.fill('Dev Pa');
  await page.getByRole('option', { name: /Dev Patil/ }).waitFor();
  await whom.press('ArrowDown');
  await whom.press('Enter');
  await page.getByRole('button', { name: 'Show these batches' }).click();
  await page.waitForURL(`**/batches?person=${userIdOf('dev')}&reference=AUTO`);
  const rows = (reference: string) => page.getByRole('link', { name: reference, exact: true });
  await rows(ofOthers.batchReference).waitFor({ state: 'detached' });
  await rows(ofDev.batchReference).waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(0);
});
