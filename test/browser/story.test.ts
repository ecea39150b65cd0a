import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatRupees } from '../../shared/domain/basics/format-rupees.ts';
import { paiseFrom } from '../../shared/domain/basics/money.ts';
import { expectSound } from '../proof/expect-sound.ts';
import type { PayoutStack } from '../support/payout-stack.ts';
import { APPROVE, actOnPage, BEGIN, RECORD, RETURN } from './act-on-page.ts';
import { comeIn } from './come-in.ts';
import { expectState } from './expect-state.ts';
import { expectTold } from './expect-told.ts';
import { openFromInbox, queueOf } from './open-from-inbox.ts';
import { openVisits, type Visit } from './open-visits.ts';
import { startDemoCompany } from './start-demo-company.ts';

const visits = openVisits();
let company: PayoutStack;
let asha: Visit;
let bimal: Visit;
let farah: Visit;
let first: Batch;
let second: Batch;
let third: Batch;

type Batch = { readonly batchId: string; readonly batchReference: string; readonly totalAmount: string };
type Item = {
  readonly itemNo: number;
  readonly commissionId: string;
  readonly userId: string;
  readonly name: string;
  readonly amount: string;
};

const itemsOf = async ({ batchId }: Batch): Promise<readonly Item[]> => {
  const rows = await company.sql(
    `SELECT i.item_no, i.commission_id, i.amount, u.id, u.name FROM mlm_payout_batch_items i
       JOIN users u ON u.id = i.beneficiary_user_id WHERE i.batch_id = ? ORDER BY i.item_no`,
    [batchId],
  );
  return rows.map((row) => ({
    itemNo: Number(row['item_no']),
    commissionId: String(row['commission_id']),
    userId: String(row['id']),
    name: String(row['name']),
    amount: String(row['amount']),
  }));
};

const sumOf = (items: readonly Item[]): bigint =>
  items.reduce((sum, { amount }) => sum + paiseFrom(amount), 0n);

/** As the schedule would, on a day on which it is due. */
const nextRun = async (): Promise<Batch> => {
  const { outcome, batchId, batchReference, totalAmount } = await company.invoke({ force: true });
  expect(outcome).toBe('created');
  return { batchId, batchReference, totalAmount };
};

const approvedByBoth = async ({ batchReference }: Batch): Promise<void> => {
  for (const { page, ...visit } of [asha, bimal]) {
    await openFromInbox({ page, ...visit }, 'Awaits your vote', batchReference);
    await actOnPage(page, APPROVE);
  }
  await expectTold(bimal.page, `${batchReference} is approved`);
};

const begun = async ({ batchReference, totalAmount }: Batch): Promise<void> => {
  await openFromInbox(farah, 'To pay', batchReference);
  await actOnPage(farah.page, BEGIN);
  await expectTold(farah.page, `have the bank pay ${formatRupees(totalAmount)}`);
};

/** What the table of the payment says, by name, in paise. */
const figures = async (): Promise<ReadonlyMap<string, bigint>> => {
  const rows = await farah.page.getByRole('table', { name: 'Where the money is' }).getByRole('row').all();
  const read = async (row: Locator): Promise<[string, bigint]> => {
    const amount = await row.getByRole('cell').innerText();
    return [await row.getByRole('rowheader').innerText(), paiseFrom(amount.replaceAll(/[₹,]/g, ''))];
  };
  return new Map(await Promise.all(rows.map(read)));
};

beforeAll(async () => {
  company = await startDemoCompany();
  const [made] = await company.sql(
    'SELECT id AS batchId, batch_reference AS batchReference, total_amount AS totalAmount FROM mlm_payout_batches',
  );
  first = made as Batch;
});
afterAll(() => company.discard());

it('asha finds the batch of the daily run in her inbox, and approves it with a note', async () => {
  asha = await comeIn(visits, company, 'asha');
  await openFromInbox(asha, 'Awaits your vote', first.batchReference);
  await actOnPage(asha.page, APPROVE, (dialog) =>
    dialog.getByLabel(/^Note/).fill('checked against the sheet of November'),
  );
  await expectTold(asha.page, `Your vote for ${first.batchReference} is recorded: 1 approval is missing`);
});

it('bimal reads her note, approves it, too, and is told that finance can pay', async () => {
  bimal = await comeIn(visits, company, 'bimal');
  const { page } = bimal;
  await openFromInbox(bimal, 'Awaits your vote', first.batchReference);
  await page.getByText('checked against the sheet of November').waitFor();
  await actOnPage(page, APPROVE);
  await expectTold(page, `${first.batchReference} is approved`);
  await expectState(page, 'approved');
});

it('farah begins the payment, and records it with two that failed', async () => {
  farah = await comeIn(visits, company, 'farah');
  const { page } = farah;
  const items = await itemsOf(first);
  const failed = [items[2], items[7]] as [Item, Item];
  await begun(first);
  await actOnPage(page, RECORD, async (dialog) => {
    await dialog.getByLabel(/^Reference of the payment/).fill('UTR-2611-0042');
    await dialog.getByLabel('Who was to be paid').fill(failed[0].name);
    await dialog.getByRole('option', { name: `user ${failed[0].userId}` }).click();
    await dialog.getByRole('button', { name: `Choose item ${failed[0].itemNo}`, exact: true }).click();
    await dialog.getByLabel(`Reason for item ${failed[0].itemNo}`).fill('no such account');
    await dialog.getByLabel('Item numbers, or a list').check();
    await dialog
      .getByLabel('Item numbers', { exact: true })
      .fill(`${failed[1].itemNo} the account is frozen`);
    await dialog.getByRole('button', { name: 'Choose 1 item' }).click();
    await dialog.getByText('2 items chosen').waitFor();
  });
  const lost = formatRupees(sumOf(failed));
  await expectTold(page, `${lost} was not paid.`);
  await expectState(page, 'partly paid');
  const told = await figures();
  const { Paid, 'Approved in all': all, ...rest } = Object.fromEntries(told);
  expect(Object.values(rest)).toEqual([sumOf(failed)]);
  expect(Paid).toBe(sumOf(items) - sumOf(failed));
  expect(all).toBe(paiseFrom(first.totalAmount));
});

it('the next run takes the two, and they are approved and paid whole', async () => {
  const items = await itemsOf(first);
  second = await nextRun();
  expect(paiseFrom(second.totalAmount)).toBe(sumOf([items[2], items[7]] as Item[]));
  await approvedByBoth(second);
  await begun(second);
  await actOnPage(farah.page, RECORD, async (dialog) => {
    await dialog.getByLabel(/^Reference of the payment/).fill('UTR-2711-0007');
    // It failed once: finance is told before it says what became of it now.
    await dialog.getByLabel('Item numbers, or a list').check();
    await dialog.getByLabel('Item numbers', { exact: true }).fill('1');
    await dialog.getByRole('button', { name: 'Choose 1 item' }).click();
    await dialog.getByText(`Failed before, in ${first.batchReference}.`).waitFor();
    await dialog.getByRole('button', { name: 'Take out item 1' }).click();
  });
  await expectTold(farah.page, 'All of it was paid.');
  await expectState(farah.page, 'paid');
});

it('one comes back and is to be paid again, and the next run takes it', async () => {
  const { page } = farah;
  const [back] = (await itemsOf(second)) as [Item];
  await actOnPage(page, RETURN, async (dialog) => {
    await dialog.getByLabel('Commission', { exact: true }).check();
    await dialog.getByLabel('Number of the commission').fill(back.commissionId);
    await dialog.getByRole('button', { name: `Choose item ${back.itemNo}`, exact: true }).click();
    await dialog.getByLabel(`Reason for item ${back.itemNo}`).fill('the account was closed');
    await dialog.getByLabel('Pay it again with the next run').check();
  });
  await expectTold(page, `${formatRupees(back.amount)} of ${second.batchReference} has come back`);
  const cameBack = async () => (await figures()).get('Paid, and came back');
  await expect.poll(cameBack).toBe(paiseFrom(back.amount));
  third = await nextRun();
  expect(await itemsOf(third)).toEqual([{ ...back, itemNo: 1 }]);
  await asha.page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Inbox' }).click();
  await queueOf(asha, 'Awaits your vote').getByText(formatRupees(third.totalAmount)).waitFor();
  await asha.page.goto(`${asha.address}/batches/${third.batchId}?show=items`);
  await asha.page.getByText(`Came back before, in ${second.batchReference}.`).waitFor();
  await asha.page.getByRole('link', { name: second.batchReference }).click();
  await asha.page.getByRole('heading', { level: 1, name: second.batchReference }).waitFor();
});

it('and no commission is paid twice: items, ledger and audit trail agree', async () => {
  await expectSound(company, 'after the whole story');
  const paid = await company.sql(
    `SELECT l.status, COUNT(*) AS count, SUM(i.paid) AS payments, MAX(i.paid) AS most
       FROM (SELECT commission_id, SUM(status = 'paid') AS paid FROM mlm_payout_batch_items GROUP BY commission_id) i
       JOIN mlm_commission_ledger l ON l.id = i.commission_id GROUP BY l.status ORDER BY l.status`,
  );
  const { length } = await itemsOf(first);
  expect(paid).toEqual([
    { status: 'approved', count: 1, payments: '0', most: '0' },
    { status: 'paid', count: length - 1, payments: String(length - 1), most: '1' },
  ]);
});
