import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { examineAsAdmin } from '../../support/ask-doctor.ts';
import { askOps } from '../../support/ask-ops.ts';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { type GivenApprover, givenApprovers } from '../../support/given-approvers.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { readStatus, shown } from '../../support/status.ts';
import { storedEvents } from '../../support/stored-events.ts';

describe.each(levelsTried())('who may approve a batch, under %s', (isolation) => {
  let company: PayoutStack;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation });
  });
  afterAll(() => company.discard());
  beforeEach(async () => {
    await givenCompany(company);
    await company.sql(`INSERT INTO users (id, name) VALUES (11, 'an associate')`);
  });

  const notice = async () => {
    const [row] = await company.sql(
      'SELECT message, CAST(payload AS CHAR) AS payload FROM mlm_notification_log',
    );
    return { message: String(row?.['message']), payload: JSON.parse(String(row?.['payload'])) };
  };
  const kept = async () => {
    const [row] = await company.sql('SELECT may_approve_count, paid_approvers FROM mlm_payout_batches');
    return { count: row?.['may_approve_count'], paid: JSON.parse(String(row?.['paid_approvers'])) };
  };
  const told = async (batchId: string) => (await storedEvents(company, `batch-${batchId}`))[0]?.detail;
  const four = [1, 2, 3, 4].map((userId): GivenApprover => ({ userId }));

  it('is counted by person: not who asked for it, is paid by it, is none any more, or is gone', async () => {
    await givenApprovers(company, [
      { userId: 1, subject: 'a' },
      { userId: 1, subject: 'b', roles: 'viewer,approver,admin' },
      { userId: 2, roles: 'operator,approver' },
      { userId: 3, active: false },
      { userId: 4, roles: 'finance' },
      { userId: 5 },
      { userId: 6 },
      { userId: 7, activeSince: '2037-01-01' },
      { userId: 99 },
    ]);
    await company.sql('DELETE FROM users WHERE id = 99');
    await company.sql(
      `INSERT INTO mlm_payout_approvers (user_id, issuer, subject, roles, active, active_since, changed_at)
       VALUES (11, 'x', 'written by SQL', 'approver', 1, '2020-01-01', '2020-01-01')`,
    );
    await company.sql(
      `INSERT INTO mlm_payout_run_requests VALUES ('asked', 2, '{}', '2026-11-22'), ('other', 1, '{}', '2026-11-22')`,
    );
    await givenCommissions(company, [{ beneficiary: 11 }, { beneficiary: 5 }, { beneficiary: 5 }]);
    const result = await company.invoke({ runKey: 'asked', requiredApprovals: 2 });
    const mayApprove = { count: 2, of: 4, needed: 2 };
    expect(result).toMatchObject({ outcome: 'created', mayApprove });
    expect(await kept()).toEqual({ count: 2, paid: ['5'] });
    expect(await told(result['batchId'])).toMatchObject({ mayApprove, paidApprovers: ['5'] });
    const { message, payload } = await notice();
    expect(payload).toMatchObject({ mayApprove });
    expect(message).toContain('\nMay approve: 2 of 4 approvers\n');
    expect(message).not.toContain('Warning');
  });

  it('is only whom this batch pays not, whatever they earn beside it', async () => {
    await givenApprovers(company, four);
    await givenCommissions(company, [
      { beneficiary: 1, hoursOld: 24 * 8 },
      { beneficiary: 2, status: 'pending' },
      { beneficiary: 3 },
    ]);
    expect(await company.invoke({})).toMatchObject({ mayApprove: { count: 3, of: 4, needed: 1 } });
    await givenCommissions(company, [{ beneficiary: 11 }]);
    expect(await company.invoke({ force: true })).toMatchObject({ mayApprove: { count: 4, of: 4 } });
  });

  it('where too few: said by the notice, a tier counted in, and by status and doctor', async () => {
    await givenApprovers(company, four);
    await givenSettings(company, { approval_tiers: '[{"from":"400.00","approvals":2}]' });
    await givenCommissions(
      company,
      [1, 2, 3, 11].map((beneficiary) => ({ beneficiary })),
    );
    const result = await company.invoke({});
    expect(result).toMatchObject({ mayApprove: { count: 1, of: 4, needed: 2 } });
    const { message, payload } = await notice();
    expect(message).toContain(
      '\nWarning: 3 of 4 approvers are paid by this batch: 1 may approve it, 2 are needed. Approvers added now are too new ' +
        'for it. Reject or cancel it, then add approvers whom it does not pay (infra/cli/payouts approvers add), or ask for ' +
        'fewer approvals where no tier forbids it (--required-approvals), and run again with --force.\n',
    );
    expect(payload).toMatchObject({ requiredApprovals: 2 });
    const status = await readStatus(company);
    expect(status.waiting).toMatchObject({ tooFew: 1, oldest: { mayApprove: 1, requiredApprovals: 2 } });
    expect(shown(status)).toMatchObject({
      Waiting: expect.stringMatching(
        /^1 batch, ₹400\.00, oldest 0 min \(AUTO-\S+, 0 of 2 approvals, ONLY 1 MAY\)$/,
      ),
    });
    const { named, finding } = await examineAsAdmin(company);
    expect(named('wrong')).toEqual([]);
    expect(finding('too_few_may_approve')).toMatchObject({
      severity: 'warning',
      count: 1,
      rows: [
        {
          batchId: result['batchId'],
          ...{ requiredApprovals: '2', mayApprove: '1', mayApproveNow: '1', paidApprovers: '3' },
        },
      ],
    });
  });

  it('is as it was when the batch was made; who may by now, the doctor looks up', async () => {
    await givenApprovers(company, four);
    await givenCommissions(company, [{ beneficiary: 11 }]);
    await company.invoke({ requiredApprovals: 3 });
    const tooFew = async () =>
      (await examineAsAdmin(company)).named('warning').includes('too_few_may_approve');
    expect(await tooFew()).toBe(false);
    await askOps(company, 'approvers.remove', { args: { userId: '1' } });
    expect(await tooFew()).toBe(false);
    await company.sql('DELETE FROM users WHERE id = 2');
    expect(await tooFew()).toBe(true);
    expect(await kept()).toEqual({ count: 4, paid: [] });
  });
});
