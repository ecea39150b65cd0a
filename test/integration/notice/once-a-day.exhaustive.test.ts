import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { businessDate, givenDigestHour } from '../../support/digest-hour.ts';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCompany } from '../../support/given.ts';
import { givenBatches } from '../../support/given-batches.ts';
import { jsonLines, logSince } from '../../support/log-lines.ts';
import { type NoticeInbox, openNoticeInbox } from '../../support/notice-inbox.ts';
import { outbox, passTime } from '../../support/outbox.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

const BATCHES = Array.from({ length: 30 }, (_, index) => index + 1);
const INSERT = /INSERT INTO mlm_notification_log/;

describe.each(levelsTried())('under %s, digest and reminders come once', (isolation) => {
  let company: PayoutStack;
  let inbox: NoticeInbox;
  beforeAll(async () => {
    // What a killed function leaves open goes on holding its locks until the Data API ends it.
    company = await startPayoutStack({ isolation, idleMilliseconds: 3_000 });
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

  const minute = () => company.invoke({}, 'notice');
  const errorsSince = (mark: number) =>
    jsonLines(logSince(company, 'notice', mark)).filter(({ level }) => level === 'ERROR');
  const everythingIsDue = async () => {
    await givenBatches(
      company,
      BATCHES.map((id) => ({ id, hoursOld: 100 - id })),
    );
    await givenDigestHour(company, 'has come');
  };
  const ALL = [
    `payout_digest/${businessDate()}`,
    ...BATCHES.map((id) => `payout_reminder/${id}/${businessDate()}`),
  ].toSorted();

  /** Once in the outbox, and once with whoever subscribed. */
  const expectOnce = async () => {
    expect((await outbox(company)).map(({ notice_key }) => notice_key).toSorted()).toEqual(ALL);
    // A lease whose commit was lost would send them two minutes later.
    await passTime(company);
    await minute();
    const keys = (await inbox.take()).map(({ payload }) => String(payload['noticeKey']));
    expect(keys.toSorted()).toEqual(ALL);
  };

  it('of two minutes at the same time', async () => {
    // Both processes are up: on a busy machine the first would be done before the second had started.
    await Promise.all([minute(), minute()]);
    await everythingIsDue();
    const { calls, faults } = company.stack.dataApi;
    // Both have read what is due before either has written.
    faults.add({ kind: 'delay', milliseconds: 300, sql: INSERT });
    calls.reset();
    const mark = company.stack.lambda.logs('notice').length;
    await Promise.all([minute(), minute()]);
    expect(errorsSince(mark)).toEqual([]);
    expect(calls.all.filter(({ sql }) => INSERT.test(sql ?? '')).length).toBeGreaterThanOrEqual(4);
    faults.clear();
    await expectOnce();
  });

  it.each([
    { given: 'the commit arrived, its answer did not', kind: 'reply_lost_after' },
    { given: 'the commit did not arrive', kind: 'reply_lost_before' },
  ] as const)('where $given', async ({ kind }) => {
    await everythingIsDue();
    company.stack.dataApi.faults.add({ kind, operation: 'CommitTransaction', times: 3 });
    await minute();
    await minute();
    await expectOnce();
  });

  it('where the function is killed between its writes and their commit', async () => {
    await everythingIsDue();
    const { calls, faults } = company.stack.dataApi;
    faults.add({ kind: 'delay', milliseconds: 2_000, operation: 'CommitTransaction' });
    calls.reset();
    const killed = minute();
    const written = () =>
      calls.all.filter(({ sql }) => INSERT.test(sql ?? '')).map((call) => call.transactionId);
    const isCommitting = ({ operation, transactionId }: (typeof calls.all)[number]) =>
      operation === 'CommitTransaction' && written().includes(transactionId);
    await vi.waitUntil(() => calls.all.some(isCommitting), { timeout: 5_000, interval: 10 });
    await company.stack.lambda.kill('notice');
    expect(await killed).toHaveProperty('errorType');
    faults.clear();
    await minute();
    await expectOnce();
  });
});
