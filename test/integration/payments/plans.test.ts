import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenCompany, givenManyCommissions, givenSettings } from '../../support/given.ts';
import { givenLongHistory } from '../../support/long-history.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { type Planning, planning, scansOf } from '../../support/plans.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { asking, makeBatch, type People } from './ask-payment.ts';

/** Whatever is asked of a payment, after years of batches, is found by keys: nothing that grows is scanned. */

let company: PayoutStack;
let as: People;
let farah: ReturnType<typeof asking>;
let plansOf: Planning['plansOf'];
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  farah = asking(as.farah);
  ({ plansOf } = planning(company));
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '1', lookback_days: '30' });
  await givenLongHistory(company);
});
afterAll(() => company.discard());

/** Of four hundred items, three of which have drifted since: 2 to 4. */
const givenDrifted = async (approved: boolean): Promise<MadeBatch> => {
  await givenManyCommissions(company, 400);
  const batch = await makeBatch(company);
  // Of none of those whom it pays.
  if (approved) expect(cameTo(await approve(as.dev, batch))).toBe('approved');
  await company.sql(
    `UPDATE mlm_commission_ledger l JOIN mlm_payout_batch_items i ON i.commission_id = l.id
        SET l.amount = l.amount + 1 WHERE i.batch_id = ? AND i.item_no BETWEEN 2 AND 4`,
    [batch.batchId],
  );
  return batch;
};

const items = (...itemNos: number[]) => itemNos.map((itemNo) => ({ itemNo }));
const failed = (...itemNos: number[]) => itemNos.map((itemNo) => ({ itemNo, reason: 'closed' }));

describe('after years of batches', () => {
  let batch: MadeBatch;

  it.each<{ what: string; came: string; ask: () => ReturnType<typeof farah.begin> }>([
    { what: 'a begin', came: 'begun', ask: () => farah.begin(batch, { leaveOut: 'drifted' }) },
    { what: 'an abort', came: 'aborted', ask: () => farah.abort(batch, { reason: 'file lost' }) },
    { what: 'a begin by numbers', came: 'begun', ask: () => farah.begin(batch, { leaveOut: [2, 3, 4] }) },
    { what: 'failures', came: 'marked', ask: () => farah.failures(batch, { failed: failed(5, 6) }) },
    { what: 'a failure taken back', came: 'marked', ask: () => farah.failures(batch, { notFailed: [6] }) },
    {
      what: 'a record',
      came: 'paid',
      ask: () => farah.record(batch, { reference: 'UTR-1', failed: failed(7) }),
    },
    {
      what: 'a record again',
      came: 'already_recorded',
      ask: () => farah.record(batch, { reference: 'UTR-1' }),
    },
    {
      what: 'late payments',
      came: 'late_recorded',
      ask: () => farah.late(batch, { items: items(5, 7), reference: 'UTR-2' }),
    },
    {
      what: 'returns',
      came: 'returned',
      ask: () =>
        farah.returns(batch, {
          items: items(1, 5, 9).map((item) => ({ ...item, reason: 'x', payAgain: true })),
        }),
    },
  ])('$what scans nothing that grows', async ({ what, came, ask }) => {
    if (what === 'a begin') batch = await givenDrifted(true);
    const plans = await plansOf(async () => expect(cameTo(await ask())).toBe(came));
    expect(plans.length).toBeGreaterThan(5);
    expect(scansOf(plans)).toEqual([]);
  });

  it('a late payment of what an open batch holds, and of what another has paid, scans nothing that grows', async () => {
    const late = await givenDrifted(true);
    expect(
      cameTo(await farah.record(late, { failed: failed(1, 2), drifted: 'paid', reference: 'UTR-3' })),
    ).toBe('paid');
    const holder = await makeBatch(company);
    const plans = await plansOf(async () =>
      expect(cameTo(await farah.late(late, { items: items(1), reference: 'UTR-4' }))).toBe('late_recorded'),
    );
    expect(scansOf(plans)).toEqual([]);
    expect(holder.batchId).not.toBe(late.batchId);
  });

  it.each(['failed', 'paid'] as const)(
    'a record without a begin, drifted %s, scans nothing that grows',
    async (drifted) => {
      const unbegun = await givenDrifted(true);
      const plans = await plansOf(async () =>
        expect(cameTo(await farah.record(unbegun, { reference: `UTR-${drifted}`, drifted }))).toBe('paid'),
      );
      expect(scansOf(plans)).toEqual([]);
    },
  );

  it('a drop scans nothing that grows', async () => {
    const pending = await givenDrifted(false);
    const plans = await plansOf(async () =>
      expect(cameTo(await asking(as.om).drop(pending, { reason: 'adjusted' }))).toBe('dropped'),
    );
    expect(scansOf(plans)).toEqual([]);
  });
});
