import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { givenBatch } from '../support/people.ts';
import { comeIn } from './come-in.ts';
import { drawn } from './drawn.ts';
import { openVisits, WINDOWS } from './open-visits.ts';
import { startDemoCompany } from './start-demo-company.ts';

/** More than any of these screens has. */
const STEPS_MAX = 80;

/** What lies above the middle of the focused element, unless it is that element, or its label's. */
const COVERED_BY = `(() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const { left, top, width, height } = focused.getBoundingClientRect();
  if (width < 2 || height < 2) return null;
  const there = document.elementFromPoint(left + Math.min(width / 2, 40), top + height / 2);
  if (there && (focused.contains(there) || there.contains(focused) || there.closest('label'))) return null;
  return (focused.getAttribute('aria-label') ?? focused.innerText ?? focused.id) + ' is covered by ' + (there?.outerHTML.slice(0, 120) ?? 'the edge of the window');
})()`;

const visits = openVisits();
let company: PayoutStack;
let batchId: string;
beforeAll(async () => {
  company = await startDemoCompany();
  const made = await givenBatch(
    company,
    [11, 12, 13, 14, 15].map((beneficiary) => ({ beneficiary })),
  );
  batchId = made.batchId;
});
afterAll(() => company.discard());

const coveredAlong = async (page: Page): Promise<readonly string[]> => {
  const covered: string[] = [];
  for (let steps = 0; steps < STEPS_MAX; steps += 1) {
    await page.keyboard.press('Tab');
    const by = await page.evaluate<string | null>(COVERED_BY);
    if (by) covered.push(by);
  }
  return covered;
};

/** WCAG 2.2, 2.4.11: a bar that stays at the edge of the window hides nothing that the keyboard has come to. */
describe.each(Object.keys(WINDOWS) as (keyof typeof WINDOWS)[])('on a %s', (window) => {
  it.each([
    { where: 'a batch and its items', screen: () => `/batches/${batchId}?show=items` },
    { where: 'a batch and whom it pays', screen: () => `/batches/${batchId}` },
    { where: 'a batch that is about to be rejected', screen: () => `/batches/${batchId}?act=reject` },
    { where: 'the batches', screen: () => '/batches' },
  ])('whoever goes through $where by the keyboard sees where they are', async ({ screen }) => {
    const { page, address } = await comeIn(visits, company, 'asha', { window });
    await page.goto(`${address}${screen()}`);
    await drawn(page);
    expect(await coveredAlong(page)).toEqual([]);
  });

  it('above the bar of those that were chosen, too', async () => {
    const { page, address } = await comeIn(visits, company, 'asha', { window });
    await page.goto(`${address}/batches`);
    await drawn(page);
    await page
      .getByLabel(/^Choose AUTO-/)
      .first()
      .check();
    await page.getByRole('button', { name: /^Approve/ }).waitFor();
    expect(await coveredAlong(page)).toEqual([]);
  });
});
