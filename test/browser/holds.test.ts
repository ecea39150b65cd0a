import { afterAll, beforeAll, expect, it } from 'vitest';
import { givenCommissions } from '../support/given.ts';
import type { PayoutStack } from '../support/payout-stack.ts';
import { givenApprover, givenBatch, signedIn, userIdOf } from '../support/people.ts';
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

it('holds all that is owed to somebody, says what open batches hold of it, and is lifted by somebody else', async () => {
  const { batchId } = await givenBatch(company, [{ beneficiary: userIdOf('vani'), amount: '2500.00' }]);
  const { bimal } = await signedIn(company);
  const { batchReference } = (await bimal.get(`/api/batches/${batchId}`)).body;
  const om = await visit(company, { window: 'phone' });
  await signIn(om, 'om', '/holds');
  await om.page.getByText('Nothing is held').waitFor();
  await om.page.getByRole('button', { name: 'Set a hold' }).click();
  const whom = om.page.getByRole('combobox', { name: 'Whom' });
  await whom.fill('vani');
  await om.page.getByRole('option', { name: /Vani Rao/ }).click();
  await om.page.getByLabel('Why').fill('The bank asks whose account this is.');
  await expectAccessible(om.page);
  await om.page.getByRole('button', { name: /^Hold all that is owed to .*Vani Rao/ }).click();
  await om.page.getByText(/^Held: .*Vani Rao.*No run takes it/).waitFor();
  await om.page.getByText('1 item of open batches, ₹2,500.00, which the hold does not take out').waitFor();
  await expectAccessible(om.page);

  await om.page.getByText('all that is owed to them: nothing at the moment').waitFor();

  const lift = om.page.getByRole('button', { name: 'Lift' });
  await lift.focus();
  await om.page.getByText('You set this hold yourself: another operator must lift it.').waitFor();
  await om.page.getByRole('link', { name: `To ${batchReference}` }).click();
  await om.page.getByRole('heading', { level: 1, name: new RegExp(batchReference) }).waitFor();

  await givenApprover(company, { userId: userIdOf('nil'), subject: 'nil', roles: ['viewer', 'operator'] });
  await givenCommissions(company, [{ beneficiary: userIdOf('vani'), amount: '1250.00' }]);
  const nil = await visit(company);
  await signIn(nil, 'nil', '/holds');
  const held = nil.page.getByRole('row', { name: /Vani Rao/ });
  await held.getByText('all that is owed to them: 1 commission, ₹1,250.00').waitFor();
  await held.getByRole('cell').getByText(nameOf('om')).waitFor();
  await held.getByRole('button', { name: 'Lift' }).click();
  await nil.page.getByLabel('Why it may be paid now').fill('Papers came.');
  await nil.page.getByRole('button', { name: /^Lift the hold on .*Vani Rao/ }).click();
  await nil.page.getByText(/^Lifted: .*Vani Rao.*The next run may take it\.$/).waitFor();
  await nil.page.getByRole('cell', { name: /Lifted .*by you: Papers came\./ }).waitFor();
  expect(new URL(nil.page.url()).search).toBe('');
});

it('tells whoever may not set one why, and what another screen proposed is asked for by name', async () => {
  const farah = await visit(company);
  farah.expects(/^403 POST .*holds/);
  await signIn(farah, 'farah', '/holds');
  await farah.page.getByRole('button', { name: 'Set a hold' }).focus();
  await farah.page.getByText('This takes the role operator, and your sign-in does not have it.').waitFor();
  await farah.page.goto(`${farah.address}/holds?act=hold&person=${userIdOf('dev')}`);
  await expect
    .poll(() => farah.page.getByRole('combobox', { name: 'Whom' }).inputValue(), { timeout: 10_000 })
    .toContain(nameOf('dev'));
  await farah.page.getByLabel('Why').fill('I am not the one to say');
  await farah.page.getByRole('button', { name: /^Hold all/ }).click();
  await farah.page
    .getByRole('alert')
    .getByText(/takes the role operator/)
    .waitFor();
  await farah.page.reload();
  await farah.page.getByLabel('Why').waitFor();
  expect(await farah.page.getByLabel('Why').inputValue()).toBe('I am not the one to say');
});
