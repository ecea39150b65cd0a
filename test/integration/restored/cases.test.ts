import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { givenCommissions } from '../../support/given.ts';
import { aMinute, givenConfirmedRestore, payAtBank } from '../../support/given-restored.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo, cancel, reject } from '../../support/sign-off.ts';
import { storedEvents } from '../../support/stored-events.ts';
import { tableSnapshot } from '../../support/table-snapshot.ts';
import { asking, givenNothingEarned, makeBatch, type People } from '../payments/ask-payment.ts';

let company: PayoutStack;
let as: People;
/** Rejected in the backup; the bank paid it all the same, which was recorded since. */
let rejected: MadeBatch;
/** Rejected in the backup, and nothing has become of it since. */
let over: MadeBatch;
/** Begun in the backup, with a failure named; recorded since. */
let begun: MadeBatch;
/** Pending in the backup; cancelled since. */
let old: MadeBatch;
/** Made and rejected since, so that nobody kept what it held. */
let unkept: MadeBatch;
/** Made since of what that let go, of a commission whose amount was corrected, and of one that is younger than the backup. */
let anew: MadeBatch;

const batchOf = async (amounts: readonly string[]): Promise<MadeBatch> => {
  await givenCommissions(
    company,
    amounts.map((amount) => ({ amount, beneficiary: 11 })),
  );
  return makeBatch(company);
};
const commissionOf = async (amount: string): Promise<number> =>
  Number((await company.sql('SELECT id FROM mlm_commission_ledger WHERE amount = ?', [amount]))[0]?.['id']);
const answer = ({ batchId }: MadeBatch, body: object) =>
  as.farah.post(`/api/batches/${batchId}/adopted-answer`, body);
const statusOf = async ({ batchId }: MadeBatch) => (await as.vani.get(`/api/batches/${batchId}`)).body.status;
const leftOut = async () => {
  const { excluded } = await company.invoke({ dryRun: true });
  return Object.fromEntries(
    excluded.map(({ reason, amount }: { reason: string; amount: string }) => [reason, amount]),
  );
};

beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await givenNothingEarned(company);
  rejected = await batchOf(['1.00']);
  expect(cameTo(await reject(as.asha, rejected))).toBe('cancelled');
  await company.sql(`UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE amount = 1`);
  over = await batchOf(['2.00']);
  expect(cameTo(await reject(as.asha, over))).toBe('cancelled');
  await company.sql(`UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE amount = 2`);
  begun = await batchOf(['4.00', '8.00']);
  expect(cameTo(await approve(as.asha, begun))).toBe('approved');
  expect(cameTo(await asking(as.farah).begin(begun))).toBe('begun');
  const failed = [{ itemNo: 2, reason: 'no such account' }];
  expect(cameTo(await asking(as.farah).failures(begun, { failed }))).toBe('marked');
  old = await batchOf(['16.00']);
  await givenCommissions(company, [{ amount: '32.00', beneficiary: 12 }]);
  await company.sql(`UPDATE mlm_commission_ledger SET status = 'approved' WHERE amount IN (1, 2)`);
  await aMinute(company);
  const restoreBackup = await tableSnapshot(company, 'backup');
  const late = { items: [{ itemNo: 1 }], reference: 'UTR-LATE' };
  expect(cameTo(await asking(as.farah).late(rejected, late))).toBe('late_recorded');
  expect(cameTo(await asking(as.farah).record(begun, { reference: 'UTR-BEGUN' }))).toBe('paid');
  expect(cameTo(await cancel(as.om, old))).toBe('cancelled');
  await company.sql(`UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE amount = 2`);
  await company.sql('UPDATE mlm_commission_ledger SET amount = 33 WHERE amount = 32');
  await givenCommissions(company, [{ amount: '64.00', beneficiary: 13 }]);
  anew = await makeBatch(company);
  expect(anew.totalAmount).toBe('121.00');
  await payAtBank(company, as, anew, 'UTR-ANEW');
  unkept = await batchOf(['0.25']);
  expect(cameTo(await reject(as.asha, unkept))).toBe('cancelled');
  await aMinute(company);
  const youngest = await commissionOf('64.00');
  await restoreBackup();
  await company.sql(
    `INSERT INTO mlm_commission_ledger (id, beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
     VALUES (?, 12, 1, 'referral', 128.00, 'approved', NOW() + INTERVAL 10 SECOND)`,
    [youngest],
  );
  const offerId = await givenConfirmedRestore(company);
  expect(await company.invoke({ command: 'look-at-offer', offerId }, 'worker')).toEqual({
    offer: 'restored',
  });
});
afterAll(() => company.discard());

describe('after a restore', () => {
  it('what a batch let go that the bank may have paid late waits for finance', async () => {
    expect(await statusOf(rejected)).toBe('cancelled');
    const holds = await company.sql('SELECT kind, commission_id, held_by, reason FROM mlm_payout_holds');
    expect(holds).toEqual([
      {
        kind: 'payment',
        commission_id: await commissionOf('1.00'),
        held_by: 'restore',
        reason: expect.stringContaining('lost with a restored database'),
      },
    ]);
    expect(await leftOut()).toMatchObject({ payment_failed: '1.00' });
    const late = { items: [{ itemNo: 1 }], reference: 'UTR-LATE' };
    expect(cameTo(await asking(as.farah).late(rejected, late))).toBe('late_recorded');
    expect(await leftOut()).not.toHaveProperty('payment_failed');
  });

  it('a batch that nobody kept a list of is named, and was confirmed as such', async () => {
    const { body } = await as.adi.get('/api/offers');
    expect(body.items[0].restore.unlisted).toEqual({ count: 1, batchIds: [unkept.batchId] });
    expect((await as.vani.get(`/api/batches/${unkept.batchId}`)).status).toBe(404);
  });

  it('a batch that was over, and of which nothing is lost, stays as it was', async () => {
    expect(await statusOf(over)).toBe('cancelled');
    expect((await storedEvents(company, `batch-${over.batchId}`)).at(-1)).toMatchObject({
      action: 'batch_rejected',
    });
  });

  it('a payment that was begun is answered anew, from the beginning', async () => {
    const { body } = await as.vani.get(`/api/batches/${begun.batchId}`);
    expect(body).toMatchObject({ status: 'processing', payment: null, approvalCount: 1 });
    const failed = [{ itemNo: 2, reason: 'no such account' }];
    expect(cameTo(await answer(begun, { bankPaid: true, reference: 'UTR-BEGUN', failed }))).toBe('paid');
    const again = await answer(begun, { bankPaid: true, reference: 'UTR-BEGUN', failed });
    expect(cameTo(again)).toBe('already_recorded');
  });

  it('what the ledger has otherwise since is held as it was paid; a number that was given again is another', async () => {
    const items = await company.sql(
      `SELECT amount, live_commission_id IS NOT NULL AS live FROM mlm_payout_batch_items WHERE batch_id = ? ORDER BY amount`,
      [anew.batchId],
    );
    expect(items).toEqual([
      { amount: '8.00', live: 0 },
      { amount: '16.00', live: 0 },
      { amount: '33.00', live: 1 },
    ]);
    expect((await storedEvents(company, `batch-${anew.batchId}`)).at(-1)).toMatchObject({
      action: 'batch_restored',
      detail: { notInLedger: { count: 1, amount: '64.00', first: [{ userId: '13' }] } },
    });
  });

  it('what an old batch lets go is not free, as long as a lost one may have paid it', async () => {
    expect(cameTo(await answer(old, { bankPaid: false, reason: 'it was cancelled' }))).toBe('cancelled');
    expect(await leftOut()).toMatchObject({ restored_gap: '56.00' });
    expect(cameTo(await answer(anew, { bankPaid: true, reference: 'UTR-ANEW', failed: [] }))).toBe('paid');
    expect(await leftOut()).not.toHaveProperty('restored_gap');
    const paid = await company.sql(
      `SELECT CAST(l.amount AS CHAR) AS amount FROM mlm_commission_ledger l WHERE l.status = 'paid' ORDER BY l.amount`,
    );
    expect(paid.map(({ amount }) => amount)).toEqual(['1.00', '4.00', '8.00', '16.00', '32.00']);
  });

  it('the next run takes what nobody has paid, and all that must hold does', async () => {
    const next = await company.invoke({ force: true });
    const items = await company.sql(
      'SELECT amount FROM mlm_payout_batch_items WHERE batch_id = ? ORDER BY amount',
      [next['batchId']],
    );
    expect(items.map(({ amount }) => amount)).toEqual(['2.00', '128.00']);
    const { findings } = await askOps(company, 'doctor', { args: { invariants: true } });
    expect(findings).toEqual([]);
    await aMinute(company);
    expect(await askOps(company, 'restored')).toMatchObject({ outcome: 'nothing_lost' });
  });
});
