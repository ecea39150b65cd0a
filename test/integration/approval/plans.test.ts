import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEFT_OUT_REASONS } from '../../../shared/domain/runs/left-out.ts';
import { givenCompany, givenManyCommissions, givenSettings } from '../../support/given.ts';
import { givenLongHistory } from '../../support/long-history.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { expectKeysOfClaim, keysOf, type Planning, planning, scansOf } from '../../support/plans.ts';
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

describe('after years of batches', () => {
  let batch: MadeBatch;

  it('a run claims by idx_payout_claim, marks by item number, and scans nothing that grows', async () => {
    const plans = await plansOf(async () => {
      batch = await givenBatch();
    });
    expect(scansOf(plans)).toEqual([]);
    expectKeysOfClaim(plans, CLAIM);
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

  it('what a run would leave out is listed by idx_payout_claim, which no page sorts, and scans nothing that grows', async () => {
    const reasons = LEFT_OUT_REASONS.filter((reason) => reason !== 'busy');
    const plans = await plansOf(async () => {
      for (const reason of reasons) {
        const path = `/api/runs/preview/left-out?maxItems=1&limit=1&reason=${reason}`;
        const { status, body } = await as.om.get(path);
        expect(status).toBe(200);
        if (body.nextCursor) await as.om.get(`${path}&cursor=${body.nextCursor}`);
      }
    });
    expect(scansOf(plans)).toEqual([]);
    const listing = plans.filter(
      ({ of, alias }) => alias === 'l' && /ORDER BY l\.created_at, l\.id/.test(of),
    );
    expect(listing.length).toBeGreaterThan(4);
    expect(new Set(listing.map(({ key, extra }) => `${key} ${/filesort/.test(extra)}`))).toEqual(
      new Set(['idx_payout_claim false']),
    );
  });

  it('a vote scans nothing that grows', async () => {
    const plans = await plansOf(async () => {
      expect(cameTo(await approve(as.dev, batch))).toBe('approved');
    });
    expect(plans.length).toBeGreaterThan(5);
    expect(scansOf(plans)).toEqual([]);
  });

  it('a batch, and what it pays a person or for a commission, is shown by keys, and scans nothing that grows', async () => {
    const plans = await plansOf(async () => {
      const shown = `/api/batches/${batch.batchId}`;
      await as.vani.get(shown);
      for (const query of [
        '',
        '?person=11',
        '?commission=500001',
        '?person=11&commission=500001',
        '?numbers=3,8',
        '?mark=failed',
      ]) {
        expect((await as.vani.get(`${shown}/items${query}`)).status).toBe(200);
      }
    });
    expect(scansOf(plans)).toEqual([]);
    const listing = plans.filter(({ table, of }) => table === ITEMS && /i\.dropped = 1 AS dropped/.test(of));
    // MariaDB may name a second key, by which it leaves out rows before it reads them.
    const keys = listing.map(({ key }) => key.split('|')[0]);
    expect(new Set(keys)).toEqual(
      new Set(['uq_item_no', 'idx_item_beneficiary', 'idx_item_commission', 'PRIMARY']),
    );
  });

  it('runs are listed by their number, those of one outcome by its key, changes of settings by their stream', async () => {
    // Most runs make a batch: of those MySQL may read the whole key, which is as many rows.
    const plans = await plansOf(async () => {
      for (const list of ['runs', 'runs?outcome=failed', 'settings']) {
        expect((await as.vani.get(`/api/${list}`)).status).toBe(200);
      }
    });
    expect(scansOf(plans)).toEqual([]);
    const found = plans.filter(({ alias, of }) => alias === 'o' && /o\.outcome = /.test(of));
    expect(found.map(({ key }) => key)).toEqual(['idx_run_scheduled']);
    const events = plans.filter(({ table, of }) => table === 'mlm_payout_events' && /MAX\(x\.seq\)/.test(of));
    expect(new Set(events.map(({ key }) => key))).toEqual(new Set(['uq_event']));
  });

  it('batches of a person are found from their items', async () => {
    const plans = await plansOf(async () => {
      for (const query of ['person=11', 'person=11&status=completed&amountFrom=5']) {
        expect((await as.vani.get(`/api/batches?${query}`)).body.items.length).toBeGreaterThan(0);
      }
    });
    expect(scansOf(plans)).toEqual([]);
    const ofItems = plans.filter(({ table }) => table === ITEMS);
    expect(new Set(ofItems.map(({ key }) => key))).toEqual(new Set(['idx_item_beneficiary']));
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

describe('an inbox', () => {
  it.each(['asha', 'farah'] as const)('of %s scans nothing that grows', async (who) => {
    await givenBatch();
    const plans = await plansOf(async () => {
      expect((await as[who].get('/api/inbox')).status).toBe(200);
    });
    expect(plans.length).toBeGreaterThan(10);
    expect(scansOf(plans)).toEqual([]);
  });
});

it('holds say what they keep back from what each person has earned, and scan nothing that grows', async () => {
  expect(
    (await as.om.post('/api/holds', { kind: 'person', userId: '11', reason: 'KYC has lapsed' })).status,
  ).toBe(200);
  const plans = await plansOf(async () => {
    expect((await as.vani.get('/api/holds')).status).toBe(200);
  });
  expect(scansOf(plans)).toEqual([]);
  expect(keysOf(plans, /JSON_TABLE/)).toEqual({ [LEDGER]: 'idx_commission_beneficiary' });
});

describe('in the first days', () => {
  it('a run claims in the same way: it asks for each commission, and reads not all items', async () => {
    await givenManyCommissions(company, 4_000);
    const sent = await sentBy(givenBatch);
    // As it stood when the claim began: nearly no items, and all commissions free.
    await company.sql(`DELETE FROM ${ITEMS} WHERE item_no > 1 OR batch_id % 50 > 0`);
    await company.sql(`UPDATE ${LEDGER} SET payout_batch_id = NULL WHERE status = 'approved'`);
    const plans = await plansFor(sent.filter((sql) => CLAIM.test(sql.trim())));
    expectKeysOfClaim(plans, CLAIM);
    expect(scansOf(plans)).toEqual([]);
  });
});
