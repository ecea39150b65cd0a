import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { expectLegalHistory } from '../../support/legal-history.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { approve, cameTo, cancel, givenCrowd, reject, tally, withdraw } from '../../support/sign-off.ts';

describe.each(levelsTried())('under %s, at the same instant,', (isolation) => {
  let company: PayoutStack;
  let as: Awaited<ReturnType<typeof signedIn>>;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation });
    as = await signedIn(company);
  });
  afterAll(() => company.discard());
  beforeEach(async () => {
    await givenCompany(company);
    await givenPeople(company);
    await givenSettings(company, { required_approvals: '2' });
  });

  const keyed = () => ({ 'idempotency-key': randomUUID() });

  it.each([
    { given: 'without keys', headers: () => ({}) },
    { given: 'with a key each', headers: keyed },
  ])('50 approvers of a batch that needs 3: three count, $given', async ({ headers }) => {
    await givenSettings(company, { required_approvals: '3' });
    const batch = await givenBatch(company);
    const crowd = await givenCrowd(company, 50);
    const answers = await Promise.all(crowd.map((who) => approve(who, batch, headers())));
    expect(tally(answers)).toEqual({ recorded: 2, approved: 1, 'not-pending': 47 });
    const history = await expectLegalHistory(company, batch.batchId);
    expect(history).toMatchObject({ status: 'processing', approvalCount: 3 });
    expect(Object.values(history.votes)).toEqual(['approved', 'approved', 'approved']);
  });

  it('20 approvers, each of whom is needed, with a key each: all are heard', async () => {
    await givenSettings(company, { required_approvals: '20' });
    const batch = await givenBatch(company);
    const crowd = await givenCrowd(company, 20);
    const answers = await Promise.all(crowd.map((who) => approve(who, batch, keyed())));
    expect(tally(answers)).toEqual({ recorded: 19, approved: 1 });
    expect(await expectLegalHistory(company, batch.batchId)).toMatchObject({ approvalCount: 20 });
  });

  it('approvals and rejections of ten people: one of the two ends, not both', async () => {
    const batch = await givenBatch(company);
    const crowd = await givenCrowd(company, 10);
    const answers = await Promise.all(
      crowd.map((who, index) => (index % 2 === 0 ? approve(who, batch) : reject(who, batch))),
    );
    const { status } = await expectLegalHistory(company, batch.batchId);
    const { cancelled = 0, approved = 0, 'internal-error': failed = 0 } = tally(answers);
    expect([cancelled, approved, failed]).toEqual(status === 'cancelled' ? [1, 0, 0] : [0, 1, 0]);
  });

  it('the last vote and its withdrawal by the other: approved, or one vote is left', async () => {
    for (let round = 0; round < 4; round += 1) {
      const batch = await givenBatch(company);
      await approve(as.asha, batch);
      const [last, taken] = await Promise.all([approve(as.bimal, batch), withdraw(as.asha, batch)]);
      const { status, approvalCount } = await expectLegalHistory(company, batch.batchId);
      expect([cameTo(last), cameTo(taken), status, approvalCount]).toEqual(
        status === 'processing'
          ? ['approved', 'not-pending', 'processing', 2]
          : ['recorded', 'recorded', 'pending_approval', 1],
      );
    }
  });

  it('a vote and a cancellation: what is cancelled stays so', async () => {
    for (let round = 0; round < 4; round += 1) {
      const batch = await givenBatch(company, [{}, {}], { requiredApprovals: 1 });
      const answers = await Promise.all([approve(as.asha, batch), cancel(as.om, batch)]);
      const { status } = await expectLegalHistory(company, batch.batchId);
      expect(answers.map(cameTo)).toEqual(
        // An approved batch is finance's to cancel, not the operator's.
        status === 'cancelled' ? ['not-pending', 'cancelled'] : ['approved', 'not-entitled'],
      );
    }
  });

  it('the same vote, five times: one is counted, and all are told so', async () => {
    const batch = await givenBatch(company);
    const answers = await Promise.all(Array.from({ length: 5 }, () => approve(as.asha, batch)));
    expect(tally(answers)).toEqual({ recorded: 1, already_recorded: 4 });
    expect(await expectLegalHistory(company, batch.batchId)).toMatchObject({ approvalCount: 1 });
  });

  it('the same request under one key, five times: one answer', async () => {
    const headers = keyed();
    const batch = await givenBatch(company);
    const answers = await Promise.all(Array.from({ length: 5 }, () => approve(as.asha, batch, headers)));
    expect(tally(answers)).toEqual({ recorded: 5 });
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await expectLegalHistory(company, batch.batchId)).toMatchObject({ approvalCount: 1 });
  });

  it('one key for two batches: one is voted on, the other request is refused', async () => {
    const headers = keyed();
    const batches = [await givenBatch(company), await givenBatch(company)];
    const answers = await Promise.all(batches.map((batch) => approve(as.asha, batch, headers)));
    expect(tally(answers)).toEqual({ recorded: 1, 'idempotency-mismatch': 1 });
    for (const [index, { batchId }] of batches.entries()) {
      const recorded = answers[index]?.status === 200 ? 1 : 0;
      expect(await expectLegalHistory(company, batchId)).toMatchObject({ approvalCount: recorded });
    }
  });

  it('a yes and a no under one key: one is heard, the other request is refused', async () => {
    const headers = keyed();
    const batch = await givenBatch(company);
    const answers = await Promise.all([approve(as.asha, batch, headers), reject(as.asha, batch, headers)]);
    expect(answers.filter(({ status }) => status === 422).map(cameTo)).toEqual(['idempotency-mismatch']);
    const { status } = await expectLegalHistory(company, batch.batchId);
    expect(status).toBe(answers[0]?.status === 200 ? 'pending_approval' : 'cancelled');
  });

  it('a vote and the removal of its voter: it counts for nothing, or for what it led to', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [who] = await givenCrowd(company, 1);
      const batch = await givenBatch(company, [{}], { requiredApprovals: 1 + (round % 2) });
      if (!who) throw new Error('nobody');
      const [vote, removal] = await Promise.all([
        approve(who, batch),
        askOps(company, 'approvers.remove', { args: { userId: '101' } }),
      ]);
      expect(removal).toMatchObject({ outcome: 'removed' });
      const { status, approvalCount } = await expectLegalHistory(company, batch.batchId);
      const approved = cameTo(vote) === 'approved';
      expect([status, approvalCount]).toEqual(approved ? ['processing', 1] : ['pending_approval', 0]);
      expect(await approve(who, batch)).toMatchObject({ status: 403 });
      await company.sql('DELETE FROM mlm_payout_approvers WHERE user_id = 101');
    }
  });
});
