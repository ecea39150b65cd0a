import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { givenBatch, signedIn } from '../support/people.ts';
import { cameTo } from '../support/sign-off.ts';
import { comeIn } from './come-in.ts';
import { drawn } from './drawn.ts';
import { expectNoWider } from './expect-no-wider.ts';
import { openVisits, type Visit, WINDOWS } from './open-visits.ts';
import { startDemoCompany } from './start-demo-company.ts';

/** What a person of the host's may be called, by id. The second approves the batch, the others are paid by it. */
const NAMES: Readonly<Record<number, string>> = {
  2: '\u202e\u05d1\u05d9\u05de\u05dc \u0631\u0648\u064a Bimal',
  11: `<img src="x" onerror="document.title='mine'"><script>document.title='mine'</script>`,
  12: 'W'.repeat(190),
  13: '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466} Zoe\u0308 \u2764\ufe0f '.repeat(6).trim(),
  14: `=HYPERLINK("http://elsewhere.example","pay me")`,
  15: `&lt;b&gt; "quoted" 'n' \\ %41 {{name}} \u2066\u2067Rao`,
};
const PAID = [11, 12, 13, 14, 15];
const NOTE = `</q><b onclick="document.title='mine'">\u202eseen</b> ${'n'.repeat(300)}`;

const visits = openVisits();
let company: PayoutStack;
let batchId: string;
beforeAll(async () => {
  company = await startDemoCompany();
  await company.sql('ALTER TABLE users MODIFY name VARCHAR(190)');
  for (const [userId, name] of Object.entries(NAMES)) {
    await company.sql('UPDATE users SET name = ? WHERE id = ?', [name, userId]);
  }
  const made = await givenBatch(
    company,
    PAID.map((beneficiary) => ({ beneficiary })),
  );
  batchId = made.batchId;
  const { bimal, om } = await signedIn(company);
  const { contentHash } = made;
  const vote = { batchId, contentHash, decision: 'approved', notes: NOTE };
  expect(cameTo(await bimal.post('/approve', vote))).toBe('recorded');
  for (const userId of PAID) {
    const hold = { kind: 'person', userId: String(userId), reason: NOTE };
    expect(cameTo(await om.post('/api/holds', hold))).toBe('held');
  }
});
afterAll(() => company.discard());

/** Each is there as it was written, and turns nothing around it. */
const expectNames = async (page: Page, userIds: readonly number[]): Promise<void> => {
  for (const userId of userIds) {
    const name = page.locator('bdi').filter({ hasText: NAMES[userId] ?? '' });
    await name.filter({ visible: true }).first().waitFor();
    const bidi = name
      .first()
      .evaluate((element) => element.ownerDocument.defaultView?.getComputedStyle(element).unicodeBidi);
    expect(await bidi).toBe('isolate');
  }
};

const expectHarmless = async (page: Page): Promise<void> => {
  await expectNoWider(page);
  expect(await page.title()).toMatch(/ · MLM payouts$/);
  expect(await page.locator('main img, main script, main b').count()).toBe(0);
};

describe.each(Object.keys(WINDOWS) as (keyof typeof WINDOWS)[])('on a %s', (window) => {
  let asha: Visit;
  const opened = async (screen: string): Promise<Page> => {
    await asha.page.goto(`${asha.address}${screen}`);
    await drawn(asha.page);
    return asha.page;
  };

  it.each([
    { where: 'the inbox', screen: () => '', userIds: [2] },
    { where: 'a batch and whom it pays', screen: () => `/batches/${batchId}`, userIds: [2, ...PAID] },
    { where: 'its items', screen: () => `/batches/${batchId}?show=items`, userIds: [2, ...PAID] },
    { where: 'its timeline', screen: () => `/batches/${batchId}?show=timeline`, userIds: [2] },
    { where: 'the holds', screen: () => '/holds', userIds: PAID },
    { where: 'a hold on one of them', screen: () => '/holds?act=hold&person=12', userIds: PAID },
  ])('they are text in $where', async ({ screen, userIds }) => {
    asha ??= await comeIn(visits, company, 'asha', { window });
    const page = await opened(screen());
    await expectNames(page, userIds);
    await expectHarmless(page);
  });

  it('they are text where somebody looks for a person, and in the field once they are found', async () => {
    const page = await opened(`/batches/${batchId}?show=items`);
    for (const userId of PAID) {
      const whom = page.getByRole('combobox', { name: 'Person' });
      await whom.fill(String(userId));
      const found = page.getByRole('option', { name: `user ${userId}` });
      await found.waitFor();
      await expectNames(page, [userId]);
      await expectHarmless(page);
      await found.click();
      await page.getByText('1 commission of this person in this batch').waitFor();
      expect(await whom.inputValue()).toContain(` · ${userId}`);
      await expectHarmless(page);
      await page.getByRole('button', { name: /^Take out/ }).click();
    }
  });

  it('they are text where they are paid', async () => {
    const { chitra } = await signedIn(company);
    const [{ contentHash } = {}] = await company.sql(
      'SELECT content_hash AS contentHash FROM mlm_payout_batches WHERE id = ?',
      [batchId],
    );
    await chitra.post('/approve', { batchId, decision: 'approved', contentHash });
    const { page } = await comeIn(visits, company, 'farah', {
      window,
      screen: `/batches/${batchId}?act=begin`,
    });
    await page.getByRole('dialog').waitFor();
    await expectNames(page, PAID);
    await expectHarmless(page);
  });
});
