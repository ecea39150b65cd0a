import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectSound } from '../../proof/expect-sound.ts';
import { givenLargeBatch } from '../../support/given-large-batch.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { type MadeBatch, signedIn } from '../../support/people.ts';
import { cameTo, reject } from '../../support/sign-off.ts';
import { asking, givenNothingEarned, makeApproved, makeLargeApproved, type People } from './ask-payment.ts';

/** As many items as a request may name, in every list that names some: each is answered within the time of a request. */
const MOST = 10_000;

let company: PayoutStack;
let as: People;
let farah: ReturnType<typeof asking>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  farah = asking(as.farah);
});
afterAll(() => company.discard());
beforeEach(() => givenNothingEarned(company));

const from = (first: number, count = MOST): number[] =>
  Array.from({ length: count }, (_, index) => first + index);

const items = (itemNos: readonly number[]) => itemNos.map((itemNo) => ({ itemNo }));
const failing = (itemNos: readonly number[]) => itemNos.map((itemNo) => ({ itemNo, reason: 'closed' }));

const driftWhere = ({ batchId }: MadeBatch, which: string) =>
  company.sql(
    `UPDATE mlm_commission_ledger l JOIN mlm_payout_batch_items i ON i.commission_id = l.id
        SET l.amount = l.amount + 1 WHERE i.batch_id = ? AND ${which}`,
    [batchId],
  );

/** How many items of the batch stand so. */
const countOf = async ({ batchId }: Pick<MadeBatch, 'batchId'>, which: string): Promise<number> => {
  const [row] = await company.sql(
    `SELECT COUNT(*) AS count FROM mlm_payout_batch_items i WHERE i.batch_id = ? AND ${which}`,
    [batchId],
  );
  return Number(row?.['count']);
};

describe(`a request that names ${MOST} items`, () => {
  it('as paid late', async () => {
    const batch = await givenLargeBatch(company, MOST);
    await reject(as.asha, batch);
    const late = { items: items(from(1)), reference: 'UTR-1' };
    expect(cameTo(await farah.late(batch, late))).toBe('late_recorded');
    expect(await countOf(batch, `i.status = 'paid' AND i.live_commission_id IS NOT NULL`)).toBe(MOST);
    expect(cameTo(await farah.late(batch, late))).toBe('already_recorded');
  });

  it('as left out, failed, not failed after all, and returned', async () => {
    const batch = await makeLargeApproved(company, as, 2 * MOST);
    expect(cameTo(await farah.begin(batch, { leaveOut: from(1 + MOST) }))).toBe('begun');
    expect(cameTo(await farah.failures(batch, { failed: failing(from(1)) }))).toBe('marked');
    expect(cameTo(await farah.failures(batch, { notFailed: from(1) }))).toBe('marked');
    expect(cameTo(await farah.record(batch, { reference: 'UTR-1' }))).toBe('paid');
    const returned = { items: failing(from(1)).map((item) => ({ ...item, payAgain: true })) };
    expect(cameTo(await farah.returns(batch, returned))).toBe('returned');
    expect(cameTo(await farah.returns(batch, returned))).toBe('already_recorded');
    expect(await countOf(batch, `i.status = 'returned' AND i.due_commission_id IS NOT NULL`)).toBe(MOST);
    await expectSound(company, 'returned');
  });

  it('as paid though on hold; what has drifted of them is left out', async () => {
    const batch = await makeLargeApproved(company, as, 2 * MOST);
    for (const userId of ['11', '12'])
      await as.om.post('/api/holds', { kind: 'person', userId, reason: 'x' });
    const held = 'i.beneficiary_user_id IN (11, 12)';
    const rows = await company.sql(
      `SELECT i.item_no AS itemNo FROM mlm_payout_batch_items i WHERE i.batch_id = ? AND ${held} ORDER BY i.item_no`,
      [batch.batchId],
    );
    const payHeld = rows.slice(0, MOST).map(({ itemNo }) => Number(itemNo));
    const [drifted] = payHeld;
    await driftWhere(batch, `i.item_no = ${drifted}`);
    expect(cameTo(await farah.begin(batch, { leaveOut: 'drifted', payHeld }))).toBe('begun');
    expect(await countOf(batch, `i.mark = 'left_out' AND ${held}`)).toBe(rows.length - MOST + 1);
    expect(await countOf(batch, `i.mark = 'left_out'`)).toBe(rows.length - MOST + 1);
    expect(await countOf(batch, `i.mark = 'left_out' AND i.item_no = ${drifted}`)).toBe(1);
  });

  it('as failed twice, though every second of them had drifted and never reached a bank', async () => {
    const first = await makeLargeApproved(company, as, MOST);
    const failed = failing(from(1));
    expect(cameTo(await farah.record(first, { failed }))).toBe('nothing_paid');
    const second = await makeApproved(company, as);
    await driftWhere(second, 'i.item_no % 2 = 0');
    expect(cameTo(await farah.record(second, { failed }))).toBe('nothing_paid');
    const [held] = await company.sql(
      `SELECT COUNT(*) AS count, SUM(i.item_no % 2) AS odd FROM mlm_payout_holds h
         JOIN mlm_payout_batch_items i ON i.commission_id = h.commission_id AND i.batch_id = ?`,
      [second.batchId],
    );
    expect([Number(held?.['count']), Number(held?.['odd'])]).toEqual([MOST / 2, MOST / 2]);
  });

  it('as paid as approved, while the others that drifted were not', async () => {
    const batch = await makeLargeApproved(company, as, 2 * MOST);
    await driftWhere(batch, 'i.item_no <= 12000');
    const record = { reference: 'UTR-1', drifted: 'failed', paidAsApproved: from(2001) };
    expect(cameTo(await farah.record(batch, record))).toBe('paid');
    expect(await countOf(batch, `i.status = 'failed' AND i.item_no <= 2000`)).toBe(2000);
    expect(await countOf(batch, `i.status = 'paid'`)).toBe(2 * MOST - 2000);
    await expectSound(company, 'paid as approved');
  });
});
