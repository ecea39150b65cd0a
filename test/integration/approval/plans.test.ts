import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenCompany, givenManyCommissions, givenSettings } from '../../support/given.ts';
import { givenLongHistory } from '../../support/long-history.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { keysOf, type Planning, planning, scansOf } from '../../support/plans.ts';
import { approve, cameTo, pay, reject } from '../../support/sign-off.ts';

/** What the database plans for every statement of a use case, with years of history: keys, and no scan of what grows. */

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let plansOf: Planning['plansOf'];
let plansFor: Planning['plansFor'];
let sentBy: Planning['sentBy'];
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  ({ plansOf, plansFor, sentBy } = planning(company));
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '1', lookback_days: '30' });
  await givenLongHistory(company);
});
afterAll(() => company.discard());

const ITEMS = 'mlm_payout_batch_items';
const LEDGER = 'mlm_commission_ledger';

const byItemNo = { [ITEMS]: 'uq_item_no', [LEDGER]: 'PRIMARY' };

const givenBatch = async (): Promise<MadeBatch> => {
  await givenManyCommissions(company, 400);
  const { batchId, contentHash, totalAmount } = await company.invoke({ force: true });
  return { batchId, contentHash, totalAmount };
};

const CLAIM = /^INSERT INTO mlm_payout_batch_items/;
const claimed = { [LEDGER]: 'idx_payout_claim', [ITEMS]: 'uq_item_live_commission' };

describe('after years of batches', () => {
  let batch: MadeBatch;

  it('a run claims by idx_payout_claim, marks by item number, and scans nothing that grows', async () => {
    const plans = await plansOf(async () => {
      batch = await givenBatch();
    });
    expect(scansOf(plans)).toEqual([]);
    expect(keysOf(plans, CLAIM)).toEqual(claimed);
    expect(keysOf(plans, /^SELECT s\.standing.* UNION ALL/)).toMatchObject({ [LEDGER]: 'idx_payout_claim' });
    expect(keysOf(plans, /SET l\.payout_batch_id = i\.batch_id/)).toEqual(byItemNo);
    const totals = plans.filter(({ of }) => /AS root/.test(of));
    const keysIn = (table: string) =>
      new Set(totals.filter((step) => step.table === table).map(({ key }) => key));
    // An event of an approver has the same alias there as an item.
    expect([...keysIn(ITEMS)].filter((key) => key !== 'uq_event').toSorted()).toEqual([
      'uq_item_due_commission',
      'uq_item_live_commission',
      'uq_item_no',
    ]);
    // Whom it pays of the approvers: not by reading all that it pays.
    expect([...keysIn(LEDGER)]).toEqual(['idx_commission_beneficiary']);
  });

  it('a vote scans nothing that grows', async () => {
    const plans = await plansOf(async () => {
      expect(cameTo(await approve(as.dev, batch))).toBe('approved');
    });
    expect(plans.length).toBeGreaterThan(5);
    expect(scansOf(plans)).toEqual([]);
  });

  it('a payment pays by item number, and scans nothing that grows', async () => {
    const plans = await plansOf(async () => {
      expect(cameTo(await pay(as.farah, batch))).toBe('paid');
    });
    expect(scansOf(plans)).toEqual([]);
    expect(keysOf(plans, /SET i\.status = 'paid'/)).toEqual({ [ITEMS]: 'uq_item_no' });
    expect(keysOf(plans, /SET i\.notes = CONCAT/)).toEqual(byItemNo);
    expect(keysOf(plans, /SET l\.status = 'paid'/)).toEqual(byItemNo);
  });

  it('a release goes by item number, and scans nothing that grows', async () => {
    const other = await givenBatch();
    const plans = await plansOf(async () => {
      expect(cameTo(await reject(as.dev, other))).toBe('cancelled');
    });
    expect(scansOf(plans)).toEqual([]);
    expect(keysOf(plans, /SET i\.status = 'released'/)).toEqual({
      [ITEMS]: 'uq_item_no',
      mlm_payout_batches: 'PRIMARY',
    });
    expect(keysOf(plans, /SET l\.payout_batch_id = NULL/)).toEqual(byItemNo);
  });
});

describe('in the first days', () => {
  it('a run claims in the same way: it asks for each commission, and reads not all items', async () => {
    await givenManyCommissions(company, 4_000);
    const sent = await sentBy(givenBatch);
    // As it stood when the claim began: nearly no items, and all commissions free.
    await company.sql(`DELETE FROM ${ITEMS} WHERE item_no > 1 OR batch_id % 50 > 0`);
    await company.sql(`UPDATE ${LEDGER} SET payout_batch_id = NULL WHERE status = 'approved'`);
    const plans = await plansFor(sent.filter((sql) => CLAIM.test(sql.trim())));
    expect(keysOf(plans, CLAIM)).toEqual(claimed);
    expect(scansOf(plans)).toEqual([]);
  });
});
