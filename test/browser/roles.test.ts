import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { signedIn, userIdOf } from '../support/people.ts';
import { comeIn } from './come-in.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expectNoWider } from './expect-no-wider.ts';
import { expectTold } from './expect-told.ts';
import { givenEmergency, givenSecondAdmin } from './given-offers.ts';
import { queueOf } from './open-from-inbox.ts';
import { openVisits } from './open-visits.ts';
import { nameOf } from './sign-in.ts';
import { startDemoCompany } from './start-demo-company.ts';
import { tabTo } from './tab-to.ts';

const visits = openVisits();
let company: PayoutStack;
beforeAll(async () => {
  company = await startDemoCompany();
  await givenSecondAdmin(company);
});
afterAll(() => company.discard());

/** Buttons of the tables whose words do not fit into them. */
const CUT_OFF = `() => [...document.querySelectorAll('table button')]
  .filter((button) => {
    const label = button.querySelector('.mantine-Button-label');
    return label.scrollWidth > label.clientWidth + 1 || button.scrollWidth > button.clientWidth + 1;
  })
  .map(({ textContent }) => textContent)`;

/** All of it stands above the buttons, which lie over the end of a long dialog. */
const expectInSight = async (alert: Locator, button: Locator): Promise<void> => {
  await alert.waitFor();
  const tops = async () => [await alert.boundingBox(), await button.boundingBox()] as const;
  await expect
    .poll(async () => {
      const [said, below] = await tops();
      return said !== null && below !== null && said.y >= 0 && said.y + said.height <= below.y;
    })
    .toBe(true);
};

const comeToRoles = (person: string, query = '') =>
  comeIn(visits, company, person, { screen: `/roles${query}` });

it('a role that one admin offers is had once the other confirms it, by the keyboard alone', async () => {
  const adi = await comeToRoles('adi');
  await adi.page.getByRole('button', { name: /^Change roles of .*Farah Khan/ }).click();
  const dialog = adi.page.getByRole('dialog', { name: 'Change what somebody may do' });
  await dialog.getByText(/Asks for runs, holds and frees/).waitFor();
  await dialog.getByLabel('operator').check();
  await dialog.getByLabel('Why').fill('Om is on leave until the 14th.');
  await expectAccessible(adi.page);
  await dialog.getByRole('button', { name: /^Entitle .*Farah Khan.* to operator, finance$/ }).click();
  await expectTold(adi.page, /^✓?\s*Offered \(number \d+\): it waits for 1 more admin to confirm it/);
  const farah = adi.page.getByRole('row', { name: /^Farah Khan/ });
  await farah.getByRole('cell', { name: 'finance', exact: true }).waitFor();
  await adi.page.getByRole('button', { name: /^Confirm offer/ }).focus();
  await adi.page.getByText('You offered it yourself: another admin must confirm it.').waitFor();

  const nil = await comeIn(visits, company, 'nil');
  const { page } = nil;
  await page.getByText('1 offer awaits your confirmation').waitFor();
  await tabTo(
    page,
    queueOf(nil, 'Awaits your confirmation').getByRole('link', { name: 'Confirm or refuse' }),
  );
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: /^Confirm offer/ }));
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: /^Confirm offer \d+$/ });
  await question.getByText('finance → operator, finance').waitFor();
  await expectAccessible(page);
  await tabTo(page, question.getByRole('button', { name: 'Confirm it' }));
  await page.keyboard.press('Enter');
  await expectTold(page, 'Confirmed: that was enough, and it holds from now on.');
  const row = page.getByRole('row', { name: /^Farah Khan/ });
  await row.getByRole('cell', { name: 'operator, finance' }).waitFor();
  await page
    .getByRole('region', { name: 'What became of the latest offers' })
    .getByText(/Confirmed by .*Nil/)
    .waitFor();
  expect((await (await signedIn(company)).farah.get('/api/me')).body.roles).toEqual(['operator', 'finance']);
});

it('somebody new is offered by name, sign-in and role; a refusal is seen', async () => {
  const { page, expects } = await comeToRoles('adi', '?act=entitle');
  expects(/^4\d\d POST .*\/approvers$/);
  const dialog = page.getByRole('dialog', { name: 'Entitle somebody' });
  await dialog.getByRole('combobox', { name: 'Whom' }).fill('14');
  await page.getByRole('option').first().click();
  await dialog.getByLabel('Their sign-in').fill('देवी');
  await dialog.getByText('Expected 1 to 255 letters, digits and signs').waitFor();
  await dialog.getByLabel('Their sign-in').fill('devi');
  await dialog.getByLabel('viewer').check();
  await dialog.getByLabel('Why').fill('She audits us in December.');
  await dialog.getByLabel('Their sign-in').fill('farah');
  await dialog.getByRole('button', { name: /^Entitle .* to viewer$/ }).click();
  await expectInSight(dialog.getByRole('alert'), dialog.getByRole('button', { name: /^Entitle / }));
  await dialog.getByLabel('Their sign-in').fill('devi');
  await dialog.getByRole('button', { name: /^Entitle .* to viewer$/ }).click();
  await expectTold(page, /Offered \(number \d+\)/);
  const offered = page.getByRole('region', { name: 'Waits for another admin' });
  await offered.getByText('nothing → viewer').waitFor();
  await offered.getByRole('button', { name: /^Refuse offer/ }).click();
  const refusing = page.getByRole('dialog', { name: /^Refuse offer \d+$/ });
  await refusing.getByLabel('Why').fill('She comes in January.');
  await refusing.getByRole('button', { name: 'Refuse it' }).click();
  await expectTold(page, 'Refused: nothing is changed by it.');
  await offered.getByText('Nothing waits.').waitFor();
});

it('what is taken away is gone at once', async () => {
  const { page } = await comeToRoles('nil');
  await page.getByRole('button', { name: /^Remove .*Dev Patil/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Take away all roles' });
  await dialog.getByText(/It works at once/).waitFor();
  await dialog.getByLabel('Why').fill('He has left.');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /^Remove .*Dev Patil/ }).click();
  await expectTold(page, /^✓?\s*Removed: .*Dev Patil.* may do nothing any more/);
  await page
    .getByRole('table', { name: 'Entitled no more' })
    .getByRole('rowheader', { name: /Dev Patil/ })
    .waitFor();
});

it('an emergency is what everybody sees first, and a viewer refuses it, on a phone', async () => {
  await givenEmergency(company);
  const vani = await comeIn(visits, company, 'vani', { window: 'phone' });
  const { page } = vani;
  const alarm = page.getByRole('alert').filter({ hasText: 'somebody becomes an admin' });
  await alarm.getByText(/It counts from .* on, unless somebody refuses it/).waitFor();
  await page.getByRole('button', { name: 'More' }).tap();
  await page.getByRole('link', { name: 'Roles' }).waitFor();
  await expectNoWider(page);
  await page.getByRole('link', { name: 'Roles' }).tap();
  const change = page.getByRole('button', { name: /^Change roles of .*Farah Khan/ });
  await change.waitFor();
  expect(await page.evaluate(`(${CUT_OFF})()`), 'cut off').toEqual([]);
  await page.goBack();
  await expectNoWider(page);
  await expectAccessible(page);
  await alarm.getByRole('link', { name: 'Refuse it' }).tap();
  const dialog = page.getByRole('dialog', { name: /^Refuse offer \d+, an emergency$/ });
  await dialog.getByText('Unless somebody refuses it, it counts by itself.').waitFor();
  await dialog.getByLabel('Why').fill('We all get in.');
  await dialog.getByRole('button', { name: 'Refuse it' }).tap();
  await expectTold(page, 'Refused: nothing is changed by it.');
  const ended = page.getByRole('region', { name: 'What became of the latest offers' });
  await ended.getByText(nameOf('vani')).waitFor();
  await expect.poll(() => page.getByRole('alert').count()).toBe(0);
});

it('a row that somebody wrote by SQL says that it opens nothing', async () => {
  await company.sql(`UPDATE mlm_payout_approvers SET roles = 'operator,admin' WHERE user_id = ?`, [
    userIdOf('om'),
  ]);
  const { page } = await comeToRoles('vani');
  const row = page.getByRole('row', { name: /^Om Prakash/ });
  await row
    .getByRole('cell', { name: /Not on record: somebody wrote it by SQL, and it opens nothing/ })
    .waitFor();
  await page.getByRole('button', { name: 'Entitle somebody' }).focus();
  await page.getByText('This takes the role admin, and your sign-in does not have it.').first().waitFor();
});

it('a setting that loosens control is offered, and says so before, after and at the setting', async () => {
  const { page } = await comeIn(visits, company, 'adi', { screen: '/settings?act=change-payer_may_approve' });
  const dialog = page.getByRole('dialog', { name: 'Approvers may pay, too' });
  await dialog.getByRole('switch', { name: 'Approvers may pay, too' }).click({ force: true });
  await dialog
    .getByText(/This loosens control: “Approvers may pay, too”\. Where two admins are active/)
    .waitFor();
  await dialog.getByText(/^Once it holds, it is for what is made from then on/).waitFor();
  await dialog.getByLabel('Why').fill('Three of us are on leave.');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Change to on' }).click();
  await expectTold(page, /off \(the default\) → on\. Offered \(number \d+\): it waits for 1 more admin/);
  const row = page.getByRole('row', { name: /^Approvers may pay, too/ });
  await row
    .getByText(/Offered: on, by you/)
    .last()
    .waitFor();
  await row.getByRole('link', { name: 'It waits for another admin' }).last().click();
  await page.getByText('Approvers may pay, too: off (the default) → on').waitFor();
});
