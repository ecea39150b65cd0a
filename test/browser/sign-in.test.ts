import { afterAll, beforeAll, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import type { PayoutStack } from '../support/payout-stack.ts';
import { expectAccessible } from './expect-accessible.ts';
import { openVisits } from './open-visits.ts';
import { nameOf, signIn } from './sign-in.ts';
import { startDemoCompany } from './start-demo-company.ts';

const { visit } = openVisits();
let company: PayoutStack;
beforeAll(async () => {
  company = await startDemoCompany();
});
afterAll(() => company.discard());

it('asha signs in, is in her inbox under her name, and signs out', async () => {
  const asha = await visit(company);
  const { page } = asha;
  await signIn(asha, 'asha');
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  await page.goto(`${asha.address}/`);
  await page.locator('nav a[aria-current=page]', { hasText: 'Inbox' }).waitFor();
  expect(await page.getByRole('contentinfo').innerText()).toBe(`MLM payouts ${manifest.version}`);
  await page.getByRole('button', { name: nameOf('asha') }).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  expect(
    await page.evaluate('Object.keys(localStorage).filter((key) => key.startsWith("oidc.user:"))'),
  ).toEqual([]);
  await page.goto(asha.address);
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
});

it('nil, who has no role, is told so in a sentence', async () => {
  const nil = await visit(company);
  nil.expects(/^403 GET \/admin\/payouts\/api\//);
  await signIn(nil, 'nil');
  await nil.page.getByText(/your sign-in does not have it/).waitFor();
  await nil.page.getByText(`You are signed in as ${nameOf('nil')}`).waitFor();
  expect(await nil.page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  await expectAccessible(nil.page);
  await nil.page.getByRole('button', { name: 'Sign out' }).click();
  await nil.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
});
