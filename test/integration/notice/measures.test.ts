import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { givenDigestHour } from '../../support/digest-hour.ts';
import { givenCompany } from '../../support/given.ts';
import { jsonLines, logSince, metricLines, metricsIn } from '../../support/log-lines.ts';
import { type NoticeInbox, openNoticeInbox } from '../../support/notice-inbox.ts';
import { givenHostNotices, givenNotices } from '../../support/outbox.ts';
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
});

/** One minute of the notice function: its answer, and what it wrote. */
const minute = async () => {
  const mark = company.stack.lambda.logs('notice').length;
  const answer = await company.invoke({}, 'notice');
  return { answer, lines: logSince(company, 'notice', mark) };
};
const measured = async () => metricsIn((await minute()).lines);

const ageNotices = (minutes: number) =>
  company.sql(
    `UPDATE mlm_notification_log SET created_at = DATE_SUB(NOW(), INTERVAL ? MINUTE) WHERE notice_key IS NOT NULL`,
    [minutes],
  );

describe('each minute', () => {
  it('tells that all is well', async () => {
    const { answer, lines } = await minute();
    expect(answer).toEqual({ sent: 0, unsent: 0 });
    expect(metricsIn(lines)).toEqual({
      ...{ OutboxAgeSeconds: 0, OutboxGivenUp: 0, EmergencyOffered: 0 },
      ...{ RunOverdue: 0, DiedRuns: 0, DatabaseBehind: 0, NotKept: 0 },
    });
    for (const line of metricLines(lines)) {
      expect(line['_aws'].CloudWatchMetrics[0]).toMatchObject({
        Namespace: 'MlmPayouts/mlm-payouts-trial',
        Dimensions: [['service']],
      });
      expect(line['service']).toBe('notice');
    }
  });
});

it('says for as long as an emergency is open that somebody is to become an admin by it', async () => {
  const args = { userId: '1', issuer: 'https://i', subject: 'asha', roles: ['admin'] };
  await askOps(company, 'approvers.add', { args: { ...args, userId: '2', subject: 'bimal' } });
  const { offer } = await askOps(company, 'approvers.add', { args: { ...args, emergency: true } });
  expect(await measured()).toMatchObject({ EmergencyOffered: 1 });
  await company.sql(`UPDATE mlm_payout_offers SET state = 'refused', open_key = NULL WHERE id = ?`, [
    offer.offerId,
  ]);
  expect(await measured()).toMatchObject({ EmergencyOffered: 0 });
});

describe('the outbox', () => {
  it('is as old as its oldest notice that should be out, however far ahead its next attempt lies', async () => {
    await givenNotices(company, 2);
    await ageNotices(20);
    await inbox.deleteTopic();
    await minute();
    const later = await measured();
    await inbox.restoreTopic();
    expect(later['OutboxAgeSeconds']).toBeGreaterThanOrEqual(1_200);
    expect(later['OutboxAgeSeconds']).toBeLessThan(1_230);
  });

  it('is not old by what was sent, nor by what is the host’s', async () => {
    await givenNotices(company, 1);
    await minute();
    await givenHostNotices(company);
    await company.sql('UPDATE mlm_notification_log SET created_at = DATE_SUB(NOW(), INTERVAL 1 DAY)');
    expect(await measured()).toMatchObject({ OutboxAgeSeconds: 0, OutboxGivenUp: 0 });
  });

  it('tells of what it gave up, until that is three days old; the host’s failures are the host’s', async () => {
    await givenNotices(company, 3);
    await givenHostNotices(company);
    await company.sql(`UPDATE mlm_notification_log SET status = 'failed', next_attempt_at = NULL`);
    expect(await measured()).toMatchObject({ OutboxGivenUp: 3, OutboxAgeSeconds: 0 });
    await ageNotices(3 * 24 * 60 + 1);
    expect(await measured()).toMatchObject({ OutboxGivenUp: 0 });
  });
});

describe('a run that died', () => {
  const givenRunning = (runKey: string, minutesOld: number) =>
    company.sql(
      `INSERT INTO mlm_payout_runs (attempt_id, run_key, trigger_kind, request, outcome, started_at)
       VALUES (UUID(), ?, 'schedule', '{}', 'running', DATE_SUB(UTC_TIMESTAMP(6), INTERVAL ? MINUTE))`,
      [runKey, minutesOld],
    );

  it('is told of once Lambda must have ended it, for a day', async () => {
    await givenRunning('works', 19);
    expect(await measured()).toMatchObject({ DiedRuns: 0 });
    await givenRunning('died', 21);
    await givenRunning('died long ago', 24 * 60 + 1);
    expect(await measured()).toMatchObject({ DiedRuns: 1 });
  });

  it('is made up for by a repeat of its key, not by another run', async () => {
    await givenRunning('died', 30);
    await company.invoke({ runKey: 'another' });
    expect(await measured()).toMatchObject({ DiedRuns: 1 });
    await company.invoke({ runKey: 'died' });
    expect(await measured()).toMatchObject({ DiedRuns: 0 });
  });
});

/** What needs neither runs nor settings. */
const LEFT = ['DatabaseBehind', 'EmergencyOffered', 'NotKept', 'OutboxAgeSeconds', 'OutboxGivenUp'];

describe('sending and measuring', () => {
  it('goes on where SNS refuses', async () => {
    await givenNotices(company, 1);
    await inbox.deleteTopic();
    const { answer, lines } = await minute();
    await inbox.restoreTopic();
    expect(answer).toEqual({ sent: 0, unsent: 1 });
    expect(metricsIn(lines)).toMatchObject({ RunOverdue: 0 });
  });

  it('goes on where sending fails altogether', async () => {
    await givenNotices(company, 1);
    company.stack.dataApi.faults.add({
      kind: 'service_unavailable',
      sql: /SET attempts = attempts \+ 1/,
      times: 1_000,
    });
    const { answer, lines } = await minute();
    expect(answer).toHaveProperty('errorType');
    expect(Object.keys(metricsIn(lines)).toSorted()).toEqual([
      'DatabaseBehind',
      'DiedRuns',
      'EmergencyOffered',
      'NotKept',
      'OutboxAgeSeconds',
      'OutboxGivenUp',
      'RunOverdue',
    ]);
  });

  it.each([
    { table: 'mlm_payout_runs', left: LEFT },
    { table: 'mlm_settings', left: LEFT },
  ])('sends though $table cannot be read; what that would have told stays away', async ({ table, left }) => {
    await givenNotices(company, 1);
    await company.sql(`RENAME TABLE ${table} TO gone`);
    const { answer, lines } = await minute();
    await company.sql(`RENAME TABLE gone TO ${table}`);
    expect(answer).toEqual({ sent: 1, unsent: 0 });
    expect(Object.keys(metricsIn(lines)).toSorted()).toEqual(left);
    const told = jsonLines(lines).filter(({ message }) => message === 'not measured');
    expect(told).toEqual([
      expect.objectContaining({ level: 'ERROR', because: expect.stringContaining(table) }),
    ]);
  });
});
