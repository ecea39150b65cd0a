import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { examineAsAdmin } from '../../support/ask-doctor.ts';
import { askOps } from '../../support/ask-ops.ts';
import { entitle } from '../../support/entitle.ts';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo, pay } from '../../support/sign-off.ts';
import { tableSnapshot } from '../../support/table-snapshot.ts';

/** Votes and entitlements that a database user writes: what is not on record opens nothing and counts for nothing. */

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let pending: MadeBatch;
let approved: MadeBatch;
let restore: () => Promise<void>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await givenCompany(company);
  await givenPeople(company);
  approved = await givenBatch(company, [{}, {}, {}], { requiredApprovals: 2 });
  for (const who of [as.asha, as.bimal]) await approve(who, approved);
  pending = await givenBatch(company, [{}, {}, {}], { requiredApprovals: 2 });
  expect(cameTo(await approve(as.asha, pending))).toBe('recorded');
  restore = await tableSnapshot(company);
});
afterAll(() => company.discard());
beforeEach(() => restore());

const invariantsBroken = async (): Promise<readonly string[]> =>
  (await askOps(company, 'doctor', { args: { invariants: true } })).findings.map(
    ({ check }: { readonly check: string }) => check,
  );

describe('a vote that somebody wrote by SQL', () => {
  const VOTE = `INSERT INTO mlm_payout_batch_approvals (batch_id, approver_user_id, status, content_hash) VALUES (?, 2, 'approved', ?)`;

  it('does not count, and who is named may still give it', async () => {
    await company.sql(VOTE, [pending.batchId, pending.contentHash]);
    const { body } = await as.vani.get(`/api/batches/${pending.batchId}`);
    expect(body['votes'].map(({ counts }: { readonly counts: boolean }) => counts)).toEqual([true, false]);
    expect(await invariantsBroken()).toEqual(['vote_without_event']);
    expect(cameTo(await approve(as.bimal, pending))).toBe('approved');
  });

  it('pays nothing, with a batch that is marked as approved by it', async () => {
    await company.sql(VOTE, [pending.batchId, pending.contentHash]);
    await company.sql(
      `UPDATE mlm_payout_batches SET status = 'processing', approval_count = 2 WHERE id = ?`,
      [pending.batchId],
    );
    expect(cameTo(await pay(as.farah, pending))).toBe('not-processing');
    expect(await invariantsBroken()).toContain('vote_without_event');
  });

  it('does not come back once it was taken back', async () => {
    await as.asha.post(`/api/batches/${pending.batchId}/withdraw`, undefined);
    await company.sql(
      `UPDATE mlm_payout_batch_approvals SET status = 'approved', content_hash = ? WHERE batch_id = ?`,
      [pending.contentHash, pending.batchId],
    );
    expect(cameTo(await approve(as.bimal, pending))).toBe('recorded');
  });

  it('of another person than gave it counts for neither', async () => {
    await company.sql('UPDATE mlm_payout_batch_approvals SET approver_user_id = 3 WHERE batch_id = ?', [
      pending.batchId,
    ]);
    expect(cameTo(await approve(as.bimal, pending))).toBe('recorded');
  });
});

describe('an entitlement that somebody wrote by SQL', () => {
  it.each([
    ['another role', `SET roles = 'viewer,approver,finance,admin' WHERE subject = 'vani'`, 'vani'],
    ['an earlier date', `SET active_since = '2019-01-01' WHERE subject = 'bimal'`, 'bimal'],
    ['another user', `SET user_id = 12 WHERE subject = 'bimal'`, 'bimal'],
    ['the sign-in of another', `SET subject = 'nil' WHERE subject = 'bimal'`, 'nil'],
  ] as const)('%s: it opens nothing, not even a look', async (_, sql, who) => {
    await company.sql(`UPDATE mlm_payout_approvers ${sql}`);
    expect(cameTo(await approve(as[who], pending))).toBe('not-entitled');
    const look = await as[who].get('/api/batches');
    expect(cameTo(look)).toBe('not-entitled');
    expect(look.body['detail']).toContain('was changed outside of this system');
    expect(await invariantsBroken()).toContain('entitlement_not_recorded');
  });

  it('a row of its own, dated 2020: one person does not approve and pay', async () => {
    await company.sql(
      `INSERT INTO mlm_payout_approvers (user_id, issuer, subject, roles, active, active_since, changed_at)
       SELECT 9, issuer, 'nil', 'viewer,operator,approver,finance,admin', 1, '2020-01-01', '2020-01-01'
         FROM mlm_payout_approvers LIMIT 1`,
    );
    expect(cameTo(await approve(as.nil, pending))).toBe('not-entitled');
    expect(cameTo(await pay(as.nil, approved))).toBe('not-entitled');
    expect((await examineAsAdmin(company)).named('wrong')).toEqual(['entitlement_not_recorded']);
    const { approvers } = await askOps(company, 'approvers.list', { args: {} });
    expect(
      approvers
        .filter(({ onRecord }: { readonly onRecord: boolean }) => !onRecord)
        .map(({ subject }: { readonly subject: string }) => subject),
    ).toEqual(['nil']);
    expect(await invariantsBroken()).toEqual(['entitlement_not_recorded']);
  });

  it('one who was removed and is made active again: their vote does not count', async () => {
    await company.sql(`UPDATE mlm_payout_approvers SET active = 0 WHERE subject = 'asha'`);
    await company.sql(
      `UPDATE mlm_payout_approvers SET active = 1, active_since = '2018-01-01' WHERE subject = 'asha'`,
    );
    expect(cameTo(await approve(as.bimal, pending))).toBe('recorded');
  });

  it('one whose removal somebody hides from the key of its event', async () => {
    const [before] = await company.sql(`SELECT * FROM mlm_payout_approvers WHERE subject = 'bimal'`);
    await askOps(company, 'approvers.remove', { args: { userId: '2' } });
    await company.sql(`UPDATE mlm_payout_events SET subject_key = NULL WHERE action = 'approver_removed'`);
    await company.sql('REPLACE INTO mlm_payout_approvers SET ?', [before]);
    expect(cameTo(await approve(as.bimal, pending))).toBe('not-entitled');
  });

  it('one that only its row has ended is removed through the terminal, and does not come back', async () => {
    const switched = (active: number) =>
      company.sql(`UPDATE mlm_payout_approvers SET active = ? WHERE subject = 'bimal'`, [active]);
    await switched(0);
    expect(await askOps(company, 'approvers.remove', { args: { userId: '2' } })).toMatchObject({
      outcome: 'removed',
    });
    await switched(1);
    expect(cameTo(await approve(as.bimal, pending))).toBe('not-entitled');
  });

  it('counts again once it is given anew', async () => {
    await company.sql(`UPDATE mlm_payout_approvers SET active_since = '2019-01-01' WHERE subject = 'bimal'`);
    await entitle(company, { userId: '2', subject: 'bimal', roles: ['approver'] });
    // An approver since now: too new for what is there.
    expect(cameTo(await approve(as.bimal, pending))).toBe('approver-too-new');
    expect(await invariantsBroken()).toEqual([]);
  });
});
