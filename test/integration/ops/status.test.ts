import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany, givenSettings, scheduleEvent } from '../../support/given.ts';
import { givenApprovers } from '../../support/given-approvers.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { givenHostNotices, givenNotices } from '../../support/outbox.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { readStatus, shown } from '../../support/status.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(() => givenCompany(company));

const status = () => readStatus(company);

describe('status of a company where nothing has run', () => {
  it('says so in fourteen lines, and writes nothing', async () => {
    const before = await everyTable(company);
    const lines = shown(await status());
    expect(lines).toEqual({
      Automation: 'enabled, every 24 h; business time Asia/Kolkata',
      'Last batch': 'none yet',
      'Last run': 'none yet',
      'Next run': expect.stringMatching(
        /^due \w{3},? \d+ \w{3,4},? 02:00 \(schedule cron\(0 2 \* \* \? \*\), Asia\/Kolkata\)$/,
      ),
      Waiting: 'nothing',
      'To be paid': 'nothing',
      Free: 'no approved commission is outside a batch',
      Notices: 'all sent',
      Failed: 'none in 7 days',
      Settings: 'all parse',
      'Notices to': 'NOBODY',
      'Alarms to': 'NOBODY',
      Deployed: 'runs=on, cron(0 2 * * ? *) in Asia/Kolkata',
      Version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    });
    expect(await everyTable(company)).toEqual(before);
  });
});

it('status reads a setting as runs do, in whatever case the host wrote its key', async () => {
  await company.sql(`UPDATE mlm_settings SET setting_key = 'Payout_Automation_Enabled'`);
  expect((await status()).automation).toMatchObject({ enabled: true });
  await givenCommissions(company, [{}]);
  expect(await company.invoke({})).toMatchObject({ outcome: 'created' });
});

it('status says what is on hold, since when, and what somebody should look at again', async () => {
  await givenCommissions(company, [{ amount: '40.00' }, { amount: '2.00', beneficiary: 2 }]);
  await company.sql(
    `INSERT INTO mlm_payout_holds (kind, user_id, open_key, reason, held_by, held_at, until_at, lifted_at)
     VALUES ('person', 1, 'person-1', 'a letter', 'user 6', UTC_TIMESTAMP(6) - INTERVAL 3 DAY, '2026-01-01', NULL),
            ('person', 2, NULL, 'a letter', 'user 6', '2026-01-01', '2026-01-01', '2026-01-02')`,
  );
  const answer = await status();
  expect(answer.held).toMatchObject({ holds: 1, overdue: 1, commissions: { count: 1, amount: '40.00' } });
  expect(shown(answer)).toMatchObject({
    Free: expect.stringMatching(/^1 approved commission, ₹2\.00/),
    'On hold': '1 approved commission, ₹40.00, by 1 hold, oldest 3 days, 1 PAST their until',
  });
});

describe('status after a batch', () => {
  it('names it as waiting, and its run as the last', async () => {
    await givenCommissions(company, [{ amount: '11810454.35' }, { amount: '0.01' }]);
    const { batchReference } = await company.invoke({ requiredApprovals: 2 });
    const answer = await status();
    expect(answer).toMatchObject({
      lastBatch: { batchReference, status: 'pending_approval', totalRecords: 2, totalAmount: '11810454.36' },
      lastRun: { outcome: 'created', reason: null, message: batchReference },
      waiting: {
        count: 1,
        amount: '11810454.36',
        oldest: { batchReference, approvalCount: 0, requiredApprovals: 2, mayApprove: 0 },
        tooFew: 1,
      },
      toBePaid: { count: 0, amount: '0.00', oldest: null },
      notices: { unsent: 1, givenUp: 0 },
    });
    const reference = String(batchReference);
    expect(shown(answer)).toMatchObject({
      'Last batch': `${reference}, 2 commissions, ₹1,18,10,454.36, 0 min ago (pending_approval)`,
      Waiting: `1 batch, ₹1,18,10,454.36, oldest 0 min (${reference}, 0 of 2 approvals, ONLY 0 MAY)`,
      Notices: '1 unsent, oldest 0 min',
    });
  });

  it('says how many may approve it, and how many batches wait for more than there are', async () => {
    await givenApprovers(company, [{ userId: 1 }, { userId: 2 }, { userId: 3 }]);
    for (const requiredApprovals of [2, 3]) {
      await givenCommissions(company, [{ beneficiary: 1 }]);
      await company.invoke({ force: true, requiredApprovals });
    }
    const answer = await status();
    expect(answer.waiting).toMatchObject({ count: 2, tooFew: 1, oldest: { mayApprove: 2 } });
    expect(shown(answer)['Waiting']).toMatch(
      /^2 batches \(1 with TOO FEW approvers\), ₹200\.00, oldest 0 min \(AUTO-\S+, 0 of 2 /,
    );
  });

  it('counts what is to be paid apart, since its approval', async () => {
    for (const amount of ['100.00', '200.00', '300.00']) {
      await givenCommissions(company, [{ amount }]);
      await company.invoke({ force: true });
    }
    await company.sql(
      `UPDATE mlm_payout_batches SET status = 'processing', approval_count = 1,
      created_at = FROM_UNIXTIME(?), approved_at = FROM_UNIXTIME(?) WHERE total_amount < 300`,
      [Math.floor(Date.now() / 1000) - 90_000, Math.floor(Date.now() / 1000) - 3 * 3_600],
    );
    const answer = await status();
    expect(answer).toMatchObject({
      waiting: { count: 1, amount: '300.00' },
      toBePaid: { count: 2, amount: '300.00' },
    });
    expect(shown(answer)['To be paid']).toMatch(
      /^2 batches, ₹300\.00, oldest 3 h \(AUTO-.*, 1 of 1 approval\)$/,
    );
  });

  it('knows the last scheduled run, and not one that was made up for later', async () => {
    const event = scheduleEvent();
    await company.invoke(event);
    await company.invoke(scheduleEvent('2037-01-01T00:00:00Z'));
    const { schedule } = await status();
    expect(Date.parse(schedule?.lastScheduledAt ?? '')).toBe(Date.parse(event.scheduledTime));
  });

  it('says that a night passed without a run', async () => {
    await company.invoke(scheduleEvent('2026-01-01T20:30:00Z'));
    const answer = await status();
    expect(answer.schedule?.overdueSince).toBe('2026-01-02T20:30:00.000Z');
    expect(shown(answer)['Next run']).toMatch(/^OVERDUE: none at Sat,? 3 Jan,? 02:00 \(\d+ days ago\), due /);
  });
});

describe('status of what is left behind', () => {
  it('counts free commissions, the stranded among them, and those that nobody can be paid', async () => {
    await givenCommissions(company, [
      { amount: '10.00', hoursOld: 2 },
      { amount: '20.00', hoursOld: 41 * 24 },
      { amount: '-5.00' },
      { amount: '7.00', status: 'pending' },
    ]);
    const answer = await status();
    expect(answer.free).toMatchObject({
      count: 2,
      amount: '30.00',
      stranded: { count: 1, amount: '20.00' },
      unpayable: { count: 1, amount: '-5.00' },
    });
    expect(shown(answer)['Free']).toBe(
      '2 approved commissions, ₹30.00, 1 STRANDED (too old), oldest 41 days, 1 more not payable',
    );
  });

  it('says that nothing payable is free, and how many are free that are not', async () => {
    await givenCommissions(company, [{ amount: '-5.00' }, { amount: '0.00' }]);
    expect(shown(await status())['Free']).toBe('no payable commission is outside a batch, 2 not payable');
  });

  it('calls nothing stranded without a window', async () => {
    await givenSettings(company, { lookback_days: '0' });
    await givenCommissions(company, [{ hoursOld: 41 * 24 }]);
    expect((await status()).free).toMatchObject({ count: 1, stranded: { count: 0 } });
  });

  it('counts notices that are stuck, why the last was given up, and none of the host', async () => {
    await givenHostNotices(company);
    await givenNotices(company, 4);
    await company.sql(`UPDATE mlm_notification_log SET status = 'failed', next_attempt_at = NULL,
      error_message = 'AuthorizationError' WHERE notice_key = 'payout_batch_created/1'`);
    await company.sql(`UPDATE mlm_notification_log SET status = 'sent', next_attempt_at = NULL
      WHERE notice_key = 'payout_batch_created/2'`);
    await company.sql(`UPDATE mlm_notification_log SET status = 'failed' WHERE notice_key IS NULL`);
    const answer = await status();
    expect(answer.notices).toMatchObject({ unsent: 2, givenUp: 1, lastReason: 'AuthorizationError' });
    expect(shown(answer)['Notices']).toBe('2 unsent, oldest 0 min, 1 GIVEN UP in 7 days: AuthorizationError');
  });
});
