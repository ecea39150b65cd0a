import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenDigestHour } from '../../support/digest-hour.ts';
import { givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { type NoticeInbox, openNoticeInbox } from '../../support/notice-inbox.ts';
import { givenHostNotices, givenNotices, outbox } from '../../support/outbox.ts';
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
  await givenDigestHour(company, 'is ahead');
  await inbox.take();
});

const send = () => company.invoke({}, 'notice');

describe('a created batch', () => {
  it('is told to whoever subscribes: the message of the contract, and nothing else', async () => {
    await givenCommissions(company, [{ amount: '11810454.35' }, { amount: '7.00', hoursOld: 24 * 8 }]);
    const batch = await company.invoke({ requiredApprovals: 2, batchReference: 'AUTO-20261122-020000' });
    expect(await send()).toEqual({ sent: 1, unsent: 0 });
    expect(await inbox.take()).toEqual([
      {
        subject: 'Payout AUTO-20261122-020000 awaits approval: INR 1,18,10,454.35',
        attributes: {
          type: { Type: 'String', Value: 'payout_batch_created' },
          audience: { Type: 'String', Value: 'approver' },
        },
        payload: {
          noticeKey: `payout_batch_created/${batch['batchId']}`,
          type: 'payout_batch_created',
          audience: 'approver',
          occurredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          batchId: batch['batchId'],
          batchReference: 'AUTO-20261122-020000',
          totalAmount: '11810454.35',
          currency: 'INR',
          totalRecords: 1,
          requiredApprovals: 2,
          requiredApprovalsSetting: 1,
          approvalCount: 0,
          mayApprove: { count: 0, of: 0, needed: 2 },
          contentHash: batch['contentHash'],
          link: `${company.stack.env['PAYOUT_API_URL']}/admin/payouts/batches/${batch['batchId']}`,
        },
      },
    ]);
  });

  it('is told once: the row is marked sent, and the next minute sends nothing', async () => {
    await givenCommissions(company, [{}]);
    await company.invoke({});
    await send();
    expect(await outbox(company)).toMatchObject([
      { status: 'sent', attempts: 1, error_message: null, due_in_seconds: null, sent_at: expect.any(String) },
    ]);
    expect(await send()).toEqual({ sent: 0, unsent: 0 });
    expect(await inbox.take()).toHaveLength(1);
  });
});

describe('a failed run', () => {
  it('is told once per run key, however often it is tried', async () => {
    await givenSettings(company, { min_amount: 'abc' });
    await company.invoke({ runKey: 'first' });
    await company.invoke({ runKey: 'first' });
    await company.invoke({ runKey: 'second' });
    expect(await send()).toEqual({ sent: 2, unsent: 0 });
    await company.invoke({ runKey: 'first' });
    expect(await send()).toEqual({ sent: 0, unsent: 0 });
    const messages = await inbox.take();
    expect(messages.map(({ payload }) => payload['runKey']).toSorted()).toEqual(['first', 'second']);
    for (const { subject, payload, attributes } of messages) {
      expect(subject).toBe(`Payout run failed: SettingsInvalid (${payload['runKey']})`);
      expect(attributes['audience']).toEqual({ Type: 'String', Value: 'admin' });
      expect(payload['error']).toMatch(/^payout_automation_min_amount is "abc": expected a decimal/);
    }
  });

  it('is recorded and told even where the setting that broke it nearly fills its column', async () => {
    await givenSettings(company, { min_amount: '"'.repeat(60_000) });
    expect(await company.invoke({ runKey: 'long' })).toMatchObject({ errorType: 'SettingsInvalid' });
    expect(await company.sql('SELECT outcome FROM mlm_payout_runs')).toEqual([{ outcome: 'failed' }]);
    expect(await send()).toEqual({ sent: 1, unsent: 0 });
  });

  it('of a caller who asked for the impossible wakes nobody', async () => {
    await company.invoke({ maxItems: -1 });
    expect(await send()).toEqual({ sent: 0, unsent: 0 });
  });
});

describe('many notices', () => {
  it('are all sent in one invocation, ten at a time', async () => {
    await givenNotices(company, 25);
    company.stack.dataApi.calls.reset();
    expect(await send()).toEqual({ sent: 25, unsent: 0 });
    const marks = company.stack.dataApi.calls.all.filter(({ sql }) => sql?.includes("SET status = 'sent'"));
    expect(marks).toHaveLength(3);
    const keys = (await inbox.take()).map(({ payload }) => payload['noticeKey']);
    expect(keys).toHaveLength(25);
    expect(new Set(keys).size).toBe(25);
  });

  it('are sent once each by two senders at the same time', async () => {
    // Both processes are up: on a busy machine the first would be done before the second had started.
    await Promise.all([send(), send()]);
    await givenNotices(company, 40);
    // Both have looked before either has committed its lease.
    company.stack.dataApi.faults.add({
      kind: 'delay',
      milliseconds: 100,
      sql: /SET attempts = attempts \+ 1/,
    });
    const [one, other] = await Promise.all([send(), send()]);
    expect(Number(one['sent']) + Number(other['sent'])).toBe(40);
    expect(Number(one['sent'])).toBeGreaterThan(0);
    expect(Number(other['sent'])).toBeGreaterThan(0);
    const keys = (await inbox.take()).map(({ payload }) => payload['noticeKey']);
    expect(keys).toHaveLength(40);
    expect(new Set(keys).size).toBe(40);
  });
});

describe("the host's own notices", () => {
  it('are neither sent nor touched, whatever they look like', async () => {
    await givenHostNotices(company);
    const theirs = 'SELECT * FROM mlm_notification_log WHERE notice_key IS NULL ORDER BY id';
    const before = await company.sql(theirs);
    await givenNotices(company, 2);
    expect(await send()).toEqual({ sent: 2, unsent: 0 });
    expect(await company.sql(theirs)).toEqual(before);
    expect((await inbox.take()).map(({ subject }) => subject).toSorted()).toEqual(['Batch 1', 'Batch 2']);
  });
});
