import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCompany } from '../../support/given.ts';
import { givenLargeBatch, LARGE } from '../../support/given-large-batch.ts';
import { freeCommissions } from '../../support/ledger-facts.ts';
import { expectLegalHistory } from '../../support/legal-history.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { OVERDUE, reseal } from '../../support/reseal.ts';
import { approve, cameTo, reject } from '../../support/sign-off.ts';
import { storedEvents } from '../../support/stored-events.ts';

describe.each(levelsTried())('a batch whose time is over, under %s,', (isolation) => {
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
  });

  const givenOverdue = async (expiresAt = OVERDUE.expiresAt): Promise<MadeBatch> => {
    const batch = await givenBatch(company);
    return { ...batch, contentHash: await reseal(company, batch.batchId, { expiresAt }) };
  };
  const expire = ({ batchId }: MadeBatch) => company.invoke({ command: 'expire', batchId }, 'worker');
  const actions = async ({ batchId }: MadeBatch) =>
    (await storedEvents(company, `batch-${batchId}`)).map(({ action }) => action);

  it('is cancelled, and its commissions are free', async () => {
    const batch = await givenOverdue();
    expect(await expire(batch)).toEqual({ settled: 'over', expired: true });
    expect(await expectLegalHistory(company, batch.batchId)).toMatchObject({
      status: 'cancelled',
      releasedItems: 3,
    });
    expect(await freeCommissions(company)).toBe(3);
    expect(cameTo(await approve(as.asha, batch))).toBe('not-pending');
  });

  it('cannot be approved before the sweep comes either, but it can be rejected', async () => {
    const batch = await givenOverdue();
    const { body } = await as.asha.get(`/api/batches/${batch.batchId}`);
    expect(body['may']).toMatchObject({ approve: 'not-pending', reject: true });
    const answer = await approve(as.asha, batch);
    expect(cameTo(answer)).toBe('not-pending');
    expect(answer.body['detail']).toContain('the time for it was over at 2026-01-01T00:00:00.000Z');
    expect(await actions(batch)).toEqual(['batch_created']);
    expect(cameTo(await reject(as.bimal, batch))).toBe('cancelled');
  });

  it('is cancelled once, though the worker is asked four times at the same instant', async () => {
    const batch = await givenOverdue();
    const answers = await Promise.all([1, 2, 3, 4].map(() => expire(batch)));
    expect(answers.filter(({ expired }) => expired === true)).toHaveLength(1);
    expect(answers.filter(({ errorType }) => errorType)).toEqual([]);
    await expectLegalHistory(company, batch.batchId);
    expect(await actions(batch)).toEqual(['batch_created', 'batch_expired']);
  });

  it('is released to its end, however large it is', async () => {
    const { batchId } = await givenLargeBatch(company);
    await reseal(company, batchId, OVERDUE);
    const answers = await Promise.all(
      [1, 2].map(() => company.invoke({ command: 'expire', batchId }, 'worker')),
    );
    expect(answers.map(({ settled }) => settled)).toEqual(['over', 'over']);
    expect(await expectLegalHistory(company, batchId)).toMatchObject({
      status: 'cancelled',
      releasedItems: LARGE,
    });
    expect(await freeCommissions(company)).toBe(LARGE);
  });

  it('is approved or cancelled, where the last vote comes at the same instant', async () => {
    const told: Readonly<Record<string, readonly unknown[]>> = {
      processing: ['approved', false],
      cancelled: ['not-pending', true],
      // The worker looked just before its time was over, the vote came just after.
      pending_approval: ['not-pending', false],
    };
    for (const milliseconds of [40, 80, 120, 160, 200, 240]) {
      const batch = await givenOverdue(new Date(Date.now() + milliseconds));
      const [vote, answer] = await Promise.all([approve(as.asha, batch), expire(batch)]);
      const { status } = await expectLegalHistory(company, batch.batchId);
      expect([cameTo(vote), answer['expired']]).toEqual(told[status]);
    }
  });

  it('stays approved if it was, and any other one stays as it is', async () => {
    const approved = await givenBatch(company);
    await approve(as.asha, approved);
    await reseal(company, approved.batchId, OVERDUE);
    const inTime = await givenOverdue(new Date('2037-01-01T00:00:00Z'));
    for (const batch of [approved, inTime]) {
      expect(await expire(batch)).toEqual({ settled: 'over', expired: false });
      await expectLegalHistory(company, batch.batchId);
    }
    expect(await actions(approved)).toEqual(['batch_created', 'batch_approved']);
    expect(await actions(inTime)).toEqual(['batch_created']);
  });

  it('is cancelled once, though the worker never hears what became of its commit', async () => {
    const batch = await givenOverdue();
    const { faults } = company.stack.dataApi;
    faults.add({ kind: 'reply_lost_after', operation: 'CommitTransaction' });
    expect(await expire(batch)).toEqual({ settled: 'over', expired: true });
    await expectLegalHistory(company, batch.batchId);
    expect(await actions(batch)).toEqual(['batch_created', 'batch_expired']);
  });
});
