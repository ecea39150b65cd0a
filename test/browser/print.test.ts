import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { comeIn } from './come-in.ts';
import { type BatchesAtEveryStage, givenBatchesAtEveryStage } from './given-batches-at-every-stage.ts';
import { openVisits } from './open-visits.ts';
import { startDemoCompany } from './start-demo-company.ts';

/** The batch page on paper, as the browser prints it and another program reads it. */

const visits = openVisits();
let company: PayoutStack;
let batches: BatchesAtEveryStage;
beforeAll(async () => {
  company = await startDemoCompany();
  batches = await givenBatchesAtEveryStage(company);
});
afterAll(() => company.discard());

/** The text of each sheet. */
const printed = async (page: Page): Promise<string[]> => {
  await page.waitForLoadState('networkidle');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  return text.map((sheet) => sheet.replaceAll(/\s+/g, ' '));
};

const ON_SCREEN_ONLY =
  /Approve|Reject|Cancel|Take away|Go back|Inbox|Holds|As curl|As it is on record|\bago\b/;

it('has what was decided on, and where it is from on every sheet', async () => {
  const { batchId, contentHash } = batches.voted;
  const screen = `/batches/${batchId}?show=items`;
  const { page, address } = await comeIn(visits, company, 'asha', { screen });
  await page.getByRole('table', { name: /^Items/ }).waitFor();
  const total = await page.getByRole('region', { name: 'At a glance' }).innerText();
  const sheets = await printed(page);
  const text = sheets.join('\n');
  expect(text).toContain(total.split('\n')[0]);
  for (const part of [
    contentHash,
    'rupees and',
    'Bimal Roy approved',
    '2 approvals',
    'Ravi Kumar',
    'सीता देवी',
  ])
    expect(text).toContain(part);
  for (const table of ['who get most', 'Items by number']) expect(text).toContain(table);
  expect(text).not.toMatch(ON_SCREEN_ONLY);
  expect(sheets.length).toBeGreaterThan(1);
  for (const [index, sheet] of sheets.entries()) {
    expect(sheet).toContain(`${index + 1} of ${sheets.length}`);
    expect(sheet).toContain(`${address}${screen} · printed `);
    expect(sheet).toMatch(/printed \d+ \w+ \d{4}, \d\d:\d\d IST by Asha Menon/);
  }
});

it('leaves out a dialog that is open, and nothing behind it', async () => {
  const screen = `/batches/${batches.voted.batchId}?show=timeline&act=approve`;
  const { page } = await comeIn(visits, company, 'asha', { screen });
  await page.getByRole('dialog').waitFor();
  await page.getByText('As it is on record').first().waitFor();
  const text = (await printed(page)).join('\n');
  expect(text).toContain(batches.voted.contentHash);
  expect(text).toMatch(/Made, asked for by somebody who was not named/);
  expect(text).not.toMatch(/Go back|until finance begins/);
});

it('is light, whatever the screen is', async () => {
  const screen = `/batches/${batches.paidInPart.batchId}`;
  const { page } = await comeIn(visits, company, 'farah', { screen, colours: 'dark' });
  await page.getByRole('table', { name: /get most/ }).waitFor();
  const colours = () =>
    page.evaluate(
      `(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.body))`,
    );
  expect(await colours()).toEqual(['rgb(21, 24, 28)', 'rgb(236, 238, 241)']);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await colours()).toEqual(['rgb(255, 255, 255)', 'rgb(22, 25, 29)']);
});
