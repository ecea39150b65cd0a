import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCommissions, givenCompany, givenManyCommissions } from '../../support/given.ts';
import { givenLargeBatch, LARGE } from '../../support/given-large-batch.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, reject } from '../../support/sign-off.ts';
import { workerRests } from '../../support/worker-rests.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
});

const runAndApprove = async (): Promise<MadeBatch> => {
  const { outcome, ...made } = await company.invoke({ force: true });
  expect(outcome).toBe('created');
  const batch = made as unknown as MadeBatch;
  await approve(as.asha, batch);
  return batch;
};

const recordFailed = async ({ batchId }: MadeBatch, ...itemNos: number[]) => {
  const failed = itemNos.map((itemNo) => ({ itemNo, reason: `account ${itemNo} closed` }));
  const { body: shown } = await as.vani.get(`/api/batches/${batchId}`);
  // What was not paid has no reference at the bank.
  const paid = shown['totalRecords'] > itemNos.length ? { reference: 'UTR-1' } : {};
  const answer = await as.farah.post(`/api/batches/${batchId}/disburse`, { ...paid, failed });
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
};

const failOnce = async (...itemNos: number[]) => recordFailed(await runAndApprove(), ...itemNos);

const holds = () =>
  company.sql(
    `SELECT kind, commission_id AS commissionId, held_by AS heldBy, reason FROM mlm_payout_holds
      WHERE open_key IS NOT NULL ORDER BY id`,
  );

const dry = () => company.invoke({ dryRun: true, force: true });

describe('a payment that fails', () => {
  it('once is tried again; twice it waits for finance, who has it tried again', async () => {
    await givenCommissions(company, [{ beneficiary: 11, amount: '70.00' }]);
    await failOnce(1);
    expect(await holds()).toEqual([]);
    await failOnce(1);
    const [held] = await holds();
    expect(held).toEqual({
      kind: 'payment',
      commissionId: held?.['commissionId'],
      heldBy: 'payment',
      reason: expect.stringMatching(
        /^the payment failed twice, in AUTO-\S+ \(account 1 closed\), then in AUTO-\S+ \(account 1 closed\)$/,
      ),
    });
    expect(await dry()).toMatchObject({
      wouldRun: false,
      excluded: [{ reason: 'payment_failed', count: 1, amount: '70.00' }],
    });
    const retry = `/api/commissions/${held?.['commissionId']}/retry`;
    expectRefused(await as.om.post(retry, { reason: 'x' }), 'not-entitled', /role finance/);
    const answer = await as.farah.post(retry, { reason: 'a new account' });
    expect(answer.body).toMatchObject({ outcome: 'lifted', hold: { kind: 'payment', heldBy: 'payment' } });
    const again = await as.farah.post(retry, { reason: 'a new account' });
    expect(again.body).toMatchObject({ outcome: 'already_recorded' });
    // Finance has had the last word: one failure after it is the first again.
    await failOnce(1);
    expect(await holds()).toEqual([]);
    await failOnce(1);
    expect(await holds()).toHaveLength(1);
  });

  it('is not counted with a batch that was let go in between, which no bank has seen', async () => {
    await givenCommissions(company, [{ beneficiary: 11 }]);
    await failOnce(1);
    const { outcome, ...rejected } = await company.invoke({ force: true });
    expect(outcome).toBe('created');
    await reject(as.asha, rejected as unknown as MadeBatch);
    await failOnce(1);
    expect(await holds()).toHaveLength(1);
  });

  it('because the ledger had changed never reached a bank', async () => {
    await givenCommissions(company, [{ beneficiary: 11 }, { beneficiary: 12 }]);
    await failOnce(1, 2);
    const batch = await runAndApprove();
    await company.sql('UPDATE mlm_commission_ledger SET amount = 5 ORDER BY id LIMIT 1');
    await recordFailed(batch, 1, 2);
    const [only, ...others] = await holds();
    expect([only?.['reason'], others]).toEqual([expect.stringContaining('account 2 closed'), []]);
  });

  it('twice is told to admin and finance, and stands in both streams', async () => {
    await givenCommissions(company, [
      { beneficiary: 11, amount: '70.00' },
      { beneficiary: 12, amount: '30.00' },
    ]);
    await failOnce(1, 2);
    const { batch } = await failOnce(1, 2);
    const ids = (await holds()).map(({ commissionId }) => String(commissionId));
    const notices = await company.sql(
      `SELECT notice_key, subject, message, JSON_UNQUOTE(JSON_EXTRACT(payload, '$.audience')) AS audience
         FROM mlm_notification_log WHERE type = 'payout_hold_set' ORDER BY audience`,
    );
    expect(notices).toMatchObject(
      ['admin', 'finance'].map((audience) => ({
        audience,
        notice_key: `payout_hold_set/batch-${batch.batchId}/${audience}`,
        subject: expect.stringMatching(/^Payouts: 2 commissions failed twice \(INR 100\.00\)$/),
        message: expect.stringMatching(
          new RegExp(`commissions ${ids.join(', ')}[^]*/api/commissions/<id>/retry`),
        ),
      })),
    );
    const { body } = await as.vani.get('/api/audit/holds');
    expect(
      body.items.map(({ actor, action, detail }: Record<string, string>) => [
        actor,
        action,
        JSON.parse(detail ?? ''),
      ]),
    ).toEqual([
      [
        'user 5',
        'hold_set',
        { kind: 'payment', batchId: batch.batchId, count: 2, amount: '100.00', commissionIds: ids },
      ],
    ]);
    const events = await as.vani.get(`/api/batches/${batch.batchId}/events`);
    expect(JSON.parse(events.body.items[0].detail)).toMatchObject({ failedTwiceCount: 2 });
  });

  it('in a large batch, because the ledger had changed, never reached a bank either, named or not', async () => {
    const large = await givenLargeBatch(company);
    await approve(as.asha, large);
    await recordFailed(large, 1, 7);
    await workerRests(company);
    await givenManyCommissions(company, LARGE);
    const { batchId, contentHash, totalAmount } = await company.invoke({ force: true });
    const again = { batchId, contentHash, totalAmount };
    // He is of none of those that the commissions are for.
    await approve(as.dev, again);
    await company.sql(
      `UPDATE mlm_commission_ledger l JOIN mlm_payout_batch_items i ON i.live_commission_id = l.id SET l.amount = 5
        WHERE i.batch_id = ? AND i.commission_id IN (SELECT f.commission_id FROM mlm_payout_batch_items f WHERE f.status = 'failed')`,
      [again.batchId],
    );
    const [drifted] = await company.sql(
      `SELECT MIN(i.item_no) AS itemNo FROM mlm_payout_batch_items i JOIN mlm_commission_ledger l ON l.id = i.commission_id
        WHERE i.batch_id = ? AND l.amount = 5`,
      [again.batchId],
    );
    const failed = [{ itemNo: Number(drifted?.['itemNo']), reason: 'account closed' }];
    const record = { reference: 'UTR-2', failed, drifted: 'failed' };
    const answer = await as.farah.post(`/api/batches/${again.batchId}/disburse`, record);
    expect(answer.body.outcome).toBe('settling');
    await workerRests(company);
    const notes = await company.sql(
      `SELECT notes FROM mlm_payout_batch_items WHERE batch_id = ? AND status = 'failed' ORDER BY item_no`,
      [again.batchId],
    );
    const notPaid = 'finance says that the bank did not pay it: the ledger had changed, or it was on hold';
    expect(notes).toEqual([{ notes: `${notPaid}: account closed` }, { notes: notPaid }]);
    expect(await holds()).toEqual([]);
  }, 90_000);

  it('twice in a large batch is held as well, before the worker has paid the rest', async () => {
    const large = await givenLargeBatch(company);
    await approve(as.asha, large);
    await recordFailed(large, 1, 7);
    await workerRests(company);
    await failOnce(1, 2);
    expect(await holds()).toHaveLength(2);
  }, 60_000);
});
