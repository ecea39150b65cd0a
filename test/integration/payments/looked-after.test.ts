import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { examineAsOps } from '../../support/ask-doctor.ts';
import { givenDigestHour } from '../../support/digest-hour.ts';
import { givenOnRecord } from '../../support/given-on-record.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { signedIn } from '../../support/people.ts';
import { readStatus, shown } from '../../support/status.ts';
import { asking, commissionOf, givenEarnings, makeApproved, type People } from './ask-payment.ts';

let company: PayoutStack;
let as: People;
let farah: ReturnType<typeof asking>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  farah = asking(as.farah);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenEarnings(company, 2);
  await givenDigestHour(company, 'is ahead');
});

const reminders = () =>
  company.sql(
    `SELECT notice_key AS noticeKey, subject, message FROM mlm_notification_log WHERE type = 'payout_reminder'`,
  );

const begunHoursAgo = (hours: number) =>
  company.sql(
    'UPDATE mlm_payout_batches SET payment_begun_at = DATE_SUB(UTC_TIMESTAMP(6), INTERVAL ? HOUR)',
    [hours],
  );

describe('a payment that is begun and not recorded', () => {
  it('stands in the status, and in the doctor’s answer after a day', async () => {
    const batch = await makeApproved(company, as);
    expect((await readStatus(company)).atTheBank).toEqual({ count: 0, amount: '0.00', oldest: null });
    await farah.begin(batch);
    const status = await readStatus(company);
    expect(status.atTheBank).toMatchObject({ count: 1, amount: '300.00' });
    expect(shown(status)['At the bank']).toMatch(
      /^1 batch, ₹300\.00, begun and NOT RECORDED, oldest 0 min \(AUTO-/,
    );
    expect((await examineAsOps(company)).named('warning')).not.toContain('payment_not_recorded');
    await begunHoursAgo(25);
    expect((await examineAsOps(company)).finding('payment_not_recorded')).toMatchObject({ count: 1 });
    await farah.record(batch, { reference: 'UTR-1' });
    expect((await readStatus(company)).atTheBank.count).toBe(0);
    expect((await examineAsOps(company)).named('warning')).not.toContain('payment_not_recorded');
  });

  it('is reminded of, once a day', async () => {
    const batch = await makeApproved(company, as);
    await farah.begin(batch);
    await company.invoke({}, 'notice');
    expect(await reminders()).toEqual([]);
    await begunHoursAgo(30);
    await company.invoke({}, 'notice');
    await company.invoke({}, 'notice');
    const [told, ...others] = await reminders();
    expect(others).toEqual([]);
    expect(told).toMatchObject({
      noticeKey: expect.stringMatching(
        new RegExp(`^payout_reminder/${batch.batchId}/payment-\\d{4}-\\d\\d-\\d\\d$`),
      ),
      subject: expect.stringMatching(/is begun and not recorded: INR 300\.00$/),
      message: expect.stringMatching(/begun 30 hours ago .*Record what it paid/s),
    });
  });
});

describe('an approved batch that nobody may pay', () => {
  it('says so to whoever looks: the page, the doctor and the reminder', async () => {
    const batch = await makeApproved(company, as);
    const before = await as.vani.get(`/api/batches/${batch.batchId}`);
    expect(before.body.warnings).toEqual([]);
    await farah.begin(batch);
    await company.sql(`UPDATE mlm_payout_approvers SET roles = 'viewer' WHERE subject = 'farah'`);
    await givenOnRecord(company);
    const shownNow = await as.vani.get(`/api/batches/${batch.batchId}`);
    expect(shownNow.body.warnings).toEqual([expect.stringMatching(/^Nobody of finance may pay this batch/)]);
    expect((await examineAsOps(company)).finding('nobody_may_pay')).toMatchObject({ count: 1 });
    await begunHoursAgo(30);
    await company.invoke({}, 'notice');
    expect((await reminders())[0]?.['message']).toMatch(/Add a person of finance/);
  });
});

describe('the books of bank, batch and ledger', () => {
  it('are compared by the doctor: what was paid against the ledger, and under one reference', async () => {
    const batch = await makeApproved(company, as);
    await farah.begin(batch);
    await company.sql('UPDATE mlm_commission_ledger SET amount = 120 WHERE id = ?', [
      await commissionOf(company, batch, 1),
    ]);
    await company.sql('UPDATE mlm_payout_batch_items SET amount = 201 WHERE item_no = 2');
    await farah.record(batch, { reference: 'UTR-1' });
    const found = await examineAsOps(company);
    expect(found.finding('payment_differs')).toMatchObject({ count: 2, severity: 'warning' });
    expect(found.finding('frozen_differs')).toMatchObject({ count: 1, severity: 'wrong' });
    await company.sql(
      `INSERT INTO mlm_commission_ledger (beneficiary_user_id, source_user_id, commission_type, amount, status)
       VALUES (11, 1, 'referral', 50, 'approved')`,
    );
    const second = await makeApproved(company, as);
    await farah.record(second, { reference: 'UTR-1' });
    expect((await examineAsOps(company)).finding('payment_reference_shared')).toMatchObject({ count: 2 });
  });
});
