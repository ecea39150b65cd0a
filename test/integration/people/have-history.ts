import { expect } from 'vitest';
import { givenCommissions } from '../../support/given.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { ASSOCIATES, type MadeBatch } from '../../support/people.ts';
import { approve, cameTo, reject } from '../../support/sign-off.ts';
import { asking, makeBatch, type People } from '../payments/ask-payment.ts';

type Company = { readonly company: PayoutStack; readonly as: People };

/** Nine a batch, three of each person. */
const earn = (company: PayoutStack, ...amounts: string[]) =>
  givenCommissions(
    company,
    amounts.map((amount, index) => ({
      beneficiary: ASSOCIATES[index % 3] ?? 11,
      amount,
      hoursOld: 100 - index,
    })),
  );
const NINE = ['101.00', '102.10', '103.25', '104.00', '105.50', '106.00', '107.99', '108.00', '109.01'];

const makeApproved = async ({ company, as }: Company): Promise<MadeBatch> => {
  const batch = await makeBatch(company);
  expect(cameTo(await approve(as.asha, batch))).toBe('approved');
  return batch;
};

const items = (...itemNos: number[]) => itemNos.map((itemNo) => ({ itemNo }));
const failed = (...itemNos: number[]) => itemNos.map((itemNo) => ({ itemNo, reason: 'account closed' }));

/** Paid but for two; of the others two come back, one to be paid again. */
const havePaid = async ({ company, as }: Company): Promise<void> => {
  await earn(company, ...NINE);
  const farah = asking(as.farah);
  const batch = await makeApproved({ company, as });
  await farah.begin(batch);
  expect(cameTo(await farah.record(batch, { reference: 'UTR-1', failed: failed(1, 4) }))).toBe('paid');
  const back = [
    { itemNo: 2, reason: 'account closed', payAgain: true },
    { itemNo: 3, reason: 'name differs', payAgain: false },
  ];
  expect(cameTo(await farah.returns(batch, { items: back }))).toBe('returned');
  expect(cameTo(await farah.late(batch, { items: items(4), reference: 'UTR-LATE' }))).toBe('late_recorded');
};

/** Rejected: what had failed and come back is free once more. */
const haveRejected = async ({ company, as }: Company): Promise<void> => {
  await earn(company, ...NINE);
  expect(cameTo(await reject(as.asha, await makeBatch(company)))).toBe('cancelled');
};

/** At the bank: one failed already, one was left out because it is somebody else's by now, and one became so since. */
const haveBegun = async ({ company, as }: Company): Promise<void> => {
  const farah = asking(as.farah);
  const batch = await makeApproved({ company, as });
  /** What the ledger owes of the batch from a number on to one person, it owes to another. */
  const give = (from: number, to: number, itemNo: number) =>
    company.sql(
      `UPDATE mlm_commission_ledger l JOIN (SELECT commission_id FROM mlm_payout_batch_items
          WHERE batch_id = ? AND beneficiary_user_id = ? AND item_no >= ? ORDER BY item_no LIMIT 1) i ON i.commission_id = l.id
          SET l.beneficiary_user_id = ?`,
      [batch.batchId, from, itemNo, to],
    );
  await give(11, 12, 1);
  expect(cameTo(await farah.begin(batch, { leaveOut: 'drifted' }))).toBe('begun');
  expect(cameTo(await farah.failures(batch, { failed: failed(2, 5) }))).toBe('marked');
  await give(13, 11, 6);
};

const hold = async ({ as }: Company, body: object): Promise<void> => {
  expect((await as.om.post('/api/holds', { reason: 'a letter of the court', ...body })).status).toBe(200);
};

/** Of each what waits for a reason of its own. */
const haveWaiting = async ({ company, as }: Company): Promise<void> => {
  await earn(company, '11.00', '-12.00', '13.00', '14.00', '15.00', '16.00');
  for (const status of ['pending', 'cancelled', 'paid'] as const) {
    await givenCommissions(company, [{ beneficiary: 11, amount: '17.17', status }]);
  }
  await givenCommissions(company, [{ beneficiary: 11, amount: '18.00', hoursOld: 24 * 45 }]);
  const [row] = await company.sql('SELECT id FROM mlm_commission_ledger WHERE amount = 14');
  await hold({ company, as }, { kind: 'commission', commissionId: String(row?.['id']) });
  await hold({ company, as }, { kind: 'person', userId: '13' });
  await company.sql('UPDATE mlm_commission_ledger SET payout_batch_id = 777 WHERE amount = 15');
};

/** One moved away before it was ever paid; its first owner's batch had dropped it. */
const haveDropped = async ({ company, as }: Company): Promise<void> => {
  await earn(company, '21.00', '22.00', '23.00');
  const batch = await makeBatch(company);
  await company.sql(
    `UPDATE mlm_commission_ledger l JOIN mlm_payout_batch_items i ON i.commission_id = l.id
        SET l.beneficiary_user_id = 12 WHERE i.batch_id = ? AND l.amount = 21`,
    [batch.batchId],
  );
  expect(cameTo(await asking(as.om).drop(batch, { reason: 'adjusted' }))).toBe('dropped');
};

/** All that can happen to a commission, to those of the three associates. */
export const haveHistory = async (company: PayoutStack, as: People): Promise<void> => {
  await havePaid({ company, as });
  await haveRejected({ company, as });
  await haveBegun({ company, as });
  await haveDropped({ company, as });
  await haveWaiting({ company, as });
};
