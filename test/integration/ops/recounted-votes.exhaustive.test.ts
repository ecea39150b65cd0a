import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { givenApprovers, ISSUER } from '../../support/given-approvers.ts';
import { givenVote } from '../../support/given-vote.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { type PayoutStack, type Row, startPayoutStack } from '../../support/payout-stack.ts';
import { storedEvents } from '../../support/stored-events.ts';

describe.each(levelsTried())('approvals of a pending batch, under %s', (isolation) => {
  let company: PayoutStack;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation });
  });
  afterAll(() => company.discard());
  beforeEach(() => givenCompany(company));

  /** Needs three; approved by these users, as the API leaves it. */
  const givenBatch = async (...voters: readonly number[]): Promise<string> => {
    await givenCommissions(company, [{}]);
    const { batchId } = await company.invoke({ force: true, requiredApprovals: 3 });
    for (const voter of voters) await givenVote(company, batchId, voter);
    await company.sql('UPDATE mlm_payout_batches SET approval_count = ? WHERE id = ?', [
      voters.length,
      batchId,
    ]);
    return batchId;
  };

  const remove = (args: unknown) => askOps(company, 'approvers.remove', { args });
  const changeRoles = (userId: number, ...roles: string[]) =>
    askOps(company, 'approvers.add', {
      args: { userId: `${userId}`, issuer: ISSUER, subject: `user-${userId}`, roles },
    });
  const count = async (batchId: string) =>
    (await company.sql('SELECT approval_count AS n FROM mlm_payout_batches WHERE id = ?', [batchId]))[0]?.[
      'n'
    ];
  const recounts = async (batchId: string) =>
    (await storedEvents(company, `batch-${batchId}`)).filter(({ action }) => action === 'votes_recounted');
  const votesDiffer = async () =>
    (await askOps(company, 'doctor'))['findings'].filter(
      ({ check }: { check: string }) => check === 'votes_differ',
    );

  it('no longer count once the approver is removed, and every record says so', async () => {
    await givenApprovers(company, [{ userId: 1 }, { userId: 2 }]);
    const batchId = await givenBatch(1, 2);
    const [batch] = await company.sql('SELECT batch_reference FROM mlm_payout_batches');
    const recounted = [{ batchId, batchReference: batch?.['batch_reference'], from: 2, to: 1 }];
    expect(await remove({ userId: '1' })).toMatchObject({ outcome: 'removed', recounted });
    expect(await count(batchId)).toBe(1);
    expect(await recounts(batchId)).toEqual([
      {
        actor: 'unverified: om@terminal',
        action: 'votes_recounted',
        detail: {
          because: 'approver_removed',
          userId: '1',
          from: 2,
          to: 1,
          reason: 'as finance decided',
          requestId: expect.any(String),
        },
      },
    ]);
    expect((await storedEvents(company, 'approvers')).at(-1)?.detail).toMatchObject({ recounted });
    expect(await votesDiffer()).toEqual([]);
  });

  it('no longer count once the role is taken away; other roles are none of their business', async () => {
    await givenApprovers(company, [{ userId: 1 }, { userId: 2 }]);
    const batchId = await givenBatch(1, 2);
    expect(await changeRoles(1, 'approver', 'finance')).toMatchObject({ outcome: 'changed', recounted: [] });
    expect(await count(batchId)).toBe(2);
    expect(await changeRoles(1, 'finance')).toMatchObject({ recounted: [{ batchId, from: 2, to: 1 }] });
    expect((await recounts(batchId)).map(({ detail }) => detail.because)).toEqual(['approver_changed']);
    // Whoever comes back is new, and has no say in what is there already.
    expect(await changeRoles(1, 'approver')).toMatchObject({ outcome: 'changed', recounted: [] });
    expect(await count(batchId)).toBe(1);
    expect(await votesDiffer()).toEqual([]);
  });

  it.each([
    { other: 'an approver as long', signIn: {}, left: 2 },
    { other: 'an approver since after the batch', signIn: { activeSince: '2037-01-01' }, left: 1 },
    { other: 'a viewer', signIn: { roles: 'viewer' }, left: 1 },
    { other: 'inactive', signIn: { active: false }, left: 1 },
  ])('of a person whose other sign-in is $other: $left are left', async ({ signIn, left }) => {
    await givenApprovers(company, [{ userId: 1 }, { userId: 1, subject: 'other', ...signIn }, { userId: 2 }]);
    const batchId = await givenBatch(1, 2);
    await remove({ issuer: ISSUER, subject: 'user-1' });
    expect(await count(batchId)).toBe(left);
    await remove({ userId: '1' });
    expect(await count(batchId)).toBe(1);
    expect(await recounts(batchId)).toHaveLength(1);
  });

  it('are recounted batch by batch, where this person approved what is in it', async () => {
    await givenApprovers(company, [{ userId: 1 }, { userId: 2 }]);
    const [both, others, second] = [await givenBatch(1, 2), await givenBatch(2), await givenBatch(1)];
    const stale = await givenBatch(1);
    await company.sql(`UPDATE mlm_payout_batch_approvals SET content_hash = 'stale' WHERE batch_id = ?`, [
      stale,
    ]);
    await company.sql('UPDATE mlm_payout_batches SET approval_count = 0 WHERE id = ?', [stale]);
    expect((await remove({ userId: '1' })).recounted).toMatchObject([
      { batchId: both, from: 2, to: 1 },
      { batchId: second, from: 1, to: 0 },
    ]);
    expect(await Promise.all([both, others, second, stale].map(count))).toEqual([1, 1, 0, 0]);
    expect(await recounts(others)).toEqual([]);
  });

  it('leave out whom the host has deleted, who is recounted by their removal too', async () => {
    await givenApprovers(company, [{ userId: 1 }, { userId: 4 }]);
    const batchId = await givenBatch(1, 4);
    await company.sql('DELETE FROM users WHERE id = 4');
    expect(await votesDiffer()).toEqual([]);
    expect(await remove({ userId: '1' })).toMatchObject({ recounted: [{ batchId, from: 2, to: 0 }] });
    expect(await recounts(batchId)).toMatchObject([{ detail: { userId: '1', lapsed: ['4'] } }]);
    expect(await votesDiffer()).toEqual([]);
    expect(await remove({ userId: '4' })).toMatchObject({ outcome: 'removed', recounted: [] });
    expect(await count(batchId)).toBe(0);
  });

  it.each(['processing', 'completed', 'cancelled'])(
    'stay as they were once the batch is %s',
    async (status) => {
      await givenApprovers(company, [{ userId: 1 }]);
      const batchId = await givenBatch(1);
      await company.sql('UPDATE mlm_payout_batches SET status = ?', [status]);
      expect(await remove({ userId: '1' })).toMatchObject({ outcome: 'removed', recounted: [] });
      expect(await count(batchId)).toBe(1);
      expect(await recounts(batchId)).toEqual([]);
    },
  );

  it('are recounted once, and said to be, though nobody heard the answer to the commit', async () => {
    await givenApprovers(company, [{ userId: 1 }]);
    const batchId = await givenBatch(1);
    company.stack.dataApi.faults.add({ kind: 'reply_lost_after', operation: 'CommitTransaction' });
    expect(await remove({ userId: '1' })).toMatchObject({
      outcome: 'removed',
      recounted: [{ from: 1, to: 0 }],
    });
    expect(await recounts(batchId)).toHaveLength(1);
    const before = await everyTable(company);
    expect(await remove({ userId: '1' })).toMatchObject({ outcome: 'unchanged', recounted: [] });
    expect(await everyTable(company)).toEqual(before);
  });

  it('are none after all approvers were removed at the same instant', async () => {
    await givenApprovers(company, [{ userId: 1 }, { userId: 2 }, { userId: 3 }]);
    const [first, second] = [await givenBatch(1, 2), await givenBatch(1, 2, 3)];
    const { faults } = company.stack.dataApi;
    faults.add({ kind: 'delay', sql: /SET approval_count/, milliseconds: 300, times: 2 });
    const answers = await Promise.all(['1', '2', '3'].map((userId) => remove({ userId })));
    expect(answers.map(({ outcome }) => outcome)).toEqual(['removed', 'removed', 'removed']);
    expect([await count(first), await count(second)]).toEqual([0, 0]);
    expect((await recounts(second)).map(({ detail: { from, to } }) => [from, to])).toEqual([
      [3, 2],
      [2, 1],
      [1, 0],
    ]);
  });

  it('of one person are gone with the last of their sign-ins, though each was removed by itself', async () => {
    await givenApprovers(company, [{ userId: 1 }, { userId: 1, subject: 'other' }]);
    const batchId = await givenBatch(1);
    await Promise.all(['user-1', 'other'].map((subject) => remove({ issuer: ISSUER, subject })));
    expect(await count(batchId)).toBe(0);
    expect(await recounts(batchId)).toHaveLength(1);
  });

  it('given while the removal waited are counted out too', async () => {
    await givenApprovers(company, [{ userId: 1 }]);
    const batchId = await givenBatch();
    const voter = await company.connect();
    await voter.beginTransaction();
    await voter.query('SELECT id FROM mlm_payout_approvers WHERE user_id = 1 LOCK IN SHARE MODE');
    const { calls } = company.stack.dataApi;
    calls.reset();
    const removal = remove({ userId: '1' });
    const waits = () => calls.all.some(({ sql }) => /mlm_payout_approvers[\s\S]*FOR UPDATE/.test(sql ?? ''));
    await expect.poll(waits, { timeout: 5_000 }).toBe(true);
    await voter.query('UPDATE mlm_payout_batches SET approval_count = 1');
    const sql = async (text: string, values: unknown[] = []) => (await voter.query(text, values))[0] as Row[];
    await givenVote({ sql }, batchId, 1);
    await voter.commit();
    await voter.end();
    expect(await removal).toMatchObject({ recounted: [{ batchId, from: 1, to: 0 }] });
    expect(await count(batchId)).toBe(0);
  });
});
