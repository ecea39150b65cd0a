import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { BEGIN, CANCEL, dialogOf, openAct } from './act-on-page.ts';
import { comeIn } from './come-in.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expectNoWider } from './expect-no-wider.ts';
import { type BatchesAtEveryStage, givenBatchesAtEveryStage } from './given-batches-at-every-stage.ts';
import { openVisits } from './open-visits.ts';
import { startDemoCompany } from './start-demo-company.ts';

/** What somebody meets who follows an old link, reads on a phone, sorts, or scripts. */

const visits = openVisits();
let company: PayoutStack;
let batches: BatchesAtEveryStage;
beforeAll(async () => {
  company = await startDemoCompany();
  batches = await givenBatchesAtEveryStage(company);
});
afterAll(() => company.discard());

it('an address that names what cannot be done with the batch says why, and opens nothing', async () => {
  const { page, address } = await comeIn(visits, company, 'farah');
  const { voted, begun, approved } = batches;
  for (const [batch, act, why] of [
    [voted, 'begin', /approv/],
    [begun, 'begin', /begun/],
    [approved, 'abort', /begun|begin/],
    [approved, 'adopted-answer', /as it stands: it is approved/],
    [approved, 'pay-twice', 'There is nothing called “pay-twice”'],
  ] as const) {
    await page.goto(`${address}/batches/${batch.batchId}?act=${act}`);
    await page.getByText('Nothing was done.').waitFor();
    const told = page.getByRole('status').filter({ hasText: 'Nothing was done.' });
    await told.getByText(why).first().waitFor();
    await page.waitForURL((url) => !url.searchParams.has('act'));
    expect(await page.getByRole('dialog').count()).toBe(0);
  }
  await page.goto(`${address}/batches/${approved.batchId}?act=begin`);
  await dialogOf(page, BEGIN).waitFor();
});

/** Of the foot, without the room below it. */
const END_OF_TEXT = `(() => {
  const text = document.createRange();
  text.selectNodeContents(document.querySelector('footer'));
  return text.getBoundingClientRect().bottom;
})()`;

it('on a phone the button that pays is in reach, wherever one reads', async () => {
  const screen = `/batches/${batches.approved.batchId}`;
  const { page } = await comeIn(visits, company, 'farah', { screen, window: 'phone' });
  const pay = page.getByRole('button', { name: BEGIN.opener });
  await pay.waitFor();
  const isInReach = async () => {
    const box = await pay.boundingBox();
    return box !== null && box.y > 370 && box.y + box.height <= 740;
  };
  expect(await isInReach()).toBe(true);
  await page.waitForLoadState('networkidle');
  await page.evaluate('scrollTo(0, document.body.scrollHeight)');
  expect(await isInReach()).toBe(true);
  // The end of the page is not under it.
  const bar = await pay.boundingBox();
  expect(await page.evaluate<number>(END_OF_TEXT)).toBeLessThan((bar?.y ?? 0) - 8);
  await expectNoWider(page);
  await openAct(page, BEGIN);
});

it('an act is shown as curl, without a token', async () => {
  const screen = `/batches/${batches.voted.batchId}`;
  const { page } = await comeIn(visits, company, 'om', { screen });
  const dialog = await openAct(page, { ...CANCEL, opener: /^Cancel the batch$/ });
  await dialog.getByText('As curl').click();
  await dialog.getByText('Something is still missing').waitFor();
  await dialog.getByLabel(/^Why/).fill("it's made twice");
  const request = await dialog.locator('pre').innerText();
  expect(request).toContain(`/admin/payouts/api/batches/${batches.voted.batchId}/cancel'`);
  expect(request).toContain(String.raw`{"reason":"it'\''s made twice"}`);
  expect(request).toContain('Bearer $TOKEN');
  expect(request).not.toMatch(/eyJ/);
  await expectAccessible(page);
});

it('the people of a batch are sorted by a press on the header, and it says how', async () => {
  const screen = `/batches/${batches.paid.batchId}`;
  const { page } = await comeIn(visits, company, 'vani', { screen });
  const header = (name: string) => page.getByRole('columnheader', { name });
  const sorted = (name: string) =>
    expect.poll(() => header(name).getAttribute('aria-sort'), { timeout: 10_000 });
  const first = page
    .getByRole('table', { name: /who get most/ })
    .getByRole('rowheader')
    .first();
  await sorted('Amount').toBe('descending');
  await header('Name').getByRole('button').click();
  await sorted('Name').toBe('ascending');
  const rising = await first.innerText();
  await page.keyboard.press('Enter');
  await sorted('Name').toBe('descending');
  expect((await first.innerText()) > rising).toBe(true);
  expect(await header('Amount').getAttribute('aria-sort')).toBe('none');
  await page.reload();
  await sorted('Name').toBe('descending');
  await expectAccessible(page);
});
