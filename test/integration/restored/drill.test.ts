import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { givenCompany } from '../../support/given.ts';
import { aMinute, givenRestored } from '../../support/given-restored.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { storedEvents } from '../../support/stored-events.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
/** In the backup, awaiting approval; approved and paid since. */
let known: MadeBatch;
/** Made, approved and paid since the backup. */
let lost: MadeBatch;
/** Made since, and still awaiting approval. */
let pending: MadeBatch;
// biome-ignore lint/suspicious/noExplicitAny: answers of every shape
let offered: any;

const begin = (batchId: string) => as.farah.post(`/api/batches/${batchId}/payment`, {});
const answer = (batchId: string, body: Readonly<Record<string, unknown>>) =>
  as.farah.post(`/api/batches/${batchId}/adopted-answer`, body);
const run = () => company.invoke({ force: true });
const itemsOf = (batchId: string) =>
  company.sql(
    `SELECT i.item_no AS itemNo, i.commission_id AS commissionId, i.beneficiary_user_id AS userId, i.amount, i.status,
            i.live_commission_id AS live, l.payout_batch_id AS marked, l.status AS ledger
       FROM mlm_payout_batch_items i JOIN mlm_commission_ledger l ON l.id = i.commission_id
      WHERE i.batch_id = ? ORDER BY i.item_no`,
    [batchId],
  );
const rowOf = async (batchId: string) =>
  (await company.sql('SELECT * FROM mlm_payout_batches WHERE id = ?', [batchId]))[0];

beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await givenCompany(company);
  await givenPeople(company);
  ({ known, lost, pending } = await givenRestored(company));
});
afterAll(() => company.discard());

describe('a database restored from before a payment', () => {
  it('holds the commissions as approved, and makes no batch of them', async () => {
    const failed = await run();
    expect(failed).toMatchObject({ errorType: 'DatabaseBehind' });
    expect(failed.errorMessage).toMatch(new RegExp(`batch-${known.batchId} .*batch_paid`));
    expect(failed.errorMessage).toMatch(new RegExp(`batch-${lost.batchId} .*batch_created`));
  });

  it('is not taken for whole by the minute that comes next', async () => {
    await aMinute(company);
    expect(await run()).toMatchObject({ errorType: 'DatabaseBehind' });
  });

  it('lets admins confirm what becomes of it', async () => {
    offered = await askOps(company, 'restored', { reason: 'restored after the disk failed' });
    expect(offered).toMatchObject({
      outcome: 'offered',
      offer: { confirmationsMissing: 1 },
      restore: {
        missing: {
          count: 2,
          first: [
            { batchId: lost.batchId, totalAmount: '600.00' },
            { batchId: pending.batchId, totalAmount: '7.00' },
          ],
        },
        held: { count: 1, first: [{ batchId: known.batchId, totalAmount: '30.00' }] },
        unlisted: { count: 0 },
      },
    });
    expect(await askOps(company, 'restored', { reason: 'restored after the disk failed' })).toMatchObject({
      outcome: 'offered',
      offer: { offerId: offered.offer.offerId },
    });
    expect(await run()).toMatchObject({ errorType: 'DatabaseBehind' });
    const { body } = await as.adi.get('/api/offers');
    expect(body.items[0]).toMatchObject({ kind: 'restore', may: { confirm: true } });
    expect(body.items[0].restore.missing.count).toBe(2);
  });

  it('is restored by the sweep, once an admin has confirmed it', async () => {
    const { offerId, hash } = offered.offer;
    const confirmed = await as.adi.post(`/api/offers/${offerId}/confirm`, { hash });
    expect(cameTo(confirmed)).toBe('counted');
    await aMinute(company);
    await expect
      .poll(async () => (await storedEvents(company, 'restored')).map(({ action }) => action), {
        timeout: 20_000,
      })
      .toEqual(['database_restored']);
  });

  it('tells admins and finance so', async () => {
    const told = await company.sql(
      `SELECT notice_key, message FROM mlm_notification_log WHERE type = 'payout_database_restored' ORDER BY id`,
    );
    const { offerId } = offered.offer;
    expect(told.map(({ notice_key }) => notice_key)).toEqual([
      `payout_database_restored/offers-${offerId}/made/admin`,
      `payout_database_restored/offers-${offerId}/made/finance`,
      `payout_database_restored/offers-${offerId}/carried-out/admin`,
      `payout_database_restored/offers-${offerId}/carried-out/finance`,
    ]);
    expect(told[0]?.['message']).toMatch(/2 batches are gone, ₹607\.00, and made again/);
    expect(told[2]?.['message']).toMatch(/2 batches were made again, and 1 batch that was there/);
  });

  it('has the lost batches again, under their numbers, as held', async () => {
    expect(await rowOf(lost.batchId)).toMatchObject({
      status: 'processing',
      total_amount: '600.00',
      run_id: null,
    });
    const items = await itemsOf(lost.batchId);
    expect(items).toHaveLength(3);
    for (const { live, marked, commissionId, status, ledger } of items)
      expect({ live, marked, status, ledger }).toEqual({
        live: commissionId,
        marked: Number(lost.batchId),
        status: 'pending',
        ledger: 'approved',
      });
    const { body } = await as.vani.get(`/api/batches/${lost.batchId}`);
    expect(body).toMatchObject({ status: 'processing', restoredAt: expect.any(String) });
    const refused = await begin(lost.batchId);
    expect(cameTo(refused)).toBe('adopted-unanswered');
    expect(refused.body.detail).toContain('restored from a backup');
  });

  it('names what the ledger does not have any more', async () => {
    const [event] = await storedEvents(company, `batch-${pending.batchId}`);
    expect(event).toMatchObject({
      action: 'batch_restored',
      detail: {
        totalRecords: 0,
        notInLedger: { count: 1, amount: '7.00', first: [{ itemNo: 1, amount: '7.00' }] },
      },
    });
  });

  it('holds the batch that was there', async () => {
    expect(await rowOf(known.batchId)).toMatchObject({ status: 'processing', total_amount: '30.00' });
    expect((await storedEvents(company, `batch-${known.batchId}`)).at(-1)).toMatchObject({
      action: 'batch_restored',
      detail: { before: { status: 'pending_approval' } },
    });
    expect(cameTo(await approve(as.asha, known))).toBe('adopted-unanswered');
  });

  it('leaves out what finance has not answered', async () => {
    const skipped = await run();
    expect(skipped).toMatchObject({ outcome: 'skipped', reason: 'nothing_eligible' });
    expect(skipped['excluded']).toEqual([{ reason: 'restored_gap', count: 5, amount: '630.00' }]);
    const listed = await as.om.get('/api/runs/preview/left-out?reason=restored_gap');
    expect(listed.body.items).toHaveLength(5);
    const { findings } = await askOps(company, 'doctor');
    const names = findings.map(({ check }: { check: string }) => check);
    expect(names).toContain('restored_unanswered');
    expect(names).not.toContain('adopted_unanswered');
  });

  it('is paid nothing twice, when finance has said what the bank did', async () => {
    expect(cameTo(await answer(lost.batchId, { bankPaid: true, reference: 'UTR-LOST', failed: [] }))).toBe(
      'paid',
    );
    expect(
      cameTo(
        await answer(known.batchId, {
          bankPaid: true,
          reference: 'UTR-KNOWN',
          failed: [{ itemNo: 2, reason: 'no such account' }],
        }),
      ),
    ).toBe('paid');
    expect(cameTo(await answer(pending.batchId, { bankPaid: false, reason: 'never begun' }))).toBe(
      'cancelled',
    );
    expect((await itemsOf(lost.batchId)).map(({ ledger }) => ledger)).toEqual(['paid', 'paid', 'paid']);
    const next = await run();
    expect(next).toMatchObject({ outcome: 'created', totalRecords: 1, totalAmount: '20.00' });
    const twice = await company.sql(
      `SELECT commission_id FROM mlm_payout_batch_items WHERE status = 'paid' GROUP BY commission_id HAVING COUNT(*) > 1`,
    );
    expect(twice).toEqual([]);
  });

  it('is whole again: nothing is lost that people do not know of, and all that must hold does', async () => {
    await aMinute(company);
    expect(await askOps(company, 'restored')).toMatchObject({ outcome: 'nothing_lost' });
    const { findings } = await askOps(company, 'doctor', { args: { invariants: true } });
    expect(findings).toEqual([]);
    expect(await askOps(company, 'audit.verify')).toMatchObject({ brokenStreams: 0 });
  });
});
