import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { businessDate, givenDigestHour } from '../../support/digest-hour.ts';
import { givenCompany } from '../../support/given.ts';
import { givenBatches, hashOf } from '../../support/given-batches.ts';
import { givenOnRecord } from '../../support/given-on-record.ts';
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
  await givenDigestHour(company, 'is ahead');
  await inbox.take();
});

const minute = () => company.invoke({}, 'notice');
type GivenApprover = {
  readonly userId: number;
  readonly subject?: string;
  readonly roles?: string;
  readonly active?: 0 | 1;
  readonly hoursOld?: number;
};

const givenApprovers = async (approvers: readonly GivenApprover[]) => {
  for (const {
    userId,
    subject = `s${userId}`,
    roles = 'approver',
    active = 1,
    hoursOld = 1_000,
  } of approvers) {
    await company.sql(
      `INSERT INTO mlm_payout_approvers (user_id, issuer, subject, roles, active, active_since, changed_at)
       VALUES (?, 'https://issuer', ?, ?, ?, DATE_SUB(UTC_TIMESTAMP(6), INTERVAL ? HOUR), UTC_TIMESTAMP(6))`,
      [userId, subject, roles, active, hoursOld],
    );
  }
  await givenOnRecord(company);
};

const givenVote = (batchId: number, userId: number, status: string, contentHash: string | null) =>
  company.sql(
    `INSERT INTO mlm_payout_batch_approvals (batch_id, approver_user_id, status, content_hash) VALUES (?, ?, ?, ?)`,
    [batchId, userId, status, contentHash],
  );

describe('a reminder', () => {
  it('tells approvers what waits, since when, and whose word is missing', async () => {
    await givenApprovers([{ userId: 1 }, { userId: 2 }, { userId: 3 }]);
    await givenBatches(company, [
      {
        id: 42,
        reference: 'AUTO-20261122-020000',
        amount: '11810454.35',
        records: 100,
        approvalCount: 1,
        hoursOld: 26,
        expiresInMinutes: 600,
      },
    ]);
    await givenVote(42, 2, 'approved', hashOf(42));
    await minute();
    await minute();
    const delivered = await inbox.take();
    const noticeKey = `payout_reminder/42/${businessDate()}`;
    expect(delivered).toMatchObject([
      {
        subject: 'Payout AUTO-20261122-020000 still awaits approval: INR 1,18,10,454.35',
        attributes: { type: { Value: 'payout_reminder' }, audience: { Value: 'approver' } },
        payload: {
          noticeKey,
          batchId: '42',
          totalAmount: '11810454.35',
          totalRecords: 100,
          requiredApprovals: 2,
          approvalCount: 1,
          pendingSince: expect.any(String),
          expiresAt: expect.any(String),
          mayApproveNow: 3,
          awaitedCount: 2,
          awaited: [
            { userId: '1', name: 'Asha' },
            { userId: '3', name: 'Chitra' },
          ],
        },
      },
    ]);
    const [row] = await company.sql('SELECT message FROM mlm_notification_log');
    expect(String(row?.['message']).split('\n')).toEqual([
      expect.stringMatching(
        /^Payout batch AUTO-20261122-020000 has awaited approval for 26 hours, since \d{4}-/,
      ),
      '',
      'Total: ₹1,18,10,454.35 for 100 commissions',
      'Approvals: 1 of 2',
      'Not heard yet: Asha (user 1), Chitra (user 3)',
      expect.stringMatching(/^Cancelled at \d{4}-.*, should it still be pending then$/),
    ]);
  });

  it('leaves out who has voted on the present content, and who may not vote anyway', async () => {
    await company.sql(
      `INSERT INTO users (id, name) VALUES (4, 'Dev'), (5, 'Ela'), (6, 'Farah'), (7, 'Gita'), (8, 'Hari')`,
    );
    await givenApprovers([
      { userId: 1 },
      { userId: 2, roles: 'viewer,finance' },
      { userId: 3, active: 0 },
      { userId: 4, hoursOld: 29 },
      { userId: 5 },
      { userId: 6 },
      { userId: 7 },
      { userId: 8 },
      // A second, younger sign-in takes nothing away, and names nobody twice.
      { userId: 8, subject: 'phone', hoursOld: 2 },
      { userId: 99 },
    ]);
    await givenBatches(company, [{ id: 1, hoursOld: 30, requestedByUserId: 5 }]);
    await givenVote(1, 1, 'approved', hashOf(1));
    await givenVote(1, 6, 'approved', hashOf(2));
    await givenVote(1, 7, 'pending', null);
    await minute();
    await minute();
    expect((await inbox.take()).map(({ payload }) => payload['awaited'])).toEqual([
      [
        { userId: '6', name: 'Farah' },
        { userId: '7', name: 'Gita' },
        { userId: '8', name: 'Hari' },
      ],
    ]);
  });

  it('names nobody whom the batch pays, and says where too few are left', async () => {
    await givenApprovers([{ userId: 1 }, { userId: 2 }, { userId: 3 }]);
    await givenBatches(company, [
      { id: 1, hoursOld: 30, paidApprovers: ['1', '3'] },
      { id: 2, hoursOld: 30, requiredApprovals: 1, paidApprovers: ['1', '3'] },
      { id: 3, hoursOld: 30 },
    ]);
    await minute();
    const bimal = [{ userId: '2', name: 'Bimal' }];
    const rows = await company.sql(
      'SELECT message, CAST(payload AS CHAR) AS payload FROM mlm_notification_log ORDER BY notice_key',
    );
    expect(rows.map(({ payload }) => JSON.parse(String(payload)))).toMatchObject([
      { batchId: '1', mayApproveNow: 1, awaited: bimal },
      { batchId: '2', mayApproveNow: 1, awaited: bimal },
      { batchId: '3', mayApproveNow: 3, awaitedCount: 3 },
    ]);
    const [tooFew, enough] = rows.map(({ message }) => String(message));
    expect(tooFew).toContain(
      '\nNot heard yet: Bimal (user 2)\nWarning: 1 person may approve it as of now, 2 approvals are needed. ' +
        'Approvers added now are too new for it. Reject or cancel it,',
    );
    expect(enough).not.toContain('Warning');
  });

  it('does not wait for whom the host has deleted, nor stop at a list that somebody spoilt', async () => {
    await givenApprovers([{ userId: 1 }, { userId: 2 }, { userId: 99 }]);
    await givenBatches(company, [{ id: 1, hoursOld: 30, paidApprovers: [] }]);
    await company.sql(`UPDATE mlm_payout_batches SET paid_approvers = 'not JSON'`);
    await minute();
    const [row] = await company.sql('SELECT CAST(payload AS CHAR) AS payload FROM mlm_notification_log');
    expect(JSON.parse(String(row?.['payload']))).toMatchObject({ mayApproveNow: 2, awaitedCount: 2 });
  });

  it('comes though nobody is left whose word could be missing', async () => {
    await givenBatches(company, [{ id: 1, hoursOld: 30 }]);
    await minute();
    const [row] = await company.sql('SELECT message FROM mlm_notification_log');
    expect(row?.['message']).toContain('\nNobody else may approve it.');
  });
});
