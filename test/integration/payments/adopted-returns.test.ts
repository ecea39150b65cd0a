import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';
import { givenPhaseFive } from '../../support/phase-five.ts';
import { asking, type People } from './ask-payment.ts';

/** Tables of the old script, whose keys have names of their own; two of its batches paid commission 1, and one of them commission 4 twice. */
let company: PayoutStack;
let as: People;
let farah: ReturnType<typeof asking>;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
  await givenPhaseFive(company);
  await company.sql(
    `INSERT INTO mlm_payout_batch_items (batch_id, commission_id, beneficiary_user_id, amount, status)
     SELECT batch_id, commission_id, beneficiary_user_id, amount, status FROM mlm_payout_batch_items
      WHERE batch_id = 1 AND commission_id = 4`,
  );
  expect(await company.invoke({}, 'migrate')).not.toHaveProperty('errorType');
  await givenPeople(company);
  as = await signedIn(company);
  farah = asking(as.farah);
});
afterAll(() => company.discard());

/** Its items, as "batch item_no status live". */
const standing = async (commissionId: number): Promise<string[]> =>
  (
    await company.sql(
      `SELECT batch_id, item_no, status, IF(live_commission_id IS NULL, '', ' live') AS live
         FROM mlm_payout_batch_items WHERE commission_id = ? ORDER BY batch_id`,
      [commissionId],
    )
  ).map(({ batch_id, item_no, status, live }) => `${batch_id} ${item_no} ${status}${live}`);

const inLedger = async (commissionId: number) =>
  (await company.sql('SELECT status FROM mlm_commission_ledger WHERE id = ?', [commissionId]))[0];

describe('what the old script had paid', () => {
  it('twice comes back once: the other payment holds it then, and nothing is due', async () => {
    expect(await standing(1)).toEqual(['1 1 paid live', '2 1 paid']);
    const items = [{ itemNo: 1, reason: 'account closed', payAgain: true }];
    const answer = await farah.returns({ batchId: '1' }, { items });
    expect(answer.body).toMatchObject({ outcome: 'returned' });
    expect(await standing(1)).toEqual(['1 1 returned', '2 1 paid live']);
    expect(await inLedger(1)).toEqual({ status: 'paid' });
  });

  it('is paid late, though its batch had given it up', async () => {
    const items = [{ itemNo: 1, reason: 'account closed', payAgain: true }];
    expect((await farah.returns({ batchId: '2' }, { items })).body).toMatchObject({ outcome: 'returned' });
    await company.sql(
      `UPDATE mlm_payout_batch_items SET status = 'failed' WHERE batch_id = 2 AND item_no = 1`,
    );
    const late = await farah.late({ batchId: '2' }, { items: [{ itemNo: 1 }], reference: 'NEFT-9' });
    expect(late.body).toMatchObject({ outcome: 'late_recorded' });
    expect(await standing(1)).toEqual(['1 1 returned', '2 1 paid live']);
    expect(await inLedger(1)).toEqual({ status: 'paid' });
  });

  it('twice in one batch, and came back twice at once, is owed again', async () => {
    const paid = await company.sql(
      'SELECT item_no AS itemNo FROM mlm_payout_batch_items WHERE batch_id = 1 AND commission_id = 4',
    );
    expect(paid).toHaveLength(2);
    const items = paid.map(({ itemNo }) => ({ itemNo, reason: 'account closed', payAgain: true }));
    expect((await farah.returns({ batchId: '1' }, { items })).body).toMatchObject({ outcome: 'returned' });
    expect(await inLedger(4)).toEqual({ status: 'approved' });
  });
});
