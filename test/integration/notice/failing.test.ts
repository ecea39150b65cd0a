import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { givenDigestHour } from '../../support/digest-hour.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { type NoticeInbox, openNoticeInbox } from '../../support/notice-inbox.ts';
import { givenNotices, outbox, passTime } from '../../support/outbox.ts';
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
const near = (seconds: number) => expect.toSatisfy((due: number) => due > seconds - 20 && due <= seconds);

describe('while SNS refuses', () => {
  beforeEach(async () => {
    await inbox.deleteTopic();
    return () => inbox.restoreTopic();
  });

  it('a run is created all the same; its notice is tried again, later each time, and sent in the end', async () => {
    await givenCommissions(company, [{}]);
    expect(await company.invoke({})).toMatchObject({ outcome: 'created' });
    for (const [attempts, seconds] of [
      [1, 60],
      [2, 120],
      [3, 240],
    ] as const) {
      expect(await send()).toEqual({ sent: 0, unsent: 1 });
      expect(await outbox(company)).toMatchObject([
        {
          status: 'pending',
          attempts,
          due_in_seconds: near(seconds),
          error_message: expect.stringMatching(/NotFound/),
        },
      ]);
      expect(await send()).toEqual({ sent: 0, unsent: 0 });
      await passTime(company);
    }
    await inbox.restoreTopic();
    expect(await send()).toEqual({ sent: 1, unsent: 0 });
    expect(await outbox(company)).toMatchObject([
      { status: 'sent', attempts: 4, error_message: null, due_in_seconds: null },
    ]);
    expect(await inbox.take()).toHaveLength(1);
  });

  it('gives up after the last attempt, with the reason', async () => {
    await givenNotices(company, 1);
    await company.sql('UPDATE mlm_notification_log SET attempts = 48');
    await send();
    expect(await outbox(company)).toMatchObject([
      { status: 'pending', attempts: 49, due_in_seconds: near(3600) },
    ]);
    await passTime(company);
    expect(await send()).toEqual({ sent: 0, unsent: 1 });
    const givenUp = {
      status: 'failed',
      attempts: 50,
      due_in_seconds: null,
      error_message: expect.stringMatching(/NotFound/),
    };
    expect(await outbox(company)).toMatchObject([givenUp]);
    await inbox.restoreTopic();
    expect(await send()).toEqual({ sent: 0, unsent: 0 });
    expect(await outbox(company)).toMatchObject([givenUp]);
  });

  it('says so in the log, by the row and not by its text', async () => {
    await givenNotices(company, 1);
    await send();
    const log = company.stack.lambda.logs('notice');
    expect(log).toContain('notice not sent');
    expect(log).toContain('"refusedBecause":"NotFound');
  });
});

describe('a publish', () => {
  it.each([
    { given: 'that never arrives', kind: 'reply_lost_before', times: 3, sent: 0, copies: 1 },
    { given: 'that is refused for now', kind: 'service_unavailable', times: 3, sent: 0, copies: 1 },
    { given: 'whose answer is lost', kind: 'reply_lost_after', times: 1, sent: 1, copies: 2 },
    { given: 'whose answers are all lost', kind: 'reply_lost_after', times: 3, sent: 0, copies: 4 },
  ] as const)('$given is repeated, with the same noticeKey', async ({ kind, times, sent, copies }) => {
    await givenNotices(company, 1);
    company.stack.publishFaults.add({ kind, times });
    expect(await send()).toEqual({ sent, unsent: 1 - sent });
    await passTime(company);
    await send();
    expect(await outbox(company)).toMatchObject([{ status: 'sent' }]);
    const keys = (await inbox.take()).map(({ payload }) => payload['noticeKey']);
    expect(keys).toEqual(Array(copies).fill('payout_batch_created/1'));
  });
});

describe('a row that somebody spoilt', () => {
  it('does not hold back those beside it', async () => {
    await givenNotices(company, 3);
    await company.sql(`UPDATE mlm_notification_log SET payload = '{}' ORDER BY id LIMIT 1`);
    expect(await send()).toEqual({ sent: 2, unsent: 1 });
    expect(await outbox(company)).toMatchObject([
      { status: 'pending', error_message: expect.stringContaining('ZodError') },
      { status: 'sent' },
      { status: 'sent' },
    ]);
  });
});

describe('a sender that ends between publishing and marking', () => {
  const neverMarked = { sql: /SET status = 'sent'/, operation: 'ExecuteStatement' } as const;

  it.each([
    {
      given: 'killed',
      end: async () => {
        const { faults } = company.stack.dataApi;
        faults.add({ kind: 'delay', milliseconds: 3_000, times: 1, ...neverMarked });
        faults.add({ kind: 'reply_lost_before', ...neverMarked });
        company.stack.dataApi.calls.reset();
        const sending = send();
        const isMarking = ({ sql }: { sql: string | undefined }) => neverMarked.sql.test(sql ?? '');
        await vi.waitUntil(() => company.stack.dataApi.calls.all.some(isMarking), {
          timeout: 5_000,
          interval: 10,
        });
        await company.stack.lambda.kill('notice');
        return sending;
      },
    },
    {
      given: 'without an answer of the database',
      end: async () => {
        company.stack.dataApi.faults.add({ kind: 'reply_lost_before', ...neverMarked });
        return send();
      },
    },
  ])('$given, is followed by another once its lease has ended, with the same noticeKey', async ({ end }) => {
    await givenNotices(company, 2);
    expect(await end()).toHaveProperty('errorType');
    const first = await inbox.take();
    expect(first).toHaveLength(2);
    expect(await send()).toEqual({ sent: 0, unsent: 0 });
    expect(await outbox(company)).toMatchObject([
      { status: 'pending', attempts: 1, due_in_seconds: near(120) },
      { status: 'pending', attempts: 1, due_in_seconds: near(120) },
    ]);
    await passTime(company);
    expect(await send()).toEqual({ sent: 2, unsent: 0 });
    expect(await inbox.take()).toEqual(first);
    expect(await outbox(company)).toMatchObject([
      { status: 'sent', attempts: 2 },
      { status: 'sent', attempts: 2 },
    ]);
  });

  it('whose mark arrived, though nobody heard, has sent them for good', async () => {
    await givenNotices(company, 2);
    company.stack.dataApi.faults.add({ kind: 'reply_lost_after', ...neverMarked });
    expect(await send()).toHaveProperty('errorType');
    await passTime(company);
    expect(await send()).toEqual({ sent: 0, unsent: 0 });
    expect(await inbox.take()).toHaveLength(2);
  });
});

describe('a lease whose commit nobody heard', () => {
  it.each(['reply_lost_before', 'reply_lost_after'] as const)(
    '%s: nothing is lost, at most it comes later',
    async (kind) => {
      await givenNotices(company, 3);
      company.stack.dataApi.faults.add({ kind, operation: 'CommitTransaction' });
      await send();
      await passTime(company);
      await send();
      expect(await inbox.take()).toHaveLength(3);
      expect((await outbox(company)).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
    },
  );
});
