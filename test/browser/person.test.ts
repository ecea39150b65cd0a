import { afterAll, beforeAll, expect, it } from 'vitest';
import { givenCommissions, givenSettings } from '../support/given.ts';
import type { PayoutStack } from '../support/payout-stack.ts';
import { type MadeBatch, signedIn } from '../support/people.ts';
import { approve, cameTo } from '../support/sign-off.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expectNoWider } from './expect-no-wider.ts';
import { openVisits } from './open-visits.ts';
import { signIn } from './sign-in.ts';
import { startDemoCompany } from './start-demo-company.ts';

/** "Where is my commission?", as somebody is asked it on the telephone. */

const RAVI = 4_711;
const { visit } = openVisits();
let company: PayoutStack;
let paid: MadeBatch & { readonly batchReference: string };
beforeAll(async () => {
  company = await startDemoCompany();
  await givenSettings(company, { required_approvals: '1' });
  paid = await haveBeenPaid();
});
afterAll(() => company.discard());

/** Four of one person: one is paid, one came back, one failed; then one is stranded, and one was only just approved. */
const haveBeenPaid = async () => {
  const { asha, farah, om } = await signedIn(company);
  await company.sql(`INSERT INTO users (id, name, email) VALUES (?, 'Ravi Kumar', 'ravi@example.com')`, [
    RAVI,
  ]);
  const earn = (amount: string, hoursOld: number) =>
    givenCommissions(company, [{ beneficiary: RAVI, amount, hoursOld }]);
  for (const [index, amount] of ['4000.00', '12000.00', '700.00'].entries()) await earn(amount, 30 - index);
  const made = await company.invoke({ force: true });
  const batch = {
    batchId: made['batchId'],
    contentHash: made['contentHash'],
    totalAmount: made['totalAmount'],
  };
  expect(cameTo(await approve(asha, batch))).toBe('approved');
  const [, , third] = (await asha.get(`/api/batches/${batch.batchId}/items?person=${RAVI}`)).body.items;
  const second = third.itemNo - 1;
  const failed = [{ itemNo: third.itemNo, reason: 'no such account' }];
  const act = (path: string, body: object) => farah.post(`/api/batches/${batch.batchId}/${path}`, body);
  expect(cameTo(await act('payment', {}))).toBe('begun');
  expect(cameTo(await act('disburse', { reference: 'UTR-RAVI', failed }))).toBe('paid');
  const items = [{ itemNo: second, reason: 'account closed', payAgain: true }];
  expect(cameTo(await act('returns', { items }))).toBe('returned');
  await earn('90.00', 24 * 400);
  expect((await om.get('/api/batches')).status).toBe(200);
  return { ...batch, batchReference: String(made['batchReference']) };
};

it('is found by name, and told what waits, what came back and what was paid, before all else', async () => {
  const vani = await visit(company);
  await signIn(vani, 'vani', '/people');
  await vani.page.getByRole('combobox', { name: 'Whose money' }).fill('ravi ku');
  await vani.page.getByRole('option', { name: /Ravi Kumar/ }).click();
  await vani.page.getByRole('heading', { level: 1, name: 'Ravi Kumar' }).waitFor();
  expect(new URL(vani.page.url()).pathname).toMatch(/\/people\/4711$/);
  const short = vani.page.getByRole('region', { name: 'In short' });
  await short.getByText('₹12,790.00').waitFor();
  await short.getByText(/in 3 commissions wait/).waitFor();
  await short.getByText(/₹12,000\.00 came back from the bank\s+on \d+ \w+ 20\d\d/).waitFor();
  await short.getByText(/Paid last: ₹4,000\.00.*under UTR-RAVI/).waitFor();

  const waits = vani.page.getByRole('region', { name: 'What waits, and why' });
  await waits.getByRole('row', { name: /The next run takes it\..*2 commissions.*₹12,700\.00/ }).waitFor();
  const stranded = waits.getByRole('row', { name: /Older than the window.*₹90\.00/ });
  expect(
    await stranded.getByRole('link', { name: 'Run once over all of them' }).getAttribute('href'),
  ).toMatch(/\/run\?force=true&lookbackDays=0$/);
  const all = vani.page.getByRole('region', { name: 'All commissions' });
  const returned = all.getByRole('row', { name: /₹12,000\.00/ });
  await returned.getByText(/came back from .*returned, to be paid again: account closed/).waitFor();
  await expectAccessible(vani.page);
  await all.getByLabel('Those that are now').selectOption('paid');
  await all.getByRole('row', { name: /₹4,000\.00/ }).waitFor();
  expect(await all.getByRole('row').count()).toBe(2);
  await all.getByRole('link', { name: paid.batchReference }).click();
  await vani.page.getByRole('heading', { level: 1, name: paid.batchReference }).waitFor();
  // The name leads back to where their money is.
  await vani.page
    .getByRole('region', { name: 'What is in it' })
    .getByRole('link', { name: 'Ravi Kumar' })
    .click();
  await vani.page.getByRole('heading', { level: 1, name: 'Ravi Kumar' }).waitFor();
});

it('is found by the number of a commission, on a phone; one that nobody has is said so', async () => {
  const [one] = await company.sql(
    'SELECT id FROM mlm_commission_ledger WHERE beneficiary_user_id = ? AND amount = 700',
    [RAVI],
  );
  const vani = await visit(company, { window: 'phone' });
  await signIn(vani, 'vani', '/people');
  const number = vani.page.getByLabel('Or a commission, by its number');
  await number.fill('twelve');
  await vani.page.getByRole('button', { name: 'Find whose it is' }).click();
  await vani.page.getByText('Expected the number of a commission, in digits.').waitFor();
  await number.fill('99999999');
  await vani.page.getByRole('button', { name: 'Find whose it is' }).click();
  await vani.page.getByText('Neither the ledger nor a batch has a commission 99999999.').waitFor();
  await number.fill(String(one?.['id']));
  await number.press('Enter');
  await vani.page.getByText(`Commission ${one?.['id']} alone.`).waitFor();
  await vani.page.getByText(/failed in .*: no such account/).waitFor();
  await expectNoWider(vani.page);
  await expectAccessible(vani.page);
  await vani.page.getByRole('link', { name: 'Show all' }).click();
  await vani.page.getByRole('row', { name: /₹4,000\.00/ }).waitFor();
});

it('who is on hold leads to the holds; who is nobody is said so', async () => {
  const { om } = await signedIn(company);
  const hold = { kind: 'person', userId: String(RAVI), reason: 'KYC has lapsed' };
  expect(cameTo(await om.post('/api/holds', hold))).toBe('held');
  const vani = await visit(company);
  await signIn(vani, 'vani', `/people/${RAVI}`);
  await vani.page.getByText('All that is owed to them is on hold').waitFor();
  await vani.page.getByRole('row', { name: /on hold.*3 commissions.*₹12,790\.00/ }).waitFor();
  await vani.page.getByRole('link', { name: 'To the holds' }).first().click();
  await vani.page.getByRole('link', { name: 'Ravi Kumar' }).click();
  await vani.page.getByRole('heading', { level: 1, name: 'Ravi Kumar' }).waitFor();
  vani.expects(/^404 GET .*people\/99999/);
  await vani.page.goto(`${vani.address}/people/99999`);
  await vani.page.getByText('There is no user 99999').waitFor();
});
