import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { cameTo } from '../../support/sign-off.ts';
import type { Random } from '../random.ts';
import { executeSomeLate, hearNews, type News, sendSomeBack, transfer } from './bank.ts';
import { changeWhileAtTheBank } from './host.ts';
import { untilHeard } from './persist.ts';
import { type People, untilSettled } from './sign-off-a-day.ts';

type Payer = { readonly company: PayoutStack; readonly as: People; readonly random: Random };

/** Until it is heard, under one key: then it is done once. */
const asFinance = async ({ as }: Payer, batchId: string, path: string, body: object): Promise<string> => {
  const headers = { 'idempotency-key': randomUUID() };
  return cameTo(await untilHeard(() => as.farah.post(`/api/batches/${batchId}/${path}`, body, headers)));
};

const failedItems = (itemNos: readonly number[]) =>
  itemNos.map((itemNo) => ({ itemNo, reason: 'not payable' }));

/** Some accounts are closed. */
const closedAmong = async ({ company, random }: Payer, batchId: string): Promise<number[]> => {
  const rows = await company.sql(
    `SELECT item_no AS itemNo FROM mlm_payout_batch_items
      WHERE batch_id = ? AND status = 'pending' AND mark IS NULL ORDER BY item_no`,
    [batchId],
  );
  const drawn = Array.from({ length: 2 + random(5) }, () => Number(rows[random(rows.length)]?.['itemNo']));
  return [...new Set(drawn)];
};

/** Begun, sent to the bank, changed by the host under its hands, and recorded as the bank says. */
export const payADay = async (payer: Payer, batchId: string, today: number): Promise<void> => {
  const { company, as, random } = payer;
  expect(await asFinance(payer, batchId, 'payment', { leaveOut: 'drifted' })).toBe('begun');
  const failed = await closedAmong(payer, batchId);
  await transfer(company, batchId, failed);
  await changeWhileAtTheBank(company, batchId);
  const [first = 0, ...others] = failed;
  expect(await asFinance(payer, batchId, 'payment/failures', { failed: failedItems([first]) })).toBe(
    'marked',
  );
  const record = { reference: `UTR-${batchId}`, failed: failedItems(others) };
  expect(['paid', 'settling']).toContain(await asFinance(payer, batchId, 'disburse', record));
  const { status, paidAmount } = await untilSettled(company, as, batchId);
  expect({ status, paid: paidAmount !== null }).toEqual({ status: 'completed', paid: true });
  await sendSomeBack(company, batchId, today, random);
  await executeSomeLate(company, batchId, failed, today, random);
};

const byBatch = (news: readonly News[]): Map<string, News[]> => Map.groupBy(news, ({ batchId }) => batchId);

/** What the bank has to say of the days before. */
export const recordNews = async (payer: Payer, today: number): Promise<void> => {
  const { late, returned } = await hearNews(payer.company, today);
  for (const [batchId, items] of byBatch(late)) {
    const body = { items: items.map(({ itemNo }) => ({ itemNo })), reference: `LATE-${batchId}-${today}` };
    expect(await asFinance(payer, batchId, 'late-payments', body)).toBe('late_recorded');
  }
  for (const [batchId, items] of byBatch(returned)) {
    const body = {
      items: items.map(({ itemNo, payAgain }) => ({ itemNo, reason: 'account closed', payAgain })),
    };
    expect(await asFinance(payer, batchId, 'returns', body)).toBe('returned');
  }
};
