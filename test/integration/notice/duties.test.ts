import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenDigestHour } from '../../support/digest-hour.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { givenBatches } from '../../support/given-batches.ts';
import { jsonLines, logSince } from '../../support/log-lines.ts';
import { givenNotices, outbox } from '../../support/outbox.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { OVERDUE, reseal } from '../../support/reseal.ts';
import { workerRests } from '../../support/worker-rests.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await company.sql('DELETE FROM mlm_payout_idempotency');
  await givenDigestHour(company, 'is ahead');
});

/** One minute of the notice function: what it answered, what it wrote, what it asked the worker. */
const minute = async () => {
  const { lambda } = company.stack;
  const mark = lambda.logs('notice').length;
  const before = lambda.invocations.length;
  const answer = await company.invoke({}, 'notice');
  /** Each command once, of these batches alone: what a worker refuses, Lambda repeats into the next test. */
  const asked = async (count: number, ids: readonly number[]) => {
    const commands = () => {
      const events = lambda.invocations.slice(before).filter(({ functionName }) => functionName === 'worker');
      return [...new Set(events.map(({ type, payload }) => JSON.stringify({ type, ...JSON.parse(payload) })))]
        .map((text) => JSON.parse(text))
        .filter(({ command, batchId }) => command !== 'keep-list' && ids.includes(Number(batchId)))
        .toSorted((a, b) => Number(a.batchId) - Number(b.batchId));
    };
    await expect.poll(() => commands().length, { timeout: 15_000 }).toBeGreaterThanOrEqual(count);
    return commands();
  };
  const errors = jsonLines(logSince(company, 'notice', mark)).filter(({ level }) => level === 'ERROR');
  return { answer, asked, errors };
};

const givenAnswers = async (count: number, daysOld: number) => {
  const rows = Array.from({ length: count }, (_, index) => [
    1,
    'POST /approve',
    `${daysOld}-${index}`,
    'ab'.repeat(32),
    200,
    '{}',
    new Date(Date.now() - daysOld * 86_400_000),
  ]);
  await company.sql(
    `INSERT INTO mlm_payout_idempotency (user_id, route, idem_key, body_hash, status_code, answer, created_at) VALUES ?`,
    [rows],
  );
};
const answersKept = async () =>
  Number((await company.sql('SELECT COUNT(*) AS kept FROM mlm_payout_idempotency'))[0]?.['kept']);

describe('a minute in which nothing is due', () => {
  it('reads twice for it', async () => {
    await givenBatches(company, [{ id: 1, hoursOld: 1, expiresInMinutes: 60 }]);
    await givenAnswers(3, 6.9);
    await minute();
    company.stack.dataApi.calls.reset();
    await minute();
    const sql = company.stack.dataApi.calls.all.map((call) => call.sql ?? '');
    expect(sql.filter((text) => text.includes('digestIsMade'))).toHaveLength(1);
    // Twice the settings: for the measures, and for what is due. Once each: outbox and runs; open batches, whose lists must be
    // kept; events, for the same; and the lease of nothing.
    expect(company.stack.dataApi.calls.all.map(({ operation }) => operation).toSorted()).toEqual([
      'BeginTransaction',
      'CommitTransaction',
      ...Array.from({ length: 9 }, () => 'ExecuteStatement'),
    ]);
    expect(await answersKept()).toBe(3);
  });
});

describe('the worker', () => {
  it('is asked to cancel what has expired, and to go on where a settlement stands still', async () => {
    await givenBatches(company, [
      { id: 1, expiresInMinutes: -1 },
      { id: 2, expiresInMinutes: 5 },
      { id: 3 },
      { id: 4, expiresInMinutes: -1, status: 'processing' },
      { id: 5, status: 'processing', settlingMinutes: 60, settlingSeenMinutes: 2.2 },
      { id: 6, status: 'processing', settlingMinutes: 60, settlingSeenMinutes: 1.8 },
      { id: 7, status: 'cancelled', settlingMinutes: 2.2 },
      { id: 8, status: 'cancelled', settlingMinutes: 1.8 },
    ]);
    const { asked, errors } = await minute();
    expect(await asked(3, [1, 2, 3, 4, 5, 6, 7, 8])).toEqual([
      { type: 'Event', command: 'expire', batchId: '1' },
      { type: 'Event', command: 'settle', batchId: '5' },
      { type: 'Event', command: 'settle', batchId: '7' },
    ]);
    expect(errors).toEqual([]);
  });
});

describe('a batch whose time is over', () => {
  it('is cancelled within a minute, its commissions are free, and the admins hear of it once', async () => {
    await givenCommissions(company, [{}, {}]);
    const { batchId } = await company.invoke({ batchReference: 'LATE' });
    await reseal(company, batchId, OVERDUE);
    await Promise.all([minute(), minute()]);
    const standing = () =>
      company.sql(
        'SELECT status, (SELECT COUNT(*) FROM mlm_commission_ledger WHERE payout_batch_id IS NULL) AS free FROM mlm_payout_batches',
      );
    await expect.poll(standing, { timeout: 15_000 }).toEqual([{ status: 'cancelled', free: 2 }]);
    await workerRests(company);
    const { asked } = await minute();
    await workerRests(company);
    expect(await asked(0, [Number(batchId)])).toEqual([]);
    const keys = (await outbox(company)).map(({ notice_key }) => notice_key);
    expect(keys).toEqual([`payout_batch_created/${batchId}`, `payout_batch_cancelled/${batchId}`]);
  });
});

describe('kept answers', () => {
  it('are forgotten after seven days, a thousand a minute', async () => {
    await givenAnswers(1_100, 7.01);
    await givenAnswers(5, 6.99);
    await minute();
    expect(await answersKept()).toBe(105);
    await minute();
    expect(await answersKept()).toBe(5);
    await minute();
    expect(await answersKept()).toBe(5);
  });
});

describe('a duty that cannot be done', () => {
  let lastId = 100;
  const everything = async () => {
    const ids = [1, 2, 3].map((each) => lastId + each);
    const [waiting = 0, expired = 0, stalled = 0] = ids;
    lastId += ids.length;
    await givenDigestHour(company, 'has come');
    await givenAnswers(1, 8);
    await givenBatches(company, [
      { id: waiting, hoursOld: 30 },
      { id: expired, expiresInMinutes: -1 },
      { id: stalled, status: 'processing', settlingMinutes: 5 },
    ]);
    return ids;
  };

  it.each([
    { duty: 'digest', sql: /COUNT\(DISTINCT/, left: { reminders: 1, digests: 0, asked: 2, kept: 0 } },
    { duty: 'reminders', sql: /FIND_IN_SET/, left: { reminders: 0, digests: 1, asked: 2, kept: 0 } },
    { duty: 'expiry', sql: /ORDER BY expires_at/, left: { reminders: 1, digests: 1, asked: 1, kept: 0 } },
    {
      duty: 'settlement',
      sql: /ORDER BY settling_since/,
      left: { reminders: 1, digests: 1, asked: 1, kept: 0 },
    },
    { duty: 'answers', sql: /DELETE FROM/, left: { reminders: 1, digests: 1, asked: 2, kept: 1 } },
  ])('$duty: the others are, notices are sent, and the next minute does it', async ({ duty, sql, left }) => {
    const ids = await everything();
    await givenNotices(company, 1);
    company.stack.dataApi.faults.add({ kind: 'statement_timeout', sql });
    const { answer, asked, errors } = await minute();
    expect(answer).toMatchObject({ sent: expect.any(Number), unsent: 0 });
    expect(errors).toMatchObject([{ duty, because: expect.any(String) }]);
    const made = async (type: string) =>
      (await outbox(company)).filter(({ notice_key }) => String(notice_key).startsWith(`${type}/`)).length;
    expect({
      reminders: await made('payout_reminder'),
      digests: await made('payout_digest'),
      asked: (await asked(left.asked, ids)).length,
      kept: await answersKept(),
    }).toEqual(left);
    const next = await minute();
    expect(next.errors).toEqual([]);
    expect([await made('payout_reminder'), await made('payout_digest'), await answersKept()]).toEqual([
      1, 1, 0,
    ]);
  });

  it('does not hold back sending where not even what is due can be read', async () => {
    await everything();
    await givenNotices(company, 1);
    await company.sql('RENAME TABLE mlm_payout_idempotency TO gone');
    const { answer, errors } = await minute();
    await company.sql('RENAME TABLE gone TO mlm_payout_idempotency');
    expect(answer).toEqual({ sent: 1, unsent: 0 });
    expect(errors).toMatchObject([
      { duty: 'all', because: expect.stringContaining('mlm_payout_idempotency') },
    ]);
  });
});
