import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expectNoWider } from './expect-no-wider.ts';
import { openVisits } from './open-visits.ts';
import { signIn } from './sign-in.ts';
import { startDemoCompany } from './start-demo-company.ts';

const { visit } = openVisits();
let company: PayoutStack;
beforeAll(async () => {
  company = await startDemoCompany();
});
afterAll(() => company.discard());

it('has all screens side by side where there is room, the present one marked', async () => {
  const { page, ...vani } = await visit(company);
  await signIn({ page, ...vani }, 'vani', '/holds');
  const places = page.getByRole('navigation', { name: 'Screens' });
  await places.getByRole('link', { name: 'Batches' }).waitFor();
  expect((await places.getByRole('link').allTextContents()).map((text) => text.replace(/\W.*/, ''))).toEqual([
    'Inbox',
    'Batches',
    'Holds',
    'People',
    'Run',
    'History',
    'Settings',
    'Roles',
    'Audit',
  ]);
  expect(await places.locator('[aria-current=page]').allTextContents()).toEqual(['Holds']);
});

it('keeps two of them on a phone; the rest opens by thumb and by keyboard, and says where one is', async () => {
  const { page, ...vani } = await visit(company, { window: 'phone' });
  await signIn({ page, ...vani }, 'vani');
  const places = page.getByRole('navigation', { name: 'Screens' });
  await places.getByRole('link', { name: 'Batches' }).waitFor();
  expect(await places.getByRole('link').count()).toBe(2);
  expect(await page.getByRole('button', { name: 'Vani Rao' }).textContent()).toMatch(/^Vani\s▾$/);
  await places.getByRole('button', { name: 'More' }).tap();
  await places.getByRole('link', { name: 'Audit' }).waitFor();
  await expectNoWider(page);
  await expectAccessible(page);
  await places.getByRole('link', { name: 'Holds' }).tap();
  await page.getByRole('heading', { level: 1, name: 'Holds' }).waitFor();

  const more = places.getByRole('button', { name: 'More screens, now Holds', expanded: false });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => places.locator('[aria-current=page]').allTextContents()).toEqual(['Holds']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect.poll(() => more.evaluate((button) => button.matches(':focus'))).toBe(true);
  expect(await places.getByRole('link').count()).toBe(2);
  await page.keyboard.press('Enter');
  for (const _ of ['Holds', 'People', 'Run', 'History']) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
  await expectNoWider(page);
  await places.getByRole('button').tap();
  await page.getByRole('heading', { level: 1 }).tap();
  await expect.poll(() => places.getByRole('link').count()).toBe(2);
});
