import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { openVisits } from './open-visits.ts';
import { signIn } from './sign-in.ts';
import { startDemoCompany } from './start-demo-company.ts';

const { visit } = openVisits();
let company: PayoutStack;
beforeAll(async () => {
  company = await startDemoCompany();
});
afterAll(() => company.discard());

/** As if an hour had passed: the token that this browser keeps ends in half a minute. */
const TOKEN_ENDS = `for (const key of Object.keys(localStorage)) if (key.startsWith('oidc.user:')) {
  const user = JSON.parse(localStorage[key]);
  localStorage[key] = JSON.stringify({ ...user, expires_at: Math.floor(Date.now() / 1000) + 30 });
}`;

const refreshesIn = (pages: readonly Page[]): string[] => {
  const refreshes: string[] = [];
  for (const page of pages) {
    page.on('request', (request) => {
      if (request.url().endsWith('/token')) refreshes.push(String(request.postData()));
    });
  }
  return refreshes;
};

it('a token that ends is renewed once for all tabs, and nobody notices', async () => {
  const asha = await visit(company);
  const { page, address } = asha;
  await signIn(asha, 'asha');
  const other = await page.context().newPage();
  await other.goto(`${address}/batches`);
  await other.getByRole('heading', { name: 'Batches' }).waitFor();
  const refreshes = refreshesIn([page, other]);
  await page.evaluate(TOKEN_ENDS);
  await Promise.all([page.reload(), other.reload()]);
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  await other.getByRole('heading', { name: 'Batches' }).waitFor();
  await page
    .getByRole('link', { name: /^AUTO-/ })
    .first()
    .waitFor();
  await other
    .getByRole('link', { name: /^AUTO-/ })
    .first()
    .waitFor();
  expect(refreshes).toEqual([expect.stringContaining('grant_type=refresh_token')]);
});

it('another person who signs in in another tab is not shown what was read for the first', async () => {
  const asha = await visit(company);
  const { page, address } = asha;
  await signIn(asha, 'asha');
  await page.getByRole('heading', { name: 'Awaits your vote' }).waitFor();
  const other = await page.context().newPage();
  await other.goto(address);
  await other.getByRole('button', { name: 'Asha Menon' }).click();
  await other.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await other.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await signIn({ ...asha, page: other }, 'vani');
  await page.getByRole('button', { name: 'Vani Rao' }).waitFor();
  await page.getByText('Nothing waits for you.').waitFor();
});
