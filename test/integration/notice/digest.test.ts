import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chainDigest } from '../../../shared/domain/audit/chain-digest.ts';
import { deliveredDigest } from '../../support/delivered-digest.ts';
import { businessDate, givenDigestHour } from '../../support/digest-hour.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { givenBatches } from '../../support/given-batches.ts';
import { jsonLines, logSince } from '../../support/log-lines.ts';
import { type NoticeInbox, openNoticeInbox } from '../../support/notice-inbox.ts';
import { outbox } from '../../support/outbox.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
let inbox: NoticeInbox;
beforeAll(async () => {
  company = await startPayoutStack();
  inbox = openNoticeInbox(company);
});
afterAll(async () => {
  inbox.close();
  await company.discard();
});
beforeEach(async () => {
  await givenCompany(company);
  await givenDigestHour(company, 'has come');
  await inbox.take();
});

const minute = () => company.invoke({}, 'notice');
const key = () => `payout_digest/${businessDate()}`;
const digests = async () =>
  (await outbox(company)).filter(({ notice_key }) => String(notice_key).startsWith('payout_digest/'));

const digest = () => deliveredDigest(company, inbox);

/** As the one who settles a batch would tell of it. */
const givenTold = (type: string, id: number, minutesAgo: number) =>
  company.sql(
    `INSERT INTO mlm_notification_log (channel, type, status, notice_key, created_at)
     VALUES ('system', ?, 'sent', ?, DATE_SUB(NOW(), INTERVAL ? MINUTE))`,
    [type, `${type}/${id}`, minutesAgo],
  );

describe('the digest', () => {
  it('comes once its hour has come, and not again that day', async () => {
    await givenDigestHour(company, 'is ahead');
    await minute();
    expect(await digests()).toEqual([]);
    await givenDigestHour(company, 'has come');
    for (let time = 0; time < 3; time += 1) await minute();
    expect(await digests()).toMatchObject([{ notice_key: key(), status: 'sent', attempts: 1 }]);
    expect(await inbox.take()).toHaveLength(1);
  });

  it('comes on a day on which nothing happened too', async () => {
    const { subject, attributes, payload, message } = await digest();
    expect(subject).toBe(`Payout digest ${businessDate()}: none awaits approval, 0 to be paid`);
    expect(attributes).toMatchObject({ type: { Value: 'payout_digest' }, audience: { Value: 'admin' } });
    expect(payload).toMatchObject({
      noticeKey: key(),
      pending: { count: 0, amount: '0.00', oldest: [] },
      failedRuns: 0,
      trail: { streams: 0, changed: 0, digest: chainDigest([]) },
    });
    expect(message).toContain('Awaiting approval: none\n');
  });

  it('says what is on hold, and what is past its until', async () => {
    await company.sql(
      `INSERT INTO mlm_payout_holds (kind, user_id, open_key, reason, held_by, held_at, until_at) VALUES
         ('person', 1, 'person-1', 'a letter', 'user 6', '2026-01-01', '2026-01-02'),
         ('person', 2, 'person-2', 'a letter', 'user 6', '2026-01-01', '2037-01-02'),
         ('person', 3, NULL, 'a letter', 'user 6', '2026-01-01', '2026-01-02')`,
    );
    const { payload, message } = await digest();
    expect(payload).toMatchObject({ held: { count: 2, overdue: 1 } });
    expect(message).toContain('On hold: 2 holds, 1 of them past their until\n');
  });

  it('counts what waits and what ended, to the paisa', async () => {
    await givenBatches(company, [
      { id: 1, amount: '9999999999999.99', approvalCount: 1, hoursOld: 50 },
      { id: 2, amount: '0.01', hoursOld: 1, madeToTheMicrosecond: false },
      { id: 3, status: 'processing', amount: '11810454.35' },
      { id: 4, status: 'processing', amount: '7.00', settlingMinutes: 1 },
      { id: 5, status: 'cancelled', amount: '8.00', settlingMinutes: 1 },
      { id: 6, status: 'completed', amount: '50.00', paidAmount: '49.99' },
      { id: 7, status: 'completed', amount: '51.00', paidAmount: '51.00' },
      { id: 8, status: 'cancelled', amount: '60.00' },
      { id: 9, status: 'cancelled', amount: '61.00' },
      { id: 10, status: 'cancelled', amount: '62.00' },
    ]);
    await givenTold('payout_batch_disbursed', 7, 25 * 60);
    await givenTold('payout_batch_cancelled', 10, 25 * 60);
    await givenTold('payout_run_failed', 1, 25 * 60);
    await givenTold('payout_batch_created', 6, 20 * 60);
    await givenTold('payout_batch_disbursed', 6, 23 * 60);
    await givenTold('finance_batch_disbursed', 6, 23 * 60);
    await givenTold('payout_batch_rejected', 8, 22 * 60);
    await givenTold('payout_batch_cancelled', 9, 21 * 60);
    await givenTold('payout_run_failed', 2, 20);
    const { subject, payload, message } = await digest();
    expect(subject).toBe(
      `Payout digest ${businessDate()}: 2 await approval (INR 1,00,00,00,00,00,000.00), 1 to be paid`,
    );
    expect(payload).toMatchObject({
      pending: {
        count: 2,
        amount: '10000000000000.00',
        oldest: [
          { batchId: '1', totalAmount: '9999999999999.99', approvalCount: 1, requiredApprovals: 2 },
          { batchId: '2', totalAmount: '0.01', approvalCount: 0 },
        ],
      },
      toBePaid: { count: 1, amount: '11810454.35' },
      settling: { count: 2, amount: '15.00' },
      paid: { count: 1, amount: '49.99' },
      cancelled: { count: 2, amount: '121.00' },
      failedRuns: 1,
    });
    expect(message.split('\n')).toEqual(
      expect.arrayContaining([
        'Awaiting approval: 2 batches, ₹1,00,00,00,00,00,000.00',
        'To be paid: 1 batch, ₹1,18,10,454.35',
        'Payment or release under way: 2 batches, ₹15.00',
        'Paid: 1 batch, ₹49.99',
        'Cancelled: 2 batches, ₹121.00',
        'Runs that failed: 1',
        '  BATCH-1: ₹99,99,99,99,99,999.99, lacks 1 of 2 approvals, 50 hours old',
        '  BATCH-2: ₹0.01, lacks 2 of 2 approvals, 1 hour old',
      ]),
    );
  });

  it('tells what happened since the digest of the day before, and neither twice nor never', async () => {
    const ended = new Date(Date.now() - 26 * 3_600_000);
    await company.sql(
      `INSERT INTO mlm_notification_log (channel, type, status, notice_key, payload)
       VALUES ('system', 'payout_digest', 'sent', ?, ?)`,
      [`payout_digest/${businessDate(1)}`, JSON.stringify({ occurredAt: ended.toISOString() })],
    );
    await givenBatches(company, [
      { id: 1, status: 'cancelled', amount: '1.00' },
      { id: 2, status: 'cancelled', amount: '2.00' },
    ]);
    await givenTold('payout_batch_cancelled', 1, 26 * 60 + 1);
    await givenTold('payout_batch_cancelled', 2, 26 * 60 - 1);
    const { payload } = await digest();
    expect(payload).toMatchObject({ since: ended.toISOString(), cancelled: { count: 1, amount: '2.00' } });
  });
});

describe('settings that do not parse', () => {
  it('count as their defaults, and the log says so', async () => {
    await givenSettings(company, { timezone: 'Mars/Olympus', digest_hour: '24', reminder_hours: 'daily' });
    await givenBatches(company, [{ id: 1, hoursOld: 25 }]);
    const mark = company.stack.lambda.logs('notice').length;
    expect(await minute()).not.toHaveProperty('errorType');
    const [told] = jsonLines(logSince(company, 'notice', mark)).filter(({ level }) => level === 'WARN');
    expect(told?.['because']).toEqual([
      expect.stringMatching(/^payout_automation_timezone is "Mars\/Olympus": expected/),
      expect.stringMatching(/^payout_automation_digest_hour is "24": expected/),
      expect.stringMatching(/^payout_automation_reminder_hours is "daily": expected/),
    ]);
    const keys = (await outbox(company)).map(({ notice_key }) => String(notice_key));
    expect(keys).toContainEqual(expect.stringMatching(/^payout_reminder\/1\//));
  });
});
