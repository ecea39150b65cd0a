import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chainDigest } from '../../../shared/domain/audit/chain-digest.ts';
import { deliveredDigest } from '../../support/delivered-digest.ts';
import { givenDigestHour } from '../../support/digest-hour.ts';
import { givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { givenBatches } from '../../support/given-batches.ts';
import { type NoticeInbox, openNoticeInbox } from '../../support/notice-inbox.ts';
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

const digest = () => deliveredDigest(company, inbox);

const namedHeads = async () =>
  (await company.sql('SELECT stream, seq, hash FROM mlm_payout_streams')).map(({ stream, seq, hash }) => ({
    stream: String(stream),
    seq: Number(seq),
    hash: String(hash),
  }));

describe('the audit trail in the digest', () => {
  it('holds one SHA-256 over the heads of all streams, and how many went on', async () => {
    await givenCommissions(company, [{}]);
    await company.invoke({});
    await company.sql(`UPDATE mlm_payout_events SET occurred_at = occurred_at - 25 * 3600 * 1000000`);
    await givenCommissions(company, [{}]);
    await company.invoke({ force: true });
    const heads = await namedHeads();
    const { payload, message } = await digest();
    expect(payload['trail']).toEqual({ streams: heads.length, changed: 1, digest: chainDigest(heads) });
    expect(message).toContain(`Audit trail: ${heads.length} streams, 1 of them changed since then`);
  });

  it('reads the heads of thousands of streams in answers that the Data API can give', async () => {
    await company.sql(
      `INSERT INTO mlm_payout_streams (stream, seq, hash)
       WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 900)
       SELECT CONCAT(REPEAT('s', 50), LPAD(a.i, 4, '0'), '-', b.i), 4294967295, SHA2(CONCAT(a.i, '/', b.i), 256)
         FROM n a JOIN n b ON b.i <= 9`,
    );
    const heads = await namedHeads();
    const { payload } = await digest();
    expect(payload['trail']).toEqual({ streams: 8_100, changed: 0, digest: chainDigest(heads) });
  });
});

describe('at 200 pending batches', () => {
  it('the digest lists the oldest 20 and counts the rest, in a message far below what SNS takes', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => index + 1);
    await givenBatches(
      company,
      ids.map((id) => ({
        id,
        reference: `R${'₹'.repeat(36)}${id}`,
        amount: '9999999999999.99',
        hoursOld: 300 - id,
      })),
    );
    await givenSettings(company, { reminder_hours: '0' });
    const { payload, message } = await digest();
    const lines = message.split('\n');
    expect(lines.filter((line) => line.startsWith('  R'))).toHaveLength(20);
    expect(lines).toContain('  and 180 more');
    expect(lines).toContain('Awaiting approval: 200 batches, ₹1,99,99,99,99,99,99,998.00');
    expect(payload['pending']).toMatchObject({ count: 200, amount: '1999999999999998.00' });
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(120);
    const [row] = await company.sql('SELECT subject, message, payload FROM mlm_notification_log');
    expect(Buffer.byteLength(JSON.stringify(row))).toBeLessThan(32_000);
  });
});
