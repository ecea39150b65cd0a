import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import type { ApiClient } from '../../support/api-client.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenApprover, givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo, reject, withdraw } from '../../support/sign-off.ts';
import { post } from './ask-batch.ts';

/** What a batch says of itself to whoever is about to decide on it. */

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
  await givenSettings(company, { required_approvals: '2' });
});

const show = async ({ batchId }: MadeBatch, who: ApiClient = as.vani) =>
  (await who.get(`/api/batches/${batchId}`)).body;

describe('who may approve', () => {
  it('is said by name, with who has voted, and who may not because it pays them', async () => {
    const batch = await givenBatch(company, [{}, { beneficiary: 4 }]);
    await approve(as.bimal, batch);
    await givenApprover(company, {
      userId: 20,
      subject: 'new',
      roles: ['approver'],
      activeSince: '2037-01-01',
    });
    expect(await show(batch)).toMatchObject({
      eligible: [
        { userId: '1', name: 'asha', voted: false },
        { userId: '2', name: 'bimal', voted: true },
        { userId: '3', name: 'chitra', voted: false },
      ],
      paidApprovers: [{ userId: '4', name: 'dev' }],
    });
    await withdraw(as.bimal, batch);
    await company.sql('DELETE FROM users WHERE id = 3');
    const { eligible } = await show(batch);
    expect(eligible).toEqual([
      { userId: '1', name: 'asha', voted: false },
      { userId: '2', name: 'bimal', voted: false },
    ]);
  });

  it('is nobody once it is decided; whom one of before pays is not known', async () => {
    const batch = await givenBatch(company);
    await reject(as.asha, batch);
    await company.sql('UPDATE mlm_payout_batches SET paid_approvers = NULL');
    expect(await show(batch)).toMatchObject({ eligible: [], paidApprovers: null });
  });
});

describe('a batch', () => {
  it('names who asked for it and who began its payment, and under what it was made', async () => {
    await givenApprover(company, { userId: 1, subject: 'asha-too', roles: ['operator'] });
    const batch = await givenBatch(company);
    await company.sql('UPDATE mlm_payout_batches SET requested_by_user_id = 6');
    const { requestedBy, payment, terms, createdAt } = await show(batch);
    expect({ requestedBy, payment }).toEqual({
      requestedBy: { userId: '6', name: 'om', unverified: null },
      payment: null,
    });
    expect(terms).toEqual({ requiredApprovalsSetting: 2, madeAt: expect.stringMatching(/Z$/) });
    expect(Math.abs(Date.parse(terms.madeAt) - Date.parse(createdAt))).toBeLessThan(2_000);
    await company.sql('UPDATE mlm_payout_batches SET requested_by_user_id = NULL');
    await approve(as.asha, batch);
    await approve(as.bimal, batch);
    await post('payment', {})(as.farah, batch);
    expect(await show(batch)).toMatchObject({
      requestedBy: { userId: null, name: null },
      payment: { by: '5', byName: 'farah', count: 3, amount: '300.00' },
    });
  });

  const hold = (subject: object) => as.om.post('/api/holds', { reason: 'a letter', ...subject });

  it('shows what is on hold beside what has drifted, each with its reason', async () => {
    const batch = await givenBatch(company, [{}, {}, {}, {}, { amount: '5.00' }]);
    const { items } = (await as.vani.get(`/api/batches/${batch.batchId}/items`)).body;
    const commissionOf = (itemNo: number): string => items[itemNo - 1].commissionId;
    await hold({ kind: 'person', userId: items[0].beneficiary.userId });
    await hold({ kind: 'commission', commissionId: commissionOf(1) });
    await hold({ kind: 'commission', commissionId: commissionOf(2) });
    // What has drifted has drifted, whether or not it is held too.
    await hold({ kind: 'commission', commissionId: commissionOf(5) });
    await company.sql(`UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE id = ?`, [
      commissionOf(5),
    ]);
    const of = (itemNo: number, held: boolean, why: string) => ({
      itemNo,
      commissionId: commissionOf(itemNo),
      why: `Item ${itemNo}, commission ${commissionOf(itemNo)}: ${why}.`,
      held,
    });
    const person = `user ${items[0].beneficiary.userId} is on hold: a letter`;
    const { drift, may } = await show(batch, as.asha);
    expect(drift).toEqual({
      count: 1,
      itemNos: [5],
      heldCount: 3,
      items: [
        of(1, true, person),
        of(2, true, 'it is on hold: a letter'),
        of(4, true, person),
        of(5, false, 'the ledger says cancelled: expected approved'),
      ],
    });
    expect(may.approve).toBe('drifted');
    await company.sql(`UPDATE mlm_commission_ledger SET status = 'approved' WHERE id = ?`, [commissionOf(5)]);
    expect((await show(batch, as.asha)).may.approve).toBe(true);
    await company.sql(`UPDATE mlm_payout_holds SET open_key = NULL, lifted_at = NOW(6), lifted_by = 'x'`);
    expect((await show(batch)).drift).toEqual({ count: 0, itemNos: [], heldCount: 0, items: [] });
  });

  it('lets a begin name in payHeld exactly what it shows as held', async () => {
    const batch = await givenBatch(company);
    await approve(as.asha, batch);
    await approve(as.bimal, batch);
    await hold({ kind: 'person', userId: '12' });
    const { drift } = await show(batch);
    const itemNos = drift.items.map(({ itemNo }: { itemNo: number }) => itemNo);
    expect(drift).toMatchObject({ count: 0, heldCount: 1, itemNos: [] });
    expect(await post('payment', {})(as.farah, batch)).toMatchObject({ status: 409, body: { itemNos } });
    expect(cameTo(await post('payment', { payHeld: itemNos })(as.farah, batch))).toBe('begun');
    expect((await show(batch)).drift).toMatchObject({ heldCount: 0, items: [] });
  });

  it('is shown in as many calls, whatever it holds', async () => {
    const { calls } = company.stack.dataApi;
    const callsFor = async (items: number): Promise<number> => {
      const batch = await givenBatch(
        company,
        Array.from({ length: items }, () => ({})),
      );
      await hold({ kind: 'person', userId: '11' });
      await company.sql(
        `UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE beneficiary_user_id = 12`,
      );
      calls.reset();
      await show(batch);
      return calls.all.filter(({ accessKeyId }) => accessKeyId === functionAccessKeyId('approval')).length;
    };
    const few = await callsFor(3);
    expect(few).toBeLessThanOrEqual(8);
    await company.sql(`UPDATE mlm_payout_holds SET open_key = NULL`);
    expect(await callsFor(300)).toBe(few);
  });
});
