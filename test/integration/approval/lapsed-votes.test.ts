import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { examineAsAdmin } from '../../support/ask-doctor.ts';
import { askOps } from '../../support/ask-ops.ts';
import { entitle } from '../../support/entitle.ts';
import { givenCompany } from '../../support/given.ts';
import { businessTables } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo, pay, withdraw } from '../../support/sign-off.ts';
import { storedEvents } from '../../support/stored-events.ts';

/** Approvals whose givers were removed since, or deleted by the host: while the batch is pending they count no more. */

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let batch: MadeBatch;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  batch = await givenBatch(company, [{}, {}, {}], { requiredApprovals: 2 });
});

const shown = async () => (await as.vani.get(`/api/batches/${batch.batchId}`)).body;
const lastEvent = async () => (await storedEvents(company, `batch-${batch.batchId}`)).at(-1);
const found = async () => (await examineAsAdmin(company)).named('warning');
const broken = async (): Promise<readonly string[]> =>
  (await askOps(company, 'doctor', { args: { invariants: true } })).findings.map(
    ({ check }: { readonly check: string }) => check,
  );

describe('an approver who was removed and added back', () => {
  const addedBack = async (who: string, userId: number) => {
    await askOps(company, 'approvers.remove', { args: { userId: `${userId}` } });
    const asked = { userId: `${userId}`, subject: who, roles: ['approver'] };
    expect(await entitle(company, asked)).toMatchObject({ outcome: 'added' });
  };

  it('is too new for the batch, also to repeat what they said before', async () => {
    expect(cameTo(await approve(as.bimal, batch))).toBe('recorded');
    await addedBack('bimal', 2);
    const before = await businessTables(company);
    expect(cameTo(await approve(as.bimal, batch))).toBe('approver-too-new');
    expect(await businessTables(company)).toEqual(before);
    expect(await lastEvent()).toMatchObject({
      action: 'vote_refused',
      detail: { because: 'approver-too-new' },
    });
    const { body } = await as.bimal.get(`/api/batches/${batch.batchId}`);
    expect(body).toMatchObject({ approvalCount: 0, may: { approve: 'approver-too-new', reject: true } });
  });

  it('finds their approval recorded once the batch is approved, whatever becomes of it', async () => {
    for (const who of [as.asha, as.bimal]) await approve(who, batch);
    await addedBack('bimal', 2);
    expect(cameTo(await approve(as.bimal, batch))).toBe('already_recorded');
    expect(cameTo(await pay(as.farah, batch))).toBe('paid');
    expect(cameTo(await approve(as.bimal, batch))).toBe('already_recorded');
  });
});

describe('an approver whose user the host deleted', () => {
  const deleted = (userId: number) => company.sql('DELETE FROM users WHERE id = ?', [userId]);

  it('does not count while the batch is pending: shown, counted, and said by the next vote', async () => {
    expect(cameTo(await approve(as.bimal, batch))).toBe('recorded');
    await deleted(2);
    expect(await shown()).toMatchObject({
      approvalCount: 0,
      votes: [{ userId: '2', name: null, decision: 'approved', counts: false }],
    });
    expect(cameTo(await approve(as.asha, batch))).toBe('recorded');
    expect(await lastEvent()).toMatchObject({
      action: 'vote_recorded',
      detail: { approvalCount: 1, lapsed: ['2'] },
    });
    expect(await shown()).toMatchObject({ status: 'pending_approval', approvalCount: 1 });
    expect(cameTo(await approve(as.chitra, batch))).toBe('approved');
    expect(await broken()).toEqual([]);
  });

  it('is left out where another takes their own vote back, too', async () => {
    for (const who of [as.bimal]) await approve(who, batch);
    await deleted(2);
    await approve(as.asha, batch);
    await withdraw(as.asha, batch);
    expect(await lastEvent()).toMatchObject({
      action: 'vote_withdrawn',
      detail: { approvalCount: 0, lapsed: ['2'] },
    });
    expect(await shown()).toMatchObject({ approvalCount: 0 });
  });

  it('counts for what was approved by then: it is paid', async () => {
    for (const who of [as.asha, as.bimal]) await approve(who, batch);
    await deleted(2);
    expect(await shown()).toMatchObject({ approvalCount: 2, votes: [{ counts: true }, { counts: true }] });
    expect(await broken()).toEqual([]);
    expect(cameTo(await pay(as.farah, batch))).toBe('paid');
    expect(await broken()).toEqual([]);
  });

  it('breaks no invariant; the doctor names the vote, and removing the approver counts anew', async () => {
    await approve(as.bimal, batch);
    expect(await found()).not.toContain('vote_of_deleted_user');
    await deleted(2);
    expect(await broken()).toEqual([]);
    expect(await found()).toContain('vote_of_deleted_user');
    expect(await found()).not.toContain('votes_differ');
    const { batchId } = batch;
    expect(await askOps(company, 'approvers.remove', { args: { userId: '2' } })).toMatchObject({
      recounted: [{ batchId, from: 1, to: 0 }],
    });
    expect(await found()).not.toContain('vote_of_deleted_user');
    expect(await broken()).toEqual([]);
  });
});
