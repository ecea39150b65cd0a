import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { signedIn } from '../support/people.ts';
import { comeIn } from './come-in.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expectTold } from './expect-told.ts';
import { openVisits } from './open-visits.ts';
import { nameOf } from './sign-in.ts';
import { startDemoCompany } from './start-demo-company.ts';

const visits = openVisits();
let company: PayoutStack;
beforeAll(async () => {
  company = await startDemoCompany();
});
afterAll(() => company.discard());

const comeToSettings = (person: string, query = '') =>
  comeIn(visits, company, person, { screen: `/settings${query}` });

const storedOf = async (name: string): Promise<unknown> => {
  const [row] = await company.sql('SELECT setting_value AS value FROM mlm_settings WHERE setting_key = ?', [
    `payout_automation_${name}`,
  ]);
  return row?.['value'];
};

it('are changed by an admin who says why, from what to what, and are told what follows', async () => {
  const { page } = await comeToSettings('adi');
  await page.getByRole('button', { name: 'Change “Least that makes a batch”' }).click();
  const dialog = page.getByRole('dialog', { name: 'Least that makes a batch' });
  await dialog.getByLabel('Least that makes a batch').fill('1,5');
  await dialog.getByText(/“1,5” is no amount/).waitFor();
  await dialog.getByLabel('Least that makes a batch').fill('₹1,00,000');
  await dialog.getByText('no minimum (the default) → ₹1,00,000.00').waitFor();
  expect(await dialog.getByRole('button', { name: /^Change to/ }).isDisabled()).toBe(true);
  await dialog.getByLabel('Why').fill('The bank charges by the file.');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Change to ₹1,00,000.00' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expectTold(page, 'Least that makes a batch: was no minimum (the default), is ₹1,00,000.00.');
  await expectTold(page, /With min_amount ₹1,00,000\.00 and lookback_days of 7 days, .* are stranded/);
  const row = page.getByRole('row', { name: /^Least that makes a batch/ });
  await row
    .getByRole('cell', { name: new RegExp(`${nameOf('adi')}.*The bank charges by the file`) })
    .waitFor();
  expect(await storedOf('min_amount')).toBe('100000.00');

  await page.getByLabel('Of which setting').selectOption({ label: 'Least that makes a batch' });
  const changes = page.getByRole('region', { name: 'Changes' });
  await changes.getByText('Least that makes a batch: the default → ₹1,00,000.00').waitFor();
  expect(await changes.getByRole('listitem').count()).toBe(1);
});

it('with tiers and switches are changed by fields that fit them, and go back to their default', async () => {
  const { page } = await comeToSettings('adi', '?act=change-approval_tiers');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add a tier' }).click();
  await dialog.getByLabel('From, tier 1').fill('10,00,000');
  await dialog.getByLabel('Approvals, tier 1').fill('2');
  await dialog.getByText('none (the default) → from ₹10,00,000.00 on 2 approvals').waitFor();
  await dialog.getByLabel('Why').fill('as the board has decided');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /^Change to from ₹10,00,000/ }).click();
  await expectTold(page, /More approvals for larger batches: was none/);
  expect(await storedOf('approval_tiers')).toBe('[{"from":"1000000.00","approvals":2}]');

  await page.getByRole('button', { name: 'Change “Approvers may pay, too”' }).click();
  await dialog.getByRole('switch', { name: 'Approvers may pay, too' }).click({ force: true });
  await dialog.getByLabel('Why').fill('three of us are on leave');
  await dialog.getByRole('button', { name: 'Change to on' }).click();
  await expectTold(page, 'Approvers may pay, too: was off (the default), is on.');
  await page.getByRole('button', { name: 'Change “Approvers may pay, too”' }).click();
  await dialog.getByLabel('Go back to the default: off').check();
  await dialog.getByLabel('Why').fill('they are back');
  await dialog.getByRole('button', { name: 'Go back to the default' }).click();
  await expectTold(page, 'Approvers may pay, too: was on, is off (the default).');
});

it('that are none say so beside the field, before anybody is asked', async () => {
  const { page } = await comeToSettings('adi', '?act=change-digest_hour');
  const dialog = page.getByRole('dialog', { name: 'Hour of the daily digest' });
  await dialog.getByLabel('Hour of the daily digest').fill('fourteen');
  await dialog.getByText('“fourteen” is no whole number from 0 to 23').waitFor();
  await dialog.getByText('09:00 (the default) → …').waitFor();
});

it('that are refused say so in the API’s own sentence, and what was written stays', async () => {
  const adi = await comeToSettings('adi', '?act=change-min_amount');
  adi.expects(/^400 PUT .*settings/);
  const dialog = adi.page.getByRole('dialog', { name: 'Least that makes a batch' });
  await dialog.getByLabel('Least that makes a batch').fill('99999999999999');
  await dialog.getByLabel('Why').fill('later');
  await dialog.getByRole('button', { name: /^Change to / }).click();
  await dialog
    .getByRole('alert')
    .getByText(/min_amount is "99999999999999.00": expected a decimal/)
    .waitFor();
  await adi.page.reload();
  expect(await dialog.getByLabel('Least that makes a batch').inputValue()).toBe('99999999999999');
  expect(await dialog.getByLabel('Why').inputValue()).toBe('later');
});

it('that two people change at once are changed by the first; the second one is told, and looks again', async () => {
  const adi = await comeToSettings('adi', '?act=change-max_items');
  adi.expects(/^409 PUT .*settings/);
  const dialog = adi.page.getByRole('dialog', { name: 'Most commissions in a batch' });
  await dialog.getByLabel('Most commissions in a batch').fill('500');
  await dialog.getByLabel('Why').fill('smaller files');
  const other = (await signedIn(company)).adi;
  await other.put('/api/settings', { settings: { max_items: '800' }, reason: 'from another desk' });
  await dialog.getByRole('button', { name: 'Change to 500 commissions' }).click();
  await dialog
    .getByRole('alert')
    .getByText(/was at its default when you looked, and is "800" by now/)
    .waitFor();
  await dialog.getByRole('button', { name: 'Show it as it is now' }).click();
  await adi.page.getByRole('row', { name: /from another desk/ }).waitFor();
  expect(await storedOf('max_items')).toBe('800');
  await adi.page.getByRole('button', { name: 'Change “Most commissions in a batch”' }).click();
  await dialog.getByText('800 commissions → 500 commissions').waitFor();
  await company.sql(
    `UPDATE mlm_settings SET setting_value = '900' WHERE setting_key = 'payout_automation_max_items'`,
  );
  await dialog.getByText(/Somebody changed it meanwhile: it is 900 commissions now/).waitFor();
  expect(await dialog.getByRole('button', { name: 'Change to 500 commissions' }).isDisabled()).toBe(true);
});

it('that SQL spoilt stand in red with what was expected, and nobody knows who it was', async () => {
  await company.sql(
    `INSERT INTO mlm_settings (setting_key, setting_value) VALUES ('payout_automation_interval_hours', 'daily')
     ON DUPLICATE KEY UPDATE setting_value = 'daily'`,
  );
  const { page } = await comeToSettings('adi');
  await page.getByRole('alert').getByText('“Time between two runs”: what is stored there').waitFor();
  const row = page.getByRole('row', { name: /^Time between two runs/ });
  await row.getByRole('cell', { name: /“daily” does not parse: expected a whole number from 0/ }).waitFor();
  await row.getByRole('cell', { name: /Not on record yet, outside of this system \(by SQL\)/ }).waitFor();
  await expectAccessible(page);
  await row.getByRole('button', { name: /^Change/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Go back to the default: 24 hours').check();
  await dialog.getByLabel('Why').fill('“daily” is no number');
  await dialog.getByRole('button', { name: 'Go back to the default' }).click();
  await expectTold(page, /Time between two runs: was “daily”, is 24 hours \(the default\)/);
  await expect.poll(() => page.getByRole('alert').count()).toBe(0);
});

it('are read by everybody; who may not change them finds the button, and why', async () => {
  const { page } = await comeToSettings('vani');
  await page.getByRole('button', { name: 'Change “Automation”' }).focus();
  await page.getByText('This takes the role admin, and your sign-in does not have it.').first().waitFor();
});
