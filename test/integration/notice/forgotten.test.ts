import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { givenDigestHour } from '../../support/digest-hour.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { givenHostNotices } from '../../support/outbox.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { reject } from '../../support/sign-off.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  await company.sql('DELETE FROM mlm_payout_idempotency');
  await givenDigestHour(company, 'has come');
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

/** The first minute of a day in which the digest is due. */
const firstMinute = async () => {
  await company.sql(`DELETE FROM mlm_notification_log WHERE type = 'payout_digest'`);
  await company.invoke({}, 'notice');
};

describe('kept answers', () => {
  const keptOf = async (days: string): Promise<number> => {
    await givenSettings(company, { keep_answers_days: days });
    await company.sql('DELETE FROM mlm_payout_idempotency');
    await company.sql(
      `INSERT INTO mlm_payout_idempotency (user_id, route, idem_key, body_hash, status_code, answer, created_at) VALUES ?`,
      [[8, 29, 31].map((age) => [1, 'POST /approve', `of ${age}`, 'ab'.repeat(32), 200, '{}', daysAgo(age)])],
    );
    await company.invoke({}, 'notice');
    return (await company.sql('SELECT id FROM mlm_payout_idempotency')).length;
  };

  it.each([
    { days: '30', kept: 2 },
    { days: '7', kept: 0 },
    { days: '0', kept: 3 },
  ])('of 8, 29 and 31 days: $kept stay where keep_answers_days is $days', async ({ days, kept }) => {
    expect(await keptOf(days)).toBe(kept);
  });
});

describe('notices that were sent', () => {
  it('keep their words where nothing is set, however old', async () => {
    await givenBatch(company, [{ amount: '40.00' }]);
    await company.sql(`UPDATE mlm_notification_log SET status = 'sent', sent_at = '2016-01-01'`);
    await firstMinute();
    expect(await company.sql('SELECT id FROM mlm_notification_log WHERE message IS NULL')).toEqual([]);
  });

  it('lose their words after their days, and keep their keys: none is sent twice', async () => {
    await givenSettings(company, { keep_notices_days: '10' });
    await reject(as.asha, await givenBatch(company, [{ amount: '40.00' }]));
    await givenHostNotices(company);
    await company.sql(
      `UPDATE mlm_notification_log SET status = 'sent', next_attempt_at = NULL, sent_at = ? WHERE type = 'payout_batch_created' OR notice_key IS NULL`,
      [daysAgo(11)],
    );
    await company.sql(
      `UPDATE mlm_notification_log SET status = 'sent', next_attempt_at = NULL, sent_at = ? WHERE type = 'payout_batch_rejected'`,
      [daysAgo(9)],
    );
    const keys = await company.sql('SELECT notice_key FROM mlm_notification_log ORDER BY id');
    await firstMinute();
    const rows = await company.sql(
      `SELECT type, subject IS NULL AS noSubject, message IS NULL AS noMessage, payload IS NULL AS noPayload
         FROM mlm_notification_log WHERE notice_key IS NOT NULL AND type <> 'payout_digest' ORDER BY id`,
    );
    expect(rows.map((row) => Object.values(row).map(String))).toEqual([
      ['payout_batch_created', '0', '1', '1'],
      ['payout_batch_rejected', '0', '0', '0'],
    ]);
    expect(
      await company.sql(
        `SELECT COUNT(*) AS whole FROM mlm_notification_log WHERE notice_key IS NULL AND message = 'x'`,
      ),
    ).toEqual([{ whole: 2 }]);
    await company.invoke({}, 'notice');
    const later = await company.sql(
      `SELECT notice_key FROM mlm_notification_log WHERE type <> 'payout_digest' ORDER BY id`,
    );
    expect(later).toEqual(keys);
    expect(await askOps(company, 'doctor', { args: { invariants: true } })).toMatchObject({ findings: [] });
  });
});
